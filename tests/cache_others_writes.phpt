--TEST--
what others write: an idle worker is fresh without being asked, and no cached read is older than what was seen
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('list');
$other = own();
$other->create("$node/data", '0');
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	$read = fn() => [$c->get("$node/data", cached: true), $c->exists("$node/data", true)->version, sorted($c->getChildren("$node/list", true))];
	$read();
	for ($i = 1; $i <= 5; $i++) {
		/* The reader has looked at its copies, so they are read again when they change, and then nobody has to wait. */
		$refreshes = $c->stats()['cacheRefreshes'];
		$stat = $other->set("$node/data", "$timeout-$i");
		$other->create("$node/list/$timeout-$i");
		check("$timeout, refreshed", wait_until(10_000, fn() => $c->stats()['cacheRefreshes'] >= $refreshes + 3), $c->stats());
		$expected = ["$timeout-$i", $stat->version, sorted($other->getChildren("$node/list"))];
		$seen = null;
		$counts = costs($c, function () use ($read, &$seen) {
			$seen = $read();
		}, 'calls', 'cacheHits', 'cacheMisses');
		same("$timeout, fresh", $expected, $seen);
		same("$timeout, three hits", [0, 3, 0], $counts);
		usleep(150_000);
	}
	/* Nobody looks, and it changes twice at once: the next look shows the last change. */
	for ($i = 0; $i < 3; $i++) {
		foreach (['x', 'y', 'z'] as $value) {
			$other->set("$node/data", "$value$i");
			usleep(1000);
		}
		usleep(300_000);
		same("$timeout, the last of three changes", "z$i", $c->get("$node/data", cached: true));
	}
	$other->deleteTree("$node/list");
	check("$timeout, deleted", wait_until(10_000, fn() => outcome(fn() => $c->getChildren("$node/list", true)) instanceof Zk\NoNodeException));
	$other->create("$node/list");
	check("$timeout, created", wait_until(10_000, fn() => outcome(fn() => $c->getChildren("$node/list", true)) === []));
}

/* A busy writer; whatever the reader has seen, by any call, it never sees less. */
$seconds = under_valgrind() ? 4 : 3;
$other->create("$node/count", '0');
$other->create("$node/queue");
$writer = elsewhere($node, '$end = hrtime(true) + ' . ($seconds * 2 + 2) . 'e9;
	for ($i = 1; hrtime(true) < $end; $i++) {
		$c->transaction()->set("$path/count", "$i")->create("$path/queue/$i")->commit();
		if ($i > 3) {
			$c->delete("$path/queue/" . ($i - 3));
		}
		if ($i % 50 === 0) {
			usleep(random_int(0, 30_000));
		}
	}');
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	check('it has begun', wait_until(20_000, fn() => (int) $c->get("$node/count") > 5));
	$newest = fn(array $names) => $names ? max(array_map(intval(...), $names)) : 0;
	$plain = [
		fn() => (int) $c->get("$node/count"),
		fn() => $newest($c->getChildren("$node/queue")),
		fn() => $c->exists("$node/count")->version,
		fn() => (int) $c->getMany(["$node/count"])["$node/count"],
		fn() => $newest($c->getChildrenMany(["$node/queue"])["$node/queue"]),
		fn() => (int) $c->getTree($node)["$node/count"],
		function () use ($c, $node) {
			$c->sync($node);
			return 0;
		},
	];
	$cached = [
		fn() => (int) $c->get("$node/count", cached: true),
		fn() => $newest($c->getChildren("$node/queue", true)),
		fn() => $c->exists("$node/count", true)->version,
	];
	$wrong = [];
	$end = now_ms() + $seconds * 1000;
	for ($n = 0, $seen = 0; now_ms() < $end || $n < 50; $n++) {
		if ($n % 3 === 0) {
			$seen = max($seen, $plain[$p = array_rand($plain)]());
		}
		$now = $cached[$k = array_rand($cached)]();
		if ($now < $seen) {
			$wrong[] = "cached $k: $now after $seen";
		}
		$seen = max($seen, $now);
	}
	same("$timeout, older than seen", [], array_slice($wrong, 0, 10));
	check("$timeout, there was something to see", $seen > 50, $seen);
}
done_elsewhere($writer);
same('in the end', $c->get("$node/count"), $c->get("$node/count", cached: true));
same('in the end', sorted($c->getChildren("$node/queue")), sorted($c->getChildren("$node/queue", true)));
done();
?>
--EXPECT--
done
