--TEST--
the server comes back: the session does too, and the first call works
--FILE--
<?php
require __DIR__ . '/inc/server.inc';

$server = new Server;
ini_set('zkext.hosts', $server->hosts);
ini_set('zkext.session_timeout_ms', '20000');
ini_set('zkext.connect_timeout_ms', '1000');
$client = new Zk\Client;
$hasty = new Zk\Client(timeoutMs: 200);
$names = $client->getChildren('/');
$id = $client->sessionId();

foreach (['once', 'twice'] as $time) {
	$server->kill();
	for ($i = 0; $i < 5; $i++) {
		$thrown = within("away, $time", 1000, fn() => zk_get_children('/'));
		check("away, $time", $thrown instanceof Zk\ConnectionLossException, $thrown);
		$thrown = within("away, $time, with a deadline", 200, fn() => $hasty->getChildren('/'));
		check("away, $time, with a deadline", $thrown instanceof Zk\ConnectionLossException || $thrown instanceof Zk\TimeoutException, $thrown);
	}
	$server->restart();
	check("connects in the background, $time", wait_until(20_000, fn() => $client->state() === Zk\State::Connected), $client->state());
	same("the first call, $time", $names, within('that call', 1000, fn() => zk_get_children('/')));
	same("with a deadline, $time", $names, outcome(fn() => $hasty->getChildren('/')));
	same("the same session, $time", $id, $client->sessionId());
	same("server, $time", $server->hosts, $client->server());
}

/* Nobody calls while it is away. (A server that is only just starting can take a connection and forget it, for 2/3 of the timeout.) */
$server->kill();
$server->restart();
check('not noticed', wait_until(20_000, fn() => outcome(fn() => $client->getChildren('/')) === $names));
same('in the same session', $id, $client->sessionId());
done();
?>
--EXPECT--
done
