--TEST--
watches outlive their node: null when it is gone, the value when it is there again
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('parent');
$other = own();
$path = "$node/parent/x";
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	$data = new Heard;
	$children = new Heard;
	$parent = new Heard;
	$watches = [$c->watchData($path, $data), $c->watchChildren($path, $children), $c->watchChildren("$node/parent", $parent)];
	same("$timeout, not there", [[null], [null], [null], [[]]], [$data->all, $data->stats, $children->all, $parent->all]);
	for ($i = 0; $i < 10; $i++) {
		$stat = null;
		$other->create($path, "round $i");
		check("$timeout, $i, there", poll_until($c, 10_000, fn() => $data->last() === "round $i" && $children->last() === [] && $parent->last() === ['x']),
			[$data->last(), $children->last(), $parent->last()]);
		check("$timeout, $i, stat", end($data->stats) == $other->exists($path));
		$other->create("$path/child");
		check("$timeout, $i, a child", poll_until($c, 10_000, fn() => $children->last() === ['child']), $children->last());
		$other->set($path, "changed $i");
		check("$timeout, $i, changed", poll_until($c, 10_000, fn() => $data->last() === "changed $i"), $data->last());
		$other->deleteTree($path);
		check("$timeout, $i, gone", poll_until($c, 10_000, fn() => [$data->last(), end($data->stats), $children->last(), $parent->last()] === [null, null, null, []]),
			[$data->last(), end($data->stats), $children->last(), $parent->last()]);
	}
	same("$timeout, each once", [1 + 3 * 10, 0], [count($data->all), $c->poll(100)]);

	/* Gone and there again while nobody polls, with the same data: it is another node. */
	$other->create($path, 'same');
	check("$timeout, there", poll_until($c, 10_000, fn() => $data->last() === 'same' && $children->last() === []));
	$counts = [count($data->all), count($children->all)];
	$czxid = end($data->stats)->czxid;
	$other->delete($path);
	$other->create($path, 'same');
	check("$timeout, another node", poll_until($c, 10_000, fn() => end($data->stats)?->czxid > $czxid), $data->stats);
	check("$timeout, its children", poll_until($c, 10_000, fn() => count($children->all) > $counts[1] && $children->last() === []), $children->all);

	/* There and gone again: nothing is left of it. */
	$other->delete($path);
	check("$timeout, gone", poll_until($c, 10_000, fn() => $data->last() === null && $children->last() === null));
	for ($i = 0; $i < 20; $i++) {
		$other->create($path, "$i");
		$other->delete($path);
	}
	usleep(300_000);
	while ($c->poll(50)) {
	}
	same("$timeout, in the end", [null, null, []], [$data->last(), $children->last(), $parent->last()]);
	$c->create($path, 'own');
	check("$timeout, own", poll_until($c, 10_000, fn() => $data->last() === 'own' && $children->last() === [] && $parent->last() === ['x']));
	$c->delete($path);
	check("$timeout, own", poll_until($c, 10_000, fn() => $data->last() === null && $children->last() === null && $parent->last() === []));
}

/* Below what is not there either. */
$c = own();
$deep = new Heard;
$watch = $c->watchData("$node/a/b/c", $deep);
$other->createPath("$node/a/b");
same('not yet', 0, $c->poll(200));
$other->create("$node/a/b/c", 'deep');
check('deep', poll_until($c, 10_000, fn() => $deep->last() === 'deep'));
$other->deleteTree("$node/a");
check('gone', poll_until($c, 10_000, fn() => $deep->last() === null));
done();
?>
--EXPECT--
done
