<?php
/* The load of the part ensemble.
 *
 *   ensemble.php prepare
 *   ensemble.php load N FOLDER     from FOLDER/N.started until FOLDER/enough is there; FOLDER/N.json then has what worker N did
 *   ensemble.php verify FOLDER     what the workers did against what there is */

const TIMEOUT_MS = 1000, CONNECT_MS = 3000, SLACK_MS = 1500;
/* The last worker's session expires while its server is away; the others' must not. */
const WORKERS = 5, SHORT_MS = 1000, LONG_MS = 20_000;
/* What became of a write. */
const DONE = 'done', NOT_DONE = 'not done', UNKNOWN = 'unknown';

ini_set('zkext.connect_timeout_ms', (string) CONNECT_MS);

function right(string $what, bool $true): void
{
	if (!$true) {
		fwrite(STDERR, "WRONG $what\n");
		exit(1);
	}
}

function show(mixed $outcome): string
{
	return $outcome instanceof Throwable ? get_class($outcome) . ": {$outcome->getMessage()}" : json_encode($outcome);
}

/* What a call can be given that is nobody's mistake. */
function is_weather(mixed $outcome): bool
{
	return $outcome instanceof Zk\ConnectionLossException || $outcome instanceof Zk\TimeoutException
		|| $outcome instanceof Zk\SessionExpiredException;
}

function fate(mixed $outcome): string
{
	return !$outcome instanceof Zk\Exception ? DONE : ($outcome->outcomeUnknown ? UNKNOWN : NOT_DONE);
}

final class Worker
{
	private readonly Zk\Client $client;
	private readonly string $home;
	private readonly int $sessionId;
	private array $fates = [], $thrown = [];
	private int $calls = 0, $slowest = 0;
	/* Of the counter: its version, and the data of writes that may have happened since then, or may still. */
	private int $version = 0;
	private array $ghosts = [];
	private bool $sure = true;

	public function __construct(private readonly int $number)
	{
		$this->client = new Zk\Client(null, $number === WORKERS ? SHORT_MS : LONG_MS, TIMEOUT_MS, persistent: false);
		$this->home = "/load/$number";
		$this->sessionId = $this->client->sessionId();
		$this->client->create("$this->home/alive", null, Zk\CreateMode::Ephemeral);
	}

	private function right(string $what, bool $true): void
	{
		right("worker $this->number: $what", $true);
	}

	/* The call's result, or its Zk\Exception. */
	private function call(string $what, callable $call): mixed
	{
		$sessions = $this->client->stats()['sessions'];
		$started = hrtime(true);
		try {
			$outcome = $call();
		} catch (Zk\Exception $outcome) {
			$class = get_class($outcome) . ($outcome->outcomeUnknown ? ', outcome unknown' : '');
			$this->thrown[$class] = 1 + ($this->thrown[$class] ?? 0);
		}
		$ms = intdiv(hrtime(true) - $started, 1_000_000);
		$new = $this->client->stats()['sessions'] > $sessions || $this->client->state() !== Zk\State::Connected;
		$this->right("$what took $ms ms", $ms <= TIMEOUT_MS + SLACK_MS + ($new ? CONNECT_MS : 0));
		$this->calls++;
		$this->slowest = max($this->slowest, $ms);
		return $outcome;
	}

	/* A write of something new. No answer is right that only an earlier try of it can be the reason of. */
	private function write(string $kind, string $key, callable $call): bool
	{
		$outcome = $this->call("$kind $key", $call);
		$this->right("$kind $key: " . show($outcome), is_weather($outcome) || !$outcome instanceof Zk\Exception);
		$this->fates[$kind][$key] = fate($outcome);
		return $this->fates[$kind][$key] === DONE;
	}

	public function round(int $i): void
	{
		$path = "$this->home/nodes/$i";
		if ($this->write('create', "$i", fn() => $this->client->create($path, "$i"))) {
			$seen = $this->call("exists $path", fn() => $this->client->exists($path));
			$this->right("$path was created and is not there", $seen !== null);
			if ($i % 4 === 0) {
				$this->write('delete', "$i", fn() => $this->client->delete($path));
			}
		}
		$this->write('sequence', "$i", fn() => $this->client->create("$this->home/sequence/n-", "$i", Zk\CreateMode::PersistentSequential));
		$this->write('pair', "$i", fn() => $this->client->transaction()->create("$this->home/pairs/a$i")->create("$this->home/pairs/b$i")->commit());
		$this->count("$i");
		$this->share("$i");
		$this->read();
	}

	/* Nobody else sets the counter, so its version can only be wrong after a write whose outcome is unknown. */
	private function count(string $data): void
	{
		if (!$this->sure && !$this->look()) {
			return;
		}
		$outcome = $this->call('set', fn() => $this->client->set("$this->home/counter", $data, $this->version));
		$this->right('set: ' . show($outcome), $outcome instanceof Zk\Stat || is_weather($outcome) ||
			($outcome instanceof Zk\BadVersionException && $this->ghosts));
		$this->fates['counter'][$data] = fate($outcome);
		if ($outcome instanceof Zk\Stat) {
			$this->right("version $outcome->version after $this->version", $outcome->version === ++$this->version);
			$this->ghosts = [];
			return;
		}
		$this->sure = is_weather($outcome) && !$outcome->outcomeUnknown;
		if ($outcome->outcomeUnknown) {
			$this->ghosts[] = $data;
		}
	}

	/* What became of the counter. */
	private function look(): bool
	{
		$path = "$this->home/counter";
		$synced = $this->call('sync', fn() => $this->client->sync($path));
		$data = $this->call('look', function () use ($path, &$stat) {
			return $this->client->get($path, $stat);
		});
		if ($synced instanceof Zk\Exception || $data instanceof Zk\Exception) {
			return false;
		}
		$this->right("version $stat->version of $data, after version $this->version and " . implode(', ', $this->ghosts),
			$stat->version === $this->version || ($stat->version === $this->version + 1 && in_array($data, $this->ghosts, true)));
		$this->version = $stat->version;
		return $this->sure = true;
	}

	/* A number that all workers add 1 to; another may be faster. */
	private function share(string $key): void
	{
		$data = $this->call('get of the shared number', function () use (&$stat) {
			return $this->client->get('/load/shared', $stat);
		});
		if (is_string($data)) {
			$outcome = $this->call('set of the shared number', fn() => $this->client->set('/load/shared', (string) ($data + 1), $stat->version));
			$this->fates['shared'][$key] = fate($outcome);
		}
	}

	/* Nothing is older than what this worker has seen: not from a server, and not from the copy. */
	private function read(): void
	{
		$path = "$this->home/counter";
		foreach ([false, true] as $cached) {
			$data = $this->call('get', function () use ($path, &$stat, $cached) {
				return $this->client->get($path, $stat, $cached);
			});
			$this->right('get: ' . show($data), is_weather($data) || (is_string($data) && $stat->version >= $this->version));
		}
		$many = $this->call('getMany', fn() => $this->client->getMany([$path, '/load/none', '/load/shared']));
		$this->right('getMany: ' . show($many), is_weather($many) || array_keys($many) === [$path, '/load/shared']);
	}

	/* The weather is over: everything works, and what was to live on has done so. */
	public function report(): array
	{
		for ($tries = 0; is_weather($alive = $this->call('exists', fn() => $this->client->exists("$this->home/alive"))); $tries++) {
			$this->right('still ' . show($alive), $tries < 50);
			usleep(100_000);
		}
		$stats = $this->client->stats();
		if ($this->number !== WORKERS) {
			$this->right('its session did not live on', $this->client->sessionId() === $this->sessionId && $stats['sessions'] === 1);
			$this->right('its ephemeral node did not live on', $alive?->ephemeralOwner === $this->sessionId);
		} else {
			$this->right('its session did not expire, or its ephemeral node did not go with it', $stats['sessions'] > 1 && $alive === null);
		}
		return ['fates' => $this->fates, 'thrown' => $this->thrown, 'calls' => $this->calls, 'slowest' => $this->slowest];
	}
}

function prepare(): void
{
	$client = new Zk\Client;
	$client->createPath('/load');
	$client->create('/load/shared', '0');
	for ($number = 1; $number <= WORKERS; $number++) {
		foreach (['', '/nodes', '/sequence', '/pairs'] as $name) {
			$client->create("/load/$number$name");
		}
		$client->create("/load/$number/counter", 'start');
	}
}

function load(int $number, string $folder): void
{
	$worker = new Worker($number);
	touch("$folder/$number.started");
	for ($i = 1; !file_exists("$folder/enough"); $i++) {
		$worker->round($i);
		usleep(10_000);
		clearstatcache();
	}
	file_put_contents("$folder/$number.json", json_encode($worker->report()));
}

/* Of an unknown outcome either is right. */
function compare(string $what, string $fate, bool $there): void
{
	right("$what: $fate, but it is " . ($there ? '' : 'not ') . 'there', $fate === UNKNOWN || $there === ($fate === DONE));
}

/* How many of a counter's writes happened, by its value. */
function total(string $what, array $fates, int $value): void
{
	$fates = array_count_values($fates) + [DONE => 0, UNKNOWN => 0];
	right("$what is $value after $fates[done] writes, $fates[unknown] unknown", $value >= $fates[DONE] && $value <= $fates[DONE] + $fates[UNKNOWN]);
}

function verify(string $folder): void
{
	$client = new Zk\Client(timeoutMs: 30_000);
	$client->sync('/load');
	$all = $shared = $thrown = [];
	$calls = $slowest = 0;
	for ($number = 1; $number <= WORKERS; $number++) {
		['fates' => $fates, 'thrown' => $more] = $report = json_decode(file_get_contents("$folder/$number.json"), true);
		$nodes = array_flip($client->getChildren("/load/$number/nodes"));
		foreach ($fates['create'] as $key => $fate) {
			$deleted = $fates['delete'][$key] ?? NOT_DONE;
			compare("node $number $key", match ($deleted) {
				NOT_DONE => $fate,
				DONE => NOT_DONE,
				UNKNOWN => UNKNOWN
			}, isset($nodes[$key]));
		}
		$sequence = array_map(fn($name) => "/load/$number/sequence/$name", $client->getChildren("/load/$number/sequence"));
		$times = array_count_values($client->getMany($sequence));
		foreach ($fates['sequence'] as $key => $fate) {
			right("sequence $number $key happened " . ($times[$key] ?? 0) . ' times', ($times[$key] ?? 0) < 2);
			compare("sequence $number $key", $fate, isset($times[$key]));
		}
		$pairs = array_flip($client->getChildren("/load/$number/pairs"));
		foreach ($fates['pair'] as $key => $fate) {
			right("half of pair $number $key happened", isset($pairs["a$key"]) === isset($pairs["b$key"]));
			compare("pair $number $key", $fate, isset($pairs["a$key"]));
		}
		$client->get("/load/$number/counter", $stat);
		total("counter $number", $fates['counter'], $stat->version);
		array_push($shared, ...$fates['shared']);
		array_push($all, ...array_merge(...array_map(array_values(...), array_values($fates))));
		foreach ($more as $class => $count) {
			$thrown[$class] = $count + ($thrown[$class] ?? 0);
		}
		$calls += $report['calls'];
		$slowest = max($slowest, $report['slowest']);
	}
	total('the shared number', $shared, (int) $client->get('/load/shared'));
	foreach ($thrown as $class => $count) {
		printf("%6d %s\n", $count, $class);
	}
	/* A storm that nobody noticed would show nothing. */
	$fates = array_count_values($all) + [UNKNOWN => 0, NOT_DONE => 0];
	right('no write was unknown or not done: ' . json_encode($fates), $fates[UNKNOWN] > 0 && $fates[NOT_DONE] > 0);
	echo "$calls calls, the slowest $slowest ms; writes: $fates[done] done and all there, $fates[unknown] unknown, ", $fates[NOT_DONE], " not done and none there\n";
}

match ($argv[1]) {
	'prepare' => prepare(),
	'load' => load((int) $argv[2], $argv[3]),
	'verify' => verify($argv[2]),
};
