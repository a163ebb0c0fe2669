--TEST--
getChildrenMany(): children by path, in the order asked for, what is missing left out
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('empty', 'three', 'hundred', '日本');
$server = new Wire(hosts());
$server->createMany("$node/three", ['a', '007', 'c']);
$server->createMany("$node/hundred", array_map(fn($i) => "node-$i", range(1, 100)));
$client = new Zk\Client(hosts());
$expected = array_combine($paths = ["$node/three", "$node/empty", "$node/hundred", "$node/日本", "$node/three/a", $node], array_map($client->getChildren(...), $paths));
foreach ([$client, new Zk\Client(hosts(), timeoutMs: 20_000)] as $c) {
	same('all', $expected, $c->getChildrenMany($paths));
	same('backwards', array_reverse($expected), $c->getChildrenMany(array_reverse($paths)));
	same('none', [], $c->getChildrenMany([]));
	same('missing ones', ["$node/empty" => [], "$node/three" => $expected["$node/three"]], $c->getChildrenMany(["$node/x", "$node/empty", "$node/x/y", "$node/three", "$node/z"]));
	same('only missing ones', [], $c->getChildrenMany(["$node/x"]));
	same('duplicates', ["$node/empty" => []], $c->getChildrenMany(["$node/empty", "$node/empty"]));
	check('names are strings', $c->getChildrenMany(["$node/three"])["$node/three"] === $expected["$node/three"]);
	$paths2 = ['x' => "$node/empty"];
	$reference = &$paths2['x'];
	same('any array, by its values', ["$node/empty" => []], $c->getChildrenMany($paths2));
}
same('chroot', ['/three' => $expected["$node/three"]], (new Zk\Client(hosts() . $node))->getChildrenMany(['/three']));
done();
?>
--EXPECT--
done
