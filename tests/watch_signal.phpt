--TEST--
a signal ends the wait of poll(); a script that is told to stop stops
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$c = own();
$heard = new Heard;
$watch = $c->watchData($node, $heard);
$caught = 0;
pcntl_signal(SIGUSR1, function () use (&$caught) {
	$caught++;
});

/* A process that sends a signal after that time. */
function later(int $signal, int $ms): mixed
{
	return proc_open(['sh', '-c', 'sleep ' . $ms / 1000 . '; kill -' . $signal . ' ' . getmypid()], [['file', '/dev/null', 'r']], $pipes);
}
foreach ([true, false] as $async) {
	pcntl_async_signals($async);
	for ($i = 0; $i < 3; $i++) {
		$before = $caught;
		$sender = later(SIGUSR1, 300);
		$started = now_ms();
		$ran = $c->poll(30_000);
		$took = now_ms() - $started;
		same("$i, nothing ran", 0, $ran);
		check("$i, it ended soon", $took < 10_000, $took);
		$async || pcntl_signal_dispatch();
		same("$i, the handler", $before + 1, $caught);
		proc_close($sender);
	}
}

/* In a listener's script: a handler that throws. */
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, fn() => throw new DomainException('told to stop'));
$sender = later(SIGUSR1, 300);
throws('a handler that throws', DomainException::class, fn() => $c->poll(30_000), 'told to stop');
proc_close($sender);

/* A handler that closes the client that waits. */
pcntl_signal(SIGUSR1, fn() => $c->close());
$sender = later(SIGUSR1, 300);
same('a handler that closes', 0, within('closes', 10_000, fn() => $c->poll(30_000)));
same('closed', Zk\State::Closed, $c->state());
proc_close($sender);

/* Without a handler it does what it always does. */
$script = '
	$c = new Zk\Client(persistent: false);
	$watch = $c->watchData(' . var_export($node, true) . ', fn() => null);
	HANDLER
	echo "waits\n";
	for ($i = 0; $i < 60 && empty($stop); $i++) {
		$c->poll(1000);
	}
	echo empty($stop) ? "never" : "stopped";
';
$handlers = [
	'SIGTERM' => ['pcntl_async_signals(true); pcntl_signal(SIGTERM, function () use (&$stop) { $stop = true; });', SIGTERM, 'stopped'],
	'none' => ['', SIGTERM, ''],
	'set_time_limit' => ['set_time_limit(1); $end = hrtime(true) + 30e9; while (hrtime(true) < $end) { }', 0, 'Maximum execution time'],
];
if (getenv('TSAN_OPTIONS')) {
	unset($handlers['none']); /* it swallows the signal that PHP's own handler sends again */
}
foreach ($handlers as $what => [$handler, $signal, $expected]) {
	$process = proc_open(['sh', '-c', 'exec "$@"', 'sh', PHP_BINARY, ...preg_split('/\s+/', trim(str_replace(['"', "'"], '', getenv('TEST_PHP_EXTRA_ARGS')))), '-d', 'zkext.hosts=' . hosts(), '-r',
		str_replace('HANDLER', $handler, $script)], [1 => ['pipe', 'w'], 2 => ['file', '/dev/null', 'w']], $pipes);
	$first = $signal ? fgets($pipes[1]) : '';
	usleep(500_000);
	$signal && proc_terminate($process, $signal);
	$started = now_ms();
	$output = $first . stream_get_contents($pipes[1]);
	check("$what, ended soon", now_ms() - $started < 20_000, now_ms() - $started);
	check("$what, output", ($expected === '' ? $output === "waits\n" : str_contains($output, $expected)) && !str_contains($output, 'never'), $output);
	proc_close($process);
}
done();
?>
--EXPECT--
done
