--TEST--
after pcntl_fork() parent and child each have copies and watches of their own
--SKIPIF--
<?php if (getenv('TSAN_OPTIONS')) echo 'skip ThreadSanitizer loses track of the threads of a forked child'; ?>
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('a');
$other = own();
$other->create("$node/data", 'old');
ini_set('zkext.hosts', hosts());
$shared = new Zk\Client;
$own = own(timeoutMs: 20_000);
$read = fn() => [zk_get("$node/data", $stat, true), $shared->getChildren($node, true) == $shared->getChildren($node), $own->get("$node/data", cached: true),
	$own->exists("$node/missing", true), $own->exists("$node/data", true)->version];
$old = ['old', true, 'old', null, 0];
same('before', $old, $read());
$id = $own->sessionId();

branch_ended(branch(fn() => null));
branch_ended(branch(function () use ($read, $own, $old, $id) {
	same('a child', $old, $read());
	check('has another session', $own->sessionId() !== $id);
	hits('and copies', 'old', $own, fn() => $own->get($GLOBALS['node'] . '/data', cached: true));
}));
branch_ended(branch(function () use ($own, $shared, $other) {
	$own->close();
	$shared->close();
}));
branch_ended(branch(function () {
	$GLOBALS['own'] = $GLOBALS['shared'] = $GLOBALS['read'] = null;
}));
same('the parent', $id, $own->sessionId());
hits('and its copies', 'old', $own, fn() => $own->get("$node/data", cached: true));

/* A change after the fork: the child has nothing from before it. */
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$pid = branch(function () use ($read, $b) {
	fgets($b);
	same('a child after a change', ['new', true, 'new', null, 1], $read());
});
$other->set("$node/data", 'new');
fwrite($a, "changed\n");
branch_ended($pid);
check('the parent', wait_until(10_000, fn() => $read() == ['new', true, 'new', null, 1]), $read());

/* Watches go on in both. */
$heard = new Heard;
$watch = $own->watchData("$node/data", $heard);
$children = new Heard;
$watch2 = $own->watchChildren($node, $children);
$stream = $own->stream();
$pid = branch(function () use ($own, $heard, $children, $b, $other, $node, $stream) {
	$heard->all = [];
	same('nothing new in the child', 0, $own->poll(300));
	fwrite($b, "ready\n");
	check('a change, in the child', poll_until($own, 20_000, fn() => $heard->all === ['newer']), $heard->all);
	$fresh = $own->stream();
	check('its own stream', stream_until($own, $fresh, 20_000, fn() => $heard->last() === 'newest'), $heard->all);
	$GLOBALS['watch']->stop();
	$own->create("$node/by-child");
	check('children, in the child', poll_until($own, 20_000, fn() => in_array('by-child', $children->last(), true)));
	fclose($stream);
});
fgets($a);
$other->set("$node/data", 'newer');
check('a change, in the parent', stream_until($own, $stream, 20_000, fn() => $heard->last() === 'newer'), $heard->all);
usleep(500_000);
$other->set("$node/data", 'newest');
check('another, in the parent', stream_until($own, $stream, 20_000, fn() => $heard->last() === 'newest'), $heard->all);
check('what the child did, in the parent', stream_until($own, $stream, 20_000, fn() => in_array('by-child', $children->last(), true)));
branch_ended($pid);
same('each once', ['new', 'newer', 'newest'], $heard->all);
same('the parent has its session', $id, $own->sessionId());
same('nothing is left', [0, false], [$own->poll(), readable($stream)]);

/* A child of a child, and many at once. */
branch_ended(branch(function () use ($read) {
	$before = $read();
	branch_ended(branch(fn() => same('a grandchild', $before, $read())));
	same('its parent', $before, $read());
}));
$pids = array_map(fn($i) => branch(function () use ($i, $own, $node) {
	for ($n = 0; $n < 30; $n++) {
		$own->set("$node/data", "$i-$n");
		$seen = $own->get("$node/data", $stat, true);
		check('at least as new', $stat->version > 2 && $seen !== 'newest', $seen);
	}
}), range(1, 3));
array_map(branch_ended(...), $pids);
same('the parent in the end', $other->get("$node/data"), wait_until(10_000, fn() => $own->get("$node/data", cached: true) === $other->get("$node/data")) ? $own->get("$node/data", cached: true) : null);
done();
?>
--EXPECT--
done
