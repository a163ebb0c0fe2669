--TEST--
100,000 children: right, and the memory comes back
--FILE--
<?php
require __DIR__ . '/inc/server.inc';
require __DIR__ . '/inc/wire.inc';
require __DIR__ . '/inc/memory.inc';

$own = new Server(heapMb: 512);
$server = new Wire($own->hosts);
$server->create('/many');
$count = under_valgrind() ? 10_000 : 100_000;
$server->createMany('/many', array_map(fn($i) => "child-$i", range(1, $count)));
$expected = $server->children('/many');
same('on the server', $count, count($expected));

foreach ([0, 60_000] as $timeout) {
	$client = new Zk\Client($own->hosts, 30_000, $timeout);
	check("all of them, timeout $timeout", $client->getChildren('/many') === $expected);
	$calls = under_valgrind() ? 2 : 20;
	grows("timeout $timeout", 4 * 1024, 0, $calls, fn() => $client->getChildren('/many'));
}

/* What the library handed over must come back even when PHP's own memory runs out on the way. */
[$output] = run_php("
	register_shutdown_function(function () {
		ini_set('memory_limit', '128M');
		echo count(zk_get_children('/many')), ' after that';
	});
	zk_get_children('/many');
", ['memory_limit' => '6M', 'zkext.hosts' => $own->hosts]);
check('memory_limit', under_valgrind() || (str_contains($output, 'Allowed memory size') && str_ends_with($output, "$count after that")), $output);
done();
?>
--EXPECT--
done
