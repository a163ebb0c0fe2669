--TEST--
a node that changes all the time costs few reads, however often it is looked at
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();
$other->create("$node/data", '0');
$proxy = new Proxy(hosts());
const GET = 4;
$seconds = 2;

/* A writer for that many seconds, as fast as it can; when it ends the node says "end N". */
function storm(string $path, int $seconds): mixed
{
	return elsewhere($path, '$end = hrtime(true) + ' . $seconds . 'e9;
		for ($i = 1; hrtime(true) < $end; $i++) {
			$c->set($path, "$i");
		}
		$c->set($path, "end $i");');
}

/* Nobody looks: about one read in a tenth of a second. */
$idle = own($proxy->hosts);
$idle->get("$node/data", cached: true);
$before = $proxy->requests(GET);
$started = now_ms();
$writer = storm("$node/data", $seconds);
done_elsewhere($writer);
$took = now_ms() - $started;
usleep(300_000);
$reads = $proxy->requests(GET) - $before;
$changes = (int) substr($other->get("$node/data"), 4);
check('there was a storm', $changes > ($seconds * 100), $changes);
check('an idle worker', $reads <= $took / 100 + 5, [$reads, $took]);
check('it knows how many', $idle->stats()['cacheRefreshes'] <= $reads, $idle->stats());
same('the last', "end $changes", $idle->get("$node/data", cached: true));

/* Who looks every 20 ms costs no more than two reads a look: the one that he waits for, and the one after it. */
$before = $proxy->requests(GET);
$writer = storm("$node/data", $seconds);
$looks = $last = 0;
$wrong = 0;
while (runs($writer)) {
	$now = (int) $idle->get("$node/data", cached: true);
	$wrong += $now !== 0 && $now < $last;
	$last = $now;
	$looks++;
	usleep(20_000);
}
same('back in time', 0, $wrong);
$reads = $proxy->requests(GET) - $before;
check('looks now and then', $reads <= 3 * $looks + $seconds * 10 + 10, [$reads, $looks]);
$changes = (int) substr($other->get("$node/data"), 4);
check('the last again', wait_until(5000, fn() => $idle->get("$node/data", cached: true) === "end $changes"));

/* Who looks all the time is answered, always in time. */
$eager = own(timeoutMs: 10_000);
$writer = storm("$node/data", $seconds);
$longest = $looks = 0;
while (runs($writer)) {
	for ($i = 0; $i < 500; $i++, $looks++) {
		$started = now_ms();
		$seen = outcome(fn() => $eager->get("$node/data", cached: true));
		$longest = max($longest, now_ms() - $started);
		if (!is_string($seen)) {
			check('an answer', false, $seen);
			break 2;
		}
	}
}
check('no look takes long', $longest < 4000, $longest);
$stats = $eager->stats();
check('fewer requests than looks', $stats['cacheMisses'] + $stats['cacheRefreshes'] < $looks, $stats);
same('the last once more', $other->get("$node/data"), $eager->get("$node/data", cached: true));

/* 200 listeners of one node are one read a change at most. */
$many = own($proxy->hosts);
$heard = new Heard;
$watches = array_map(fn() => $many->watchData("$node/data", $heard), range(1, 200));
same('now', 200, count($heard->all));
same('requests for them', [0, 1], [costs($many, fn() => $many->watchData("$node/data", fn() => null), 'calls')[0], $many->stats()['cacheMisses']]);
$before = $proxy->requests(GET);
for ($i = 0; $i < 10; $i++) {
	$heard->all = [];
	$other->set("$node/data", "all $i");
	check("all of them, $i", poll_until($many, 10_000, fn() => count($heard->all) === 200 && array_unique($heard->all) === ["all $i"]), count($heard->all));
}
check('reads for 10 changes', $proxy->requests(GET) - $before <= 40, $proxy->requests(GET) - $before);
done();
?>
--EXPECT--
done
