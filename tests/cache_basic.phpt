--TEST--
cached: true answers from the worker's copy, without a round trip and with the same value
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('a', 'b', 'c');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
ini_set('zkext.session_timeout_ms', '20000');
$client = new Zk\Client;
$hasty = new Zk\Client(timeoutMs: 20_000);
$own = own($proxy->hosts);
$setup = own();
foreach (['null' => null, 'empty' => '', 'text' => 'some text', 'zero' => "\0", 'large' => str_repeat('x', 300_000)] as $name => $data) {
	$setup->create("$node/$name", $data);
}
$names = sorted($setup->getChildren($node));

foreach (['function' => null, 'method' => $client, 'deadline' => $hasty, 'own' => $own] as $how => $c) {
	$get = $c ? $c->get(...) : zk_get(...);
	$children = fn($path) => sorted($c ? $c->getChildren($path, true) : zk_get_children($path, true));
	$exists = $c ? $c->exists(...) : zk_exists(...);
	$counting = $c ?? $client; /* the function shares the connection */
	foreach (['null', 'empty', 'text', 'zero', 'large'] as $name) {
		$plain = $get("$node/$name", $plainStat);
		check("$how, $name, first", $get("$node/$name", $stat, true) === $plain, $plain);
		$stat = 'before';
		hits("$how, $name", $plain, $counting, function () use ($get, $node, $name, &$stat) {
			return $get("$node/$name", $stat, true);
		});
		check("$how, $name, its stat", $stat == $plainStat && $stat == $exists("$node/$name"), $stat);
		check("$how, $name, without a stat", $get("$node/$name", cached: true) === $plain);
		check("$how, $name, exists, first", $exists("$node/$name", true) == $plainStat);
		hits("$how, $name, exists", $plainStat, $counting, fn() => $exists("$node/$name", true));
		same("$how, $name, no children", [], $children("$node/$name"));
		hits("$how, $name, no children", [], $counting, fn() => $children("$node/$name"));
	}
	same("$how, children, first", $names, $children($node));
	hits("$how, children", $names, $counting, fn() => $children($node));
}
/* Other tests make nodes in the real one. */
$inside = own($proxy->hosts . $node);
same('root', $names, sorted($inside->getChildren('/', true)));
hits('root', $names, $inside, fn() => sorted($inside->getChildren('/', true)));

/* Not only stats() says so. */
$before = array_map($proxy->requests(...), [3, 4, 8, 12]);
for ($i = 0; $i < 1000; $i++) {
	$own->get("$node/text", cached: true);
	$own->getChildren($node, true);
	$own->exists("$node/text", true);
}
same('requests', $before, array_map($proxy->requests(...), [3, 4, 8, 12]));

/* One value for all who ask in a request, as long as nobody writes to it. */
$memory = memory_get_usage();
$all = [];
for ($i = 0; $i < 100; $i++) {
	$all[] = $own->get("$node/large", cached: true);
}
check('100 times one string', memory_get_usage() - $memory < 100_000, memory_get_usage() - $memory);
check('an object of the caller\'s own', $own->exists("$node/text", true) == $own->exists("$node/text", true) && $own->exists("$node/text", true) !== $own->exists("$node/text", true));
$list = $own->getChildren($node, true);
$list[] = 'mine';
$text = $own->get("$node/text", $stat, true);
$text[0] = 'S';
same('what the caller does with the list', $names, sorted($own->getChildren($node, true)));
same('what the caller does with the string', 'some text', $own->get("$node/text", cached: true));
throws('what the caller does with the stat', Error::class, fn() => $own->exists("$node/text", true)->mine = 1);
throws('what the caller does with the stat', Error::class, fn() => $own->exists("$node/text", true)->version = 1);

/* A plain read asks. */
same('plain reads', [3, 0], costs($own, fn() => [$own->get("$node/text"), $own->exists("$node/text"), $own->getChildren($node)], 'calls', 'cacheHits'));

/* Copies are those of the session: its clients share them, others have their own. */
$second = new Zk\Client($proxy->hosts, 20_000);
same('a client that shares the session', [0, 1, 0], costs($second, fn() => $second->get("$node/text", cached: true), 'calls', 'cacheHits', 'cacheMisses'));
$third = own();
same('one that does not', [1, 0, 1], costs($third, fn() => $third->get("$node/text", cached: true), 'calls', 'cacheHits', 'cacheMisses'));

/* The reference takes what a PHP reference takes, also from the copy. */
$holder = new class {
	public ?Zk\Stat $stat = null;
	public int $number = 7;
};
$own->get("$node/text", $holder->stat, true);
same('a typed property', 9, $holder->stat->dataLength);
throws('a property of another type', TypeError::class, fn() => $own->get("$node/text", $holder->number, true), 'int');
$held = new class($own) {
	public function __construct(private $client)
	{
	}

	public function __destruct()
	{
		$this->client->close();
		throw new LogicException('in a destructor');
	}
};
throws('the old value closes the client', LogicException::class, fn() => $own->get("$node/text", $GLOBALS['held'], true));
same('closed', Zk\State::Closed, $own->state());
$held = new class($third) {
	public function __construct(private $client)
	{
	}

	public function __destruct()
	{
		$this->client->close();
	}
};
same('the old value closes the client while it reads', null, outcome(fn() => $third->get("$node/null", $GLOBALS['held'], true)));
same('closed', Zk\State::Closed, $third->state());
done();
?>
--EXPECT--
done
