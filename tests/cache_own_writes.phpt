--TEST--
a cached read shows the client's own writes, at once
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$many = under_valgrind() ? 40 : 1000;
$rounds = under_valgrind() ? 5 : 50;
foreach ([0, 20_000] as $timeout) {
	foreach (['own' => own(timeoutMs: $timeout), 'shared' => new Zk\Client(hosts(), null, $timeout)] as $how => $c) {
		$path = "$node/$how$timeout";
		$c->create($path, '');
		$wrong = [];
		$expect = function (string $what, mixed $expected, mixed $seen) use (&$wrong) {
			if ($expected !== $seen) {
				$wrong[$what] ??= show($seen) . ' instead of ' . show($expected);
			}
		};
		$data = fn($path) => outcome(fn() => $c->get($path, cached: true));
		$missing = fn($path) => $data($path) instanceof Zk\NoNodeException && $c->exists($path, true) === null &&
			outcome(fn() => $c->getChildren($path, true)) instanceof Zk\NoNodeException;
		for ($i = 1; $i <= $rounds; $i++) {
			$stat = $c->set($path, "a$i");
			$expect('set', "a$i", $data($path));
			$expect('set, version', $stat->version, $c->exists($path, true)->version);
			$c->get($path, $cached, true);
			$expect('set, stat', $stat->mzxid, $cached->mzxid);

			$c->create("$path/n", "b$i");
			$expect('create', "b$i", $data("$path/n"));
			$expect('create, exists', strlen("b$i"), $c->exists("$path/n", true)?->dataLength);
			$expect('create, children', ['n'], $c->getChildren($path, true));
			$expect('create, numChildren', 1, $c->exists($path, true)->numChildren);
			$c->get($path, $cached, true);
			$expect('create, numChildren of get', 1, $cached->numChildren);

			$c->delete("$path/n");
			$expect('delete', true, $missing("$path/n"));
			$expect('delete, children', [], $c->getChildren($path, true));
			$expect('delete, numChildren', 0, $c->exists($path, true)->numChildren);

			$c->transaction()->set($path, "c$i")->create("$path/n", "d$i")->create("$path/n/m")->commit();
			$expect('transaction', ["c$i", "d$i", ['m'], ['n']], [$data($path), $data("$path/n"), $c->getChildren("$path/n", true), $c->getChildren($path, true)]);
			$expect('transaction, numChildren', [1, 1], [$c->exists($path, true)->numChildren, $c->exists("$path/n", true)->numChildren]);

			$c->deleteTree("$path/n");
			$expect('deleteTree', [true, true, []], [$missing("$path/n"), $missing("$path/n/m"), $c->getChildren($path, true)]);
			$expect('deleteTree, numChildren', 0, $c->exists($path, true)->numChildren);

			$c->createPath("$path/p/q");
			$expect('createPath', [['p'], ['q'], null], [$c->getChildren($path, true), $c->getChildren("$path/p", true), $data("$path/p/q")]);
			$expect('createPath, numChildren', 1, $c->exists($path, true)->numChildren);
			$c->transaction()->delete("$path/p/q")->delete("$path/p")->commit();
			$expect('transaction of deletes', [true, true, []], [$missing("$path/p"), $missing("$path/p/q"), $c->getChildren($path, true)]);

			$made = $c->create("$path/", "e$i", Zk\CreateMode::EphemeralSequential);
			$expect('sequential', ["e$i", [basename($made)], 1], [$data($made), $c->getChildren($path, true), $c->exists($path, true)->numChildren]);
			$expect('ephemeral', $c->sessionId(), $c->exists($made, true)->ephemeralOwner);
			outcome(fn() => $c->transaction()->delete($made)->check($path, 0)->commit());
			$expect('a transaction that failed', ["e$i", 1], [$data($made), $c->exists($path, true)->numChildren]);
			$c->delete($made);
			$expect('and was deleted', [true, 0], [$missing($made), $c->exists($path, true)->numChildren]);
			outcome(fn() => $c->set($path, 'never', 0));
			$expect('a set that failed', "c$i", $data($path));
		}
		same("$how, $timeout", [], $wrong);
	}
}

/* Often: an answer and the event of the same change come on different ways. */
foreach ([0, 20_000] as $timeout) {
	$c = own(timeoutMs: $timeout);
	$wrong = 0;
	for ($i = 0; $i < $many; $i++) {
		$c->set($node, "$i");
		$wrong += $c->get($node, $stat, true) !== "$i";
		$wrong += $c->exists($node, true)->mzxid !== $stat->mzxid;
		$c->create("$node/one");
		$wrong += !in_array('one', $c->getChildren($node, true), true);
		$wrong += $c->exists("$node/one", true) === null;
		$c->delete("$node/one");
		$wrong += in_array('one', $c->getChildren($node, true), true);
		$wrong += $c->exists("$node/one", true) !== null;
	}
	same("$many times, $timeout", 0, $wrong);
}

/* The other clients of the session too. */
$a = new Zk\Client(hosts());
$b = new Zk\Client(hosts(), timeoutMs: 20_000);
for ($i = 0; $i < $rounds; $i++) {
	$a->set($node, "$i");
	same('a client that shares the session', "$i", $b->get($node, cached: true));
	$b->set($node, "b$i");
	same('and back', "b$i", $a->get($node, cached: true));
}

/* The function on its default connection, and a list that was read by the library's blocking call between. */
ini_set('zkext.hosts', hosts());
zk_get_children($node);
for ($i = 0; $i < $rounds; $i++) {
	zk_create("$node/f$i");
	same('functions', zk_exists($node)->numChildren, count(zk_get_children($node, true)));
	zk_delete("$node/f$i");
	check('functions', zk_get_children($node, true) == zk_get_children($node));
}
done();
?>
--EXPECT--
done
