--TEST--
transaction(): nothing happens when one operation fails, which the exception names; bad ones are refused when they are added
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\CreateMode;
use Zk\Transaction;

$node = test_node('a', 'b');
$proxy = new Proxy(hosts());
$client = new Zk\Client($proxy->hosts, timeoutMs: 20_000);
$transaction = $client->transaction();
refuses_paths([
	'Zk\Transaction::create' => $transaction->create(...),
	'Zk\Transaction::set' => fn($path) => $transaction->set($path, 'x'),
	'Zk\Transaction::delete' => $transaction->delete(...),
	'Zk\Transaction::check' => fn($path) => $transaction->check($path, 1),
]);
foreach ([-2, PHP_INT_MIN, 2 ** 31] as $version) {
	throws("set, version $version", ValueError::class, fn() => $transaction->set($node, 'x', $version), 'Zk\Transaction::set(): Argument #3 ($version) must be between -1');
	throws("delete, version $version", ValueError::class, fn() => $transaction->delete($node, $version), 'Zk\Transaction::delete(): Argument #2 ($version) must be between -1');
	throws("check, version $version", ValueError::class, fn() => $transaction->check($node, $version), 'Zk\Transaction::check(): Argument #2 ($version) must be between -1');
}
throws('check without a version', ArgumentCountError::class, fn() => $transaction->check($node));
throws('set without data', ArgumentCountError::class, fn() => $transaction->set($node));
throws('container', ValueError::class, fn() => $transaction->create("$node/c", mode: CreateMode::Container), 'Zk\Transaction::create(): Argument #3 ($mode) must not be Container');
throws('ttl', ArgumentCountError::class, fn() => $transaction->create("$node/c", null, CreateMode::Persistent, null, 1000));
throws('delete, root', ValueError::class, fn() => $transaction->delete('/'), 'Zk\Transaction::delete(): Argument #1 ($path) must not be "/"');
throws('end', ValueError::class, fn() => $transaction->create("$node/"), 'must not end with "/"');
foreach (['empty' => [], 'no entry' => ['x'], 'second' => [...Zk\Acl::open(), []], 'perms' => [['perms' => 99] + Zk\Acl::open()[0]]] as $what => $acl) {
	throws("acl, $what", ValueError::class, fn() => $transaction->create("$node/c", acl: $acl), 'Argument #4 ($acl) must ');
}
throws('too much', ValueError::class, fn() => $transaction->set($node, str_repeat('x', 2_000_000)), 'Argument #2 ($data) must be at least ');
throws('mode', TypeError::class, fn() => $transaction->create("$node/c", '', 0));
same('what was refused is not in it', [], $transaction->commit());
same('nothing was sent', 0, $proxy->connections());

/* Each kind of failure, at the start, in the middle and at the end. */
$locked = owner();
$locked->create("$node/locked");
$locked->create("$node/read", acl: [...Zk\Acl::readOnly(), ...locked()]);
$client->create("$node/e", mode: CreateMode::Ephemeral);
$failing = [
	'create, there' => [fn(Transaction $t) => $t->create("$node/a"), "$node/a", Zk\NodeExistsException::class, -110],
	'create, no parent' => [fn(Transaction $t) => $t->create("$node/x/y"), "$node/x/y", Zk\NoNodeException::class, -101],
	'create, ephemeral parent' => [fn(Transaction $t) => $t->create("$node/e/y"), "$node/e/y", Zk\NoChildrenForEphemeralsException::class, -108],
	'create, no permission' => [fn(Transaction $t) => $t->create("$node/read/y"), "$node/read/y", Zk\NoAuthException::class, -102],
	'create, acl' => [fn(Transaction $t) => $t->create("$node/y", acl: Zk\Acl::creatorAll()), "$node/y", Zk\InvalidAclException::class, -114],
	'set, missing' => [fn(Transaction $t) => $t->set("$node/x", 'x'), "$node/x", Zk\NoNodeException::class, -101],
	'set, version' => [fn(Transaction $t) => $t->set("$node/a", 'x', 7), "$node/a", Zk\BadVersionException::class, -103],
	'set, locked' => [fn(Transaction $t) => $t->set("$node/locked", 'x'), "$node/locked", Zk\NoAuthException::class, -102],
	'delete, missing' => [fn(Transaction $t) => $t->delete("$node/x"), "$node/x", Zk\NoNodeException::class, -101],
	'delete, children' => [fn(Transaction $t) => $t->delete($node), $node, Zk\NotEmptyException::class, -111],
	'delete, version' => [fn(Transaction $t) => $t->delete("$node/b", 7), "$node/b", Zk\BadVersionException::class, -103],
	'check, missing' => [fn(Transaction $t) => $t->check("$node/x", -1), "$node/x", Zk\NoNodeException::class, -101],
	'check, version' => [fn(Transaction $t) => $t->check("$node/b", 7), "$node/b", Zk\BadVersionException::class, -103],
];
$before = $client->getTree($node, 0);
foreach ($failing as $what => [$add, $path, $class, $code]) {
	foreach ([[0, 2], [1, 1], [2, 0], [0, 0], [30, 20]] as [$good, $more]) {
		$t = $client->transaction();
		for ($i = 0; $i < $good; $i++) {
			$t->create("$node/new$i", 'x');
		}
		$add($t);
		for ($i = 0; $i < $more; $i++) {
			$t->set("$node/b", 'changed');
		}
		$thrown = throws("$what, $good before", $class, fn() => $t->commit(), "Zk\\Transaction::commit(\"$path\"): ");
		same("$what, $good before, what it says", [$code, $path, $good, false], [$thrown?->getCode(), $thrown?->path, $thrown?->operationIndex, $thrown?->outcomeUnknown]);
		$children = $client->getChildren($node);
		sort($children);
		same("$what, $good before, nothing happened", ['a', 'b', 'e', 'locked', 'read'], $children);
		same("$what, $good before, nothing changed", 0, $client->exists("$node/b")->version);
		throws("$what, it is spent", Error::class, fn() => $t->commit(), 'Zk\Transaction is already committed');
	}
}

$spent = $client->transaction()->check($node, -1);
same('a check', [null], $spent->commit());
foreach (['commit' => $spent->commit(...), 'create' => fn() => $spent->create("$node/z"), 'set' => fn() => $spent->set($node, ''), 'delete' => fn() => $spent->delete($node),
	'check' => fn() => $spent->check($node, 1)] as $what => $call) {
	throws("spent, $what", Error::class, $call, 'Zk\Transaction is already committed');
}
throws('by hand', Error::class, fn() => new Transaction, 'private');
throws('by reflection', ReflectionException::class, fn() => (new ReflectionClass(Transaction::class))->newInstanceWithoutConstructor()->commit());
throws('clone', Error::class, fn() => clone $client->transaction(), 'uncloneable');
throws('serialize', Exception::class, fn() => serialize($client->transaction()), 'not allowed');
throws('property', Error::class, fn() => $client->transaction()->x = 1, 'dynamic property');

$own = new Zk\Client(hosts(), persistent: false);
$t = $own->transaction()->create("$node/z");
$own->close();
foreach (['commit' => $t->commit(...), 'create' => fn() => $t->create("$node/z"), 'transaction' => $own->transaction(...)] as $what => $call) {
	throws("closed, $what", Error::class, $call, 'Zk\Client is closed');
}
same('nothing happened', null, $client->exists("$node/z"));
done();
?>
--EXPECT--
done
