--TEST--
10,000 calls leave nothing behind, whether they succeed or fail
--FILE--
<?php
require __DIR__ . '/inc/memory.inc';
require __DIR__ . '/inc/wire.inc';

$node = test_node('a', 'b', 'c');
ini_set('zkext.hosts', hosts());
$calls = under_valgrind() ? 100 : 10_000;

grows('function', 256, 0, $calls, fn() => zk_get_children($node));
$hasty = new Zk\Client(hosts(), timeoutMs: 20_000);
grows('with a deadline', 256, 0, $calls, fn() => $hasty->getChildren($node));
grows('missing node', 256, 0, intdiv($calls, 5), fn() => outcome(fn() => zk_get_children("$node/missing")));
grows('missing node with a deadline', 256, 0, intdiv($calls, 5), fn() => outcome(fn() => $hasty->getChildren("$node/missing")));
grows('bad path', 256, 0, intdiv($calls, 5), fn() => outcome(fn() => zk_get_children('bad')));
grows('clients that share a session', 256, 0, intdiv($calls, 5), fn() => (new Zk\Client(hosts()))->getChildren($node));
grows('clients with bad hosts', 256, 0, intdiv($calls, 5), fn() => outcome(fn() => new Zk\Client('bad:port')));
grows('clients with bad auth', 256, 0, intdiv($calls, 5), fn() => outcome(fn() => new Zk\Client(auth: [['digest', 'a:b'], ['x']])));
grows('sessions of their own', 512, 0, intdiv($calls, 100), fn() => (new Zk\Client(hosts(), persistent: false))->getChildren($node));
done();
?>
--EXPECT--
done
