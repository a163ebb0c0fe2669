--TEST--
a server that takes connections and never answers: bounded, before and during a session
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

ini_set('zkext.connect_timeout_ms', '700');
foreach ([0, 50] as $timeout) {
	$client = new Zk\Client($hosts = silent(), 10_000, $timeout);
	$thrown = within("first call, timeout $timeout", 700, fn() => $client->getChildren('/'));
	check("first call, timeout $timeout", $thrown instanceof Zk\ConnectionLossException, $thrown);
	check('the hosts', str_contains($thrown->getMessage(), $hosts), $thrown);
	$thrown = within("second call, timeout $timeout", 100, fn() => $client->getChildren('/'));
	check("second call, timeout $timeout", $thrown instanceof Zk\ConnectionLossException, $thrown);
	check('state', $client->state() !== Zk\State::Connected, $client->state());
}

$node = test_node('a');
$proxy = new Proxy(hosts());
$hasty = new Zk\Client($proxy->hosts, 6000, 100);
$patient = new Zk\Client($proxy->hosts, 6000, 0);
same('before', ['a'], $hasty->getChildren($node));
$id = $hasty->sessionId();
$proxy->blackhole();
for ($i = 0; $i < 3; $i++) {
	$thrown = within("hasty call $i", 100, fn() => $hasty->getChildren($node));
	check("hasty call $i", $thrown instanceof Zk\TimeoutException, $thrown);
}
$thrown = within('without a deadline', 4000 + 700, fn() => $patient->getChildren($node));
check('without a deadline', $thrown instanceof Zk\TimeoutException || $thrown instanceof Zk\ConnectionLossException, $thrown);
$proxy->pass();
check('works again', wait_until(20_000, fn() => outcome(fn() => $hasty->getChildren($node)) === ['a']), outcome(fn() => $hasty->getChildren($node)));
same('without a deadline too', ['a'], outcome(fn() => $patient->getChildren($node)));
same('in one session', $hasty->sessionId(), $patient->sessionId());

$slow = new Zk\Client($proxy->hosts, 6000, 10_000);
$proxy->delay(150);
$started = now_ms();
same('a slow network', ['a'], $slow->getChildren($node));
check('is only slow', now_ms() - $started >= 290, now_ms() - $started);
done();
?>
--EXPECT--
done
