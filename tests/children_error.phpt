--TEST--
a bad path is a ValueError and nothing is sent; the server's errors are exceptions with code and path
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client($proxy->hosts);

$bad = [
	'' => 'must not be empty',
	'a/b' => 'must start with "/"',
	'-secret' => 'must start with "/"',
	' /a' => 'must start with "/"',
	"/a\0b" => 'must not contain any null bytes',
	"\0" => 'must not contain any null bytes',
	'/a/' => 'must not end with "/"',
	'//' => 'must not',
	'//a' => 'must not contain an empty name',
	'/a//b' => 'must not contain an empty name',
	'/.' => 'must not contain the name "." or ".."',
	'/..' => 'must not contain the name "." or ".."',
	'/a/./b' => 'must not contain the name "." or ".."',
	'/a/../b' => 'must not contain the name "." or ".."',
	'/a/..' => 'must not contain the name "." or ".."',
	"/a\nb" => 'must not contain control characters',
	"/\x7f" => 'must not contain control characters',
	"/\u{85}" => 'must not contain control characters',
	"/\u{e000}" => 'ZooKeeper forbids',
	"/\u{fff0}" => 'ZooKeeper forbids',
	"/\u{1f600}" => 'ZooKeeper forbids',
	"/\xff" => 'must be valid UTF-8',
	"/\xc3" => 'must be valid UTF-8',
	"/\xc0\xaf" => 'must be valid UTF-8',
	"/\xed\xa0\x80" => 'must be valid UTF-8',
	'/' . str_repeat('x', 2_000_000) => 'must',
];
foreach ($bad as $path => $why) {
	$shown = addcslashes(substr($path, 0, 20), "\0..\37\177..\377");
	throws("function, \"$shown\"", ValueError::class, fn() => zk_get_children($path), 'zk_get_children(): Argument #1 ($path) ', $why);
	throws("method, \"$shown\"", ValueError::class, fn() => $client->getChildren($path), 'Zk\Client::getChildren(): Argument #1 ($path) ', $why);
}
throws('array', TypeError::class, fn() => zk_get_children([]), 'Argument #1 ($path) must be of type string, array given');
throws('no argument', ArgumentCountError::class, fn() => zk_get_children());
throws('too many', ArgumentCountError::class, fn() => $client->getChildren('/', false, 1, 2));
same('no connection was made', 0, $proxy->connections());

$node = test_node();
$server = new Wire(hosts());
$server->create("$node/locked", acl: Wire::LOCKED);
$ways = [
	'function' => [zk_get_children(...), 'zk_get_children'],
	'method' => [$client->getChildren(...), 'Zk\Client::getChildren'],
	'deadline' => [(new Zk\Client($proxy->hosts, timeoutMs: 20_000))->getChildren(...), 'Zk\Client::getChildren'],
];
foreach ($ways as $how => [$call, $name]) {
	$missing = throws("$how, missing", Zk\NoNodeException::class, fn() => $call("$node/missing"), "$name(\"$node/missing\")", 'no node');
	same("$how, class", true, $missing instanceof Zk\Exception && $missing instanceof RuntimeException);
	same("$how, code", -101, $missing->getCode());
	same("$how, path", "$node/missing", $missing->path);
	same("$how, outcome", false, $missing->outcomeUnknown);
	same("$how, previous", null, $missing->getPrevious());
	$locked = throws("$how, locked", Zk\NoAuthException::class, fn() => $call("$node/locked"), "$name(\"$node/locked\")");
	same("$how, code of locked", -102, $locked?->getCode());
}
throws('readonly path', Error::class, function () use ($missing) {
	$missing->path = 'x';
}, 'readonly');
throws('a long path that is allowed', Zk\NoNodeException::class, fn() => zk_get_children('/' . str_repeat('x', 100_000)));

same('still there after all that', ['locked'], zk_get_children($node));
done();
?>
--EXPECT--
done
