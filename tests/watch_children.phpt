--TEST--
watchChildren(): the list after every change of it
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('list');
$other = own();
$path = "$node/list";
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	$heard = new Heard;
	$watch = $c->watchChildren($path, $heard);
	same("$timeout, empty", [[]], $heard->all);
	$last = fn() => is_array($heard->last()) ? sorted($heard->last()) : $heard->last();

	$other->create("$path/a");
	check("$timeout, one", poll_until($c, 10_000, fn() => $last() === ['a']), $heard->all);
	$other->create("$path/b", mode: Zk\CreateMode::Ephemeral);
	check("$timeout, two", poll_until($c, 10_000, fn() => $last() === ['a', 'b']), $heard->all);
	$names = array_map(fn($i) => "n$i", range(1, 2000));
	(new Wire(hosts()))->createMany($path, $names);
	check("$timeout, many", poll_until($c, 30_000, fn() => count($last()) === 2002), count($last()));
	check("$timeout, all of them", $last() === sorted([...$names, 'a', 'b']));
	(new Wire(hosts()))->deleteMany($path, $names);
	check("$timeout, and none", poll_until($c, 30_000, fn() => $last() === ['a', 'b']), count($last()));

	/* Neither data nor grandchildren are children. */
	$count = count($heard->all);
	$other->set($path, 'x');
	$other->set("$path/a", 'x');
	$other->create("$path/a/x");
	$other->delete("$path/a/x");
	same("$timeout, no change of the list", [0, $count], [$c->poll(300), count($heard->all)]);

	/* One goes and another comes while nobody polls; one goes and comes again. */
	$other->transaction()->delete("$path/a")->create("$path/c")->commit();
	check("$timeout, one for another", poll_until($c, 10_000, fn() => $last() === ['b', 'c']), $heard->all);
	$other->delete("$path/c");
	$other->create("$path/c");
	check("$timeout, the same list again", poll_until($c, 10_000, fn() => count($heard->all) > $count + 1 && $last() === ['b', 'c']), $heard->all);

	/* An ephemeral node goes with its session. */
	$session = own();
	$session->create("$path/e", mode: Zk\CreateMode::Ephemeral);
	check("$timeout, ephemeral", poll_until($c, 10_000, fn() => $last() === ['b', 'c', 'e']));
	$session->close();
	check("$timeout, gone with its session", poll_until($c, 10_000, fn() => $last() === ['b', 'c']));
	$names = [$c->create("$path/s", mode: Zk\CreateMode::PersistentSequential), $c->create("$path/s", mode: Zk\CreateMode::PersistentSequential)];
	check("$timeout, sequential", poll_until($c, 10_000, fn() => $last() === sorted(['b', 'c', ...array_map(basename(...), $names)])));
	$c->transaction()->delete($names[0])->delete($names[1])->delete("$path/b")->delete("$path/c")->commit();
	check("$timeout, none", poll_until($c, 10_000, fn() => $last() === []));
	same("$timeout, nothing more", 0, $c->poll(100));
	usleep(100_000);
}

/* The list belongs to whoever gets it. */
$c = own();
$first = new Heard;
$a = $c->watchChildren($path, function (array $list) use ($first) {
	$list[] = 'mine';
	$first($list);
});
$second = new Heard;
$b = $c->watchChildren($path, $second);
$other->create("$path/x");
check('told', poll_until($c, 10_000, fn() => $first->last() === ['x', 'mine'] && $second->last() === ['x']), [$first->all, $second->all]);
same('cached', ['x'], $c->getChildren($path, true));
done();
?>
--EXPECT--
done
