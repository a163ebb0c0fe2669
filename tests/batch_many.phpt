--TEST--
100,000 paths in one batch: right, and memory is bounded
--FILE--
<?php
require __DIR__ . '/inc/server.inc';
require __DIR__ . '/inc/wire.inc';
require __DIR__ . '/inc/memory.inc';

$count = under_valgrind() ? 2000 : 100_000;
$server = new Server(heapMb: 512);
$wire = new Wire($server->hosts);
$client = new Zk\Client($server->hosts);
$large = random_bytes(1000);
$client->transaction()->create('/batch')->create('/batch/large', $large)->create('/batch/null')->create('/batch/many')->commit();
$names = array_map(fn($i) => "n$i", range(1, intdiv($count, 10)));
$wire->createMany('/batch/many', $names);

/* A quarter each: there, missing, without data, 1,000 bytes. */
$paths = $expected = [];
for ($i = 0; $i < intdiv($count, 4); $i++) {
	$name = $names[$i % count($names)];
	foreach (["/batch/many/$name" => '', "/batch/missing$i" => false, '/batch/null' => null, '/batch/large' => $large] as $path => $data) {
		$paths[] = $path;
		if ($data !== false) {
			$expected[$path] = $data;
		}
	}
}
same('paths', $count, count($paths));
check('warm', $client->getMany(array_slice($paths, 0, 1000)) === array_intersect_key($expected, array_flip(array_slice($paths, 0, 1000))));
[$before] = footprint();
$phpBefore = memory_get_usage();
memory_reset_peak_usage();
$calls = $client->stats()['calls'];
$result = $client->getMany($paths);
$peak = memory_get_peak_usage() - $phpBefore;
$kept = memory_get_usage() - $phpBefore;
[$after] = footprint();
same('calls', $count, $client->stats()['calls'] - $calls);
check('all of them, in order', $result === $expected);
unset($result);
/* The answers of all of them at once would be 25 MB in 100,000 pieces. */
check('PHP needs little more than the result', $peak < $kept + 4_000_000, [$peak, $kept]);
check('the library too', under_valgrind() || $after - $before < intdiv($kept, 1024) + 4096, [$before, $after, $kept]);
same('all of it comes back', $phpBefore, memory_get_usage());

$paths = array_slice(array_map(fn($name) => "/batch/many/$name", $names), 0, 10_000);
check('getChildrenMany', $client->getChildrenMany([...$paths, '/batch/missing']) === array_fill_keys($paths, []));
grows('getMany', 4096, 0, 2, fn() => $client->getMany($paths));
grows('getChildrenMany', 4096, 0, 2, fn() => $client->getChildrenMany($paths));

/* A batch pays. */
$some = array_slice($paths, 0, 1000);
$single = now_ms();
array_map($client->get(...), $some);
$single = now_ms() - $single;
$batch = now_ms();
$client->getMany($some);
$batch = now_ms() - $batch;
check('it is faster than single calls', $batch < $single, [$batch, $single]);

$tree = $client->getTree('/batch/many');
check('getTree', $tree === ['/batch/many' => null] + array_fill_keys(array_map(fn($name) => "/batch/many/$name", $client->getChildren('/batch/many')), ''));
same('deleteTree', count($names) + 1, $client->deleteTree('/batch/many'));
same('all gone', null, $client->exists('/batch/many'));
done();
?>
--EXPECT--
done
