--TEST--
a write whose answer is lost says so and is never sent twice; a read with the same weather is asked again
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\CreateMode;

$node = test_node('counter', 'queue', 'acl');
$proxy = new Proxy(hosts());
$observer = new Zk\Client(hosts(), persistent: false);
$clients = ['no deadline' => new Zk\Client($proxy->hosts, persistent: false), 'deadline' => new Zk\Client($proxy->hosts, timeoutMs: 20_000, persistent: false)];

/* Most of it is waiting, for both the same way. */
$clients = under_valgrind() ? array_slice($clients, 1) : $clients;

/* How often each write has happened, by the server's own counters, and the request's type. */
$writes = [
	'set' => [5, fn(Zk\Client $c) => $c->set("$node/counter", 'x'), fn() => $observer->exists("$node/counter")->version],
	'set of a version' => [5, fn(Zk\Client $c) => $c->set("$node/counter", 'x', $observer->exists("$node/counter")->version), fn() => $observer->exists("$node/counter")->version],
	'create' => [1, fn(Zk\Client $c) => $c->create("$node/queue/item-", 'x', CreateMode::PersistentSequential), fn() => $observer->exists("$node/queue")->cversion],
	'create a container' => [19, fn(Zk\Client $c) => $c->create("$node/queue/c" . $observer->exists("$node/queue")->cversion, 'x', CreateMode::Container), fn() => $observer->exists("$node/queue")->cversion],
	'delete' => [2, fn(Zk\Client $c) => $c->delete("$node/queue/" . $observer->getChildren("$node/queue")[0]), fn() => $observer->exists("$node/queue")->cversion],
	'setAcl' => [7, fn(Zk\Client $c) => $c->setAcl("$node/acl", Zk\Acl::open()), fn() => $observer->exists("$node/acl")->aversion],
	'commit' => [14, fn(Zk\Client $c) => $c->transaction()->set("$node/counter", 'x')->create("$node/queue/t-", null, CreateMode::PersistentSequential)->commit(), fn() => $observer->exists("$node/counter")->version],
	'createPath' => [1, fn(Zk\Client $c) => $c->createPath("$node/queue/p" . $observer->exists("$node/queue")->cversion), fn() => $observer->exists("$node/queue")->cversion],
	'deleteTree' => [2, fn(Zk\Client $c) => $c->deleteTree("$node/queue/" . $observer->getChildren("$node/queue")[0]), fn() => $observer->exists("$node/queue")->cversion],
];
function connected(Zk\Client $client): void
{
	check('connected again', wait_until(15_000, fn() => outcome(fn() => $client->exists('/')) instanceof Zk\Stat && $client->state() === Zk\State::Connected));
}

foreach ($clients as $how => $client) {
	foreach ($writes as $what => [$type, $write, $times]) {
		foreach (['answer lost' => 1, 'expired before it' => 0] as $weather => $happens) {
			connected($client);
			$before = $times();
			if ($happens) {
				$sent = $proxy->requests($type);
				if ($what === 'createPath' || $what === 'deleteTree') {
					/* They read first: those answers still come. */
					$proxy->cut(20);
				} else {
					$proxy->cut(0);
				}
			} else {
				$proxy->expireAt($type);
			}
			$thrown = outcome(fn() => $write($client));
			$proxy->pass();
			if ($happens && ($what === 'createPath' || $what === 'deleteTree')) {
				/* Cut off while it read, so asked again; or while it wrote. */
				check("$how, $what, $weather", !$thrown instanceof Zk\Exception || $thrown->outcomeUnknown, $thrown);
			} else {
				$class = $happens ? Zk\ConnectionLossException::class : Zk\SessionExpiredException::class;
				check("$how, $what, $weather, the exception", $thrown instanceof Zk\Exception && ($thrown instanceof $class || $thrown instanceof Zk\ConnectionLossException), $thrown);
				same("$how, $what, $weather, outcome unknown", true, $thrown->outcomeUnknown ?? null);
				check("$how, $what, $weather, names the path", $what === 'commit' ? $thrown->path === null && $thrown->operationIndex === null : $thrown->path !== null, $thrown);
				if ($happens) {
					same("$how, $what, $weather, sent once", $sent + 1, $proxy->requests($type));
				}
			}
			connected($client);
			usleep(50_000);
			/* What was cut off on the way to its write may not have come to that. */
			$never = $happens && $thrown instanceof Zk\Exception && ($what === 'createPath' || $what === 'deleteTree') ? 1 : 0;
			$seen = $times() - $before;
			check("$how, $what, $weather, happened $happens times", $seen === $happens || $seen === $happens - $never, $seen);
		}
	}

	/* Reads have nothing unknown about them. */
	$client->set("$node/counter", 'data');
	$reads = [
		'get' => [fn() => $client->get("$node/counter"), 'data'],
		'exists' => [fn() => $client->exists("$node/none"), null],
		'getChildren' => [fn() => $client->getChildren("$node/counter"), []],
		'getAcl' => [fn() => $client->getAcl("$node/counter"), Zk\Acl::open()],
		'getMany' => [fn() => $client->getMany(["$node/counter", "$node/none"]), ["$node/counter" => 'data']],
		'getChildrenMany' => [fn() => $client->getChildrenMany(["$node/counter"]), ["$node/counter" => []]],
		'getTree' => [fn() => $client->getTree("$node/counter"), ["$node/counter" => 'data']],
		'sync' => [fn() => $client->sync("$node/counter"), null],
	];
	foreach ($reads as $what => [$read, $expected]) {
		foreach ([0, 3, 16] as $bytes) {
			connected($client);
			$proxy->cut($bytes);
			same("$how, $what, cut off after $bytes bytes", $expected, outcome($read));
			$proxy->pass();
		}
		connected($client);
		$retries = $client->stats()['retries'];
		$proxy->drop();
		same("$how, $what, dropped before", $expected, outcome($read));
	}
	check("$how, retries", $client->stats()['retries'] > 0, $client->stats());
}

/* A write that was never sent has no unknown outcome. */
$proxy->refuse();
foreach ($clients as $how => $client) {
	wait_until(5000, fn() => $client->state() !== Zk\State::Connected);
	$before = $observer->exists("$node/counter")->version;
	$thrown = outcome(fn() => $client->set("$node/counter", 'never'));
	check("$how, refused", $thrown instanceof Zk\ConnectionLossException && !$thrown->outcomeUnknown, $thrown);
	same("$how, refused, did not happen", $before, $observer->exists("$node/counter")->version);
}
done();
?>
--EXPECT--
done
