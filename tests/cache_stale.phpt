--TEST--
the connection is lost: copies are given for cache_stale_ms, and are fresh when it is back
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$server = new Server;
$proxy = new Proxy($server->hosts);
$other = own($server->hosts);
$other->create('/a', 'old');
$other->create('/a/child');
$slow = under_valgrind() ? 4 : 1;

/* All three kinds: the values, or what was thrown. */
function looks(Zk\Client $c): array
{
	return [outcome(fn() => $c->get('/a', cached: true)), outcome(fn() => $c->getChildren('/a', true)), outcome(fn() => $c->exists('/a', true)?->dataLength),
		outcome(fn() => $c->exists('/missing', true))];
}

function is_lost(array $seen): bool
{
	return array_filter($seen, fn($one) => !$one instanceof Zk\ConnectionLossException && !$one instanceof Zk\TimeoutException) === [];
}

$old = ['old', ['child'], 3, null];
foreach (['own' => 0, 'deadline' => 300] as $how => $timeout) {
	ini_set('zkext.connect_timeout_ms', '300');
	foreach ($how === 'own' ? [0, 2000 * $slow, -1, ''] : [2000 * $slow, -1] as $setting) {
		ini_set('zkext.cache_stale_ms', (string) $setting);
		$sessionTimeout = $setting === '' ? 3000 * $slow : 30_000;
		$c = own($proxy->hosts, $timeout, $sessionTimeout);
		check("$how, $setting, before", looks($c) === $old, looks($c));
		$proxy->refuse();
		$lost = now_ms();
		check("$how, $setting, noticed", wait_until(5000, fn() => $c->state() !== Zk\State::Connected));
		if ($setting === 0) {
			check("$how, never", is_lost(looks($c)), looks($c));
		} elseif ($setting === -1) {
			usleep(1_000_000);
			check("$how, for ever", looks($c) === $old, looks($c));
			$thrown = outcome(fn() => $c->get('/a'));
			check("$how, a plain read fails", $thrown instanceof Zk\ConnectionLossException || $thrown instanceof Zk\TimeoutException, $thrown);
			check("$how, for ever, after that", looks($c) === $old, looks($c));
			check("$how, what was never read", is_lost([outcome(fn() => $c->get('/b', cached: true))]));
		} else {
			$stale = $setting === '' ? $sessionTimeout : $setting;
			usleep((int) ($stale * 200));
			check("$how, $setting, served", looks($c) === $old, looks($c));
			same("$how, $setting, without waiting", [0, 4], costs($c, fn() => looks($c), 'calls', 'cacheHits'));
			usleep((int) max(0, ($lost + $stale + 1000 - now_ms()) * 1000));
			check("$how, $setting, no longer", is_lost($seen = looks($c)), $seen);
		}
		$proxy->pass();
		check("$how, $setting, back", wait_until(20_000, fn() => looks($c) === $old), looks($c));
		hits("$how, $setting, cached again", 'old', $c, fn() => $c->get('/a', cached: true));
		$c->close();
	}
}

/* What changed meanwhile is never hidden once a call has shown that the connection is back. */
ini_set('zkext.cache_stale_ms', '-1');
ini_set('zkext.connect_timeout_ms', '10000');
foreach ([0, 20_000] as $timeout) {
	$c = own($proxy->hosts, $timeout, 30_000);
	$other->set('/a', 'v0');
	for ($i = 1; $i <= 5; $i++) {
		check("$timeout, $i, before", wait_until(10_000, fn() => looks($c)[0] === 'v' . $i - 1), looks($c));
		$proxy->refuse();
		$other->set('/a', "v$i");
		$other->create("/a/c$timeout-$i");
		$other->create("/missing$i");
		check("$timeout, $i, not yet", in_array($seen = looks($c)[0], ['v' . $i - 1, "v$i"], true), $seen);
		$proxy->pass();
		check("$timeout, $i, a plain read", within("$timeout, $i", 15_000, fn() => $c->get('/a')) === "v$i");
		same("$timeout, $i, the cached one after that", "v$i", $c->get('/a', cached: true));
		check("$timeout, $i, children", in_array("c$timeout-$i", $c->getChildren('/a', true), true));
	}
	$c->close();
	$other->deleteTree('/a');
	$other->create('/a', 'old');
	$other->create('/a/child');
	array_map(fn($i) => $other->delete("/missing$i"), range(1, 5));
}

/* Killed and started again; nobody looks meanwhile. */
$c = own($server->hosts, 5000, 30_000);
looks($c);
$server->kill();
check('noticed', wait_until(5000, fn() => $c->state() !== Zk\State::Connected));
check('killed: served', looks($c) === $old, looks($c));
$server->restart();
check('the other client is back', wait_until(30_000, fn() => outcome(fn() => $other->set('/a', 'new')) instanceof Zk\Stat));
check('fresh again', wait_until(30_000, fn() => looks($c)[0] === 'new'), looks($c));

/* Frozen: what the server does not say cannot be known before the library gives it up, after two thirds of the session timeout. */
ini_set('zkext.cache_stale_ms', (string) (1000 * $slow));
$c = own($server->hosts, 300, 3000 * $slow);
looks($c);
$server->freeze();
$frozen = now_ms();
check('frozen: served', looks($c)[0] === 'new', looks($c));
check('frozen: given up', wait_until(10_000 * $slow, fn() => $c->state() !== Zk\State::Connected));
check('frozen: still served', looks($c)[0] === 'new', looks($c));
usleep(1_500_000 * $slow);
check('frozen: no longer', is_lost($seen = looks($c)), $seen);
$server->thaw();
check('thawed', wait_until(30_000, fn() => looks($c)[0] === 'new'), looks($c));

/* Why an earlier read failed is not told to a later one. */
$c = own($server->hosts, 300, 4500);
$c->sessionId();
$server->freeze();
check('it takes too long', ($thrown = outcome(fn() => $c->exists('/a', true))) instanceof Zk\TimeoutException, $thrown);
check('given up', wait_until(20_000, fn() => $c->state() !== Zk\State::Connected));
$server->thaw();
check('connected', wait_until(20_000, fn() => in_array($c->state(), [Zk\State::Connected, Zk\State::Expired], true)));
usleep(200_000);
same('works', 3, outcome(fn() => $c->exists('/a', true)?->dataLength));
done();
?>
--EXPECT--
done
