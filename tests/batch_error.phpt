--TEST--
getMany() and getChildrenMany(): all paths are checked before the first is sent; what fails, and bad weather
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a', 'b');
$proxy = new Proxy(hosts());
$client = new Zk\Client($proxy->hosts);
foreach (['getMany', 'getChildrenMany'] as $method) {
	$name = "Zk\\Client::$method(): Argument #1 (\$paths)";
	foreach (['' => 'must not be empty', 'a' => 'must start with', "/a\0" => 'null bytes', '/a/' => 'must not end', '/a//b' => 'empty name', "/\xff" => 'UTF-8'] as $path => $why) {
		throws("$method, '$path'", ValueError::class, fn() => $client->$method(["$node/a", $path, "$node/b"]), "$name must be a list of znode paths: \"", $why);
	}
	foreach ([[1], [null], ["$node/a", 1.5], ["$node/a", ["$node/b"]], [true], [new stdClass]] as $i => $paths) {
		throws("$method, $i", TypeError::class, fn() => $client->$method($paths), "$name must be a list of strings, ");
	}
	throws("$method, string", TypeError::class, fn() => $client->$method("$node/a"), 'must be of type array, string given');
	throws("$method, nothing", ArgumentCountError::class, fn() => $client->$method());
}
same('nothing was sent', 0, $proxy->connections());

owner()->create("$node/locked");
foreach (['getMany' => 4, 'getChildrenMany' => 8] as $method => $request) {
	$many = array_map(fn($i) => "$node/" . ($i === 700 ? 'locked' : 'a'), range(1, 2000));
	$thrown = throws("$method, locked", Zk\NoAuthException::class, fn() => $client->$method($many), "Zk\Client::$method(\"$node/locked\")");
	same("$method, what it says", [-102, "$node/locked", false, null], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown, $thrown->operationIndex]);
	same("$method, after that", [$node], array_keys($client->$method([$node])));

	/* The connection is lost in the middle: asked again, and the result is whole. */
	$many = array_map(fn($i) => "$node/" . ($i % 3 ? 'a' : "missing$i"), range(1, 3000));
	$expected = $client->$method($many);
	foreach ([0, 1, 1000, 20_000] as $bytes) {
		$retries = $client->stats()['retries'];
		$proxy->cut($bytes);
		$seen = outcome(fn() => $client->$method($many));
		check("$method, cut off after $bytes bytes", $seen === $expected, $seen);
		check("$method, asked again", $client->stats()['retries'] > $retries, $client->stats());
	}

	/* The session expires in the middle: told, or made good; and the next one is right. */
	$proxy->expireAt($request);
	$seen = outcome(fn() => $client->$method($many));
	check("$method, expired", $seen === $expected || $seen instanceof Zk\SessionExpiredException || $seen instanceof Zk\ConnectionLossException, $seen);
	same("$method, after that", $expected, outcome(fn() => $client->$method($many)));
}

/* timeoutMs is for the whole of it. */
$hasty = new Zk\Client($proxy->hosts, 20_000, 300);
same('before', ["$node/a"], array_keys($hasty->getMany(["$node/a"])));
$proxy->blackhole();
foreach (['getMany', 'getChildrenMany'] as $method) {
	foreach ([1, 2000] as $count) {
		$thrown = within("$method of $count", 300, fn() => $hasty->$method(array_fill(0, $count, "$node/a")));
		check("$method of $count", $thrown instanceof Zk\TimeoutException && !$thrown->outcomeUnknown && $thrown->path === "$node/a", $thrown);
	}
}
$proxy->pass();
check('works again', wait_until(10_000, fn() => outcome(fn() => $hasty->getMany(["$node/a"])) === ["$node/a" => '']));
$client->close();
throws('closed', Error::class, fn() => $client->getMany([]), 'Zk\Client is closed');
throws('closed', Error::class, fn() => $client->getChildrenMany([]), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
