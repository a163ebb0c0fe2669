--TEST--
sync(): waits for the leader; bad paths, no server
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());
$client = new Zk\Client($proxy->hosts);
refuses_paths(['Zk\Client::sync' => $client->sync(...)]);
throws('no argument', ArgumentCountError::class, fn() => $client->sync());
same('nothing was sent', 0, $proxy->connections());
foreach ([$client, new Zk\Client($proxy->hosts, timeoutMs: 20_000)] as $c) {
	same('returns', null, $c->sync("$node/a"));
	same('a node that is not there', null, $c->sync("$node/missing"));
	same('root', null, $c->sync('/'));
}
same('requests', 6, $proxy->requests(9));
same('a chroot', null, (new Zk\Client(hosts() . $node))->sync('/a'));

/* What another session was told is there is seen after a sync, on whichever server. */
$other = new Zk\Client(hosts(), persistent: false);
for ($i = 0; $i < 20; $i++) {
	$other->set("$node/a", "$i");
	$client->sync("$node/a");
	same('read after sync', "$i", $client->get("$node/a"));
}
ini_set('zkext.connect_timeout_ms', '500');
$thrown = throws('no server', Zk\ConnectionLossException::class, fn() => (new Zk\Client(refused()))->sync('/a'), 'Zk\Client::sync("/a")');
same('a read has no unknown outcome', false, $thrown->outcomeUnknown);
$client->close();
throws('closed', Error::class, fn() => $client->sync('/'), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
