--TEST--
getMany(): data by path, in the order asked for, what is missing left out
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('empty');
$client = new Zk\Client(hosts());
$expected = ["$node/empty" => ''];
foreach (['text' => 'abc', 'null' => null, 'zero' => '0', 'binary' => "\0\xff\0", 'large' => random_bytes(200_000), '007' => '7', '日本' => 'ü'] as $name => $data) {
	$client->create("$node/$name", $data);
	$expected["$node/$name"] = $data;
}
foreach ([$client, new Zk\Client(hosts(), timeoutMs: 20_000)] as $c) {
	check('all', $c->getMany(array_keys($expected)) === $expected);
	check('backwards', $c->getMany(array_reverse(array_keys($expected))) === array_reverse($expected));
	same('none', [], $c->getMany([]));
	same('one', ["$node/text" => 'abc'], $c->getMany(["$node/text"]));
	same('missing ones', ["$node/text" => 'abc', "$node/null" => null], $c->getMany(["$node/x", "$node/text", "$node/x/y", '/zkext-nowhere', "$node/null", "$node/z"]));
	same('only missing ones', [], $c->getMany(["$node/x", "$node/y"]));
	same('duplicates', ["$node/text" => 'abc', "$node/zero" => '0'], $c->getMany(["$node/text", "$node/zero", "$node/text", "$node/text"]));
	check('root', array_keys($c->getMany(['/', $node])) === ['/', $node]);
	$paths = ['b' => "$node/zero", 'a' => "$node/text", 7 => "$node/x"];
	$reference = &$paths['a'];
	same('any array, by its values', ["$node/zero" => '0', "$node/text" => 'abc'], $c->getMany($paths));
	same('the argument is left alone', ['b' => "$node/zero", 'a' => "$node/text", 7 => "$node/x"], $paths);
	same('named', ['/zookeeper' => ''], $c->getMany(paths: ['/zookeeper']));
}
$inside = new Zk\Client(hosts() . $node);
same('chroot', ['/text' => 'abc', '/' => ''], $inside->getMany(['/text', '/x', '/']));
$result = $client->getMany(["$node/text"]);
$result["$node/text"] .= 'mine';
same('the result is the caller\'s own', ["$node/text" => 'abc'], $client->getMany(["$node/text"]));
done();
?>
--EXPECT--
done
