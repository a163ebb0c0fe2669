--TEST--
zk_create() and Zk\Client::create(): bad arguments are never sent; what the server refuses
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\CreateMode;

$node = test_node('a');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
$client = new Zk\Client;
$functions = ['zk_create' => zk_create(...), 'Zk\Client::create' => $client->create(...)];
refuses_paths($functions);
$entry = ['perms' => 31, 'scheme' => 'world', 'id' => 'anyone'];
$acls = [
	'empty' => [[], 'must not be empty'],
	'no list' => [['perms' => 31], 'must be a list of'],
	'string' => [['world:anyone'], 'must be a list of'],
	'no id' => [[array_diff_key($entry, ['id' => 1])], 'must be a list of'],
	'no perms' => [[array_diff_key($entry, ['perms' => 1])], 'must be a list of'],
	'second entry' => [[$entry, null], 'must be a list of'],
	'perms string' => [[['perms' => '31'] + $entry], 'must be a list of'],
	'scheme int' => [[['scheme' => 1] + $entry], 'must be a list of'],
	'null byte' => [[['id' => "a\0b"] + $entry], 'must be a list of'],
	'perms 0' => [[['perms' => 0] + $entry], 'constants of Zk\Perm'],
	'perms 32' => [[['perms' => 32] + $entry], 'constants of Zk\Perm'],
	'perms -1' => [[['perms' => -1] + $entry], 'constants of Zk\Perm'],
	'perms 2**32' => [[['perms' => 2 ** 32 + 1] + $entry], 'constants of Zk\Perm'],
];
foreach ($functions as $name => $create) {
	foreach ($acls as $what => [$acl, $why]) {
		throws("$name, acl: $what", ValueError::class, fn() => $create("$node/x", acl: $acl), "$name(): Argument #4 (\$acl) ", $why);
	}
	foreach ([-1, 2 ** 40, PHP_INT_MIN] as $ttl) {
		throws("$name, ttl $ttl", ValueError::class, fn() => $create("$node/x", ttlMs: $ttl), "$name(): Argument #5 (\$ttlMs) must be between 0 and 1099511627775");
	}
	foreach ([CreateMode::Ephemeral, CreateMode::EphemeralSequential, CreateMode::Container] as $mode) {
		throws("$name, ttl and $mode->name", ValueError::class, fn() => $create("$node/x", mode: $mode, ttlMs: 1), "$name(): Argument #5 (\$ttlMs) must be 0 unless");
	}
	throws("$name, mode", TypeError::class, fn() => $create("$node/x", 'x', 1), 'Argument #3 ($mode) must be of type Zk\CreateMode, int given');
	throws("$name, data", TypeError::class, fn() => $create("$node/x", []), 'Argument #2 ($data) must be of type ?string, array given');
	throws("$name, end", ValueError::class, fn() => $create("$node/x/"), 'must not end with "/"');
	throws("$name, sequential", ValueError::class, fn() => $create("$node//", mode: CreateMode::PersistentSequential), 'must not');
	throws("$name, sequential", ValueError::class, fn() => $create("$node/../", mode: CreateMode::PersistentSequential), 'must not');
	throws("$name, sequential", ValueError::class, fn() => $create('', mode: CreateMode::PersistentSequential), 'must not be empty');
}
same('nothing was sent', 0, $proxy->connections());

foreach ($functions as $name => $create) {
	$thrown = throws("$name, there already", Zk\NodeExistsException::class, fn() => $create("$node/a", 'x'), "$name(\"$node/a\"): node exists");
	same("$name, what it says", [-110, "$node/a", false, null], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown, $thrown->operationIndex]);
	throws("$name, root", Zk\NodeExistsException::class, fn() => $create('/', 'x'), '("/")');
	$thrown = throws("$name, no parent", Zk\NoNodeException::class, fn() => $create("$node/b/c", 'x'), "$name(\"$node/b/c\"): no node");
	same("$name, what it says", [-101, "$node/b/c", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);
	$e = $create("$node/e", mode: CreateMode::Ephemeral);
	$thrown = throws("$name, ephemeral parent", Zk\NoChildrenForEphemeralsException::class, fn() => $create("$e/c"), "(\"$e/c\")");
	same("$name, code", -108, $thrown->getCode());
	$client->delete($e);
	$thrown = throws("$name, invalid acl", Zk\InvalidAclException::class, fn() => $create("$node/b", acl: [['scheme' => 'nosuch'] + $entry]), "(\"$node/b\")");
	same("$name, code", -114, $thrown->getCode());
	throws("$name, creator-all of nobody", Zk\InvalidAclException::class, fn() => $create("$node/b", acl: Zk\Acl::creatorAll()));
	same("$name, nothing happened", ['a'], $client->getChildren($node));
}
$client->create("$node/read", acl: [...Zk\Acl::readOnly(), ...locked()]);
$thrown = throws('a parent that does not permit it', Zk\NoAuthException::class, fn() => $client->create("$node/read/c"), "(\"$node/read/c\")");
same('the data of the parent', '', $client->get("$node/a"));
$client->close();
throws('closed', Error::class, fn() => $client->create("$node/x"), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
