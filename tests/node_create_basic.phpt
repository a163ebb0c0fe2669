--TEST--
zk_create() and Zk\Client::create(): every mode, real paths, data, containers, time to live
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\CreateMode;

$node = test_node();
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
$other = new Zk\Client(hosts(), persistent: false);
foreach (['function' => zk_create(...), 'method' => $client->create(...), 'deadline' => (new Zk\Client(timeoutMs: 20_000))->create(...)] as $how => $create) {
	$at = $create("$node/$how");
	same("$how, the path", "$node/$how", $at);
	same("$how, no data", null, $other->get($at, $stat));
	same("$how, persistent", 0, $stat->ephemeralOwner);
	same("$how, data", 'text', $other->get($create("$at/data", 'text')));
	same("$how, empty", '', $other->get($create("$at/empty", '')));
	same("$how, binary", "\0\xff\0", $other->get($create("$at/binary", "\0\xff\0")));
	same("$how, odd name", "$at/日本 x'%s", $create("$at/日本 x'%s"));
	same("$how, ephemeral", "$at/e", $create("$at/e", 'x', CreateMode::Ephemeral));
	same("$how, its owner", $client->sessionId(), $other->exists("$at/e")->ephemeralOwner);

	/* The server counts: digits are appended to a name, however long, or to none. */
	$long = str_repeat('long', 5000);
	foreach (['item-', '', '.', $long] as $name) {
		foreach ([CreateMode::PersistentSequential, CreateMode::EphemeralSequential] as $mode) {
			$real = $create("$at/$name", 'x', $mode);
			check("$how, sequential", preg_match('~^' . preg_quote("$at/$name") . '\d{10}$~D', $real), $real);
			same("$how, it is there", 'x', $other->get($real, $stat));
			same("$how, {$mode->name}", $mode === CreateMode::EphemeralSequential ? $client->sessionId() : 0, $stat->ephemeralOwner);
			$numbers[] = (int) substr($real, -10);
		}
	}
	check("$how, numbers ascend", $numbers === array_unique($numbers) && $numbers === (fn($n) => sort($n) ? $n : 0)($numbers), $numbers);
	$numbers = [];

	same("$how, container", "$at/container", $create("$at/container", 'c', CreateMode::Container));
	same("$how, data of the container", 'c', $other->get("$at/container", $stat));
	same("$how, a container has no owner", 0, $stat->ephemeralOwner);
	$create("$at/container/child");

	same("$how, ttl", "$at/ttl", $create("$at/ttl", 't', ttlMs: 60_000));
	same("$how, data with ttl", 't', $other->get("$at/ttl", $stat));
	same("$how, nor has it", 0, $stat->ephemeralOwner);
	$real = $create("$at/ttl-", 't', CreateMode::PersistentSequential, ttlMs: 1099511627775);
	check("$how, sequential with ttl", preg_match("~^$at/ttl-\\d{10}$~", $real), $real);
	check("$how, longest ttl", $other->exists($real) !== null);
}
/* The server tells nobody of a container or a time to live, but it was asked for them. */
same('containers', 3, $proxy->requests(19));
same('times to live', 6, $proxy->requests(21));
same('named', "$node/named", $client->create(mode: CreateMode::Ephemeral, path: "$node/named"));
$short = new Zk\Client(persistent: false);
$short->create("$node/short", mode: CreateMode::Ephemeral);
check('an ephemeral node is there', $other->exists("$node/short") !== null);
$short->close();
same('and goes with its session', null, $other->exists("$node/short"));
same('modes are the protocol\'s', [0, 1, 2, 3, 4], array_map(fn($mode) => $mode->value, CreateMode::cases()));

/* In a chroot the real path has none. */
$inside = new Zk\Client(hosts() . $node, persistent: false);
same('chroot', '/chroot', $inside->create('/chroot'));
check('chroot, sequential', preg_match('~^/chroot/n\d{10}$~', $real = $inside->create('/chroot/n', mode: CreateMode::PersistentSequential)), $real);
check('is where it should be', $other->exists("$node$real") !== null);
done();
?>
--EXPECT--
done
