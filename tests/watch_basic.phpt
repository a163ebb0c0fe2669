--TEST--
watchChildren() and watchData(): the value now, and after every change, from poll()
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('a');
$other = own();
$other->create("$node/data", 'one');
foreach (['own' => own(), 'deadline' => own(timeoutMs: 20_000), 'shared' => new Zk\Client(hosts())] as $how => $c) {
	$data = new Heard;
	$children = new Heard;
	$watch = $c->watchData("$node/data", $data);
	$second = $c->watchChildren($node, $children);
	same("$how, class", [Zk\Watch::class, Zk\Watch::class], [get_debug_type($watch), get_debug_type($second)]);
	same("$how, at once", [['one'], 1], [$data->all, count($children->all)]);
	check("$how, the stat", $data->stats[0] == $other->exists("$node/data"), $data->stats);
	same("$how, children at once", ['a', 'data'], sorted($children->last()));
	same("$how, nothing new", [0, 0], [$c->poll(), $c->poll(50)]);

	$stat = $other->set("$node/data", 'two');
	same("$how, a change", 1, $c->poll(20_000));
	same("$how, data", ['one', 'two'], $data->all);
	check("$how, stat", $data->stats[1] == $stat, $data->stats);
	$other->create("$node/b");
	same("$how, a child", 1, $c->poll(20_000));
	same("$how, children", ['a', 'b', 'data'], sorted($children->last()));
	same("$how, no more", [0, 2, 2], [$c->poll(100), count($data->all), count($children->all)]);

	/* The client's own changes are changes too. */
	$c->set("$node/data", null);
	$c->delete("$node/b");
	check("$how, own changes", poll_until($c, 10_000, fn() => $data->last() === null && sorted($children->last()) === ['a', 'data']));
	$c->set("$node/data", '');
	check("$how, empty", poll_until($c, 10_000, fn() => $data->last() === ''));
	$c->set("$node/data", 'one');
	check("$how, the same as once before", poll_until($c, 10_000, fn() => $data->last() === 'one'));
	$c->set("$node/data", 'one');
	check("$how, the same again is a change", poll_until($c, 10_000, fn() => count($data->all) === 6), $data->all);

	/* Nobody polls: the changes are folded into the last. */
	for ($i = 0; $i < 20; $i++) {
		$other->set("$node/data", "n$i");
		usleep(10_000);
	}
	check("$how, folded", poll_until($c, 10_000, fn() => $data->last() === 'n19'));
	check("$how, fewer", count($data->all) < 6 + 20, $data->all);
	same("$how, nothing more", 0, $c->poll(200));

	/* stop(), or no reference. */
	$count = count($data->all);
	$watch->stop();
	$watch->stop();
	$second = null;
	$other->set("$node/data", 'one');
	$other->create("$node/c");
	same("$how, stopped", [0, 0], [$c->poll(300), $c->poll()]);
	$other->delete("$node/c");
	same("$how, not called", $count, count($data->all));
	$watch = null;
	usleep(100_000);
}

/* Many of one node, and other callables. */
$c = own();
$seen = [];
class Listener
{
	public static array $seen = [];

	public static function hear(mixed ...$arguments): void
	{
		self::$seen[] = $arguments;
	}

	public function method(?string $data, ?Zk\Stat $stat): string
	{
		self::$seen[] = [$data, $stat];
		return 'ignored';
	}

	public function __call($name, $arguments)
	{
		self::$seen[] = $arguments;
	}
}
function hear(mixed ...$arguments): void
{
	Listener::hear(...$arguments);
}
$object = new Listener;
$callables = ['hear', 'Listener::hear', ['Listener', 'hear'], [$object, 'method'], $object->method(...), [$object, 'magic'], Listener::hear(...), fn($data, $stat) => hear($data, $stat),
	static function (...$all) {
		Listener::hear(...$all);
	}, new Heard];
$watches = array_map(fn($callable) => $c->watchData("$node/data", $callable), $callables);
same('at once', array_fill(0, 9, 'one'), array_column(Listener::$seen, 0));
same('two arguments', array_fill(0, 9, 2), array_map(count(...), Listener::$seen));
Listener::$seen = [];
$other->set("$node/data", 'all');
check('all of them', poll_until($c, 10_000, fn() => count(Listener::$seen) === 9), Listener::$seen);
same('all of them', array_fill(0, 9, 'all'), array_column(Listener::$seen, 0));
$watches = [];
Listener::$seen = [];
$watch = $c->watchChildren($node, 'hear');
same('one argument', [1], array_map(count(...), Listener::$seen));

/* poll() says how many ran; its wait ends with the first news. */
$heard = new Heard;
$watches = array_map(fn() => $c->watchData("$node/data", $heard), range(1, 7));
$other->set("$node/data", 'seven');
$started = now_ms();
same('ran', 7, $c->poll(20_000));
check('at once', now_ms() - $started < 5000, now_ms() - $started);
$started = now_ms();
same('nothing', 0, $c->poll(300));
check('waits', now_ms() - $started >= 299, now_ms() - $started);
$started = now_ms();
same('does not wait', 0, $c->poll());
check('does not wait', now_ms() - $started < 250, now_ms() - $started);
same('a client without watches', 0, own()->poll(10));

/* The watch holds its client. */
$heard = new Heard;
$c = own();
$watch = $c->watchData("$node/data", $heard);
$weak = WeakReference::create($c);
$c = null;
check('held', $weak->get() !== null);
$other->set("$node/data", 'held');
check('told', poll_until($weak->get(), 10_000, fn() => $heard->last() === 'held'));
$watch = null;
check('not held any more', $weak->get() === null);

/* The client's cached reads share the copy. */
$c = own();
$watch = $c->watchData("$node/data", $heard);
hits('cached', 'held', $c, fn() => $c->get("$node/data", cached: true));
same('a second watch costs no call', [0], costs($c, fn() => $c->watchData("$node/data", $heard), 'calls'));

/* close() ends all. */
$count = count($heard->all);
$c->close();
$other->set("$node/data", 'closed');
usleep(100_000);
throws('poll', Error::class, fn() => $c->poll(), 'Zk\Client is closed');
same('not called', $count, count($heard->all));
$watch->stop();
done();
?>
--EXPECT--
done
