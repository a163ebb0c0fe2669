--TEST--
Zk\Acl, getAcl() and setAcl(): bad arguments, what the server refuses
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\Acl;

foreach (['', 'a:b', ':'] as $user) {
	throws("user '$user'", ValueError::class, fn() => Acl::digest($user, 'p'), 'Zk\Acl::digest(): Argument #1 ($user) must not be empty or contain ":"');
}
throws('a null byte', ValueError::class, fn() => Acl::digest("a\0b", 'p'), 'Argument #1 ($user) must not contain any null bytes');
foreach ([0, -1, 32, 2 ** 32 + 1] as $perms) {
	throws("perms $perms", ValueError::class, fn() => Acl::digest('u', 'p', $perms), 'Argument #3 ($perms) must be made of the constants of Zk\Perm');
}
throws('no password', ArgumentCountError::class, fn() => Acl::digest('u'));

$node = test_node('a');
$proxy = new Proxy(hosts());
$client = new Zk\Client($proxy->hosts);
refuses_paths(['Zk\Client::getAcl' => $client->getAcl(...), 'Zk\Client::setAcl' => fn($path) => $client->setAcl($path, Acl::open())]);
foreach (['empty' => [], 'not an entry' => ['x'], 'one entry, not a list' => Acl::open()[0], 'no scheme' => [['perms' => 31, 'id' => 'anyone']]] as $what => $acl) {
	throws($what, ValueError::class, fn() => $client->setAcl("$node/a", $acl), 'Zk\Client::setAcl(): Argument #2 ($acl) must ');
}
throws('null', TypeError::class, fn() => $client->setAcl("$node/a", null), 'Argument #2 ($acl) must be of type array, null given');
foreach ([-2, 2 ** 31] as $version) {
	throws("version $version", ValueError::class, fn() => $client->setAcl("$node/a", Acl::open(), $version), 'Argument #3 ($version) must be between -1');
}
same('nothing was sent', 0, $proxy->connections());

$stat = 'before';
$thrown = throws('missing', Zk\NoNodeException::class, fn() => $client->getAcl("$node/missing"), "Zk\Client::getAcl(\"$node/missing\"): no node");
same('what it says', [-101, "$node/missing", false], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown]);
throws('missing', Zk\NoNodeException::class, fn() => $client->setAcl("$node/missing", Acl::open()), "Zk\Client::setAcl(\"$node/missing\"): no node");
throws('another version', Zk\BadVersionException::class, fn() => $client->setAcl("$node/a", Acl::open(), 7), "(\"$node/a\")");
foreach (['no such scheme' => ['scheme' => 'nosuch', 'id' => 'x'], 'not an address' => ['scheme' => 'ip', 'id' => 'x'], 'nobody' => ['scheme' => 'auth', 'id' => '']] as $what => $entry) {
	$thrown = throws($what, Zk\InvalidAclException::class, fn() => $client->setAcl("$node/a", [['perms' => 31] + $entry]), "Zk\Client::setAcl(\"$node/a\")");
	same("$what, code", -114, $thrown->getCode());
}
same('nothing happened', 0, $client->exists("$node/a")->aversion);
owner()->create("$node/locked");
$thrown = throws('not for others to see', Zk\NoAuthException::class, fn() => $client->getAcl("$node/locked"));
throws('nor to change', Zk\NoAuthException::class, fn() => $client->setAcl("$node/locked", Acl::open()));
$client->close();
throws('closed', Error::class, fn() => $client->getAcl($node), 'Zk\Client is closed');
throws('closed', Error::class, fn() => $client->setAcl($node, Acl::open()), 'Zk\Client is closed');
throws('no instances with a meaning', Error::class, fn() => (new Acl)->nosuch());
done();
?>
--EXPECT--
done
