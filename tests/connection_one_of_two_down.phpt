--TEST--
with one of two servers down a first call still succeeds, and so do the next ones
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
ini_set('zkext.connect_timeout_ms', under_valgrind() ? '10000' : '3000');
foreach (['refused' => refused(...), 'black-holed' => silent(...)] as $what => $down) {
	$worst = 0;
	for ($i = 0; $i < 6; $i++) {
		$pair = $i % 2 ? [hosts(), $down()] : [$down(), hosts()];
		$client = new Zk\Client(implode(',', $pair), 10_000, $i % 3 ? 0 : 20_000, persistent: false);
		same("$what, $i", ['a'], within("$what, $i", 3000 + (under_valgrind() ? 7000 : 0), fn() => $client->getChildren($node)));
		same("$what, $i, again", ['a'], within("$what, $i, again", 500, fn() => $client->getChildren($node)));
		same("$what, $i, server", hosts(), $client->server());
	}
}

/* One of two goes away during a session. */
$proxies = [new Proxy(hosts()), new Proxy(hosts())];
$client = new Zk\Client("{$proxies[0]->hosts},{$proxies[1]->hosts}", 6000);
$client->getChildren($node);
$id = $client->sessionId();
for ($i = 0; $i < 4; $i++) {
	[$used, $other] = $client->server() === $proxies[0]->hosts ? $proxies : array_reverse($proxies);
	$used->refuse();
	same("moves to the other, $i", ['a'], within("moves to the other, $i", 3000, fn() => $client->getChildren($node)));
	same("which is its server, $i", $other->hosts, $client->server());
	same("with its session, $i", $id, $client->sessionId());
	$used->pass();
}
done();
?>
--EXPECT--
done
