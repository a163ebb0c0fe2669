--TEST--
Zk\Stat: eleven ints of 64 bits, read-only
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$client = new Zk\Client(hosts());
$before = (int) (microtime(true) * 1000);
$client->create("$node/n", 'abc');
$stat = $client->exists("$node/n");
same('names', ['czxid', 'mzxid', 'pzxid', 'ctime', 'mtime', 'version', 'cversion', 'aversion', 'ephemeralOwner', 'dataLength', 'numChildren'],
	array_keys(get_object_vars($stat)));
foreach (get_object_vars($stat) as $name => $value) {
	check("$name is an int", is_int($value), $value);
}
same('a new one', [0, 0, 0, 0, 3, 0], [$stat->version, $stat->cversion, $stat->aversion, $stat->ephemeralOwner, $stat->dataLength, $stat->numChildren]);
check('times', $stat->ctime === $stat->mtime && abs($stat->ctime - $before) < 60_000, $stat);
check('transactions', $stat->czxid > 0 && $stat->czxid === $stat->mzxid && $stat->czxid === $stat->pzxid, $stat);

$client->create("$node/n/c1");
$client->create("$node/n/c2");
$client->delete("$node/n/c1");
$client->set("$node/n", 'longer');
$client->set("$node/n", '12');
$client->setAcl("$node/n", Zk\Acl::open());
$after = $client->exists("$node/n");
same('a changed one', [2, 3, 1, 0, 2, 1],
	[$after->version, $after->cversion, $after->aversion, $after->ephemeralOwner, $after->dataLength, $after->numChildren]);
check('times', $after->ctime === $stat->ctime && $after->mtime >= $stat->mtime, $after);
check('transactions', $after->czxid === $stat->czxid && $after->mzxid > $after->pzxid && $after->pzxid > $after->czxid, $after);

/* A session id has 64 bits, the highest of them often set. */
for ($i = 0; $i < 5; $i++) {
	$own = new Zk\Client(hosts(), persistent: false);
	$own->create("$node/e$i", mode: Zk\CreateMode::Ephemeral);
	same("owner $i", $own->sessionId(), $client->exists("$node/e$i")->ephemeralOwner);
	check("id $i", abs($own->sessionId()) > 2 ** 53, $own->sessionId());
	$own->close();
}

throws('readonly', Error::class, function () use ($stat) {
	$stat->version = 1;
}, 'readonly');
same('json', get_object_vars($stat), json_decode(json_encode($stat), true));
check('clone', clone $stat == $stat);
$made = outcome(fn() => (new Zk\Stat)->version);
check('one made by hand has nothing', $made instanceof Error, $made);
done();
?>
--EXPECT--
done
