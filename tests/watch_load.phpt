--TEST--
100,000 changes of 20 nodes, listeners that make their watch anew: every final value is told, memory is flat
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';
require __DIR__ . '/inc/memory.inc';

$node = test_node();
$other = own();
$nodes = 20;
$changes = under_valgrind() ? 2_000 : 100_000;
$transaction = $other->transaction();
for ($i = 0; $i < $nodes; $i++) {
	$transaction->create("$node/n$i", '0');
}
$transaction->commit();

$c = own(timeoutMs: 20_000);
$last = $watches = [];
$calls = $backwards = 0;
$listen = function (int $i) use (&$listen, &$watches, &$last, &$calls, &$backwards, $c, $node) {
	$new = true;
	$watches[$i] = $c->watchData("$node/n$i", function ($data) use ($i, &$listen, &$watches, &$last, &$calls, &$backwards, &$new) {
		$calls++;
		$backwards += (int) $data < ($last[$i] ?? 0);
		$last[$i] = (int) $data;
		if (!$new) {
			$listen($i);
		}
		$new = false;
	});
};
$plain = [];
for ($i = 0; $i < $nodes; $i++) {
	$listen($i);
	$plain[] = $c->watchChildren("$node/n$i", fn() => null);
}
same('first', array_fill(0, $nodes, 0), $last);

/* Writers: each change of a node has the next number; the last of each is $final. */
function writer(string $node, int $nodes, int $from, int $to): mixed
{
	return elsewhere($node, "for (\$n = $from; \$n <= $to; \$n++) {
		\$transaction = \$c->transaction();
		for (\$i = 0; \$i < $nodes; \$i++) {
			\$transaction->set(\"\$path/n\$i\", (string) \$n);
		}
		\$transaction->commit();
	}");
}
function settled(Zk\Client $c, array &$last, int $nodes, int $final): bool
{
	return poll_until($c, 60_000, function () use (&$last, $nodes, $final) {
		return $last === array_fill(0, $nodes, $final);
	});
}

/* The first fifth is to warm up. */
$each = intdiv($changes, $nodes);
$fifth = intdiv($each, 5);
$writer = writer($node, $nodes, 1, $fifth);
check('warm', settled($c, $last, $nodes, $fifth), $last);
done_elsewhere($writer);
$writer = null;
gc_collect_cycles();
[$private, $files, $threads] = footprint();
$memory = memory_get_usage();

$writer = writer($node, $nodes, $fifth + 1, $each);
check('every final value', settled($c, $last, $nodes, $each), $last);
done_elsewhere($writer);
same('nothing is left', 0, $c->poll(200));
$writer = null;
gc_collect_cycles();
[$privateAfter, $filesAfter, $threadsAfter] = footprint();
check('PHP\'s memory is flat', memory_get_usage() - $memory < 20_000, memory_get_usage() - $memory);
check('the process is flat', under_valgrind() || $privateAfter - $private < 1000, $privateAfter - $private);
same('files and threads', [$files, $threads], [$filesAfter, $threadsAfter]);
same('never backwards', 0, $backwards);
check('many were told', $calls > (under_valgrind() ? 3 : 10) * $nodes, $calls);

/* The same one after the other, from the client itself. */
for ($n = $each + 1; $n <= $each + (under_valgrind() ? 20 : 500); $n++) {
	$i = $n % $nodes;
	$c->set("$node/n$i", "$n");
	if (!poll_until($c, 10_000, function () use (&$last, $i, $n) {
		return $last[$i] === $n;
	})) {
		check("own change $n", false, $last[$i]);
		break;
	}
}
$watches = $plain = [];
$listen = null;
gc_collect_cycles();
same('no watch is left', 0, $c->poll());
done();
?>
--EXPECT--
done
