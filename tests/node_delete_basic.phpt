--TEST--
zk_delete() and Zk\Client::delete(): any version or a certain one
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
ini_set('zkext.hosts', hosts());
$client = new Zk\Client;
$other = new Zk\Client(persistent: false);
foreach (['function' => zk_delete(...), 'method' => $client->delete(...), 'deadline' => (new Zk\Client(timeoutMs: 20_000))->delete(...)] as $how => $delete) {
	$client->create("$node/a", 'x');
	same("$how, returns", null, $delete("$node/a"));
	same("$how, it is gone", null, $other->exists("$node/a"));
	$client->create("$node/a", 'x');
	$client->set("$node/a", 'y');
	$delete("$node/a", 1);
	same("$how, a version", null, $other->exists("$node/a"));
	$client->create("$node/a", mode: Zk\CreateMode::Ephemeral);
	$delete(version: -1, path: "$node/a");
	same("$how, an ephemeral one", null, $other->exists("$node/a"));
}
done();
?>
--EXPECT--
done
