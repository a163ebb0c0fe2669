--TEST--
getTree(): the data of a node and all below it, parents first
--SKIPIF--
<?php if (getenv('TSAN_OPTIONS')) echo 'skip ThreadSanitizer loses track of the threads of a forked child'; ?>
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$client = new Zk\Client(hosts());
$expected = [$node => ''];
foreach (['/a' => 'A', '/b' => null, '/a/1' => '', '/a/2' => "\0\xff", '/b/1' => 'x', '/a/1/x' => 'deep', '/a/1/x/y' => 'deeper', '/日本' => 'ü', '/日本/007' => '7'] as $path => $data) {
	$client->create("$node$path", $data);
	$expected["$node$path"] = $data;
}
$sorted = fn(array $tree) => ksort($tree) ? $tree : null;
$upTo = fn(int $depth) => $sorted(array_filter($expected, fn($path) => substr_count($path, '/') <= $depth + 1, ARRAY_FILTER_USE_KEY));
foreach ([$client, new Zk\Client(hosts(), timeoutMs: 20_000)] as $c) {
	$tree = $c->getTree($node);
	same('all', $sorted($expected), $sorted($tree));
	$seen = [];
	foreach ($tree as $path => $data) {
		check("the parent of $path is before it", $path === $node || isset($seen[dirname($path)]), array_keys($tree));
		$seen[$path] = true;
	}
	foreach ([0, 1, 2, 3, 4, 5, PHP_INT_MAX, -1] as $depth) {
		same("depth $depth", $depth < 0 || $depth > 5 ? $sorted($expected) : $upTo($depth), $sorted($c->getTree($node, $depth)));
	}
	same('a leaf', ["$node/a/2" => "\0\xff"], $c->getTree("$node/a/2"));
	same('only the node', [$node => ''], $c->getTree(depth: 0, path: $node));
}
same('chroot', ['/a', '/a/1', '/a/1/x', '/a/1/x/y', '/a/2', '/b', '/b/1', '/', '/日本', '/日本/007'],
	(function ($keys) {
		usort($keys, fn($a, $b) => strcmp(ltrim($a, '/') ?: 'c', ltrim($b, '/') ?: 'c'));
		return $keys;
	})(array_keys((new Zk\Client(hosts() . $node))->getTree('/'))));
check('root', isset($client->getTree('/', 1)['/zookeeper']));

/* One wait a level: requests, but hardly more time than the levels take. */
$proxy = new Proxy(hosts());
$far = new Zk\Client($proxy->hosts);
$far->sessionId();
$proxy->delay(100);
$started = now_ms();
same('from far away', count($expected), count($far->getTree($node)));
$took = now_ms() - $started;
check('five levels, not twenty requests', $took < 1500 + (under_valgrind() ? 3000 : 0), $took);
$proxy->pass();

/* A node that goes while it is read is left out. */
$pid = fork(function () use ($node) {
	$client = new Zk\Client(hosts(), persistent: false);
	for ($end = now_ms() + 1500; now_ms() < $end;) {
		$client->createPath("$node/flicker/a/b");
		$client->deleteTree("$node/flicker");
	}
});
for ($n = 0; pcntl_waitpid($pid, $status, WNOHANG) === 0; $n++) {
	$tree = outcome(fn() => $client->getTree($node));
	check('while others delete', is_array($tree) && $sorted(array_filter($tree, fn($path) => !str_contains($path, 'flicker'), ARRAY_FILTER_USE_KEY)) === $sorted($expected), $tree);
}
check('often', $n > 1, $n);

/* What is refused. */
refuses_paths(['Zk\Client::getTree' => $client->getTree(...)]);
foreach ([-2, PHP_INT_MIN] as $depth) {
	throws("depth $depth", ValueError::class, fn() => $client->getTree($node, $depth), 'Zk\Client::getTree(): Argument #2 ($depth) must be ');
}
$thrown = throws('missing', Zk\NoNodeException::class, fn() => $client->getTree("$node/missing"), "Zk\Client::getTree(\"$node/missing\"): no node");
same('what it says', [-101, "$node/missing"], [$thrown->getCode(), $thrown->path]);
throws('missing, without children', Zk\NoNodeException::class, fn() => $client->getTree("$node/missing", 0));
owner()->create("$node/a/locked", 'x');
$thrown = throws('a part that may not be read', Zk\NoAuthException::class, fn() => $client->getTree($node));
same('its path', "$node/a/locked", $thrown->path);
same('who may, may', 'x', owner()->getTree($node)["$node/a/locked"] ?? null);
$client->close();
throws('closed', Error::class, fn() => $client->getTree($node), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
