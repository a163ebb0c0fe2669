--TEST--
a listener may do anything: poll, stop, add and drop watches, write, close, fork
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();
$count = 6;
for ($i = 0; $i < $count; $i++) {
	$other->create("$node/n$i", 'old');
}

/* $count watches, then all nodes change and poll() runs; the listeners call $act(number, $world). What was heard after that. */
final class World
{
	public ?Zk\Client $client;
	public array $watches = [];
	public array $heard = [];
	public mixed $ran = null;
}
function play(callable $act, ?callable $after = null): World
{
	global $node, $other, $count;
	$world = new World;
	$world->client = $client = own();
	for ($i = 0; $i < $count; $i++) {
		$other->set("$node/n$i", 'old');
	}
	for ($i = 0; $i < $count; $i++) {
		$world->watches[$i] = $client->watchData("$node/n$i", function ($data) use ($i, $world, $act) {
			if ($data !== 'old') {
				$world->heard[] = $i;
				$act($i, $world);
			}
		});
	}
	$refreshes = $client->stats()['cacheRefreshes'];
	for ($i = 0; $i < $count; $i++) {
		$other->set("$node/n$i", 'new');
	}
	check('refreshed', wait_until(20_000, fn() => $client->stats()['cacheRefreshes'] >= $refreshes + $count));
	usleep(50_000);
	$world->ran = outcome(fn() => $client->poll());
	$more = outcome(fn() => $client->poll(50));
	check('nothing is left', $more === 0 || $more instanceof Error || $after, $more);
	$after && $after($world);
	$world->watches = [];
	$world->client = null;
	unset($client);
	gc_collect_cycles();
	return $world;
}
$all = range(0, $count - 1);

$world = play(fn($i, $w) => $w->client->poll());
same('poll()', $all, sorted($world->heard));
$world = play(fn($i, $w) => $w->client->poll(20));
same('poll() that waits', $all, sorted($world->heard));
$world = play(fn($i, $w) => $w->watches[$i]->stop());
same('stops itself', [$count, $all], [$world->ran, $world->heard]);
$world = play(function ($i, $w) {
	foreach ($w->watches as $k => $watch) {
		$k > $i && $watch->stop();
	}
});
same('stops those after it', [1, [0]], [$world->ran, $world->heard]);
$world = play(function ($i, $w) {
	array_map(fn($watch) => $watch->stop(), $w->watches);
});
same('stops all', [1, [0]], [$world->ran, $world->heard]);
$world = play(function ($i, $w) {
	unset($w->watches[$i]);
});
same('drops itself', [$count, $all], [$world->ran, $world->heard]);
$world = play(function ($i, $w) {
	unset($w->watches[$i + 1]);
});
same('drops the next', [0, 2, 4], $world->heard);
$world = play(function ($i, $w) {
	$w->watches = [];
});
same('drops all', [0], $world->heard);
$world = play(function ($i, $w) {
	$w->watches = [];
	gc_collect_cycles();
});
same('drops all and collects', [0], $world->heard);
$world = play(function ($i, $w) {
	$w->watches = [];
	$w->client->poll(10);
});
same('drops all and polls', [0], $world->heard);
$world = play(fn($i, $w) => $w->client->close());
same('closes the client', [1, [0]], [$world->ran, $world->heard]);
$world = play(function ($i, $w) {
	$w->watches = [];
	$w->client->close();
	$w->client = null;
	gc_collect_cycles();
});
same('closes and drops all', [1, [0]], [$world->ran, $world->heard]);
$world = play(function ($i, $w) {
	$w->client->close();
	throws('a closed client', Error::class, fn() => $w->client->poll());
	throw new DomainException('after that');
});
check('closes and throws', $world->ran instanceof DomainException, $world->ran);

/* New watches: they hear their first value at once, and nothing twice. */
$late = new Heard;
$world = play(function ($i, $w) use ($late, $node) {
	$w->watches["late$i"] = $w->client->watchData("$node/n$i", $late);
}, function ($w) use ($late, $other, $node) {
	$other->set("$node/n3", 'newer');
	check('both are told', poll_until($w->client, 10_000, fn() => count($late->all) === 7 && count($w->heard) === 7), [$late->all, $w->heard]);
});
same('adds', [6, array_fill(0, 6, 'new')], [$world->ran, array_slice($late->all, 0, 6)]);
$late = new Heard;
$world = play(function ($i, $w) use ($late, $node) {
	$w->watches[$i] = $w->client->watchData("$node/n$i", $late);
}, function ($w) use ($late, $other, $node) {
	$other->set("$node/n3", 'newer');
	check('the new one is told', poll_until($w->client, 10_000, fn() => count($late->all) === 7), $late->all);
	same('the old one is not', 6, count($w->heard));
});
same('replaces itself', [6, array_fill(0, 6, 'new')], [$world->ran, array_slice($late->all, 0, 6)]);

/* Every call that there is, plain and cached; and writes that its own listener hears of. */
$world = play(function ($i, $w) use ($node, $count) {
	$c = $w->client;
	if (count($w->heard) > 3 * $count) {
		return;
	}
	same('get', 'new', substr($c->get("$node/n$i"), 0, 3));
	same('cached', $c->get("$node/n$i"), $c->get("$node/n$i", cached: true));
	same('children', $count, count($c->getChildren($node, true)));
	$c->getMany(["$node/n0", "$node/n1"]);
	$c->transaction()->check($node, -1)->commit();
	$c->sync($node);
	$c->stats();
	$c->stream();
	$other = new Zk\Client(hosts());
	$other->get($node);
	if (count($w->heard) < 3 * $count) {
		$c->set("$node/n$i", 'new ' . count($w->heard));
	}
}, function ($w) use ($count) {
	check('its own writes come back', poll_until($w->client, 20_000, fn() => count($w->heard) > 3 * $count), $w->heard);
});
check('calls', $world->ran === $count, $world->ran);

/* Another client's poll, and a watch of another client. */
$second = own();
$heard = new Heard;
$world = play(function ($i, $w) use ($second, $heard, $node) {
	$w->watches["second$i"] = $second->watchData("$node/n$i", $heard);
	$second->poll();
});
same('another client', [$all, array_fill(0, $count, 'new')], [$world->heard, $heard->all]);

/* Deep: each listener makes a change and polls for it. */
$depth = 0;
$c = own();
$c->create("$node/deep", '0');
$watch = $c->watchData("$node/deep", function ($data) use ($c, $node, &$depth) {
	if ((int) $data < 30) {
		$depth = max($depth, (int) $data + 1);
		$c->set("$node/deep", (string) ($data + 1));
		$c->poll(5000);
	}
});
same('30 deep', 30, $depth);
$watch->stop();

/* A child of a listener: it may use the client, go on polling and end. */
$world = play(function ($i, $w) use ($node, $other, $count) {
	/* ThreadSanitizer loses track of the threads of a forked child. */
	if ($i === 3 && !isset($w->parent) && !getenv('TSAN_OPTIONS')) {
		branch_ended(branch(function () use ($w, $node, $count) {
			$w->watches[1]->stop();
			$before = count($w->heard);
			same('in the child', 'new', $w->client->get("$node/n0", cached: true));
			$own = own();
			$own->set("$node/n5", 'by the child');
			$end = now_ms() + 20_000;
			while (!in_array(5, array_slice($w->heard, $before), true) && now_ms() < $end) {
				$w->client->poll(100);
			}
			check('told in the child', in_array(5, array_slice($w->heard, $before), true), $w->heard);
		}));
	}
}, fn($w) => check('the parent too', poll_until($w->client, 10_000, fn() => count($w->heard) >= $count), $w->heard));
same('a fork', $all, array_slice($world->heard, 0, $count));

/* The listener's last reference goes while it runs. */
$c = own();
$watch = $c->watchData("$node/n0", $closure = function ($data) use (&$watch, &$closure, $c, $node) {
	$watch = $closure = null;
	gc_collect_cycles();
	return str_repeat($data, 2) . $node . $c->get("$node/n0", cached: true);
});
$other->set("$node/n0", 'last');
check('told', poll_until($c, 10_000, fn() => $GLOBALS['watch'] === null));
same('no more', 0, $c->poll(50));

/* The stack of an error in it shows where poll() was called, and the arguments. */
$c = own();
$watch = $c->watchData("$node/n0", function ($data) {
	if ($data === 'trace') {
		throw new Exception('trace');
	}
});
$other->set("$node/n0", 'trace');
do {
	$seen = outcome(fn() => $c->poll(10_000));
} while ($seen === 0);
check('trace', $seen instanceof Exception && $seen->getTrace()[1]['function'] === 'poll', $seen);
done();
?>
--EXPECT--
done
