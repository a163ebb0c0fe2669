--TEST--
writes to a server that is frozen or killed: outcome unknown, and never twice; reads are asked again
--SKIPIF--
<?php if (getenv('TSAN_OPTIONS')) echo 'skip ThreadSanitizer loses track of the threads of a forked child'; ?>
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';
require __DIR__ . '/inc/server.inc';

$server = new Server;
ini_set('zkext.connect_timeout_ms', '60000');
$hasty = new Zk\Client($server->hosts, 20_000, 300);
$patient = new Zk\Client($server->hosts, 30_000, 60_000, persistent: false);
$patient->transaction()->create('/counter')->create('/queue')->create('/acl')->commit();
check('connected', wait_until(20_000, fn() => outcome(fn() => $hasty->exists('/')) instanceof Zk\Stat));

$writes = [
	'set' => fn(Zk\Client $c) => $c->set('/counter', 'x'),
	'create' => fn(Zk\Client $c) => $c->create('/queue/item-', 'x', Zk\CreateMode::PersistentSequential),
	'setAcl' => fn(Zk\Client $c) => $c->setAcl('/acl', Zk\Acl::open()),
	'commit' => fn(Zk\Client $c) => $c->transaction()->set('/counter', 'x')->create('/queue/t-', null, Zk\CreateMode::PersistentSequential)->commit(),
];
$happened = function () use ($server) {
	$own = new Zk\Client($server->hosts, persistent: false);
	return [$own->exists('/counter')->version, $own->exists('/queue')->cversion, $own->exists('/acl')->aversion];
};

/* Frozen: the kernel keeps what was sent, so each write happens when the server goes on. */
$server->freeze();
foreach ($writes as $what => $write) {
	$thrown = within("frozen, $what", 300, fn() => $write($hasty));
	check("frozen, $what", $thrown instanceof Zk\TimeoutException && $thrown->outcomeUnknown, $thrown);
}
foreach (['get' => fn() => $hasty->get('/counter'), 'exists' => fn() => $hasty->exists('/counter'), 'getMany' => fn() => $hasty->getMany(['/counter'])] as $what => $read) {
	$thrown = within("frozen, $what", 300, $read);
	check("frozen, $what", $thrown instanceof Zk\TimeoutException && !$thrown->outcomeUnknown, $thrown);
}
$pid = fork(function () use ($server) {
	usleep(1_500_000);
	$server->thaw();
});
same('a read with time waits for it', Zk\Stat::class, get_debug_type(outcome(fn() => $patient->exists('/counter'))));
ended_well($pid);
check('each happened once', wait_until(10_000, fn() => $happened() === [2, 2, 1]), $happened());
usleep(500_000);
same('and only once', [2, 2, 1], $happened());

/* Killed: nobody knows, but never twice. */
foreach ($writes as $what => $write) {
	check("connected, $what", wait_until(20_000, fn() => outcome(fn() => $patient->exists('/')) instanceof Zk\Stat));
	$before = $happened();
	$server->freeze();
	$pid = fork(function () use ($server) {
		usleep(500_000);
		$server->kill();
	});
	$thrown = outcome(fn() => $write($patient));
	ended_well($pid);
	check("killed, $what", $thrown instanceof Zk\ConnectionLossException && $thrown->outcomeUnknown, $thrown);
	$pid = fork(function () use ($server) {
		usleep(300_000);
		$server->restart();
	});
	same("a read waits for the server, $what", Zk\Stat::class, get_debug_type(outcome(fn() => $patient->exists('/counter'))));
	ended_well($pid);
	$after = $happened();
	same("killed, $what, at most once", [], array_filter(array_map(fn($a, $b) => $a - $b, $after, $before), fn($times) => $times < 0 || $times > 1));
}
done();
?>
--EXPECT--
done
