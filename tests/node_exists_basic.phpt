--TEST--
zk_exists() and Zk\Client::exists() give a Stat, or null
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node('a');
ini_set('zkext.hosts', hosts());
$client = new Zk\Client;
foreach (['function' => zk_exists(...), 'method' => $client->exists(...), 'deadline' => (new Zk\Client(timeoutMs: 20_000))->exists(...)] as $how => $exists) {
	same("$how, missing", null, $exists("$node/missing"));
	same("$how, missing parent", null, $exists("$node/missing/too"));
	same("$how, class", Zk\Stat::class, get_debug_type($exists("$node/a")));
	same("$how, children", 1, $exists($node)->numChildren);
	same("$how, root", Zk\Stat::class, get_debug_type($exists('/')));
	$client->get("$node/a", $stat);
	check("$how, the Stat of a get", $stat == $exists(path: "$node/a"));
}
same('errors', 0, $client->stats()['errors']);
/* Up to 3.9.2 no permission was needed to see that a node is there. */
owner()->create("$node/locked");
$seen = outcome(fn() => $client->exists("$node/locked"));
check('locked', $seen instanceof Zk\Stat || $seen instanceof Zk\NoAuthException, $seen);
same('locked, its owner', Zk\Stat::class, get_debug_type(owner()->exists("$node/locked")));
done();
?>
--EXPECT--
done
