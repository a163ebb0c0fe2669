--TEST--
zk_get_children() and Zk\Client::getChildren() give what the server has, in its order
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

ini_set('zkext.hosts', hosts());
$node = test_node('empty', 'three', 'hundred', 'odd');
$odd = ['ünïcödé', '日本', 'a b', '007', '12', '-1', '...', "quote'\"\\", '%s%n', "\u{a0}", "\u{ffef}", str_repeat('long', 500)];
$server = new Wire(hosts());
$server->createMany("$node/three", ['a', 'b', 'c']);
$server->createMany("$node/hundred", array_map(fn($i) => "node-$i", range(1, 100)));
$server->createMany("$node/odd", $odd);

$client = new Zk\Client(hosts());
$hasty = new Zk\Client(hosts(), timeoutMs: 20_000);
foreach (["$node/empty" => 0, "$node/three" => 3, "$node/hundred" => 100, "$node/odd" => count($odd), $node => 4] as $path => $count) {
	$expected = $server->children($path);
	same("count of $path", $count, count($expected));
	same("function on $path", $expected, zk_get_children($path));
	same("method on $path", $expected, $client->getChildren($path));
	same("method with a deadline on $path", $expected, $hasty->getChildren($path));
}
same('empty', [], zk_get_children("$node/empty"));
same('odd names', [], array_diff($odd, zk_get_children("$node/odd")));
same('a child of an odd name', [], zk_get_children("$node/odd/日本"));
same('named argument', 3, count($client->getChildren(path: "$node/three")));
check('root', in_array(ltrim($node, '/'), zk_get_children('/'), true));

$server->create("$node/three/d");
check('a new child is seen', in_array('d', zk_get_children("$node/three"), true));
$server->delete("$node/three/d");
check('a deleted child is gone', !in_array('d', $client->getChildren("$node/three"), true));

$names = zk_get_children("$node/three");
$names[] = 'mine';
same('the array is the caller\'s own', 3, count(zk_get_children("$node/three")));
done();
?>
--EXPECT--
done
