--TEST--
a node with a digest ACL: who has the password may, nobody else
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

use Zk\Perm;

$node = test_node();
$as = fn(string $credentials) => new Zk\Client(hosts(), auth: [['digest', $credentials]], persistent: false);
$anyone = new Zk\Client(hosts());
[$user, $password] = explode(':', Wire::OWNER);
$acl = array_merge(Zk\Acl::digest($user, $password), Zk\Acl::digest('reader', 'ünï:c', Perm::READ), Zk\Acl::digest('maker', '', Perm::CREATE | Perm::DELETE));
$anyone->create("$node/n", 'secret', acl: $acl);
$anyone->create("$node/open");

same('the owner reads', 'secret', $as(Wire::OWNER)->get("$node/n"));
same('the reader reads', 'secret', $as('reader:ünï:c')->get("$node/n"));
foreach (['nobody' => $anyone, 'a wrong password' => $as('user:wrong'), 'another user' => $as('other:s3cr3t-w0rd'), 'the maker' => $as('maker:')] as $who => $client) {
	$thrown = throws("$who may not read", Zk\NoAuthException::class, fn() => $client->get("$node/n"), "(\"$node/n\")");
	same("$who, code", -102, $thrown->getCode());
	throws("$who, getChildren", Zk\NoAuthException::class, fn() => $client->getChildren("$node/n"));
	throws("$who, set", Zk\NoAuthException::class, fn() => $client->set("$node/n", ''));
	throws("$who, getMany", Zk\NoAuthException::class, fn() => $client->getMany(["$node/open", "$node/n"]));
	throws("$who, getTree", Zk\NoAuthException::class, fn() => $client->getTree($node));
}
throws('the reader may not write', Zk\NoAuthException::class, fn() => $as('reader:ünï:c')->set("$node/n", ''));
throws('nor create', Zk\NoAuthException::class, fn() => $as('reader:ünï:c')->create("$node/n/c"));
same('the maker may create', "$node/n/c", $as('maker:')->create("$node/n/c", acl: Zk\Acl::open()));
same('and delete', null, $as('maker:')->delete("$node/n/c"));
$both = new Zk\Client(hosts(), auth: [['digest', 'reader:ünï:c'], ['digest', 'maker:']], persistent: false);
same('both credentials', 'secret', $both->get("$node/n"));
same('both credentials', "$node/n/d", $both->create("$node/n/d", acl: Zk\Acl::open()));
$both->create("$node/both");
same('creator-all names both', ['maker', 'reader'], (function ($acl) {
	$users = array_map(fn($entry) => explode(':', $entry['id'])[0], $acl);
	sort($users);
	return $users;
})($both->getAcl("$node/both")));
$both->setAcl("$node/both", Zk\Acl::open());
/* What one session may, another one of this worker may not. */
throws('still not for everybody', Zk\NoAuthException::class, fn() => $anyone->get("$node/n"));
done();
?>
--EXPECT--
done
