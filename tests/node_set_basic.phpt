--TEST--
zk_set() and Zk\Client::set() replace the data, any version or a certain one
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a');
ini_set('zkext.hosts', hosts());
$client = new Zk\Client;
$other = new Zk\Client(persistent: false);
$version = 0;
foreach (['function' => zk_set(...), 'method' => $client->set(...), 'deadline' => (new Zk\Client(timeoutMs: 20_000))->set(...)] as $how => $set) {
	foreach (['text', '', null, "\0binary\0\xff", random_bytes(50_000), null, ''] as $i => $data) {
		$stat = $set("$node/a", $data);
		same("$how, $i, class", Zk\Stat::class, get_debug_type($stat));
		same("$how, $i, version", ++$version, $stat->version);
		same("$how, $i, length", strlen((string) $data), $stat->dataLength);
		check("$how, $i, data", $other->get("$node/a", $read) === $data);
		check("$how, $i, the Stat is the one that a get has", $read == $stat, [$read, $stat]);
		$set("$node/a", $data, $version++);
		same("$how, $i, a version", $version, $other->exists("$node/a")->version);
	}
}
same('named', $version + 1, $client->set(data: 'x', version: $version, path: "$node/a")->version);
$data = 'mine';
$client->set("$node/a", $data);
same('the argument is left alone', 'mine', $data);
done();
?>
--EXPECT--
done
