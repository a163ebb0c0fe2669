--TEST--
destructors that run while a watch, a transaction, a client or copies come to their end: no object is seen after it, no copy is lost or used twice
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$names = array_map(fn($i) => "n$i", range(0, 39));
$node = test_node(...$names);
ini_set('zkext.hosts', hosts());

/* Looks for what is just being destroyed. */
final class Seeker
{
	public static mixed $found = 'nothing ran';
	public ?WeakReference $of = null;

	public function __destruct()
	{
		self::$found = $this->of->get();
	}

	public function listener(): void {}
}
$client = own();
$seeker = new Seeker;
$watch = $client->watchChildren($node, [$seeker, 'listener']);
$seeker->of = WeakReference::create($watch);
unset($seeker);
unset($watch);
same('a watch and its listener', null, Seeker::$found);

foreach (['transaction' => fn($client) => $client->transaction(), 'watch' => fn($client) => $client->watchData($node, fn() => null)] as $what => $make) {
	$map = new WeakMap;
	$client = own();
	$client->exists($node, true);
	$holder = $make($client);
	$map[$client] = $seeker = new Seeker;
	$seeker->of = WeakReference::create($holder);
	Seeker::$found = 'nothing ran';
	unset($seeker, $client);
	unset($holder);
	gc_collect_cycles();
	same("a client and its $what", null, Seeker::$found);
}

/* Reads copies when a Stat that was given out ends. */
final class Reader
{
	public static int $ran = 0;

	public function __construct(private Closure $read)
	{
	}

	public function __destruct()
	{
		self::$ran++;
		foreach ($GLOBALS['names'] as $name) {
			outcome(fn() => ($this->read)("$GLOBALS[node]/$name"));
		}
	}
}
$own = own();
foreach (['function' => fn($path) => zk_exists($path, true), 'client' => fn($path) => $own->exists($path, true)] as $how => $read) {
	$ends = [
		'read again' => fn() => array_map(fn($name) => [zk_set("$node/$name", 'x'), $read("$node/$name")], $names),
		'a setting' => fn() => ini_set('zkext.timeout_ms', '20000'),
		'too many' => fn() => [ini_set('zkext.cache_entries', '10'), array_map(fn($name) => $read("$node/$name"), $names), ini_restore('zkext.cache_entries')],
		'closed' => fn() => $own->close(),
	];
	foreach ($how === 'client' ? $ends : array_slice($ends, 0, 3) as $what => $end) {
		$map = new WeakMap;
		Reader::$ran = 0;
		foreach ($names as $name) {
			$map[$stat = $read("$node/$name")] = new Reader($read);
			unset($stat);
		}
		$end();
		same("$how, $what, all destructors", count($names), Reader::$ran);
		if ($what !== 'closed') {
			same("$how, $what, it goes on", array_fill(0, count($names), 0), array_map(fn($name) => $read("$node/$name")->dataLength * 0, $names));
		}
	}
	ini_restore('zkext.timeout_ms');
}
done();
?>
--EXPECT--
done
