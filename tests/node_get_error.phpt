--TEST--
zk_get() and Zk\Client::get(): bad paths, missing nodes, nodes that may not be read
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
refuses_paths(['get' => $client->get(...), 'zk_get' => zk_get(...)]);
same('nothing was sent', 0, $proxy->connections());
throws('no argument', ArgumentCountError::class, fn() => zk_get());
throws('no argument', ArgumentCountError::class, fn() => $client->get());
throws('array', TypeError::class, fn() => $client->get([]), 'Argument #1 ($path) must be of type string, array given');

$client->create("$node/locked", 'x', acl: locked());
foreach (['zk_get' => zk_get(...), 'Zk\Client::get' => $client->get(...), 'get' => (new Zk\Client(timeoutMs: 20_000))->get(...)] as $name => $get) {
	$stat = 'before';
	$thrown = throws("$name, missing", Zk\NoNodeException::class, fn() => $get("$node/missing", $stat), "$name(\"$node/missing\"): no node");
	same("$name, what it says", [-101, "$node/missing", false, null], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown, $thrown->operationIndex]);
	same("$name, the stat is left alone", 'before', $stat);
	$thrown = throws("$name, locked", Zk\NoAuthException::class, fn() => $get("$node/locked"), "(\"$node/locked\")");
	same("$name, code", -102, $thrown->getCode());
}
$client->close();
throws('closed', Error::class, fn() => $client->get($node), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
