--TEST--
deleteTree(): children first, also while others write; how many went
--SKIPIF--
<?php if (getenv('TSAN_OPTIONS')) echo 'skip ThreadSanitizer loses track of the threads of a forked child'; ?>
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$client = new Zk\Client(hosts());
foreach ([$client, new Zk\Client(hosts(), timeoutMs: 60_000)] as $c) {
	$client->createPath("$node/t/a/b/c/d");
	$client->createPath("$node/t/a/日本");
	for ($i = 0; $i < 50; $i++) {
		$client->create("$node/t/a/n-", "$i", Zk\CreateMode::PersistentSequential);
	}
	$client->create("$node/t/e", mode: Zk\CreateMode::Ephemeral);
	same('count', 57, $c->deleteTree("$node/t"));
	same('it is gone', [], $client->getChildren($node));
	$client->create("$node/leaf");
	same('a leaf', 1, $c->deleteTree(path: "$node/leaf"));
}
$client->createPath("$node/in/a/b");
$inside = new Zk\Client(hosts() . "$node/in");
same('chroot', 2, $inside->deleteTree('/a'));
same('the chroot stays', ['in'], $client->getChildren($node));

/* Somebody else goes on creating for a while. */
$pid = fork(function () use ($node) {
	$client = new Zk\Client(hosts(), persistent: false);
	for ($end = now_ms() + 1500, $i = 0; now_ms() < $end; $i++) {
		outcome(fn() => $client->createPath("$node/busy/" . $i % 7 . '/' . $i % 3 . '/x'));
	}
});
$total = $rounds = 0;
while (pcntl_waitpid($pid, $status, WNOHANG) === 0) {
	$result = outcome(fn() => $client->deleteTree("$node/busy"));
	check('deleted, not there yet, or outpaced', is_int($result) || $result instanceof Zk\NoNodeException || $result instanceof Zk\NotEmptyException, $result);
	$total += is_int($result) ? $result : 0;
	$rounds++;
}
check('some of it went', $total > 0 && $rounds > 1, [$total, $rounds]);
if ($client->exists("$node/busy")) {
	$client->deleteTree("$node/busy");
}
same('gone in the end', null, $client->exists("$node/busy"));

/* Two who delete the same. */
for ($i = 0; $i < 3; $i++) {
	$server = new Wire(hosts());
	foreach (['', '/a', '/b'] as $path) {
		$client->create("$node/both$path");
	}
	$server->createMany("$node/both/a", $names = array_map(fn($i) => "n$i", range(1, under_valgrind() ? 200 : 2000)));
	$server->createMany("$node/both/b", $names);
	[$mine, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$pid = fork(function () use ($node, $theirs) {
		$result = outcome(fn() => (new Zk\Client(hosts(), persistent: false))->deleteTree("$node/both"));
		fwrite($theirs, is_int($result) ? "$result" : ($result instanceof Zk\NoNodeException ? '0' : show($result)));
	});
	fclose($theirs);
	$result = outcome(fn() => $client->deleteTree("$node/both"));
	$other = stream_get_contents($mine);
	ended_well($pid);
	$result = $result instanceof Zk\NoNodeException ? 0 : $result;
	check('together they deleted each node once', is_int($result) && is_numeric($other) && $result + $other === 2 * count($names) + 3, [$result, $other]);
}

/* What is refused. */
refuses_paths(['Zk\Client::deleteTree' => $client->deleteTree(...)]);
throws('root', ValueError::class, fn() => $client->deleteTree('/'), 'Zk\Client::deleteTree(): Argument #1 ($path) must not be "/"');
throws('root of a chroot', ValueError::class, fn() => $inside->deleteTree('/'));
$thrown = throws('missing', Zk\NoNodeException::class, fn() => $client->deleteTree("$node/missing"), "Zk\Client::deleteTree(\"$node/missing\"): no node");
same('what it says', [-101, "$node/missing", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);
$client->createPath("$node/partly/a");
$client->create("$node/partly/read", acl: [...Zk\Acl::readOnly(), ...locked()]);
owner()->create("$node/partly/read/b");
$thrown = throws('a part that may not be deleted', Zk\NoAuthException::class, fn() => $client->deleteTree("$node/partly"));
same('its path', ["$node/partly/read/b", false], [$thrown->path, $thrown->outcomeUnknown]);
check('it and what is above it stay', owner()->exists("$node/partly/read/b") !== null);

/* The connection is lost on the way: a delete is a write. */
$proxy = new Proxy(hosts());
$cut = new Zk\Client($proxy->hosts, persistent: false);
$client->createPath("$node/cut/a");
(new Wire(hosts()))->createMany("$node/cut/a", array_map(fn($i) => "n$i", range(1, 500)));
$cut->getTree("$node/cut");
$proxy->cut(9000);
$thrown = outcome(fn() => $cut->deleteTree("$node/cut"));
if ($thrown instanceof Zk\Exception) {
	check('outcome unknown', $thrown instanceof Zk\ConnectionLossException && $thrown->outcomeUnknown, $thrown);
	check('and again', wait_until(10_000, fn() => is_int($thrown = outcome(fn() => $cut->deleteTree("$node/cut"))) || $thrown instanceof Zk\NoNodeException));
}
same('gone', null, $client->exists("$node/cut"));
$client->close();
throws('closed', Error::class, fn() => $client->deleteTree($node), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
