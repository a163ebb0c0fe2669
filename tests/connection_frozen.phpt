--TEST--
the server stands still (SIGSTOP): a deadline of 50 ms holds, and the session lives on
--FILE--
<?php
require __DIR__ . '/inc/server.inc';

$server = new Server;
$names = (new Zk\Client($server->hosts, 20_000))->getChildren('/');
$hasty = new Zk\Client($server->hosts, 20_000, 50);
$id = $hasty->sessionId();
ini_set('zkext.hosts', $server->hosts);
ini_set('zkext.session_timeout_ms', '20000');
ini_set('zkext.timeout_ms', '50');
same('the function shares the session', $id, (new Zk\Client)->sessionId());

$idle = new Zk\Client($server->hosts, 20_000, 20_000, persistent: false);
$idle->create('/ephemeral', mode: Zk\CreateMode::Ephemeral);
$busy = new Zk\Client($server->hosts, 20_000, 1000, persistent: false);
$busy->exists('/');
$server->freeze();
within('closing', 2000, $idle->close(...));
throws('a call that is given up', Zk\TimeoutException::class, fn() => $busy->exists('/'));
within('closing after that', 1000, $busy->close(...));
$times = [];
foreach ([...array_fill(0, 5, $hasty->getChildren(...)), ...array_fill(0, 5, zk_get_children(...))] as $call) {
	$started = now_ms();
	$thrown = throws('frozen', Zk\TimeoutException::class, fn() => $call('/'), 'hildren("/")', 'timeout', $server->hosts);
	$times[] = now_ms() - $started;
	same('code', -7, $thrown->getCode());
}
check('never before the deadline', min($times) >= 49, $times);
check('under 100 ms', min($times) < (under_valgrind() ? 1000 : 100), $times);
check('never far from it', max($times) < (under_valgrind() ? 3000 : 500), $times);
$server->thaw();
check('works again', wait_until(5000, fn() => outcome(fn() => $hasty->getChildren('/')) === $names));
same('the same session', $id, $hasty->sessionId());
check('it reads that a session closed', wait_until(5000, fn() => outcome(fn() => $hasty->exists('/ephemeral')) === null));

/* Without a deadline it is the library's own bound: two thirds of the session timeout. */
ini_set('zkext.connect_timeout_ms', '3000');
$patient = new Zk\Client($server->hosts, 1500, 0);
same('before', $names, $patient->getChildren('/'));
$server->freeze();
for ($i = 0; $i < 3; $i++) {
	$thrown = within("without a deadline, call $i", 1000 + 3000, fn() => $patient->getChildren('/'));
	check('class', $thrown instanceof Zk\TimeoutException || $thrown instanceof Zk\ConnectionLossException, $thrown);
}
$server->thaw();
check('works again without a deadline', wait_until(15_000, fn() => outcome(fn() => $patient->getChildren('/')) === $names));
done();
?>
--EXPECT--
done
