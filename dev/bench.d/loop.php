<?php
/*
 * loop.php CALL PATH SECONDS: what a call costs in PHP, with nothing around it but the loop. Prints what raw.c prints,
 * measured in the same way: the calls made and, in nanoseconds a call, CPU time of the whole process, p50, p99, elapsed
 * time. Exits with 3 when the loaded extensions do not have that call.
 */

// Calls that are shorter than looking at the clock are timed in runs of so many.
const RUN = 10000;

function has(string $function, int $parameters = 1): bool
{
	return function_exists($function) && (new ReflectionFunction($function))->getNumberOfParameters() >= $parameters;
}

function peer(): Zookeeper
{
	$peer = new Zookeeper(getenv('ZK_HOSTS'), null, 10000);
	for ($tries = 0; $peer->getState() !== Zookeeper::CONNECTED_STATE; $tries++) {
		$tries < 5000 or throw new RuntimeException('the peer does not connect');
		usleep(1000);
	}
	return $peer;
}

/** The 1,000 children that tree.c made. */
function thousand(string $path): array
{
	return array_map(fn (int $i) => sprintf('%s/c%07d', $path, $i), range(0, 999));
}

/** @return array{callable, int}|null what to do again and again, and how many calls that is */
function work(string $call, string $path): ?array
{
	switch ($call) {
		case 'children':
			return has('zk_get_children') ? [fn () => zk_get_children($path), 1] : null;
		case 'get':
			return has('zk_get') ? [fn () => zk_get($path), 1] : null;
		case 'many':
			$client = new Zk\Client();
			$paths = thousand($path);
			return method_exists($client, 'getMany') ? [fn () => $client->getMany($paths), 1] : null;
		case 'singles':
			$paths = thousand($path);
			return has('zk_get') ? [fn () => array_map(zk_get(...), $paths), 1] : null;
		case 'peer-children':
			$peer = peer();
			return [fn () => $peer->getChildren($path), 1];
		case 'peer-get':
			$peer = peer();
			return [fn () => $peer->get($path), 1];
		case 'cached':
			return has('zk_get_children', 2) ? [function () use ($path) {
				for ($i = 0; $i < RUN; $i++) {
					zk_get_children($path, true);
				}
			}, RUN] : null;
		case 'apcu':
			apcu_store($path, zk_get_children($path));
			return [function () use ($path) {
				for ($i = 0; $i < RUN; $i++) {
					apcu_fetch($path);
				}
			}, RUN];
		case 'empty':
			return [function () {
				for ($i = 0; $i < RUN; $i++) {
				}
			}, RUN];
	}
	throw new ValueError("$call is no call of this program");
}

function cpu(): int
{
	$u = getrusage();
	return ($u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec']) * 1_000_000_000
		+ ($u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec']) * 1000;
}

function measure(callable $work, int $calls, float $seconds): string
{
	$times = [];
	$cpu = cpu();
	$start = $before = hrtime(true);
	$end = $start + (int) ($seconds * 1e9);
	while ($before < $end) {
		$work();
		$after = hrtime(true);
		$times[] = $after - $before;
		$before = $after;
	}
	$cpu = cpu() - $cpu;
	$n = count($times);
	sort($times);
	return sprintf("%d\t%.1f\t%.1f\t%.1f\t%.1f\n", $n * $calls, $cpu / $n / $calls, $times[intdiv($n, 2)] / $calls,
		$times[intdiv($n * 99, 100)] / $calls, ($before - $start) / $n / $calls);
}

[, $call, $path, $seconds] = $argv;
$work = work($call, $path) ?? exit(3);
measure(...[...$work, $seconds / 5]);
echo measure(...[...$work, (float) $seconds]);
