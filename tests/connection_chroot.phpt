--TEST--
a chroot in the hosts: paths are below it, and none gets out
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

$node = test_node('app', 'app-secret');
$server = new Wire(hosts());
$server->createMany("$node/app", ['x', 'y']);
$server->create("$node/app-secret/key");

foreach ([0, 20_000] as $timeout) {
	$client = new Zk\Client(hosts() . "$node/app", timeoutMs: $timeout);
	same('its root', $server->children("$node/app"), $client->getChildren('/'));
	same('below', [], $client->getChildren('/x'));
	foreach (['-secret', 'x', '../app-secret', ''] as $path) {
		throws("\"$path\"", ValueError::class, fn() => $client->getChildren($path), '($path) must');
	}
	throws('/../app-secret', ValueError::class, fn() => $client->getChildren('/../app-secret'), '".."');
	$missing = throws('missing', Zk\NoNodeException::class, fn() => $client->getChildren('/z'), '"/z"');
	same('its path, as the caller knows it', '/z', $missing->path);

	$absent = new Zk\Client(hosts() . "$node/absent", timeoutMs: $timeout);
	throws('a chroot that is not there', Zk\NoNodeException::class, fn() => $absent->getChildren('/'));
	$two = new Zk\Client(hosts() . ',' . hosts() . "$node/app", timeoutMs: $timeout);
	same('after the last of two hosts', 2, count($two->getChildren('/')));
	$slash = new Zk\Client(hosts() . '/', timeoutMs: $timeout);
	same('"/" is none', $server->children("$node/app"), $slash->getChildren("$node/app"));
}
ini_set('zkext.hosts', hosts() . "$node/app");
same('of the INI', 2, count(zk_get_children('/')));
throws('of the INI', ValueError::class, fn() => zk_get_children('-secret'), 'must start with "/"');

/* The limit is for what is sent: chroot and path together. */
ini_set('zkext.max_request_bytes', '1000');
throws('too long with the chroot', ValueError::class, fn() => zk_get_children('/' . str_repeat('x', 990)), '($path) must');
throws('not too long', Zk\NoNodeException::class, fn() => zk_get_children('/' . str_repeat('x', 800)));
done();
?>
--EXPECT--
done
