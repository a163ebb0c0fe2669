--TEST--
5,000 watches survive a lost connection and an expired session; too many are refused
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$server = new Server(heapMb: 256);
$proxy = new Proxy($server->hosts);
$wire = new Wire($server->hosts);
$other = own($server->hosts, 20_000, 30_000);
$count = under_valgrind() ? 300 : 5000;
$wire->create('/many');
$names = array_map(fn($i) => sprintf('node-%05d', $i), range(0, $count - 1));
$wire->createMany('/many', $names);

$c = own($proxy->hosts, 20_000, 30_000);
$told = $watches = [];
foreach ($names as $i => $name) {
	$watches[$i] = $c->watchData("/many/$name", function ($data) use ($i, &$told) {
		$told[$i] = $data;
	});
}
same('all of them', $count, count($told));
same('on the server', $count, watches_on($server->hosts));
$memory = memory_get_usage();

/* Some change while the connection is away: all of them are told, and no other. */
$happenings = [
	'lost' => function () use ($proxy, $c) {
		$proxy->refuse();
		check('lost', wait_until(10_000, fn() => $c->state() !== Zk\State::Connected));
	},
	'expired' => fn() => $proxy->expire(),
	'dropped' => fn() => $proxy->drop(),
	'expired and away' => function () use ($proxy, $c, $server) {
		$session = $proxy->session();
		$proxy->refuse();
		check('lost', wait_until(10_000, fn() => $c->state() !== Zk\State::Connected));
		Wire::expire($server->hosts, ...$session);
	},
];
$stream = $c->stream();
foreach ($happenings as $what => $happens) {
	foreach (['poll()', 'stream'] as $how) {
		$told = [];
		$happens();
		$changed = array_rand($names, intdiv($count, 5));
		foreach (array_chunk($changed, 200) as $some) {
			$transaction = $other->transaction();
			foreach ($some as $i) {
				$transaction->set("/many/{$names[$i]}", "$what $how");
			}
			$transaction->commit();
		}
		$proxy->pass();
		$all = function () use (&$told, $changed) {
			return count($told) >= count($changed);
		};
		check("$what, $how, all are told", $how === 'stream' ? stream_until($c, $stream, 60_000, $all) : poll_until($c, 60_000, $all), count($told) . ' of ' . count($changed));
		$c->poll(200);
		ksort($told);
		check("$what, $how, those that changed", array_keys($told) === $changed && array_unique($told) === [$changed[0] => "$what $how"], count($told));
	}
}
/* And all at once. */
$told = [];
foreach (array_chunk($names, 500) as $some) {
	$transaction = $other->transaction();
	array_map(fn($name) => $transaction->set("/many/$name", 'all'), $some);
	$transaction->commit();
}
$started = now_ms();
check('all at once', poll_until($c, 60_000, function () use (&$told, $count) {
	return count($told) === $count;
}), count($told));
$watches = [];
$told = [];
$c->get('/many', cached: true);
ini_set('zkext.cache_entries', '10');
$c->exists('/many', true);
check('the server forgets them', wait_until(30_000, fn() => watches_on($server->hosts) <= 10), watches_on($server->hosts));
ini_restore('zkext.cache_entries');
$c->close();

/* All watched paths must fit into one packet. */
if (!under_valgrind()) {
	$c = own($proxy->hosts, 20_000, 30_000);
	$heard = new Heard;
	$path = fn($i) => '/' . str_repeat('x', 490) . sprintf('%08d', $i);
	$thrown = null;
	for ($i = 0; $i < 3000 && !$thrown; $i++) {
		$watch = outcome(fn() => $c->watchData($path($i), $heard));
		if ($watch instanceof Throwable) {
			$thrown = $watch;
		} else {
			$watches[] = $watch;
		}
	}
	check('refused', get_class($thrown) === Error::class && str_contains($thrown->getMessage(), 'zkext.max_request_bytes'), $thrown);
	check('about 2,000 of 500 bytes', count($watches) > 1800 && count($watches) < 2100, count($watches));
	throws('again', Error::class, fn() => $c->watchData($path(9999), $heard), 'zkext.max_request_bytes');
	throws('children', Error::class, fn() => $c->watchChildren($path(9998), $heard), 'zkext.max_request_bytes');
	same('one that is there already', Zk\Watch::class, get_debug_type(outcome(fn() => $c->watchData($path(5), $heard))));
	for ($i = 5000; $i < 5300; $i++) {
		$c->exists($path($i), true); /* copies that nobody listens to make no difference */
	}
	for ($round = 1; $round <= 3; $round++) {
		$connections = $proxy->connections();
		$proxy->drop();
		$other->create($path($round), "round $round");
		check("round $round, told", poll_until($c, 30_000, fn() => $heard->last() === "round $round"), $heard->last());
		check("round $round, connected once", $proxy->connections() - $connections <= 2, $proxy->connections() - $connections);
		usleep(200_000);
		same("round $round, and stays so", [Zk\State::Connected, 'ok'], [$c->state(), $c->exists('/many') ? 'ok' : '']);
	}
	$proxy->expire();
	$other->create($path(100), 'expired');
	check('expired: told', poll_until($c, 30_000, fn() => $heard->last() === 'expired'), $heard->last());
	array_splice($watches, 0, 10);
	same('there is room again', Zk\Watch::class, get_debug_type(outcome(fn() => $c->watchData($path(9999), $heard))));
}
done();
?>
--EXPECT--
done
