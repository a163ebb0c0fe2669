--TEST--
a session that closes while its connection comes back, or its credentials are refused, does so at once and loses nothing
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

/* What is lost, valgrind tells. */
$proxy = new Proxy(hosts());
for ($i = 0; $i < 100; $i++) {
	$client = new Zk\Client($proxy->hosts, 10_000, persistent: false);
	$client->exists('/', cached: $i % 2 === 0);
	$proxy->drop();
	usleep(random_int(0, 3000));
	within("comes back, $i", 600, $client->close(...));
}
for ($i = 0; $i < 100; $i++) {
	$client = new Zk\Client(hosts(), 10_000, $i % 3 ? 2000 : 0, [['nosuch', 'credentials']], false);
	throws("refused, $i", Zk\AuthFailedException::class, fn() => $client->exists('/', cached: $i % 2 === 0));
	within("refused, $i", 600, $client->close(...));
}
done();
?>
--EXPECT--
done
