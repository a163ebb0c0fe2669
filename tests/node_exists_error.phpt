--TEST--
zk_exists() and Zk\Client::exists(): a bad path is a ValueError, no server is an exception and not null
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
refuses_paths(['zk_exists' => zk_exists(...), 'Zk\Client::exists' => $client->exists(...)]);
throws('no argument', ArgumentCountError::class, fn() => zk_exists());
same('nothing was sent', 0, $proxy->connections());
ini_set('zkext.connect_timeout_ms', '500');
$thrown = throws('no server', Zk\ConnectionLossException::class, fn() => (new Zk\Client(refused()))->exists('/a'), 'Zk\Client::exists("/a"): connection loss');
same('a read has no unknown outcome', false, $thrown->outcomeUnknown);
$client->close();
throws('closed', Error::class, fn() => $client->exists('/'), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
