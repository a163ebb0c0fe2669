--TEST--
watchData(): whole data of every kind and size, in order, the last always
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();
$path = "$node/data";
$other->create($path);
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	$heard = new Heard;
	$watch = $c->watchData($path, $heard);
	$allBytes = implode(array_map(chr(...), range(0, 255)));
	foreach (['', null, "\0", 'text', $allBytes, str_repeat('x', 1_000_000), '', random_bytes(100_000), null] as $i => $data) {
		$stat = $other->set($path, $data);
		check("$timeout, $i", poll_until($c, 20_000, fn() => end($heard->stats)->mzxid === $stat->mzxid));
		check("$timeout, $i, data", $heard->last() === $data, substr((string) $heard->last(), 0, 50));
		check("$timeout, $i, stat", end($heard->stats) == $stat, end($heard->stats));
		check("$timeout, $i, cached", $c->get($path, cached: true) === $data);
	}

	/* Fast changes: each version at most once, in order, and the last. */
	$heard->all = $heard->stats = [];
	$writer = elsewhere($path, 'for ($i = 1; $i <= ' . (under_valgrind() ? 300 : 3000) . '; $i++) { $c->set($path, "$i"); }');
	$last = (string) (under_valgrind() ? 300 : 3000);
	check("$timeout, the last", poll_until($c, 60_000, fn() => $heard->last() === $last), $heard->last());
	done_elsewhere($writer);
	$numbers = array_map(intval(...), $heard->all);
	check("$timeout, in order", $numbers === sorted(array_unique($numbers)));
	check("$timeout, many of them", count($numbers) >= 3, count($numbers));
	foreach ($heard->stats as $i => $stat) {
		if ($stat->dataLength !== strlen($heard->all[$i]) || ($i && $stat->mzxid <= $heard->stats[$i - 1]->mzxid)) {
			check("$timeout, stat $i", false, $stat);
			break;
		}
	}
	same("$timeout, no more", 0, $c->poll(100));

	/* Children and the ACL are not its data. */
	$other->create("$path/child");
	$other->setAcl($path, Zk\Acl::open());
	same("$timeout, not its data", 0, $c->poll(200));
	$c->delete("$path/child");
	$c->setAcl($path, Zk\Acl::open());
	same("$timeout, nor when the client itself does it", 0, $c->poll(200));

	/* In a transaction that changes it twice it is one change. */
	$count = count($heard->all);
	$other->transaction()->set($path, 'a')->set($path, 'b')->commit();
	check("$timeout, twice at once", poll_until($c, 10_000, fn() => $heard->last() === 'b'));
	same("$timeout, is one", [$count + 1, 0], [count($heard->all), $c->poll(100)]);
}
done();
?>
--EXPECT--
done
