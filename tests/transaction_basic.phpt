--TEST--
transaction(): all of it happens, and commit() tells what became of each operation
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\CreateMode;

$node = test_node('a', 'b', 'gone');
$client = new Zk\Client(hosts());
$other = new Zk\Client(hosts(), persistent: false);
foreach ([$client, new Zk\Client(hosts(), timeoutMs: 20_000)] as $i => $c) {
	$t = $c->transaction();
	same('class', Zk\Transaction::class, get_debug_type($t));
	$version = $client->exists("$node/a")->version;
	same('fluent', [$t, $t, $t, $t], [$t->check("$node/a", $version), $t->set("$node/a", "new $i"), $t->delete("$node/gone"), $t->create("$node/c$i", "\0\xff")]);
	$t->create("$node/c$i/below")
		->create("$node/c$i/s-", '', CreateMode::PersistentSequential)
		->create("$node/c$i/", 'x', CreateMode::EphemeralSequential)
		->create("$node/c$i/" . str_repeat('long', 1000), null, CreateMode::PersistentSequential)
		->create("$node/c$i/e", 'x', CreateMode::Ephemeral)
		->set("$node/b", null)
		->set("$node/b", '', 2 * $i + 1)
		->check("$node/c$i", 0)
		->check("$node/a", -1)
		->delete("$node/c$i/below", 0);
	same('nothing yet', null, $other->exists("$node/c$i"));
	$results = $t->commit();
	same('count', 14, count($results));
	check('a list', array_is_list($results));
	same('check, delete, check, check, delete', [null, null, null, null, null], [$results[0], $results[2], $results[11], $results[12], $results[13]]);
	same('the Stat of a set', [Zk\Stat::class, $version + 1, 5], [get_debug_type($results[1]), $results[1]->version, $results[1]->dataLength]);
	check('is that of the node', $results[1] == $other->exists("$node/a"), [$results[1], $other->exists("$node/a")]);
	same('a path', ["$node/c$i", "$node/c$i/below"], [$results[3], $results[4]]);
	foreach ([5 => "$node/c$i/s-", 6 => "$node/c$i/", 7 => "$node/c$i/" . str_repeat('long', 1000)] as $at => $path) {
		check("a sequential path, $at", preg_match("~^$path\\d{10}$~", $results[$at]) === 1, $results[$at]);
		check("it is there, $at", $other->exists($results[$at]) !== null);
	}
	same('data', ["new $i", "\0\xff", '', null, ''], [$other->get("$node/a"), $other->get("$node/c$i"), $other->get($results[5]), $other->get($results[7]), $other->get("$node/b")]);
	same('ephemeral', $client->sessionId(), $other->exists("$node/c$i/e")->ephemeralOwner);
	same('gone', [null, null], [$other->exists("$node/gone"), $other->exists("$node/c$i/below")]);
	$client->create("$node/gone");
}
same('none', [], $client->transaction()->commit());
same('one', ["$node/one"], $client->transaction()->create("$node/one")->commit());
same('the same node again and again', 3, count($client->transaction()->create("$node/x")->set("$node/x", 'y', 0)->delete("$node/x", 1)->commit()));
same('gone again', null, $client->exists("$node/x"));

/* The transaction outlives the variables it was made from. */
$make = function () {
	$client = new Zk\Client(hosts(), persistent: false);
	$acl = [['perms' => 31, 'scheme' => str_repeat('world', 1), 'id' => strrev('enoyna')]];
	return $client->transaction()->create(str_repeat($GLOBALS['node'] . '/later', 1), strrev('atad'), acl: $acl);
};
$later = $make();
gc_collect_cycles();
same('later', ["$node/later"], $later->commit());
same('data', 'data', $client->get("$node/later"));
same('acl', Zk\Acl::open(), $client->getAcl("$node/later"));

/* A chroot is in no real path. */
$inside = new Zk\Client(hosts() . $node, persistent: false);
$results = $inside->transaction()->create('/in')->create('/in/s', null, CreateMode::PersistentSequential)->set('/in', 'x')->commit();
same('chroot', ['/in', '/in/s0000000000'], [$results[0], $results[1]]);
same('it is where it should be', 'x', $client->get("$node/in"));

/* A cycle of a transaction and its client can be collected. */
$cycle = new class {
	public $transaction;
};
$cycle->transaction = $client->transaction()->create("$node/never");
unset($cycle);
same('dropped without a commit', null, $client->exists("$node/never"));
$many = $client->transaction();
for ($i = 0; $i < 1000; $i++) {
	$many->create("$node/b/n$i", "$i");
}
$results = $many->commit();
same('1,000 operations', 1000, count($results));
same('the last', "$node/b/n999", $results[999]);
same('they are there', 1000, $other->exists("$node/b")->numChildren);
$many = $client->transaction();
for ($i = 0; $i < 1000; $i++) {
	$many->set("$node/b/n$i", 'new', 0)->delete("$node/b/n$i", 1);
}
same('2,000 operations', 2000, count($many->commit()));
same('they are gone', 0, $other->exists("$node/b")->numChildren);
done();
?>
--EXPECT--
done
