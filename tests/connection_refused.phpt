--TEST--
no server: a bounded exception that names the hosts, at once while it backs off, and recovery
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());
$proxy->refuse();
ini_set('zkext.hosts', $proxy->hosts);
ini_set('zkext.connect_timeout_ms', '1500');

$thrown = within('first call', 1500, fn() => zk_get_children($node));
check('class', $thrown instanceof Zk\ConnectionLossException, $thrown);
same('code', -4, $thrown->getCode());
same('path', $node, $thrown->path);
same('outcome of a read', false, $thrown->outcomeUnknown);
foreach (["zk_get_children(\"$node\")", 'connection loss', $proxy->hosts] as $part) {
	check("message with $part", str_contains($thrown->getMessage(), $part), $thrown);
}
$started = now_ms();
for ($i = 0; $i < 20; $i++) {
	throws("call $i", Zk\ConnectionLossException::class, fn() => zk_get_children($node), $proxy->hosts);
}
check('20 calls of which one or two waited', now_ms() - $started < 3600 + (under_valgrind() ? 5000 : 0), now_ms() - $started);
$client = new Zk\Client;
throws('a client that shares it', Zk\ConnectionLossException::class, fn() => $client->getChildren($node));
check('state', in_array($client->state(), [Zk\State::Connecting, Zk\State::Disconnected], true), $client->state());
same('server', null, $client->server());
within('sessionId()', 1500, function () use ($client) {
	throws('sessionId()', Zk\ConnectionLossException::class, fn() => $client->sessionId(), $client->server() ?? 'sessionId');
});
throws('a refused port, not persistent', Zk\ConnectionLossException::class,
	fn() => (new Zk\Client(refused(), persistent: false))->getChildren('/'));
throws('with a deadline', Zk\ConnectionLossException::class,
	fn() => (new Zk\Client(refused(), timeoutMs: 50, persistent: false))->getChildren('/'));

$proxy->pass();
check('connects in the background', wait_until(15_000, fn() => $client->state() === Zk\State::Connected), $client->state());
same('the first call after recovery', ['a'], within('that call', 1000, fn() => zk_get_children($node)));
same('server', $proxy->hosts, $client->server());
done();
?>
--EXPECT--
done
