--TEST--
zk_get() and Zk\Client::get() give the whole data, byte for byte, and the Stat
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('empty');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
$hasty = new Zk\Client(timeoutMs: 20_000);
$client->create("$node/null");

$allBytes = implode(array_map(chr(...), range(0, 255)));
foreach (['', "\0", '0', 'text', "a\0b\0", $allBytes, str_repeat('x', 4096), random_bytes(100_000)] as $i => $data) {
	$client->create("$node/n$i", $data);
	foreach (['function' => zk_get(...), 'method' => $client->get(...), 'deadline' => $hasty->get(...)] as $how => $get) {
		$stat = 'before';
		$seen = $get("$node/n$i", $stat);
		check("$how, data $i", $seen === $data, substr((string) $seen, 0, 50));
		same("$how, class $i", Zk\Stat::class, get_debug_type($stat));
		same("$how, dataLength $i", strlen($data), $stat->dataLength);
		check("$how, data $i without a stat", $get("$node/n$i") === $data);
	}
}
foreach (['function' => zk_get(...), 'method' => $client->get(...), 'deadline' => $hasty->get(...)] as $how => $get) {
	same("$how, no data", null, $get("$node/null", $stat));
	same("$how, length of no data", 0, $stat->dataLength);
	same("$how, empty data", '', $get("$node/empty", $stat));
	check("$how, root", is_string($get('/')) || $get('/') === null);
}

/* One round trip, however much it is. */
$before = $proxy->requests(4);
$client->get("$node/n7");
same('requests', $before + 1, $proxy->requests(4));

/* The reference takes what a PHP reference takes. */
$holder = new class {
	public ?Zk\Stat $stat = null;
	public int $number = 7;
	public array $list = [];
};
$client->get("$node/n0", $holder->stat);
same('a typed property', 0, $holder->stat->dataLength);
throws('a property of another type', TypeError::class, fn() => $client->get("$node/n0", $holder->number), 'int');
same('is left alone', 7, $holder->number);
$client->get("$node/n0", $holder->list['stat']);
same('an element', 0, $holder->list['stat']->dataLength);
$stat = null;
same('by name', 'text', $client->get(stat: $stat, path: "$node/n3"));
same('stat by name', 4, $stat->dataLength);
$held = new class($client, $node) {
	public function __construct(private $client, private $node)
	{
	}

	public function __destruct()
	{
		$GLOBALS['seen'] = $this->client->get("{$this->node}/n3");
		throw new LogicException('in a destructor');
	}
};
throws('the old value has a destructor that throws', LogicException::class, function () use ($client, $node, &$held) {
	$client->get("$node/n2", $held);
});
same('and calls', 'text', $seen);
same('after that', '0', $client->get("$node/n2"));
done();
?>
--EXPECT--
done
