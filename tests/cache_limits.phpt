--TEST--
cache_entries and cache_bytes hold, the least recently used copies go, and the server forgets their watches
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$server = new Server(heapMb: 400);
$hosts = $server->hosts;
$setup = own($hosts);
$transaction = $setup->transaction();
foreach (range(0, 59) as $i) {
	$transaction->create("/n$i", str_repeat('x', 10_000));
}
$transaction->commit();

/* Entries. */
ini_set('zkext.cache_entries', '10');
$c = own($hosts);
$evictions = function () use (&$c) {
	return $c->stats()['cacheEvictions'];
};
foreach (range(0, 9) as $i) {
	$c->get("/n$i", cached: true);
}
same('all of ten', [0, 10], [$evictions(), watches_on($hosts)]);
foreach (range(10, 59) as $i) {
	$c->get("/n$i", cached: true);
}
same('fifty more', 50, $evictions());
check('their watches went', wait_until(5000, fn() => watches_on($hosts) === 10), ask_server($hosts, 'wchp'));
foreach (range(50, 59) as $i) {
	hits("the last ten, $i", str_repeat('x', 10_000), $c, fn() => $c->get("/n$i", cached: true));
}

/* What was used goes last, however it was answered. */
for ($i = 50; $i < 60; $i++) {
	for ($k = 0; $k < 3; $k++) {
		$c->get('/n50', cached: true);
	}
	$c->get("/n$i", cached: true);
}
foreach (range(0, 7) as $i) {
	$c->get("/n$i", cached: true);
	hits("in use, $i", str_repeat('x', 10_000), $c, fn() => $c->get('/n50', cached: true));
}
same('one that was not in use', [1, 1], costs($c, fn() => $c->get('/n52', cached: true), 'cacheMisses', 'cacheEvictions'));

/* Kinds of copies of one node are entries each; its watches go with the last of them. */
foreach (range(20, 29) as $i) {
	$c->exists("/n$i", true);
}
check('ten of another kind', wait_until(5000, fn() => watches_on($hosts) === 10), ask_server($hosts, 'wchp'));
foreach (range(20, 24) as $i) {
	$c->getChildren("/n$i", true);
	$c->get("/n$i", cached: true);
}
foreach (range(30, 39) as $i) {
	outcome(fn() => $c->get("/missing$i", cached: true));
}
check('ten that are missing', wait_until(5000, fn() => watches_on($hosts) === 10), ask_server($hosts, 'wchp'));

/* A copy that went and comes again is as true as others. */
for ($i = 0; $i < 200; $i++) {
	$path = '/n' . $i % 15;
	$c->get($path, $stat, true);
	$setup->set($path, "round $i");
	if (!wait_until(5000, fn() => $c->get($path, cached: true) === "round $i")) {
		check("changed $path", false, $c->get($path, cached: true));
		break;
	}
}
same('all are true', array_values($setup->getMany(array_map(fn($i) => "/n$i", range(0, 14)))), array_map(fn($i) => $c->get("/n$i", cached: true), range(0, 14)));
check('no watch too many', wait_until(5000, fn() => watches_on($hosts) <= 10), ask_server($hosts, 'wchp'));

/* A smaller limit holds from the next read that adds to the cache. */
ini_set('zkext.cache_entries', '3');
$c->get('/n40', cached: true);
check('three are left', wait_until(5000, fn() => watches_on($hosts) === 3), ask_server($hosts, 'wchp'));
$c->close();
$c = null;
ini_restore('zkext.cache_entries');

/* Bytes. */
ini_set('zkext.cache_bytes', '100000');
foreach (range(0, 59) as $i) {
	$setup->set("/n$i", str_repeat('y', 10_000));
}
$c = own($hosts);
foreach (range(0, 59) as $i) {
	$c->get("/n$i", cached: true);
}
check('about ten of 10,000 bytes', $evictions() >= 50 && $evictions() <= 52, $evictions());
$setup->create('/large', str_repeat('z', 200_000));
for ($i = 0; $i < 3; $i++) {
	same('one that is larger than all', 200_000, strlen($c->get('/large', cached: true)));
}
/* A copy that grows where it is: the next that comes sees that there is no room. */
$c->get('/n1', cached: true);
$setup->set('/n1', str_repeat('z', 200_000));
check('has grown', wait_until(5000, fn() => strlen($c->get('/n1', cached: true)) === 200_000));
$c->get('/n2', cached: true);
$c->get('/n3', cached: true);
check('is gone', costs($c, fn() => $c->get('/n1', cached: true), 'cacheMisses') === [1]);

/* Copies that are listened to stay, and the others have what is left. */
ini_set('zkext.cache_bytes', '16777216');
ini_set('zkext.cache_entries', '5');
$c->close();
$c = own($hosts);
$heard = [];
$watches = [];
foreach (range(0, 19) as $i) {
	$watches[] = $c->watchData("/n$i", $heard[$i] = new Heard);
}
foreach (range(20, 59) as $i) {
	$c->get("/n$i", cached: true);
}
foreach (range(0, 19) as $i) {
	$setup->set("/n$i", 'new');
}
check('all are told', poll_until($c, 10_000, fn() => array_filter($heard, fn($h) => $h->last() !== 'new') === []));
$watches = [];
$c->get('/n59', cached: true);
check('now they go', wait_until(5000, fn() => watches_on($hosts) <= 5), ask_server($hosts, 'wchp'));

/* The values of PHP go with the copies. */
foreach (range(0, 39) as $i) {
	$setup->set("/n$i", str_repeat("$i", 400_000));
}
[$output, $errors, $status] = run_php('
	for ($round = 0; $round < 2; $round++) {
		for ($i = 0; $i < 40; $i++) {
			zk_get("/n$i", cached: true);
		}
	}
	echo (new Zk\Client)->stats()["cacheEvictions"] > 60 && memory_get_peak_usage() < 8_000_000 ? "flat" : memory_get_peak_usage();
', ['zkext.hosts' => $hosts, 'zkext.cache_bytes' => '2000000']);
same('PHP\'s values', ['flat', '', 0], [$output, $errors, $status]);

/* There is no endless SetWatches packet: copies go before that. */
ini_restore('zkext.cache_entries');
ini_set('zkext.max_request_bytes', '4000');
$c = own($hosts);
foreach (range(1, 100) as $i) {
	outcome(fn() => $c->get('/' . str_repeat('m', 90) . $i, cached: true));
}
check('about 40 watched paths of about 95 bytes', $c->stats()['cacheEvictions'] > 50 && $c->stats()['cacheEvictions'] < 70, $c->stats());
done();
?>
--EXPECT--
done
