--TEST--
memory_limit strikes in a call: the usual fatal error, no crash, the worker goes on and closes its sessions
--SKIPIF--
<?php if (getenv('USE_ZEND_ALLOC') === '0') echo 'skip slow under valgrind'; ?>
--FILE--
<?php
require __DIR__ . '/inc/server.inc';
require __DIR__ . '/inc/proxy.inc';

$server = new Server(heapMb: 512);
$proxy = new Proxy($server->hosts);
$wire = new Wire($server->hosts);
$setup = new Zk\Client($server->hosts);
$setup->transaction()->create('/large', str_repeat('x', 1_000_000))->create('/many')->create('/some')->create('/few')->create('/acl')->commit();
for ($i = 0; $i < 8; $i++) {
	$setup->create("/few/n$i", str_repeat('x', 900_000));
}
$wire->createMany('/many', array_map(fn($i) => "child-$i", range(1, 100_000)));
$wire->createMany('/some', array_map(fn($i) => "child-$i", range(1, 10_000)));
$setup->setAcl('/acl', [...Zk\Acl::open(), ...array_map(fn($i) => ['perms' => 1, 'scheme' => 'ip', 'id' => long2ip($i)], range(1, 6_000))]);

$calls = [
	'getChildren' => ['4M', '$client->getChildren("/many")'],
	'getChildren, own' => ['6M', '$own->getChildren("/many")'],
	'zk_get_children' => ['4M', 'zk_get_children("/many")'],
	'get' => ['6M', 'for (;;) $all[] = $client->get("/large")'],
	'get, own' => ['6M', 'for (;;) $all[] = $own->get("/large")'],
	'zk_get' => ['6M', 'for (;;) $all[] = zk_get("/large")'],
	'get with a stat' => ['3M', 'for (;;) [$client->get("/few", $stat), $all[] = $stat]'],
	'exists' => ['3M', 'for (;;) $all[] = $client->exists("/few")'],
	'getAcl' => ['3M', '$client->getAcl("/acl")'],
	'getMany' => ['4M', '$client->getMany(["/few/n1", "/few/n2", "/few/n3", "/few/n4", "/few/n5", "/few/n6"])'],
	'getMany, own' => ['3M', '$own->getMany(array_map(fn($i) => "/some/child-$i", range(1, 10_000)))'],
	'getChildrenMany' => ['4M', '$client->getChildrenMany(["/few", "/many", "/large"])'],
	'getTree' => ['4M', '$client->getTree("/few")'],
	'getTree, own' => ['3M', '$own->getTree("/some")'],
	'create' => ['4M', '$client->create("/few/new", str_repeat("x", 5_000_000))'],
	'transaction' => ['4M', 'for ($t = $client->transaction();;) { $t->check("/few/n1", -1); $all[] = str_repeat("x", 1000); }'],
	'commit' => ['4M', '(function ($t) { for ($i = 0; $i < 7000; $i++) $t->set("/few/n1", ""); for ($all = []; memory_get_usage() < 3_500_000;) $all[] = str_repeat("x", 10_000); $t->commit(); })($own->transaction())'],
	'createPath' => ['3M', '$client->createPath(str_repeat("/d", 3000))'],
	'deleteTree' => ['3M', 'while (memory_get_usage() < 1_700_000) $all[] = str_repeat("x", 1000); $client->deleteTree("/some")'],
	'exception' => ['3M', 'for (;;) try { $client->get("/" . str_repeat("missing", 1000)); } catch (Zk\Exception $e) { $all[] = $e; }'],
];
foreach ($calls as $what => [$limit, $call]) {
	$sessions = $proxy->sessions();
	/* Some builds of PHP end a process at once, without a shutdown, that is over twice its limit when a function returns. */
	[$output, $errors, $status] = run_php("
		\$all = [];
		\$client = new Zk\\Client(null, 30_000, 30_000);
		\$own = new Zk\\Client(null, 30_000, 0, persistent: false);
		\$client->exists('/');
		\$own->exists('/');
		zk_exists('/');
		register_shutdown_function(function () use (\$client, \$own) {
			ini_set('memory_limit', '1G');
			echo 'then ', \$client->exists('/large')->dataLength, ' ', \$own->exists('/few')->numChildren, ' ', zk_exists('/acl')->aversion, ' ',
				count(\$client->getMany(['/few/n1', '/x', '/few/n2']));
		});
		ini_set('memory_limit', '$limit');
		$call;
		echo 'never';
	", ['zkext.hosts' => $proxy->hosts, 'memory_hard_limit_percent' => '10000']);
	same("$what, status", 255, $status);
	check("$what, message", preg_match('/^(PHP )?Fatal error:\s+Allowed memory size of \d+ bytes exhausted/m', $output) === 1 && !str_contains($output, 'never'), $output . $errors);
	check("$what, all goes on after that", str_ends_with($output, 'then 1000000 8 1 2'), $output);
	same("$what, sessions", $sessions + 3, $proxy->sessions());
	same("$what, and they are closed", false, Wire::alive($server->hosts, ...$proxy->session()));
}
done();
?>
--EXPECT--
done
