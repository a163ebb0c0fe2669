--TEST--
the server dies (kill -9): every call ends within its bound
--FILE--
<?php
require __DIR__ . '/inc/server.inc';

$server = new Server;
ini_set('zkext.hosts', $server->hosts);
ini_set('zkext.connect_timeout_ms', '1000');
$hasty = new Zk\Client(timeoutMs: under_valgrind() ? 500 : 50);
check('before', in_array('zookeeper', zk_get_children('/'), true));
check('with a deadline', in_array('zookeeper', $hasty->getChildren('/'), true));

$server->kill();
$started = now_ms();
for ($i = 0; $i < 10; $i++) {
	$thrown = within("call $i", 1000, fn() => zk_get_children('/'));
	check("call $i", $thrown instanceof Zk\ConnectionLossException, $thrown);
	check("call $i names the hosts", str_contains($thrown?->getMessage(), $server->hosts), $thrown);
	$thrown = within("hasty call $i", 50, fn() => $hasty->getChildren('/'));
	check("hasty call $i", $thrown instanceof Zk\ConnectionLossException || $thrown instanceof Zk\TimeoutException, $thrown);
}
check('20 calls, most of them at once', now_ms() - $started < 4000 + (under_valgrind() ? 10_000 : 0), now_ms() - $started);
same('server', null, $hasty->server());
check('state', $hasty->state() === Zk\State::Connecting, $hasty->state());
done();
?>
--EXPECT--
done
