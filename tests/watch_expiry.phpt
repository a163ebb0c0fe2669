--TEST--
watches are set again in a new session: what changed meanwhile is told exactly once
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('list');
$other = own();
$proxy = new Proxy(hosts());
$other->create("$node/data", '0');
$other->create("$node/same", 'same');

/* How a script may wait. */
$ways = [
	'poll() that waits' => fn($c, $stream, $condition) => wait_until(20_000, function () use ($c, $condition) {
		$c->poll(2000);
		return $condition();
	}),
	'poll() now and then' => fn($c, $stream, $condition) => wait_until(20_000, function () use ($c, $condition) {
		$c->poll();
		return $condition();
	}),
	'stream' => fn($c, $stream, $condition) => stream_until($c, $stream, 20_000, $condition),
];
$rounds = under_valgrind() ? 3 : 10;
foreach ([0, 20_000] as $timeout) {
	foreach ($ways as $way => $until) {
		$c = own($proxy->hosts, $timeout);
		$stream = $c->stream();
		$heard = [];
		$watches = [$c->watchData("$node/data", $heard['data'] = new Heard), $c->watchData("$node/same", $heard['same'] = new Heard),
			$c->watchChildren("$node/list", $heard['list'] = new Heard), $c->watchData("$node/missing", $heard['missing'] = new Heard)];
		for ($i = 1; $i <= $rounds; $i++) {
			$what = "$timeout, $way, $i";
			$session = $c->sessionId();
			$counts = array_map(fn($h) => count($h->all), $heard);
			$proxy->expire();
			if ($i % 3 === 0) {
				check("$what, it is told", wait_until(10_000, fn() => $c->state() === Zk\State::Expired));
			}
			/* Before the watches are set again, or after that, or in between. */
			if ($i % 2) {
				usleep(random_int(0, 5000));
			} else {
				poll_until($c, 10_000, fn() => $c->state() === Zk\State::Connected);
			}
			$other->set("$node/data", "$what");
			$other->create("$node/list/$timeout-" . crc32($what));
			$started = now_ms();
			check("$what, data", $until($c, $stream, fn() => $heard['data']->last() === $what), [$heard['data']->last(), $c->state()->name]);
			check("$what, list", $until($c, $stream, fn() => in_array("$timeout-" . crc32($what), $heard['list']->last(), true)), $heard['list']->last());
			check("$what, soon", now_ms() - $started < (under_valgrind() ? 20_000 : 6000), now_ms() - $started);
			usleep(20_000);
			$c->poll();
			same("$what, each once", ['data' => $counts['data'] + 1, 'same' => 1, 'list' => $counts['list'] + 1, 'missing' => 1], array_map(fn($h) => count($h->all), $heard));
			check("$what, a new session", $c->sessionId() !== $session);
			same("$what, cached", $what, $c->get("$node/data", cached: true));
		}
		$other->create("$node/missing", 'there');
		check("$timeout, $way, what was missing", $until($c, $stream, fn() => $heard['missing']->last() === 'there'));
		$other->delete("$node/missing");
		$c->close();
	}
}

/* The servers are away when the session ends, and calls have been made in vain: it goes on as soon as they are back. */
foreach (['stream', 'poll() that waits'] as $way) {
	ini_set('zkext.connect_timeout_ms', '500');
	$c = own($proxy->hosts, 200);
	$stream = $c->stream();
	$heard = new Heard;
	$watch = $c->watchData("$node/data", $heard);
	$session = $proxy->session();
	$proxy->refuse();
	check("$way, lost", wait_until(10_000, fn() => $c->state() !== Zk\State::Connected));
	for ($i = 0; $i < 8; $i++) {
		outcome(fn() => $c->get("$node/data"));
		usleep(300_000);
	}
	Wire::expire(hosts(), ...$session);
	$other->set("$node/data", "$way, back");
	$proxy->pass();
	check("$way, back", $ways[$way]($c, $stream, fn() => $heard->last() === "$way, back"), [$heard->all, $c->state()->name]);

	/* It is told that the session is over, and only then the servers go. */
	$proxy->expire();
	check("$way, expired", wait_until(10_000, fn() => $c->state() === Zk\State::Expired));
	$proxy->refuse();
	$other->set("$node/data", "$way, back again");
	$c->poll();
	same("$way, not yet", "$way, back", $heard->last());
	usleep(1_500_000);
	$proxy->pass();
	check("$way, back again", $ways[$way]($c, $stream, fn() => $heard->last() === "$way, back again"), [$heard->all, $c->state()->name]);
	ini_restore('zkext.connect_timeout_ms');
}

/* Another call makes the new session, not poll(). */
$c = own($proxy->hosts, 20_000);
$stream = $c->stream();
$heard = new Heard;
$watch = $c->watchData("$node/data", $heard);
for ($i = 0; $i < 5; $i++) {
	$proxy->expire();
	check("call $i, expired", wait_until(10_000, fn() => $c->state() === Zk\State::Expired));
	$c->get($node);
	$other->set("$node/data", "call $i");
	check("call $i, told", stream_until($c, $stream, 10_000, fn() => $heard->last() === "call $i"), $heard->all);
}

/* Two clients of one session; the one polls, the other waits for its stream. */
$a = new Zk\Client($proxy->hosts, 9999);
$b = new Zk\Client($proxy->hosts, 9999, 20_000);
$watches = [$a->watchData("$node/data", $ofA = new Heard), $b->watchData("$node/data", $ofB = new Heard)];
$stream = $b->stream();
for ($i = 0; $i < 5; $i++) {
	$proxy->expire();
	check("two, $i, expired", wait_until(10_000, fn() => $a->state() === Zk\State::Expired));
	$other->set("$node/data", "two $i");
	check("two, $i, the one", poll_until($a, 10_000, fn() => $ofA->last() === "two $i"), $ofA->all);
	check("two, $i, the other", stream_until($b, $stream, 10_000, fn() => $ofB->last() === "two $i"), $ofB->all);
}
done();
?>
--EXPECT--
done
