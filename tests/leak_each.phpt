--TEST--
calls of each operation, failing ones too, leave nothing behind, however often (dev/flat)
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';
require __DIR__ . '/inc/memory.inc';

use Zk\CreateMode;

$node = test_node('a', 'b', 'c');
ini_set('zkext.hosts', hosts());
$client = owner();
$anyone = new Zk\Client(hosts(), timeoutMs: 20_000);
$client->create("$node/locked", str_repeat('x', 1000));
$anyone->create("$node/acl");
$client->createPath("$node/tree/a/b");
$acl = [...Zk\Acl::open(), ...locked()];
$data = str_repeat('data', 100);

$calls = [
	'get' => fn() => $client->get("$node/locked", $stat),
	'get, stat again' => function () use ($client, $node) {
		static $stat;
		$client->get("$node/a", $stat);
	},
	'zk_get' => fn() => zk_get("$node/a"),
	'get, missing' => fn() => $client->get("$node/missing"),
	'get, locked' => fn() => $anyone->get("$node/locked", $stat),
	'get, bad' => fn() => $client->get("$node/"),
	'exists' => fn() => $client->exists("$node/a"),
	'zk_exists, missing' => fn() => zk_exists("$node/missing"),
	'set' => fn() => $client->set("$node/a", $data),
	'set, null' => fn() => zk_set("$node/b", null),
	'set, version' => fn() => $client->set("$node/c", $data, 77),
	'set, too large' => fn() => $client->set("$node/c", str_repeat('x', 1_100_000)),
	'create and delete' => function () use ($client, $node, $data) {
		$client->create("$node/new", $data);
		$client->delete("$node/new");
	},
	'sequential, own acl' => fn() => zk_delete(zk_create("$node/s-", $data, CreateMode::EphemeralSequential, $acl)),
	'create, there' => fn() => $client->create("$node/a", $data, acl: $acl),
	'create, bad acl' => fn() => $client->create("$node/a", $data, acl: [...$acl, 'x']),
	'create, refused acl' => fn() => $anyone->create("$node/x", $data, acl: Zk\Acl::creatorAll()),
	'delete, children' => fn() => $client->delete($node),
	'getAcl' => fn() => $client->getAcl("$node/locked", $stat),
	'getAcl, missing' => fn() => $client->getAcl("$node/missing", $stat),
	'setAcl' => fn() => $client->setAcl("$node/acl", $acl),
	'setAcl, bad' => fn() => $client->setAcl("$node/acl", [...$acl, ['perms' => 1, 'scheme' => 'x']]),
	'setAcl, refused' => fn() => $client->setAcl("$node/acl", [['perms' => 1, 'scheme' => 'x', 'id' => 'y']]),
	'Acl::digest' => fn() => Zk\Acl::digest('user', $data),
	'Acl::digest, bad' => fn() => Zk\Acl::digest('user:', $data),
	'sync' => fn() => $client->sync($node),
	'getChildren' => fn() => $client->getChildren($node),
	'getMany' => fn() => $client->getMany(["$node/a", "$node/missing", "$node/locked", "$node/b"]),
	'getMany, locked' => fn() => $anyone->getMany(["$node/a", "$node/locked", "$node/missing", "$node/b"]),
	'getMany, bad' => fn() => $client->getMany(["$node/a", "$node/"]),
	'getChildrenMany' => fn() => $client->getChildrenMany(["$node/a", "$node/missing", $node]),
	'getTree' => fn() => $client->getTree($node),
	'getTree, locked' => fn() => $anyone->getTree($node),
	'getTree, missing' => fn() => $client->getTree("$node/missing"),
	'createPath' => fn() => $client->createPath("$node/tree/a/b"),
	'createPath, missing' => function () use ($client, $node) {
		$client->createPath("$node/path/a/b");
		$client->deleteTree("$node/path");
	},
	'createPath, refused' => fn() => $anyone->createPath("$node/locked/a/b", $acl),
	'deleteTree, missing' => fn() => $client->deleteTree("$node/missing"),
	'transaction' => fn() => $client->transaction()->set("$node/a", $data)->check("$node/b", -1)->create("$node/t", $data, acl: $acl)->delete("$node/t")->commit(),
	'transaction, sequential' => fn() => $client->delete($client->transaction()->create("$node/t", $data, CreateMode::EphemeralSequential)->commit()[0]),
	'transaction, failing' => fn() => $client->transaction()->set("$node/a", $data)->create("$node/t", $data, acl: $acl)->delete("$node/missing")->commit(),
	'transaction, bad' => fn() => $client->transaction()->set("$node/a", $data)->create("$node/t", $data, acl: [...$acl, 'x']),
	'transaction, too large' => fn() => $client->transaction()->create("$node/t", str_repeat('x', 1_100_000), acl: $acl),
	'transaction, dropped' => fn() => $client->transaction()->create("$node/t", $data, acl: $acl),
	'sessionId, state, server, stats' => fn() => [$client->sessionId(), $client->state(), $client->server(), $client->stats()],
];
foreach ($calls as $what => $call) {
	grows($what, 128, 0, often(100_000), fn() => outcome($call));
}
done();
?>
--EXPECT--
done
