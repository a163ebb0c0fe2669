--TEST--
a listener that throws, exits or runs out of memory: the others still run, none is called twice
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();
$count = 8;
for ($i = 0; $i < $count; $i++) {
	$other->create("$node/n$i", 'first');
}
/* All nodes change, and the reader knows all of it before it polls. */
$change = function (Zk\Client $c, string $data) use ($node, $other, $count) {
	$refreshes = $c->stats()['cacheRefreshes'];
	$transaction = $other->transaction();
	for ($i = 0; $i < $count; $i++) {
		$transaction->set("$node/n$i", $data);
	}
	$transaction->commit();
	check('refreshed', wait_until(20_000, fn() => $c->stats()['cacheRefreshes'] >= $refreshes + $count));
	usleep(50_000);
};

$c = own();
$act = fn() => null;
$heard = $watches = [];
for ($i = 0; $i < $count; $i++) {
	$watches[$i] = $c->watchData("$node/n$i", function ($data) use ($i, &$heard, &$act) {
		$heard[] = "$i $data";
		$act($i);
	});
}
$all = fn($data) => array_map(fn($i) => "$i $data", range(0, $count - 1));
same('first', $all('first'), $heard);

/* One of them, the last, the first, all of them. */
foreach ([[3], [$count - 1], [0], [1, 2, 5], range(0, $count - 1)] as $round => $throwers) {
	$heard = [];
	$act = function ($i) use ($throwers, $round) {
		if (in_array($i, $throwers, true)) {
			throw new DomainException("round $round, $i");
		}
	};
	$change($c, "round $round");
	$thrown = throws("round $round", DomainException::class, fn() => $c->poll());
	$messages = [];
	for ($t = $thrown; $t; $t = $t->getPrevious()) {
		$messages[] = $t->getMessage();
	}
	same("round $round, chained, the last first", array_map(fn($i) => "round $round, $i", array_reverse($throwers)), $messages);
	same("round $round, all ran", $all("round $round"), $heard);
	same("round $round, none again", 0, $c->poll(100));
	same("round $round, none again", $all("round $round"), $heard);
}
$thrown = null;

/* Other ways to fail. */
$same = new LogicException('the same object');
$previous = new LogicException('with a previous', 7, new LogicException('that one'));
$ways = [
	'the same object' => [fn() => throw $same, LogicException::class],
	'with a previous' => [fn() => throw $previous, LogicException::class],
	'an Error' => [fn() => no_such_function(), Error::class],
	'of this client' => [fn() => $c->get("$node/missing"), Zk\NoNodeException::class],
	'of a cached read' => [fn() => $c->get("$node/missing", cached: true), Zk\NoNodeException::class],
];
foreach ($ways as $what => [$act, $class]) {
	$heard = [];
	$change($c, $what);
	throws($what, $class, fn() => $c->poll());
	same("$what, all ran", $all($what), $heard);
	same("$what, none again", [0, $all($what)], [$c->poll(50), $heard]);
}
$act = fn() => null;
$heard = [];
$change($c, 'well again');
same('well again', [$count, $all('well again')], [$c->poll(), $heard]);
unset($same, $previous, $ways);
gc_collect_cycles();

/* A destructor that throws while the arguments go. */
$act = function () {
	new class {
		public function __destruct()
		{
			throw new DomainException('in a destructor');
		}
	};
};
$heard = [];
$change($c, 'destructor');
throws('destructor', DomainException::class, fn() => $c->poll(), 'in a destructor');
same('destructor, all ran', $all('destructor'), $heard);

/* An exception leaves a generator and a fiber as it should. */
$act = fn($i) => $i === 2 ? throw new DomainException('in a fiber') : null;
$change($c, 'fiber');
$fiber = new Fiber(fn() => outcome(fn() => $c->poll()));
$fiber->start();
check('in a fiber', $fiber->getReturn() instanceof DomainException);

/* A fiber that is left waiting inside of poll() and never goes on. */
$act = fn($i) => $i === 2 ? Fiber::suspend('waits') : null;
$heard = [];
$change($c, 'suspended');
$fiber = new Fiber(fn() => $c->poll());
same('suspended', 'waits', $fiber->start());
$act = fn() => null;
same('another poll() meanwhile', [$count - 3, $all('suspended')], [$c->poll(), $heard]);
unset($fiber);
gc_collect_cycles();
$heard = [];
$change($c, 'after that');
same('after that', [$count, $all('after that')], [$c->poll(), $heard]);

/* exit() in a listener ends the script as exit() does, with destructors and shutdown functions; and a fatal error likewise. */
$script = '
	$c = new Zk\Client(persistent: false);
	$other = new Zk\Client;
	$node = ' . var_export($node, true) . ';
	class Held { public function __destruct() { echo "destructor\n"; } }
	$held = new Held;
	$heard = 0;
	register_shutdown_function(function () use ($c, $other, $node) {
		ini_set("memory_limit", "256M");
		echo "shutdown ", $c->get("$node/n1"), " ", $other->get("$node/n1"), " ", $c->get("$node/n1", cached: true), "\n";
		try { echo "poll ", $c->poll(), "\n"; } catch (Throwable $t) { echo get_class($t), "\n"; }
	});
	for ($i = 0; $i < 4; $i++) {
		$watches[] = $c->watchData("$node/n$i", function ($data) use ($i, &$heard) {
			$heard++;
			if ($i === 1 && $data === "go") {
				ACT
			}
		});
	}
	for ($i = 0; $i < 4; $i++) {
		$other->set("$node/n$i", "go");
	}
	usleep(300_000);
	WHERE
	for ($n = 0; $n < 10; $n++) {
		$c->poll(1000);
	}
	echo "never";
';
$acts = [
	'exit' => ['exit(3);', '', 3, ''],
	'exit in watchData' => ['', '$c->watchData("$node/n1", function () { exit(3); });', 3, ''],
	'exit with a text' => ['exit("bye\n");', '', 0, 'bye'],
	'fatal error' => ['trigger_error("stop", E_USER_ERROR);', '', 255, 'stop'],
	'uncaught' => ['throw new Exception("stop");', '', 255, 'Uncaught Exception: stop'],
];
if (!under_valgrind()) {
	$acts['memory_limit'] = ['ini_set("memory_limit", "8M"); for ($all = [];; ) { $all[] = str_repeat("x", 10000); }', '', 255, 'Allowed memory size'];
	$acts['memory_limit in watchData'] = ['', '$c->watchData("$node/n1", function () { ini_set("memory_limit", "8M"); for ($all = [];; ) { $all[] = str_repeat("x", 10000); } });', 255, 'Allowed memory size'];
	/* While the arguments are built. */
	$other->create("$node/large", str_repeat('x', 900_000));
	$acts['memory_limit before the listener'] = ['', 'ini_set("memory_limit", "3M"); while (memory_get_usage() < 2_000_000) { $all[] = str_repeat("x", 1000); } $c->watchData("$node/large", function () {});', 255, 'Allowed memory size'];
}
foreach ($acts as $what => [$act, $where, $expected, $text]) {
	for ($i = 0; $i < 4; $i++) {
		$other->set("$node/n$i", 'before');
	}
	[$output, $errors, $status] = run_php(str_replace(['ACT', 'WHERE'], [$act, $where], $script), ['zkext.hosts' => hosts(), 'memory_hard_limit_percent' => '10000']);
	same("$what, status", $expected, $status);
	check("$what, output", str_contains($output, $text) && !str_contains($output, 'never') && str_contains($output, 'shutdown go go go'), $output . $errors);
	check("$what, destructors", str_contains($output, 'destructor') === (str_starts_with($what, 'exit') || $what === 'uncaught'), $output);
}
done();
?>
--EXPECT--
done
