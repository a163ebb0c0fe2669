--TEST--
zk_set() and Zk\Client::set(): bad arguments, missing nodes, other versions
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
$functions = ['zk_set' => zk_set(...), 'Zk\Client::set' => $client->set(...)];
refuses_paths(array_map(fn($set) => fn($path) => $set($path, 'x'), $functions));
foreach ($functions as $name => $set) {
	foreach ([-2, PHP_INT_MIN, 2 ** 31, PHP_INT_MAX] as $version) {
		throws("$name, version $version", ValueError::class, fn() => $set("$node/a", 'x', $version), "$name(): Argument #3 (\$version) must be between -1 (any) and 2147483647");
	}
	throws("$name, array", TypeError::class, fn() => $set("$node/a", []), 'Argument #2 ($data) must be of type ?string, array given');
	throws("$name, no data", ArgumentCountError::class, fn() => $set("$node/a"));
}
same('nothing was sent', 0, $proxy->connections());

foreach ($functions as $name => $set) {
	$thrown = throws("$name, missing", Zk\NoNodeException::class, fn() => $set("$node/missing", 'x'), "$name(\"$node/missing\"): no node");
	same("$name, what it says", [-101, "$node/missing", false, null], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown, $thrown->operationIndex]);
	$client->set("$node/a", 'y');
	foreach ([$client->exists("$node/a")->version - 1, $client->exists("$node/a")->version + 1, 2 ** 31 - 1] as $version) {
		$thrown = throws("$name, version $version", Zk\BadVersionException::class, fn() => $set("$node/a", 'x', $version), "$name(\"$node/a\")", 'version');
		same("$name, what it says", [-103, "$node/a", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);
	}
	same("$name, nothing happened", 'y', $client->get("$node/a"));
}
$client->create("$node/locked", 'x', acl: [...locked(), ...Zk\Acl::readOnly()]);
$thrown = throws('locked', Zk\NoAuthException::class, fn() => $client->set("$node/locked", 'y'), "(\"$node/locked\")");
same('code', -102, $thrown->getCode());
same('nothing happened', 'x', $client->get("$node/locked"));
$client->close();
throws('closed', Error::class, fn() => $client->set($node, ''), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
