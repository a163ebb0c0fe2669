--TEST--
after pcntl_fork() child and parent both work, each with its own session
--SKIPIF--
<?php if (getenv('TSAN_OPTIONS')) echo 'skip ThreadSanitizer loses track of the threads of a forked child'; ?>
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());
ini_set('zkext.hosts', $proxy->hosts);

/* What a thread of the library holds in the moment of the fork belongs to nobody in the child: valgrind would call it lost. */
function let_threads_rest(): void
{
	usleep(under_valgrind() ? 300_000 : 20_000);
}

/* What the child's function returns, or what it threw, as text; the child ends like any PHP process. */
function in_child(callable $function): mixed
{
	let_threads_rest();
	[$parent, $child] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$pid = pcntl_fork();
	if ($pid === 0) {
		fclose($parent);
		$outcome = outcome($function);
		fwrite($child, json_encode($outcome instanceof Throwable ? show($outcome) : $outcome));
		exit(7);
	}
	fclose($child);
	$answer = json_decode(stream_get_contents($parent), true);
	pcntl_waitpid($pid, $status);
	check('the child ended by itself', pcntl_wifexited($status) && pcntl_wexitstatus($status) === 7, $status);
	return $answer;
}

$shared = new Zk\Client;
$hasty = new Zk\Client(timeoutMs: 20_000);
$own = new Zk\Client(persistent: false);
$id = $shared->sessionId();
$session = $proxy->session();
$ownId = $own->sessionId();
same('before', ['a'], zk_get_children($node));

same('a child that does not use it', null, in_child(fn() => null));
$seen = in_child(fn() => [zk_get_children($node), $shared->getChildren($node), $hasty->getChildren($node), $own->getChildren($node),
	$shared->sessionId(), $own->sessionId()]);
same('a child that does', [['a'], ['a'], ['a'], ['a']], array_slice($seen, 0, 4));
$ids = [$id, $ownId, $seen[4], $seen[5]];
same('four sessions', 4, count(array_unique($ids)));
same('a child that closes', ['a'], in_child(function () use ($own, $shared, $node) {
	$own->close();
	$shared->close();
	return zk_get_children($node);
}));
same('state in a child', 'Disconnected', in_child(fn() => $shared->state()->name));
same('no server in a child', null, in_child(fn() => $shared->server()));
same('a grandchild', ['a'], in_child(fn() => [zk_get_children($node), in_child(fn() => zk_get_children($node))][1]));
check('a child that drops the object', in_child(function () use (&$own) {
	$own = null;
	return true;
}));

same('the parent', ['a'], zk_get_children($node));
same('has its session', $id, $shared->sessionId());
same('and its other one', $ownId, $own->sessionId());
same('which is connected', Zk\State::Connected, $shared->state());

let_threads_rest();
$pids = [];
for ($i = 0; $i < 4; $i++) {
	if (($pids[$i] = pcntl_fork()) === 0) {
		for ($n = 0; $n < 50; $n++) {
			if (zk_get_children($node) !== ['a']) {
				exit(1);
			}
		}
		exit(7);
	}
}
for ($n = 0; $n < 50; $n++) {
	same('the parent meanwhile', ['a'], zk_get_children($node));
}
foreach ($pids as $pid) {
	pcntl_waitpid($pid, $status);
	same('one of four children', 7, pcntl_wexitstatus($status));
}
same('the session at the end', $id, $shared->sessionId());
same('is alive', true, Wire::alive(hosts(), ...$session));
done();
?>
--EXPECT--
done
