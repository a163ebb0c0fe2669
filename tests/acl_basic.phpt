--TEST--
Zk\Acl, getAcl() and setAcl()
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\Acl;
use Zk\Perm;

$world = fn($perms) => [['perms' => $perms, 'scheme' => 'world', 'id' => 'anyone']];
same('constants', [1, 2, 4, 8, 16, 31], [Perm::READ, Perm::WRITE, Perm::CREATE, Perm::DELETE, Perm::ADMIN, Perm::ALL]);
same('open', $world(31), Acl::open());
same('readOnly', $world(1), Acl::readOnly());
same('creatorAll', [['perms' => 31, 'scheme' => 'auth', 'id' => '']], Acl::creatorAll());
[$user, $password] = explode(':', Wire::OWNER);
same('digest', locked(), Acl::digest($user, $password));
same('digest with perms', locked(5), Acl::digest($user, $password, Perm::READ | Perm::CREATE));
same('digest, named', locked(1), Acl::digest(perms: 1, password: $password, user: $user));
foreach (['', 'a:b', 'ünï', "\0\xff", str_repeat('p', 10_000)] as $odd) {
	same('digest of an odd password', 'u:' . base64_encode(sha1("u:$odd", true)), Acl::digest('u', $odd)[0]['id']);
}

$node = test_node('a');
$client = new Zk\Client(hosts());
foreach ([$client, new Zk\Client(hosts(), timeoutMs: 20_000)] as $c) {
	same('of a new node', Acl::open(), $c->getAcl("$node/a", $stat));
	same('its Stat', Zk\Stat::class, get_debug_type($stat));
	$acl = [...$world(Perm::READ | Perm::WRITE | Perm::ADMIN), ...locked(), ['perms' => 1, 'scheme' => 'ip', 'id' => '10.0.0.0/8']];
	$copy = unserialize(serialize($acl));
	same('setAcl', null, $c->setAcl("$node/a", $acl));
	same('the argument is left alone', $copy, $acl);
	same('what was set', $acl, $c->getAcl("$node/a", $after));
	same('a version more', $stat->aversion + 1, $after->aversion);
	check('the Stat is that of the node', $after == $c->exists("$node/a"));
	$c->setAcl("$node/a", Acl::open(), $after->aversion);
	same('with the right version', Acl::open(), $c->getAcl("$node/a"));
	$c->setAcl("$node/a", Acl::readOnly() + $world(1));
	throws('what is not permitted', Zk\NoAuthException::class, fn() => $c->set("$node/a", 'x'));
	throws('nor this', Zk\NoAuthException::class, fn() => $c->setAcl("$node/a", Acl::open()));
	owner()->delete("$node/a");
	$c->create("$node/a");
}
$owner = owner();
$owner->setAcl("$node/a", Acl::creatorAll());
same('creator-all becomes who one is', locked(), $owner->getAcl("$node/a"));
$client->create("$node/many", acl: array_map(fn($i) => ['perms' => 31, 'scheme' => 'ip', 'id' => "10.0.0.$i"], range(1, 200)) + [250 => $world(31)[0]]);
same('201 entries', 201, count($client->getAcl("$node/many")));
same('the last', $world(31)[0], $client->getAcl("$node/many")[200]);
done();
?>
--EXPECT--
done
