--TEST--
the session expires: the next call has a new one
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
$server = new Wire(hosts());
$server->create("$node/locked", acl: Wire::LOCKED);
$proxy = new Proxy(hosts());

/* One call may be told that it was cut; the one after that must work. */
function next_works(string $what, Zk\Client $client, string $path, array $expected): void
{
	$result = within("$what, next call", 10_000, fn() => $client->getChildren($path));
	if ($result instanceof Zk\SessionExpiredException || $result instanceof Zk\ConnectionLossException) {
		$result = within("$what, call after that", 10_000, fn() => $client->getChildren($path));
	}
	check($what, $result === $expected, $result);
}

$sessionTimeout = 9000;
foreach (['no deadline' => 0, 'deadline' => 20_000] as $what => $timeout) {
	foreach ([true, false] as $persistent) {
		$client = new Zk\Client($proxy->hosts, ++$sessionTimeout, $timeout, [['digest', Wire::OWNER]], $persistent);
		$client->getChildren($node);
		$id = $client->sessionId();

		$proxy->expire();
		next_works("$what, at once", $client, "$node/locked", []);
		check("$what, a new session", $client->sessionId() !== $id);
		same("$what, state", Zk\State::Connected, $client->state());

		$proxy->expire();
		check("$what, the state tells", wait_until(10_000, fn() => $client->state() === Zk\State::Expired), $client->state());
		same("$what, an idle session is replaced without a word", [], within($what, 3000, fn() => $client->getChildren("$node/locked")));
		same("$what, state", Zk\State::Connected, $client->state());
		$client->close();
	}
}

/* While a call is under way. */
foreach (['no deadline' => 0, 'deadline' => 20_000] as $what => $timeout) {
	for ($i = 0; $i < 5; $i++) {
		$client = new Zk\Client($proxy->hosts, 9000, $timeout, persistent: false);
		$id = $client->sessionId();
		$proxy->expireAt(Wire::GET_CHILDREN);
		next_works("$what, under way", $client, $node, $server->children($node));
		check("$what, a new session", $client->sessionId() !== $id);
		$client->close();
	}
}
done();
?>
--EXPECT--
done
