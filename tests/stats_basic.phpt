--TEST--
stats() counts calls, errors, retries, sessions, reconnects, bytes and time
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a', 'b');
$proxy = new Proxy(hosts());
$client = new Zk\Client($proxy->hosts, timeoutMs: 20_000, persistent: false);
$zero = array_map(fn() => 0, $client->stats());
same('names', ['calls', 'errors', 'retries', 'sessions', 'reconnects', 'bytesSent', 'bytesReceived', 'timeUs'], array_slice(array_keys($zero), 0, 8));
same('before', $zero, $client->stats());
same('nobody was contacted', 0, $proxy->connections());

/* What this call adds. */
function adds(Zk\Client $client, callable $call, ?array &$before = null): array
{
	$before = $client->stats();
	outcome($call);
	$after = $client->stats();
	return array_map(fn($name) => $after[$name] - $before[$name], array_combine(array_keys($after), array_keys($after)));
}

$added = adds($client, fn() => $client->set("$node/a", str_repeat('x', 1000)));
same('the first call', [1, 0, 0, 1, 0], array_slice(array_values($added), 0, 5));
check('sent', $added['bytesSent'] >= 1000 && $added['bytesSent'] < 1200, $added);
check('time', $added['timeUs'] > 0 && $added['timeUs'] < 20_000_000, $added);
$added = adds($client, fn() => $client->get("$node/a"));
same('a get', [1, 0, 0, 0, 0], array_slice(array_values($added), 0, 5));
same('received', 1000, $added['bytesReceived']);
check('sent', $added['bytesSent'] > 0 && $added['bytesSent'] < 200, $added);
$added = adds($client, fn() => $client->getChildren($node));
same('getChildren', 2, $added['bytesReceived']);
foreach (['missing' => fn() => $client->get("$node/missing"), 'set' => fn() => $client->set("$node/missing", ''), 'transaction' =>
	fn() => $client->transaction()->delete("$node/missing")->commit(), 'getTree' => fn() => $client->getTree("$node/missing", 0)] as $what => $call) {
	$added = adds($client, $call);
	same("an error, $what", [1, 1, 0, 0, 0], array_slice(array_values($added), 0, 5));
}
same('exists is no error', 0, adds($client, fn() => $client->exists("$node/missing"))['errors']);
same('nor is what getMany leaves out', [3, 0], array_slice(array_values(adds($client, fn() => $client->getMany(["$node/a", "$node/missing", "$node/b"]))), 0, 2));
same('a caller\'s mistake was never sent', $zero, adds($client, fn() => $client->get('bad')));
same('looking costs nothing', $zero, adds($client, fn() => [$client->state(), $client->server(), $client->sessionId()]));
same('a transaction is one call', 1, adds($client, fn() => $client->transaction()->set("$node/a", 'x')->set("$node/b", 'y')->commit())['calls']);

/* The connection is lost and found. */
$proxy->drop();
check('connected again', wait_until(10_000, fn() => $client->state() === Zk\State::Connected && $client->stats()['reconnects'] === 1), $client->stats());
$proxy->cut(0);
$added = adds($client, fn() => $client->get("$node/a"));
same('a lost answer: one error-free call, asked again', [1, 0, 0], [$added['calls'], $added['errors'], $added['sessions']]);
check('retries', $added['retries'] >= 1, $added);
same('reconnects', 2, $client->stats()['reconnects']);
$proxy->expire();
check('expired', wait_until(10_000, fn() => $client->state() === Zk\State::Expired));
same('a new session', 1, adds($client, fn() => $client->get("$node/a"))['sessions']);
same('two in all', 2, $client->stats()['sessions']);
check('the count of reconnects does not go back', $client->stats()['reconnects'] >= 2, $client->stats());

/* Clients of one connection share the numbers, others have their own. */
$shared = new Zk\Client($proxy->hosts, 8000);
$shared->get("$node/a");
same('shared', $shared->stats(), (new Zk\Client($proxy->hosts, 8000, 100))->stats());
same('own', $zero, (new Zk\Client($proxy->hosts, 8000, persistent: false))->stats());
$client->close();
throws('closed', Error::class, fn() => $client->stats(), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
