--TEST--
host names: one that cannot be resolved is named in the exception
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

$node = test_node('a');
[, $port] = explode(':', hosts());
ini_set('zkext.connect_timeout_ms', '3000');

foreach ([0, 100] as $timeout) {
	$client = new Zk\Client("no-such-host.invalid:$port", 10_000, $timeout);
	$thrown = within("no such host, timeout $timeout", 3000, fn() => $client->getChildren($node));
	check('class', $thrown instanceof Zk\ConnectionLossException, $thrown);
	check('the name', str_contains($thrown->getMessage(), 'no-such-host.invalid'), $thrown);
	$thrown = within("again, timeout $timeout", 100, fn() => $client->getChildren($node));
	check('again', $thrown instanceof Zk\ConnectionLossException && str_contains($thrown->getMessage(), 'no-such-host.invalid'), $thrown);
	same('state', Zk\State::Disconnected, $client->state());
}
$two = new Zk\Client("no-such-host.invalid:$port,also-none.invalid", persistent: false);
throws('two such hosts', Zk\ConnectionLossException::class, fn() => $two->getChildren('/'), '.invalid');

$half = new Zk\Client("no-such-host.invalid:$port," . hosts(), persistent: false);
same('one of two', ['a'], within('one of two', 3000, fn() => $half->getChildren($node)));
$local = new Zk\Client("localhost:$port", persistent: false);
same('localhost', ['a'], within('localhost', 3000, fn() => $local->getChildren($node)));
same('its server', hosts(), $local->server());
$long = str_repeat('long.', 40) . 'invalid';
throws('a long name', Zk\ConnectionLossException::class, fn() => (new Zk\Client($long))->getChildren('/'), 'long.long.');
done();
?>
--EXPECT--
done
