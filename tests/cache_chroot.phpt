--TEST--
copies and watches below a chroot
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('app', 'application');
$other = own();
$other->create("$node/app/data", 'one');
$other->create("$node/app/list");
$other->create("$node/application/data", 'of another');
ini_set('zkext.hosts', hosts() . "$node/app");
foreach (['own' => own(hosts() . "$node/app"), 'deadline' => own(hosts() . "$node/app", 20_000), 'function' => new Zk\Client] as $how => $c) {
	$read = fn() => $how === 'function' ? [zk_get('/data', cached: true), sorted(zk_get_children('/', true)), zk_get_children('/list', true), zk_exists('/new', true)?->version]
		: [$c->get('/data', cached: true), sorted($c->getChildren('/', true)), $c->getChildren('/list', true), $c->exists('/new', true)?->version];
	same("$how, before", ['one', ['data', 'list'], [], null], $read());
	same("$how, hits", [0, 4], costs($c, $read, 'calls', 'cacheHits'));
	$heard = [];
	$watches = [$c->watchData('/data', $heard['data'] = new Heard), $c->watchChildren('/', $heard['root'] = new Heard),
		$c->watchChildren('/list', $heard['list'] = new Heard), $c->watchData('/new', $heard['new'] = new Heard)];

	$other->set("$node/app/data", 'two');
	check("$how, set", wait_until(10_000, fn() => $read()[0] === 'two'), $read());
	$other->create("$node/app/new", 'x');
	check("$how, create", wait_until(10_000, fn() => $read() == ['two', ['data', 'list', 'new'], [], 0]), $read());
	$other->create("$node/app/list/x");
	check("$how, create below", wait_until(10_000, fn() => $read()[2] === ['x']), $read());
	check("$how, listeners", poll_until($c, 10_000, fn() => [$heard['data']->last(), sorted($heard['root']->last()), $heard['list']->last(), $heard['new']->last()] ===
		['two', ['data', 'list', 'new'], ['x'], 'x']), array_map(fn($h) => $h->all, $heard));
	$other->set("$node/application/data", $how);
	usleep(200_000);
	same("$how, nothing of the neighbour", 0, $c->poll());

	/* Own writes. */
	$stat = $c->set('/data', 'three');
	same("$how, own set", 'three', $read()[0]);
	$c->delete('/list/x');
	same("$how, own delete", [], $read()[2]);
	same("$how, numChildren", 0, $c->exists('/list', true)->numChildren);
	$c->delete('/new');
	same("$how, own delete", ['three', ['data', 'list'], [], null], $read());
	$c->create('/new');
	same("$how, numChildren of the root", 3, $c->exists('/', true)->numChildren);
	$c->delete('/new');
	same("$how, numChildren of the root", 2, $c->exists('/', true)->numChildren);

	/* Evicted: the path is forgotten, and watched again. */
	ini_set('zkext.cache_entries', '2');
	$watches = [];
	foreach (['/data', '/list', '/new', '/data', '/list', '/data'] as $path) {
		$c->exists($path, true);
	}
	ini_restore('zkext.cache_entries');
	for ($i = 0; $i < 5; $i++) {
		$other->set("$node/app/data", "after $i");
		check("$how, after evictions $i", wait_until(10_000, fn() => $read()[0] === "after $i"), $read());
	}
	$other->set("$node/app/data", 'one');
	check("$how, as before", wait_until(10_000, fn() => $read()[0] === 'one'));
	usleep(200_000);
}

/* A reconnection, an expired session. */
$proxy = new Proxy(hosts());
$c = own("$proxy->hosts$node/app", 20_000);
$heard = new Heard;
$watch = $c->watchData('/data', $heard);
$c->getChildren('/', true);
foreach (['drop' => fn() => $proxy->drop(), 'expire' => fn() => $proxy->expire()] as $how => $happens) {
	$happens();
	$other->set("$node/app/data", $how);
	check("$how, told", poll_until($c, 20_000, fn() => $heard->last() === $how), $heard->all);
	same("$how, cached", $how, $c->get('/data', cached: true));
	$other->create("$node/app/$how");
	check("$how, children", wait_until(10_000, fn() => in_array($how, $c->getChildren('/', true), true)));
}

/* A chroot that is not there yet. */
$c = own(hosts() . "$node/later/deep");
same('no root', [null, null], [$c->exists('/', true), $c->exists('/a', true)]);
throws('no root', Zk\NoNodeException::class, fn() => $c->getChildren('/', true));
$watch = $c->watchChildren('/', $root = new Heard);
same('no root', [null], $root->all);
$other->createPath("$node/later/deep/a");
check('there', wait_until(10_000, fn() => $c->exists('/', true) !== null && $c->exists('/a', true) !== null && outcome(fn() => $c->getChildren('/', true)) === ['a']));
check('told', poll_until($c, 10_000, fn() => $root->last() === ['a']), $root->all);
done();
?>
--EXPECT--
done
