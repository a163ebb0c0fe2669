--TEST--
create() without an ACL: open without credentials, creator-all with them; the caller's ACL is never changed
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
$anyone = new Zk\Client(hosts());
$owner = owner();
$anyone->create("$node/open", 'x');
same('open', Zk\Acl::open(), $anyone->getAcl("$node/open"));
$owner->create("$node/mine", 'x');
same('creator-all', locked(), $owner->getAcl("$node/mine"));
throws('others may not', Zk\NoAuthException::class, fn() => $anyone->get("$node/mine"));
same('the owner may', 'x', $owner->get("$node/mine"));
$owner->create("$node/null", 'x', acl: null);
same('null is the default', locked(), $owner->getAcl("$node/null"));
$owner->create("$node/shared", 'x', acl: Zk\Acl::open());
same('an ACL of its own', 'x', $anyone->get("$node/shared"));
$owner->createPath("$node/path/a/b");
same('createPath', locked(), $owner->getAcl("$node/path/a/b"));
$owner->createPath("$node/openpath/a", Zk\Acl::open());
same('createPath with an ACL', [Zk\Acl::open(), Zk\Acl::open()], [$anyone->getAcl("$node/openpath"), $anyone->getAcl("$node/openpath/a")]);
$owner->transaction()->create("$node/t")->create("$node/u", acl: Zk\Acl::open())->commit();
same('transaction', [locked(), Zk\Acl::open()], [$owner->getAcl("$node/t"), $owner->getAcl("$node/u")]);

ini_set('zkext.hosts', hosts());
ini_set('zkext.auth', 'digest:' . Wire::OWNER);
zk_create("$node/function");
same('zkext.auth', locked(), $owner->getAcl("$node/function"));
ini_set('zkext.auth', '');
zk_create("$node/function2");
same('no zkext.auth any more', Zk\Acl::open(), $owner->getAcl("$node/function2"));

$acl = [['perms' => Zk\Perm::READ | Zk\Perm::ADMIN | Zk\Perm::DELETE, 'scheme' => 'world', 'id' => 'anyone'], ...locked()];
$copy = unserialize(serialize($acl));
$anyone->create("$node/acl", acl: $acl);
same('the argument is left alone', $copy, $acl);
same('two entries', $acl, $anyone->getAcl("$node/acl"));
throws('what it does not permit', Zk\NoAuthException::class, fn() => $anyone->set("$node/acl", 'x'));
throws('what it does not permit', Zk\NoAuthException::class, fn() => $anyone->create("$node/acl/child"));
$owner->create("$node/acl/child");

/* Any array whose values are entries will do. */
$scheme = 'world';
$entry = ['id' => 'anyone', 'scheme' => &$scheme, 'perms' => 31, 'comment' => 'not looked at'];
$anyone->create("$node/loose", acl: ['x' => &$entry]);
same('a loose one', Zk\Acl::open(), $anyone->getAcl("$node/loose"));
done();
?>
--EXPECT--
done
