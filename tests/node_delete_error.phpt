--TEST--
zk_delete() and Zk\Client::delete(): bad arguments, missing nodes, nodes with children, other versions
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
$functions = ['zk_delete' => zk_delete(...), 'Zk\Client::delete' => $client->delete(...)];
refuses_paths($functions);
foreach ($functions as $name => $delete) {
	foreach ([-2, PHP_INT_MIN, 2 ** 31, PHP_INT_MAX] as $version) {
		throws("$name, version $version", ValueError::class, fn() => $delete("$node/a", $version), "$name(): Argument #2 (\$version) must be between -1 (any) and 2147483647");
	}
	throws("$name, no argument", ArgumentCountError::class, fn() => $delete());
}
same('nothing was sent', 0, $proxy->connections());

foreach ($functions as $name => $delete) {
	$thrown = throws("$name, missing", Zk\NoNodeException::class, fn() => $delete("$node/missing"), "$name(\"$node/missing\"): no node");
	same("$name, what it says", [-101, "$node/missing", false, null], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown, $thrown->operationIndex]);
	$thrown = throws("$name, with children", Zk\NotEmptyException::class, fn() => $delete($node), "$name(\"$node\")");
	same("$name, code", -111, $thrown->getCode());
	$thrown = throws("$name, version", Zk\BadVersionException::class, fn() => $delete("$node/a", 7), "$name(\"$node/a\")");
	same("$name, code", -103, $thrown->getCode());
	throws("$name, root", ValueError::class, fn() => $delete('/'), 'Argument #1 ($path) must not be "/"');
}
$client->create("$node/read", acl: [...Zk\Acl::readOnly(), ...locked()]);
(owner())->create("$node/read/c");
throws('a parent that does not permit it', Zk\NoAuthException::class, fn() => $client->delete("$node/read/c"), "(\"$node/read/c\")");
check('nothing happened', count($client->getMany(["$node/a", "$node/read"])) === 2);
$client->close();
throws('closed', Error::class, fn() => $client->delete($node), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
