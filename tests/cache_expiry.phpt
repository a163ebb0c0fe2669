--TEST--
no cached read is from before the session expired
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('list');
$other = own();
$other->create("$node/data", '0');
$proxy = new Proxy(hosts());
$sessionTimeout = 9000;
foreach (['0', '-1', ''] as $stale) {
	ini_set('zkext.cache_stale_ms', $stale);
	foreach ([0, 20_000] as $timeout) {
		foreach ([true, false] as $persistent) {
			$what = "stale '$stale', timeout $timeout, " . ($persistent ? 'persistent' : 'own');
			$c = new Zk\Client($proxy->hosts, ++$sessionTimeout, $timeout, persistent: $persistent);
			$read = fn() => [$c->get("$node/data", cached: true), count($c->getChildren("$node/list", true)), $c->exists("$node/data", true)->version,
				$c->exists("$node/missing", true)?->version];
			$expected = fn() => [$other->get("$node/data"), count($other->getChildren("$node/list")), $other->exists("$node/data")->version,
				$other->exists("$node/missing")?->version];

			/* It expires while the connection is away, and much has changed. */
			same("$what, before", $expected(), $read());
			$session = $proxy->session();
			$proxy->refuse();
			check("$what, lost", wait_until(10_000, fn() => $c->state() !== Zk\State::Connected));
			Wire::expire(hosts(), ...$session);
			$other->set("$node/data", "$what, 1");
			$other->create("$node/list/$sessionTimeout");
			$other->create("$node/missing");
			$proxy->pass();
			check("$what, it is told", wait_until(20_000, fn() => $c->state() === Zk\State::Expired || $c->state() === Zk\State::Connected));
			same("$what, after it", $expected(), within($what, 10_000, $read));
			$sessions = $c->stats()['sessions'];
			check("$what, a new session", $sessions >= 2, $sessions);
			hits("$what, cached again", "$what, 1", $c, fn() => $c->get("$node/data", cached: true));

			/* While it is connected; nobody uses it before the change. */
			$proxy->expire();
			$other->set("$node/data", "$what, 2");
			$other->delete("$node/missing");
			check("$what, it is told again", wait_until(10_000, fn() => $c->state() === Zk\State::Expired), $c->state());
			same("$what, after that", $expected(), within($what, 10_000, $read));
			$c->close();
		}
	}
}

/* The reads go on all the time: once a call was answered by the new session there is nothing of the old one. */
ini_set('zkext.cache_stale_ms', '-1');
$c = own($proxy->hosts, 20_000);
$read = fn() => outcome(fn() => $c->get("$node/data", cached: true));
$other->set("$node/data", '0');
check('before', wait_until(10_000, fn() => $read() === '0'));
$newest = 0;
for ($i = 1; $i <= 15; $i++) {
	$session = $c->sessionId();
	$proxy->expire();
	$other->set("$node/data", "$i");
	$wrong = 0;
	check("$i, fresh", wait_until(10_000, function () use ($c, $read, $i, &$newest, &$wrong) {
		for ($n = 0; $n < 200; $n++) {
			$seen = $read();
			if (!$seen instanceof Zk\Exception) {
				$wrong += $seen < $newest;
				$newest = max($newest, (int) $seen);
			}
		}
		return $newest === $i;
	}), $newest);
	same("$i, older than seen", 0, $wrong);
	check("$i, a new session", $c->sessionId() !== $session);
}
done();
?>
--EXPECT--
done
