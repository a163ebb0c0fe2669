--TEST--
100,000 different paths, and millions of hits: memory is flat (dev/flat)
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';
require __DIR__ . '/inc/memory.inc';

$node = test_node('a', 'b', 'c');
ini_set('zkext.hosts', hosts());
ini_set('zkext.cache_entries', '1000');
$c = own(timeoutMs: 20_000);
$scale = getenv('ZKEXT_FLAT') ? 1 : (under_valgrind() ? 400 : 8);

/* Paths that are there, and twice as many that are not. */
$names = array_map(fn($i) => "n$i", range(0, intdiv(30_000, $scale) - 1));
$wire = new Wire(hosts());
$wire->createMany("$node/c", $names);
$n = 0;
$next = function () use ($c, $node, $names, &$n) {
	$n++;
	$name = $names[$n % count($names)];
	match ($n % 5) {
		0 => $c->get("$node/c/$name", cached: true),
		1 => $c->exists("$node/c/$name", true),
		2 => $c->getChildren("$node/c/$name", true),
		3 => outcome(fn() => $c->get("$node/missing/$n", cached: true)),
		4 => $c->exists("$node/missing/$n", true),
	};
};
for ($i = 0; $i < 1500; $i++) {
	$next();
}
grows('paths', 3000, 200_000, intdiv(66_000, $scale), $next);
check('evictions', under_valgrind() || $c->stats()['cacheEvictions'] > intdiv(60_000, $scale), $c->stats());
check('the server forgot them too', wait_until(30_000, fn() => under_valgrind() || substr_count(ask_server(hosts(), 'wchp'), $node) <= 1000));

$c->get($node, cached: true);
grows('hits', 256, 0, intdiv(1_000_000, $scale), fn() => $c->get($node, $stat, true));
zk_get_children($node, true);
grows('hits of the function', 256, 0, intdiv(1_000_000, $scale), fn() => zk_get_children($node, true));
grows('clients that come and go', 256, 0, intdiv(4000, $scale), function () use ($node) {
	$client = new Zk\Client(hosts(), timeoutMs: 20_000);
	$client->get($node, cached: true);
	$client->exists("$node/missing", true);
});
grows('sessions that come and go', 1024, 0, max(5, intdiv(200, $scale)), function () use ($node) {
	$client = own();
	$client->get($node, cached: true);
	$client->getChildren("$node/a", true);
	$client->exists("$node/missing", true);
});
grows('changes', 512, 1000, intdiv(10_000, $scale), function () use ($c, $node, &$n) {
	$c->set($node, str_repeat('x', $n++ % 1000));
	$c->get($node, $stat, true);
	$c->exists($node, true);
});
grows('errors', 512, 0, intdiv(10_000, $scale), fn() => outcome(fn() => $c->get("$node/none", cached: true)));
grows('watches', 512, 0, intdiv(4000, $scale), function () use ($c, $node, &$n) {
	$watch = $c->watchData($node, fn() => null);
	$second = $c->watchChildren("$node/a", fn() => null);
	$missing = $c->watchData("$node/watched" . $n % 100, fn() => null);
	$c->set($node, (string) $n++);
	$c->poll();
});
grows('streams', 256, 0, intdiv(4000, $scale), fn() => fclose($c->stream()));
done();
?>
--EXPECT--
done
