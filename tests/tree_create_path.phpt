--TEST--
createPath(): makes what is missing, leaves what is there
--SKIPIF--
<?php if (getenv('TSAN_OPTIONS')) echo 'skip ThreadSanitizer loses track of the threads of a forked child'; ?>
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$client = new Zk\Client(hosts());
$other = new Zk\Client(hosts(), persistent: false);
foreach (['one' => $client, 'deadline' => new Zk\Client(hosts(), timeoutMs: 20_000)] as $what => $c) {
	same("$what, returns", null, $c->createPath("$node/$what/b/c"));
	same("$what, all of it", ["$node/$what" => null, "$node/$what/b" => null, "$node/$what/b/c" => null], $other->getTree("$node/$what"));
	same("$what, its owner", 0, $other->exists("$node/$what/b/c")->ephemeralOwner);
	$other->set("$node/$what/b", 'data');
	$before = $other->exists("$node/$what/b/c");
	$c->createPath("$node/$what/b/c");
	$c->createPath("$node/$what/b");
	check("$what, there already", $before == $other->exists("$node/$what/b/c"));
	$c->createPath("$node/$what/b/d/e/f");
	same("$what, a part is there", 'data', $other->get("$node/$what/b"));
	same("$what, the rest", null, $other->get("$node/$what/b/d/e/f"));
	same("$what, one level", null, $c->createPath("$node/$what/x"));
	same("$what, root", null, $c->createPath('/'));
	$deep = "$node/$what" . str_repeat('/d', 600);
	$c->createPath($deep);
	check("$what, 600 levels", $other->exists($deep) !== null);
	same("$what, are deleted", 600, $c->deleteTree("$node/$what/d"));
}
$acl = [...Zk\Acl::open(), ...locked()];
$copy = unserialize(serialize($acl));
$client->createPath("$node/acl/b", $acl);
same('the argument is left alone', $copy, $acl);
same('acl', [$acl, $acl], [$client->getAcl("$node/acl"), $client->getAcl("$node/acl/b")]);

/* A chroot that is not there yet. */
$inside = new Zk\Client(hosts() . "$node/chroot");
$inside->createPath('/');
check('a chroot can be made', $other->exists("$node/chroot") !== null);
$inside->createPath('/a/b');
same('in a chroot', null, $other->get("$node/chroot/a/b"));

/* No right to create in the ancestors that are there is needed. */
$owner = owner();
$readOnly = [...Zk\Acl::readOnly(), ...locked()];
$owner->create("$node/read", acl: $readOnly);
$owner->create("$node/read/read", acl: $readOnly);
$owner->create("$node/read/read/open", acl: Zk\Acl::open());
$client->createPath("$node/read/read/open/a/b");
check('below ancestors that permit nothing', $other->exists("$node/read/read/open/a/b") !== null);
$client->createPath("$node/read/read");
$thrown = throws('not permitted', Zk\NoAuthException::class, fn() => $client->createPath("$node/read/read/x/y"), 'Zk\Client::createPath("');
same('what it says', [-102, "$node/read/read/x", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);
$owner->create("$node/hidden", acl: locked());
$owner->create("$node/hidden/open", acl: Zk\Acl::open());
$client->createPath("$node/hidden/open/a");
check('below one that cannot be read', $other->exists("$node/hidden/open/a") !== null);
throws('in one that cannot be read', Zk\NoAuthException::class, fn() => $client->createPath("$node/hidden/x"));

$client->create("$node/e", mode: Zk\CreateMode::Ephemeral);
same('an ephemeral one is there', null, $client->createPath("$node/e"));
$thrown = throws('ephemeral ancestor', Zk\NoChildrenForEphemeralsException::class, fn() => $client->createPath("$node/e/x/y"), 'Zk\Client::createPath("');
same('what it says', [-108, "$node/e/x", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);

/* Many at once. */
$pids = array_map(fn() => fork(function () use ($node) {
	$client = new Zk\Client(hosts(), persistent: false);
	for ($i = 0; $i < 30; $i++) {
		$client->createPath("$node/race/$i/a/b/c");
	}
}), range(1, 3));
array_map(ended_well(...), $pids);
same('a race', 30 * 4 + 1, count($other->getTree("$node/race")));

/* What is refused. */
$proxy = new Proxy(hosts());
$far = new Zk\Client($proxy->hosts);
refuses_paths(['Zk\Client::createPath' => $far->createPath(...)]);
throws('acl', ValueError::class, fn() => $far->createPath("$node/x", []), 'Zk\Client::createPath(): Argument #2 ($acl) must not be empty');
throws('acl', ValueError::class, fn() => $far->createPath("$node/x", ['x']), 'Zk\Client::createPath(): Argument #2 ($acl) must be a list');
same('nothing was sent', 0, $proxy->connections());
$thrown = throws('invalid acl', Zk\InvalidAclException::class, fn() => $client->createPath("$node/x/y", Zk\Acl::creatorAll()), '("');
check('its path', str_starts_with($thrown->path, "$node/x"), $thrown);
$client->close();
throws('closed', Error::class, fn() => $client->createPath($node), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
