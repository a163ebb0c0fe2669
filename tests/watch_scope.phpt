--TEST--
a listener may be whatever was callable where it was given: private, protected, self, parent, static, __call
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('a');
$other = own();
$client = own();
$heard = [];

class Base
{
	protected function fromParent($data): void
	{
		$GLOBALS['heard'][] = "parent $data";
	}
}

final class Listening extends Base
{
	public array $watches = [];

	public function __construct(Zk\Client $client, string $path)
	{
		foreach ([[$this, 'hidden'], 'self::hiddenToo', 'parent::fromParent', [self::class, 'hiddenToo'], $this->hidden(...), [$this, 'magic'], [self::class, 'magicToo']] as $listener) {
			$this->watches[] = @$client->watchData($path, $listener);
		}
	}

	private function hidden($data): void
	{
		$GLOBALS['heard'][] = "hidden $data";
	}

	private static function hiddenToo($data): void
	{
		$GLOBALS['heard'][] = "hiddenToo $data";
	}

	public function __call($name, $arguments)
	{
		$GLOBALS['heard'][] = "$name $arguments[0]";
	}

	public static function __callStatic($name, $arguments)
	{
		$GLOBALS['heard'][] = "$name $arguments[0]";
	}
}

$all = fn($data) => array_map(fn($who) => "$who $data", ['hidden', 'hiddenToo', 'parent', 'hiddenToo', 'hidden', 'magic', 'magicToo']);
$other->set("$node/a", 'first');
$listening = new Listening($client, "$node/a");
same('at once', $all('first'), $heard);
for ($i = 0; $i < 3; $i++) {
	$heard = [];
	$other->set("$node/a", "change $i");
	check("change $i", poll_until($client, 10_000, fn() => count($GLOBALS['heard']) >= 7), $heard);
	same("change $i, each once", $all("change $i"), $heard);
}

/* The watch holds the object that "self" and the like were given in. */
$weak = WeakReference::create($listening);
$watch = $listening->watches[2];
$listening->watches = [];
unset($listening);
gc_collect_cycles();
check('held', $weak->get() !== null);
$heard = [];
$other->set("$node/a", 'last');
check('told', poll_until($client, 10_000, fn() => $GLOBALS['heard'] === ['parent last']), $heard);
unset($watch);
gc_collect_cycles();
same('let go', null, $weak->get());
throws('what is not callable here', TypeError::class, fn() => $client->watchData("$node/a", ['Listening', 'nosuch', 1]), 'Argument #2 ($on)');
done();
?>
--EXPECT--
done
