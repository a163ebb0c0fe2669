--TEST--
Zk\Client: nothing is contacted before the first call; state, session id, server, close
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());

$client = new Zk\Client($proxy->hosts, 8000, 20_000, [], false);
same('state of a new client', Zk\State::Disconnected, $client->state());
same('server of a new client', null, $client->server());
same('connections of a new client', 0, $proxy->connections());

same('first call', ['a'], $client->getChildren($node));
same('state', Zk\State::Connected, $client->state());
same('session id', $proxy->session()[0], $client->sessionId());
same('server', $proxy->hosts, $client->server());
same('one connection', 1, $proxy->connections());

$eager = new Zk\Client(hosts: $proxy->hosts, persistent: false);
check('sessionId() makes the session', $eager->sessionId() !== 0 && $eager->sessionId() === $proxy->session()[0], $eager->sessionId());
check('which is its own', $eager->sessionId() !== $client->sessionId());
same('closed', null, $eager->close());
same('state after close', Zk\State::Closed, $eager->state());

ini_set('zkext.hosts', $proxy->hosts);
$default = new Zk\Client();
same('hosts of the INI', ['a'], $default->getChildren($node));
same('nulls mean the INI', $default->sessionId(), (new Zk\Client(null, null, null))->sessionId());
same('a blank around the comma', ['a'], (new Zk\Client("$proxy->hosts , $proxy->hosts"))->getChildren($node));

$class = new ReflectionClass(Zk\Client::class);
same('final', true, $class->isFinal());
same('states', ['Disconnected', 'Connecting', 'Connected', 'Expired', 'AuthFailed', 'Closed'], array_column(Zk\State::cases(), 'name'));
same('extends', RuntimeException::class, get_parent_class(Zk\Exception::class));
foreach (['NoNode', 'NodeExists', 'NotEmpty', 'BadVersion', 'NoAuth', 'NoChildrenForEphemerals', 'InvalidAcl', 'ConnectionLoss',
	'Timeout', 'SessionExpired', 'AuthFailed'] as $name) {
	same("Zk\\{$name}Exception", Zk\Exception::class, get_parent_class("Zk\\{$name}Exception"));
}
done();
?>
--EXPECT--
done
