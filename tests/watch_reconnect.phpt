--TEST--
watches outlive a lost connection: what changed meanwhile is told, once
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$server = new Server;
$proxy = new Proxy($server->hosts);
$other = own($server->hosts, 20_000, 30_000);
foreach (['/same', '/set', '/list', '/list/a', '/gone'] as $path) {
	$other->create($path, 'old');
}
foreach ([0, 20_000] as $timeout) {
	$c = own($proxy->hosts, $timeout, 30_000);
	$stream = $c->stream();
	$heard = [];
	$watches = [];
	foreach (['/same', '/set', '/gone', '/new'] as $path) {
		$watches[] = $c->watchData($path, $heard[$path] = new Heard);
	}
	$watches[] = $c->watchChildren('/list', $heard['/list'] = new Heard);
	$watches[] = $c->watchChildren('/new', $heard['list of /new'] = new Heard);
	$state = fn() => array_map(fn($h) => $h->last(), $heard);
	$poll = [
		'poll()' => fn($condition) => poll_until($c, 30_000, $condition),
		'stream' => fn($condition) => stream_until($c, $stream, 30_000, $condition),
	];
	for ($i = 0; $i < 4; $i++) {
		$what = "$timeout, $i";
		$how = $poll[$i % 2 ? 'poll()' : 'stream'];
		/* A short break without changes. */
		$before = array_map(fn($h) => count($h->all), $heard);
		$proxy->drop();
		check("$what, back", wait_until(20_000, fn() => $c->state() === Zk\State::Connected && $c->stats()['reconnects'] >= 1));
		usleep(200_000);
		while ($c->poll(50)) {
		}
		same("$what, nothing to tell", $before, array_map(fn($h) => count($h->all), $heard));

		/* A longer one with changes. */
		$proxy->refuse();
		check("$what, lost", wait_until(10_000, fn() => $c->state() !== Zk\State::Connected));
		same("$what, nothing yet", 0, $c->poll(20));
		$other->set('/set', "set $i");
		$other->create("/list/n$timeout-$i");
		$other->delete('/gone');
		$other->create('/new', "new $i");
		$proxy->pass();
		$expected = ['/same' => 'old', '/set' => "set $i", '/gone' => null, '/new' => "new $i", '/list' => null, 'list of /new' => []];
		check("$what, told", $how(fn() => array_replace($state(), ['/list' => null]) === $expected && in_array("n$timeout-$i", $state()['/list'], true)), $state());
		foreach ($heard as $path => $h) {
			same("$what, $path, once", $before[$path] + ($path === '/same' ? 0 : 1), count($h->all));
		}
		$other->create('/gone', 'old');
		$other->delete('/new');
		check("$what, and after that", $how(fn() => $state()['/gone'] === 'old' && $state()['/new'] === null && $state()['list of /new'] === null), $state());
		same("$what, no more", 0, $c->poll(100));
	}
	same("$timeout, one session", 1, $c->stats()['sessions']);
	$watches = [];
}

/* The connection comes and goes while changes are made all the time. */
$c = own($proxy->hosts, 20_000, 30_000);
$heard = new Heard;
$watch = $c->watchData('/set', $heard);
for ($i = 1; $i <= 15; $i++) {
	$proxy->drop();
	$other->set('/set', "drop $i");
	for ($k = 0; $k < $i; $k++) {
		$other->set('/same', "$i $k");
		$c->poll();
	}
}
check('the last', poll_until($c, 30_000, fn() => $heard->last() === 'drop 15'), $heard->all);
same('none twice', count($heard->all), count(array_unique($heard->all)));

/* The server is killed and started again, twice. The session lives on, it is in the server's log. */
$c = own($server->hosts, 20_000, 30_000);
$heard = new Heard;
$watch = $c->watchData('/set', $heard);
$stream = $c->stream();
for ($i = 0; $i < 2; $i++) {
	$server->kill();
	check('lost', wait_until(10_000, fn() => $c->state() !== Zk\State::Connected));
	same('nothing yet', 0, $c->poll(100));
	$server->restart();
	check('a change', wait_until(30_000, fn() => outcome(fn() => $other->set('/set', "restart $i")) instanceof Zk\Stat));
	check('told', stream_until($c, $stream, 30_000, fn() => $heard->last() === "restart $i"), $heard->all);
}
/* Frozen until the library gives it up. */
$c = own($server->hosts, 20_000, 6000);
$heard = new Heard;
$watch = $c->watchData('/set', $heard);
$server->freeze();
check('given up', wait_until(30_000, fn() => $c->poll(100) === 0 && $c->state() !== Zk\State::Connected));
$server->thaw();
check('a change', wait_until(30_000, fn() => outcome(fn() => $other->set('/set', 'thawed')) instanceof Zk\Stat));
check('told', poll_until($c, 30_000, fn() => $heard->last() === 'thawed'), $heard->all);
done();
?>
--EXPECT--
done
