<?php
// Every operation, and the ways in which it can fail. The answer is the same for every request, so that a load generator sees if it
// ever changes.
$client = new Zk\Client();
$own = new Zk\Client(timeoutMs: 20_000, persistent: false);
$open = Zk\Acl::open();
$said = [];

$base = $client->create('/all-', 'base', Zk\CreateMode::PersistentSequential);
$client->createPath("$base/a/b/c");
zk_create("$base/node", 'data', acl: $open);
zk_set("$base/node", 'more', 0);
$said[] = zk_get("$base/node", $stat) . $stat->version . zk_exists("$base/node")->dataLength . count(zk_get_children($base));
foreach ([true, false] as $cached) {
	$said[] = $own->get("$base/node", cached: $cached) . count($own->getChildren($base, cached: $cached));
	$said[] = json_encode($own->exists("$base/none", cached: $cached));
}
$client->setAcl("$base/node", [...$open, ...Zk\Acl::digest('user', 'password')], 0);
$said[] = count($client->getAcl("$base/node", $stat)) . $stat->aversion;
$client->sync('/');

$data = $names = null;
$watches = [
	$own->watchData("$base/a", function (?string $now) use (&$data) { $data = $now; }),
	$own->watchChildren("$base/a", function (?array $now) use (&$names) { $names = $now; }),
];
$client->set("$base/a", 'changed');
$client->create("$base/a/new");
for ($end = hrtime(true) + 10e9; ($data !== 'changed' || count($names) !== 2) && hrtime(true) < $end;) {
	$own->poll(100);
}
$said[] = $data . count($names) . get_resource_type($own->stream());
$watches[0]->stop();

$results = $client->transaction()->create("$base/t", 'x')->check("$base/t", 0)->set("$base/t", 'y')->delete("$base/t")->commit();
$said[] = count($results) . $results[2]->version;
$said[] = count($client->getMany(["$base/a", "$base/node", "$base/none"])) . count($client->getChildrenMany([$base, "$base/a"]));
$said[] = count($client->getTree($base)) . $own->state()->name . ($own->sessionId() === $client->sessionId()) . strlen($own->server() ?? '');
$said[] = $own->stats()['errors'];
foreach ([
	fn() => zk_get("$base/none"),
	fn() => zk_delete("$base/a"),
	fn() => zk_create("$base/a"),
	fn() => zk_set("$base/a", 'z', 9),
	fn() => zk_get_children('bad'),
	fn() => $own->get("$base/none", cached: true),
	fn() => $client->transaction()->delete("$base/none")->commit(),
	fn() => $client->getTree("$base/none"),
	fn() => $client->getMany(["$base/a", 'bad']),
	fn() => $client->transaction()->create("$base/x", acl: [$open[0], 'bad']),
	fn() => new Zk\Client('bad:port'),
] as $wrong) {
	try {
		$wrong();
		$said[] = 'no exception';
	} catch (Throwable $thrown) {
		$said[] = $thrown::class;
	}
}
$said[] = $client->deleteTree($base);
echo implode(' ', $said), "\n";
// $own, the second watch and what it holds on to end with the request.
