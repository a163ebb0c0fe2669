--TEST--
one session for each identity, shared by clients and functions; a client of its own session ends it
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);
ini_set('zkext.session_timeout_ms', '9000');

same('the function', ['a'], zk_get_children($node));
$first = new Zk\Client($proxy->hosts, 9000);
$id = $first->sessionId();
same('the same session', $id, (new Zk\Client)->sessionId());
same('whatever the deadline', $id, (new Zk\Client(timeoutMs: 20_000))->sessionId());
same('without auth', $id, (new Zk\Client($proxy->hosts, 9000, auth: []))->sessionId());
same('one session on the server', 1, $proxy->sessions());

$first->close();
same('the function after close()', ['a'], zk_get_children($node));
same('the session outlives close()', $id, (new Zk\Client)->sessionId());
unset($first);
same('still one session', 1, $proxy->sessions());

$others = [
	'session timeout' => [$proxy->hosts, 9001],
	'auth' => [$proxy->hosts, 9000, null, [['digest', 'a:b']]],
	'other auth' => [$proxy->hosts, 9000, null, [['digest', 'a:c']]],
	'two auths' => [$proxy->hosts, 9000, null, [['digest', 'a:b'], ['digest', 'a:c']]],
	'other scheme' => [$proxy->hosts, 9000, null, [['ip', 'a:b']]],
	'chroot' => ["$proxy->hosts$node", 9000],
];
unset($others['other scheme']);
$ids = [$id];
foreach ($others as $what => $arguments) {
	$ids[$what] = (new Zk\Client(...$arguments))->sessionId();
	same("$what again", $ids[$what], (new Zk\Client(...$arguments))->sessionId());
}
same('all different', count($ids), count(array_unique($ids)));
same('sessions on the server', count($ids), $proxy->sessions());

$mine = new Zk\Client($proxy->hosts, 9000, persistent: false);
check('persistent: false has a session of its own', !in_array($mine->sessionId(), $ids, true));
$session = $proxy->session();
$mine->close();
same('which close() ends', false, Wire::alive(hosts(), ...$session));

$mine = new Zk\Client($proxy->hosts, 9000, persistent: false);
$mine->getChildren($node);
$session = $proxy->session();
unset($mine);
same('or the last reference', false, Wire::alive(hosts(), ...$session));

same('another process', ["a\n", '', 0], run_php("echo zk_get_children('$node')[0], \"\\n\";", ['zkext.hosts' => $proxy->hosts]));
same('closes its session at its end', false, Wire::alive(hosts(), ...$proxy->session()));
same('and mine is as it was', $id, (new Zk\Client)->sessionId());

ini_set('zkext.hosts', hosts());
same('other hosts', ['a'], zk_get_children($node));
check('have another session', (new Zk\Client)->sessionId() !== $id);
ini_set('zkext.hosts', $proxy->hosts);
same('and back', $id, (new Zk\Client)->sessionId());
done();
?>
--EXPECT--
done
