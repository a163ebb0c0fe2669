--TEST--
cycles of closures, watches and clients are collected
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();
final class Daemon
{
	public ?Zk\Watch $watch = null;
	public ?Zk\Client $client = null;
	public array $more = [];

	public function __construct(string $node, bool $persistent)
	{
		$this->client = new Zk\Client(hosts(), persistent: $persistent);
		$this->watch = $this->client->watchData($node, $this->changed(...));
		$this->more[] = $this->client->watchChildren($node, function () {
			return $this;
		});
		$this->more[] = $this->client->watchChildren($node, [$this, 'changed']);
	}

	public function changed(): void
	{
	}
}

/* Makes it, keeps only a weak reference, collects. */
function goes(string $what, callable $make): void
{
	$weak = array_map(WeakReference::create(...), $make());
	gc_collect_cycles();
	$left = array_filter($weak, fn($reference) => $reference->get() !== null);
	same("$what, collected", [], array_map(fn($reference) => get_class($reference->get()), $left));
}

for ($i = 0; $i < 3; $i++) {
	foreach ([true, false] as $persistent) {
		goes('an object with watches', function () use ($node, $persistent) {
			$daemon = new Daemon($node, $persistent);
			return [$daemon, $daemon->client, $daemon->watch, ...$daemon->more];
		});
		goes('a closure that holds its watch', function () use ($node, $persistent) {
			$client = new Zk\Client(hosts(), persistent: $persistent);
			$watch = null;
			$closure = function () use (&$watch, $client) {
			};
			$watch = $client->watchData($node, $closure);
			return [$watch, $client, $closure];
		});
		goes('watches that hold each other', function () use ($node, $persistent) {
			$client = new Zk\Client(hosts(), persistent: $persistent);
			$all = new ArrayObject;
			for ($i = 0; $i < 20; $i++) {
				$all[] = $client->watchData($node, function () use ($all, $client) {
				});
			}
			return [$client, $all, ...$all->getArrayCopy()];
		});
		goes('a stopped one', function () use ($node, $persistent) {
			$daemon = new Daemon($node, $persistent);
			$daemon->watch->stop();
			return [$daemon, $daemon->client, $daemon->watch, ...$daemon->more];
		});
		goes('a closed client', function () use ($node, $persistent) {
			$daemon = new Daemon($node, $persistent);
			$daemon->client->close();
			return [$daemon, $daemon->client, $daemon->watch, ...$daemon->more];
		});
		goes('after poll()', function () use ($node, $persistent, $other) {
			$daemon = new Daemon($node, $persistent);
			$other->set($node, 'x');
			$daemon->client->poll(10_000);
			return [$daemon, $daemon->client, $daemon->watch, ...$daemon->more];
		});
		goes('a cached object', function () use ($node, $persistent) {
			$client = new Zk\Client(hosts(), persistent: $persistent);
			return [$client, $client->exists($node, true)];
		});
	}
}

/* Collected while a listener of theirs runs, and while another one's does. */
$daemon = new Daemon($node, false);
$client = own();
$ran = 0;
$watch = $client->watchData($node, function () use (&$daemon, &$ran) {
	$daemon = null;
	gc_collect_cycles();
	$ran++;
});
$other->set($node, 'y');
check('told', wait_until(10_000, function () use ($client, &$ran) {
	$client->poll(50);
	return $ran >= 2;
}));

/* A watch without a reference is over, though its client goes on; one in a cycle is when that is collected. */
$calls = 0;
$client = own();
$watch = $client->watchData($node, function () use (&$watch, &$calls) {
	$calls++;
});
$second = $watch;
$watch = $second = null;
gc_collect_cycles();
$other->set($node, 'z');
usleep(200_000);
same('over', [0, 1], [$client->poll(), $calls]);

/* What is left at the end of a script goes with it, in whatever order. */
$script = '
	$node = ' . var_export($node, true) . ';
	class Holder { public $all; public function __destruct() { foreach ($this->all as $one) { if ($one instanceof Zk\Watch) $one->stop(); } echo "."; } }
	for ($i = 0; $i < 5; $i++) {
		$holder = new Holder;
		$client = new Zk\Client(persistent: $i % 2 === 0);
		$watch = $client->watchData($node, function () use ($holder, $client) {});
		$holder->all = [$client, $watch, $client->watchChildren($node, function () use ($holder) {}), $client->stream()];
		$GLOBALS["keep$i"] = $holder;
	}
	ORDER
	echo "end";
';
foreach (['', 'unset($holder, $watch, $client);', 'foreach ($GLOBALS as $name => $value) { if (str_starts_with($name, "keep")) unset($GLOBALS[$name]); }', 'gc_disable(); $holder = $watch = null;', 'exit("end");'] as $order) {
	[$output, $errors, $status] = run_php(str_replace('ORDER', $order, $script) . 'gc_enable(); gc_collect_cycles(); foreach (array_keys(get_defined_vars()) as $name) unset($$name); gc_collect_cycles();', ['zkext.hosts' => hosts()]);
	check("end of a script, $order", $status === 0 && $errors === '' && substr_count($output, '.') === 5 && str_contains($output, 'end'), [$output, $errors, $status]);
}
done();
?>
--EXPECT--
done
