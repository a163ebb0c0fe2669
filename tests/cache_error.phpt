--TEST--
cached reads: bad paths, missing nodes (which are cached) and refused ones (which are not)
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();

/* Nothing is sent, whatever was cached before. */
$proxy = new Proxy(hosts());
$far = own($proxy->hosts);
ini_set('zkext.hosts', $proxy->hosts);
refuses_paths([
	'zk_get_children' => fn($path) => zk_get_children($path, true),
	'zk_get' => fn($path) => zk_get($path, cached: true),
	'zk_exists' => fn($path) => zk_exists($path, true),
	'Zk\Client::getChildren' => fn($path) => $far->getChildren($path, true),
	'Zk\Client::get' => fn($path) => $far->get($path, cached: true),
	'Zk\Client::exists' => fn($path) => $far->exists($path, true),
]);
same('nothing was sent', 0, $proxy->connections());
throws('trailing slash', ValueError::class, fn() => $far->get('/a/', cached: true));
throws('too many arguments', ArgumentCountError::class, fn() => $far->exists('/a', true, 1));

/* A missing node. */
foreach (['own' => own(), 'deadline' => own(timeoutMs: 20_000)] as $how => $c) {
	$reads = [
		'get' => fn() => $c->get("$node/$how", cached: true),
		'getChildren' => fn() => $c->getChildren("$node/$how", true),
		'exists' => fn() => $c->exists("$node/$how", true)?->version,
	];
	for ($round = 0; $round < 3; $round++) {
		foreach ($reads as $name => $read) {
			for ($i = 0; $i < 3; $i++) {
				$counts = costs($c, function () use ($read, $name, $how, $node) {
					if ($name === 'exists') {
						same("$how, exists", null, $read());
						return;
					}
					$thrown = throws("$how, $name", Zk\NoNodeException::class, $read, "Zk\\Client::$name(\"$node/$how\"): no node");
					same("$how, $name, what it says", [-101, "$node/$how", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);
				}, 'calls');
				same("$how, $name, calls", $round + $i === 0 ? [1] : [0], $counts);
			}
		}
		$other->create("$node/$how", "data $round");
		check("$how, get, it is there", wait_until(10_000, fn() => outcome($reads['get']) === "data $round"), outcome($reads['get']));
		check("$how, getChildren, it is there", wait_until(10_000, fn() => outcome($reads['getChildren']) === []));
		check("$how, exists, it is there", wait_until(10_000, fn() => outcome($reads['exists']) === 0));
		$other->create("$node/$how/child");
		check("$how, getChildren, a child", wait_until(10_000, fn() => outcome($reads['getChildren']) === ['child']));
		$other->deleteTree("$node/$how");
		check("$how, get, it is gone", wait_until(10_000, fn() => outcome($reads['get']) instanceof Zk\NoNodeException));
		check("$how, getChildren, it is gone", wait_until(10_000, fn() => outcome($reads['getChildren']) instanceof Zk\NoNodeException));
		check("$how, exists, it is gone", wait_until(10_000, fn() => outcome($reads['exists']) === null));
		usleep(200_000);
	}
}
$counts = costs($other, fn() => throws('an error', Zk\NoNodeException::class, fn() => $other->get("$node/x", cached: true)), 'errors');
same('errors', [1], $counts);
same('the same from the cache', [1], costs($other, fn() => outcome(fn() => $other->get("$node/x", cached: true)), 'errors'));
same('not an error', [0], costs($other, fn() => $other->exists("$node/x", true), 'errors'));

/* A refused read is asked again each time, and works as soon as it may. */
$owner = owner();
$owner->create("$node/locked", 'secret', acl: locked());
$c = own();
for ($i = 0; $i < 3; $i++) {
	same('refused', [2], costs($c, function () use ($c, $node) {
		$thrown = throws('get', Zk\NoAuthException::class, fn() => $c->get("$node/locked", cached: true), 'Zk\Client::get("');
		same('what it says', [-102, "$node/locked"], [$thrown->getCode(), $thrown->path]);
		throws('getChildren', Zk\NoAuthException::class, fn() => $c->getChildren("$node/locked", true));
	}, 'calls'));
}
$owner->setAcl("$node/locked", [...Zk\Acl::open(), ...locked()]);
same('opened', ['secret', []], [$c->get("$node/locked", cached: true), $c->getChildren("$node/locked", true)]);
hits('cached now', 'secret', $c, fn() => $c->get("$node/locked", cached: true));
/* The server tells nobody of a change that he may not read. What the client has seen since counts all the same. */
$heard = new Heard;
$watch = $c->watchData("$node/locked", $heard);
$owner->setAcl("$node/locked", locked());
$owner->set("$node/locked", 'another secret');
throws('locked again', Zk\NoAuthException::class, fn() => $c->get("$node/locked"));
$owner->setAcl("$node/locked", [...Zk\Acl::open(), ...locked()]);
$owner->set("$node/locked", 'no secret');
foreach (['get' => fn() => $c->get("$node/locked"), 'exists' => fn() => $c->exists("$node/locked"), 'getMany' => fn() => $c->getMany(["$node/locked"])] as $how => $plain) {
	$plain();
	same("seen by a plain $how", 'no secret', $c->get("$node/locked", cached: true));
}
check('told to the listener', poll_until($c, 10_000, fn() => $heard->last() === 'no secret'), $heard->all);
$before = $c->getAcl("$node/locked", $stat);
$c->exists("$node/locked", true);
$owner->setAcl("$node/locked", [...locked(), ...Zk\Acl::open()]);
same('aversion', $c->exists("$node/locked")->aversion, $c->exists("$node/locked", true)->aversion);
$owner->create("$node/locked/child");
same('numChildren', [1, 1], [$c->exists("$node/locked")->numChildren, $c->exists("$node/locked", true)->numChildren]);

/* One's own setAcl() counts at once. */
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	$c->create("$node/mine$timeout", 'x');
	same('before', [0, 0, 'x', []], [$c->exists("$node/mine$timeout", true)->aversion, $c->get("$node/mine$timeout", $stat, true) === 'x' ? $stat->aversion : -1,
		$c->get("$node/mine$timeout", cached: true), $c->getChildren("$node/mine$timeout", true)]);
	$c->setAcl("$node/mine$timeout", locked());
	/* Up to 3.9.2 no permission was needed for this one. */
	$seen = outcome(fn() => $c->exists("$node/mine$timeout", true));
	check('aversion', $seen instanceof Zk\NoAuthException || $seen->aversion === 1, $seen);
	throws('may not read it any more', Zk\NoAuthException::class, fn() => $c->get("$node/mine$timeout", cached: true));
	throws('nor its children', Zk\NoAuthException::class, fn() => $c->getChildren("$node/mine$timeout", true));
}

/* The server tells nothing of what may not be read. What a plain read has shown to be out of reach is not given from a copy, and what can be
 * read again is read again. */
foreach ([0, 20_000] as $timeout) {
	$path = "$node/hidden$timeout";
	$owner->create($path, 'before', acl: Zk\Acl::open());
	$c = own(timeoutMs: $timeout);
	same('before', ['before', [], 6], [$c->get($path, cached: true), $c->getChildren($path, true), $c->exists($path, true)->dataLength]);
	$heard = new Heard;
	$watch = $c->watchData($path, $heard);
	$owner->setAcl($path, Zk\Acl::creatorAll());
	$owner->set($path, 'hidden');
	$owner->create("$path/child");
	foreach ([fn($cached) => $c->get($path, cached: $cached), fn($cached) => $c->getChildren($path, $cached)] as $read) {
		throws('a plain read', Zk\NoAuthException::class, fn() => $read(false), 'the ACL does not allow it');
		throws('the copy', Zk\NoAuthException::class, fn() => $read(true));
	}
	$thrown = null;
	check('the listener too', wait_until(10_000, function () use ($c, &$thrown) {
		$thrown ??= outcome(fn() => $c->poll(10));
		return $thrown instanceof Zk\NoAuthException || ($thrown = null);
	}), $heard->all);
	$owner->setAcl($path, Zk\Acl::open());
	$owner->set($path, 'again');
	same('again', ['again', ['child']], [$c->get($path, cached: true), $c->getChildren($path, true)]);
}

/* No server. */
ini_set('zkext.connect_timeout_ms', '1000');
$away = own(refused(), 200);
foreach ([fn() => $away->get('/a', cached: true), fn() => $away->getChildren('/a', true), fn() => $away->exists('/a', true)] as $call) {
	$thrown = within('no server', 3500, $call);
	check('no server', $thrown instanceof Zk\ConnectionLossException, $thrown);
}
$c->get($node, cached: true);
$c->close();
throws('closed', Error::class, fn() => $c->get($node, cached: true), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
