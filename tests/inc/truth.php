<?php
/*
 * Looks for cached reads that are not true. Some processes change nodes all the time, others read them, cached and plain, and
 * listen; meanwhile servers are killed, frozen and started again, connections are cut and sessions expire. No reader may be shown
 * anything older than what it has seen, by whatever call; and when all is quiet again every copy must be right.
 *
 * dev/truth runs it for long, truth.phpt for seconds.
 */
require_once __DIR__ . '/nodes.inc';
require_once __DIR__ . '/server.inc';

const DATA = 12, LISTS = 3, FLEETING = 4;

/* What a reader has seen, and what is wrong with what it sees. */
final class Memory
{
	/** @var array<string, int> the newest of each thing: an mzxid, or a number in a name */
	private array $newest = [];
	/** @var array<string, int> the czxid of the last that was seen to be gone */
	private array $gone = [];
	/** @var array<string, int> */
	private array $czxid = [];
	public array $wrong = [];
	public int $looks = 0;

	/* The Stat of a node, null when it is not there. */
	public function stat(string $how, string $path, ?Zk\Stat $stat): void
	{
		$this->looks++;
		if ($stat === null) {
			$this->gone[$path] = $this->czxid[$path] ?? 0;
			return;
		}
		if ($stat->czxid <= ($this->gone[$path] ?? 0)) {
			$this->complain("$how: $path is there again");
		}
		$this->czxid[$path] = max($stat->czxid, $this->czxid[$path] ?? 0);
		$this->number($how, $path, $stat->mzxid);
	}

	/* A list: of each writer the last names, with ever higher numbers. */
	public function names(string $how, string $path, array $names): void
	{
		$this->looks++;
		$last = [];
		foreach ($names as $name) {
			[$writer, $number] = explode('-', $name);
			$last[$writer] = max((int) $number, $last[$writer] ?? 0);
		}
		foreach ($last as $writer => $number) {
			$this->number($how, "$path of $writer", $number);
		}
	}

	private function number(string $how, string $what, int $number): void
	{
		if ($number < ($this->newest[$what] ?? 0)) {
			$this->complain("$how: $what is $number after {$this->newest[$what]}");
		}
		$this->newest[$what] = max($number, $this->newest[$what] ?? 0);
	}

	public function complain(string $what): void
	{
		if (count($this->wrong) < 20) {
			$this->wrong[] = $what;
		}
	}

	/* In an ensemble a new session may begin at a server that is behind. */
	public function forget(): void
	{
		$this->newest = $this->gone = $this->czxid = [];
	}
}

function is_bad_weather(Throwable $thrown): bool
{
	return $thrown instanceof Zk\ConnectionLossException || $thrown instanceof Zk\TimeoutException || $thrown instanceof Zk\SessionExpiredException;
}

function rss(): int
{
	preg_match('/^VmRSS:\s+(\d+)/m', file_get_contents('/proc/self/status'), $found);
	return (int) $found[1];
}

/* True when the other side has written; it does so once, to end this phase. */
function is_told(mixed $pipe): bool
{
	$ready = [$pipe];
	$none = null;
	return stream_select($ready, $none, $none, 0, 0) > 0 && fgets($pipe) !== false;
}

final class Writer
{
	private int $number = 0;

	public function __construct(private string $hosts, private string $root, private string $name)
	{
	}

	/** @return array what it reports */
	public function run(mixed $pipe): array
	{
		$client = new Zk\Client($this->hosts, 20_000, 3000, persistent: false);
		$done = $failed = 0;
		while (!is_told($pipe)) {
			try {
				$this->change($client);
				$done++;
			} catch (Zk\NoNodeException | Zk\NodeExistsException | Zk\NotEmptyException) {
			} catch (Zk\Exception $e) {
				is_bad_weather($e) || throw $e;
				$failed++;
				usleep(20_000);
			}
			/* Storms and lulls. */
			random_int(0, 400) || usleep(random_int(0, 300_000));
			random_int(0, 3) || usleep(random_int(0, 3000));
		}
		return ['changes' => $done, 'failures' => $failed];
	}

	private function change(Zk\Client $client): void
	{
		$this->number++;
		$data = "$this->root/d" . random_int(0, DATA - 1);
		$fleeting = "$this->root/f" . random_int(0, FLEETING - 1);
		switch (random_int(0, 9)) {
			case 0:
				$client->create($fleeting, "$this->number");
				break;
			case 1:
				$client->delete($fleeting);
				break;
			case 2:
			case 3:
				/* First the new name, then the old ones go. */
				$list = "$this->root/l" . random_int(0, LISTS - 1);
				$client->create("$list/$this->name-$this->number");
				foreach ($client->getChildren($list) as $other) {
					[$writer, $number] = explode('-', $other);
					if ($writer === $this->name && $number < $this->number - 20) {
						$client->delete("$list/$other");
					}
				}
				break;
			case 4:
				$client->transaction()->set($data, "$this->name $this->number")->set("$this->root/d0", "$this->name $this->number, too")->commit();
				break;
			default:
				$client->set($data, "$this->name $this->number");
		}
	}
}

final class Reader
{
	private Memory $memory;
	private Zk\Client $client;
	private array $watches = [];
	private array $told = [];
	private array $paths = [];
	private int $failures = 0, $warm = 0, $session = 0;

	public function __construct(private string $hosts, private string $root, private array $settings, private bool $ensemble)
	{
		for ($i = 0; $i < DATA; $i++) {
			$this->paths[] = "$root/d$i";
		}
		for ($i = 0; $i < FLEETING; $i++) {
			$this->paths[] = "$root/f$i";
		}
	}

	public function run(mixed $pipe): array
	{
		foreach ($this->settings as $name => $value) {
			is_string($name) && ini_set("zkext.$name", (string) $value);
		}
		$this->memory = new Memory;
		$this->client = new Zk\Client($this->hosts, 4000, $this->settings[0], persistent: false);
		$started = now_ms();
		for ($steps = 0; !is_told($pipe); $steps++) {
			try {
				$this->ensemble && $this->notice_session();
				$this->step();
			} catch (Zk\Exception $e) {
				is_bad_weather($e) || $this->memory->complain(show($e));
				$this->failures++;
				usleep(1000);
			}
			if ($this->warm === 0 && now_ms() - $started > 4000) {
				gc_collect_cycles();
				$this->warm = rss();
			}
			random_int(0, 200) || usleep(random_int(0, 50_000));
		}
		return $this->report();
	}

	private function notice_session(): void
	{
		$session = $this->client->state() === Zk\State::Connected ? $this->client->sessionId() : 0;
		if ($session !== $this->session) {
			$this->memory->forget();
			$this->session = $session;
		}
	}

	private function step(): void
	{
		$c = $this->client;
		$path = $this->paths[array_rand($this->paths)];
		$list = "$this->root/l" . random_int(0, LISTS - 1);
		switch (random_int(0, 22)) {
			case 0:
				$this->memory->stat('exists', $path, $c->exists($path));
				break;
			case 1:
				$this->get('get', $path, false);
				break;
			case 2:
				$this->memory->names('getChildren', $list, $c->getChildren($list));
				break;
			case 3:
				foreach ($c->getChildrenMany([$list]) as $names) {
					$this->memory->names('getChildrenMany', $list, $names);
				}
				break;
			case 4:
				/* Its own writes are seen too. */
				$path = "$this->root/d" . random_int(0, DATA - 1);
				random_int(0, 3) || $this->memory->stat('set', $path, $c->set($path, 'reader'));
				break;
			case 5:
				random_int(0, 20) || $this->listen($path, $list);
				break;
			case 6:
			case 7:
				$c->poll(random_int(0, 10) ? 0 : 5);
				break;
			case 8:
			case 9:
			case 10:
			case 11:
				$this->memory->names('getChildren, cached', $list, $c->getChildren($list, true));
				break;
			case 12:
			case 13:
			case 14:
			case 15:
				$this->memory->stat('exists, cached', $path, $c->exists($path, true));
				break;
			default:
				$this->get('get, cached', $path, true);
		}
	}

	private function get(string $how, string $path, bool $cached): void
	{
		try {
			$this->client->get($path, $stat, $cached);
			$this->memory->stat($how, $path, $stat);
		} catch (Zk\NoNodeException) {
			$this->memory->stat($how, $path, null);
		}
	}

	/* Watches come and go. */
	private function listen(string $path, string $list): void
	{
		if (isset($this->watches[$path])) {
			unset($this->watches[$path], $this->told[$path]);
			return;
		}
		$this->watches[$path] = $this->client->watchData($path, function (?string $data, ?Zk\Stat $stat) use ($path) {
			$this->memory->stat('listener', $path, $stat);
			$this->told[$path] = $stat?->mzxid;
		});
		$this->watches[$list] = $this->client->watchChildren($list, function (?array $names) use ($list) {
			$names === null ? $this->memory->complain("listener: $list is gone") : $this->memory->names('listener', $list, $names);
			$this->told[$list] = $names;
		});
	}

	/* Nobody writes any more. How long until every copy, and every listener, has the last? */
	private function report(): array
	{
		$started = now_ms();
		$settled = wait_until(60_000, fn() => outcome($this->is_right(...)) === true);
		$took = now_ms() - $started;
		$settled || $this->memory->complain('still wrong after a minute: ' . json_encode(outcome($this->is_right(...))));
		/* And it stays so. */
		usleep(200_000);
		$still = outcome($this->is_right(...));
		$still === true || is_object($still) || $this->memory->complain("wrong again: $still");
		gc_collect_cycles();
		$stats = $this->client->stats();
		$growth = $this->warm ? rss() - $this->warm : 0;
		$this->watches = [];
		return ['wrong' => $this->memory->wrong, 'settled_ms' => round($took), 'looks' => $this->memory->looks, 'failures' => $this->failures, 'growth_kb' => $growth] +
			array_intersect_key($stats, array_flip(['calls', 'cacheHits', 'cacheMisses', 'cacheRefreshes', 'cacheEvictions', 'sessions', 'reconnects', 'retries']));
	}

	/* True, or what is wrong. */
	private function is_right(): bool|string
	{
		$c = $this->client;
		foreach ($this->paths as $path) {
			/* The cached one first: the plain one may make it true. */
			$cached = $c->exists($path, true);
			$data = $cached ? $c->get($path, $stat, true) : null;
			$now = $c->exists($path);
			if ($cached?->mzxid !== $now?->mzxid || ($cached && $data !== $c->get($path))) {
				return "$path: cached " . show($cached?->mzxid) . ', is ' . show($now?->mzxid);
			}
		}
		for ($i = 0; $i < LISTS; $i++) {
			$list = "$this->root/l$i";
			$cached = $c->getChildren($list, true);
			$now = $c->getChildren($list);
			sort($cached);
			sort($now);
			if ($cached !== $now) {
				return "$list: " . count($cached) . ' of ' . count($now);
			}
		}
		$c->poll(20);
		foreach ($this->told as $path => $told) {
			if (!isset($this->watches[$path])) {
				continue;
			}
			$now = is_array($told) ? $c->getChildren($path) : $c->exists($path)?->mzxid;
			if ($now != $told) {
				return "listener of $path: told " . show($told) . ', is ' . show($now);
			}
		}
		return true;
	}
}

/* Runs $run in a child process: its report comes when end() tells it. */
final class Part
{
	/** @var resource */
	private $pipe;
	private int $pid;

	public function __construct(public readonly string $name, object $work)
	{
		[$this->pipe, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		$this->pid = pcntl_fork();
		if ($this->pid === 0) {
			fclose($this->pipe);
			$report = outcome(fn() => $work->run($theirs));
			fwrite($theirs, json_encode($report instanceof Throwable ? ['wrong' => [show($report) . "\n" . $report->getTraceAsString()]] : $report));
			exit(7);
		}
		fclose($theirs);
	}

	public function tell(): void
	{
		@fwrite($this->pipe, "end\n");
	}

	public function runs(): bool
	{
		return pcntl_waitpid($this->pid, $status, WNOHANG) === 0;
	}

	/** @return array the report, with what is wrong with its end */
	public function end(): array
	{
		$report = json_decode((string) stream_get_contents($this->pipe), true) ?? ['wrong' => ['no report']];
		pcntl_waitpid($this->pid, $status);
		if (!pcntl_wifexited($status) || pcntl_wexitstatus($status) !== 7) {
			$report['wrong'][] = 'crashed: ' . (pcntl_wifsignaled($status) ? 'signal ' . pcntl_wtermsig($status) : 'status ' . pcntl_wexitstatus($status));
		}
		return $report;
	}
}

/* What happens to the readers and servers, one thing after the other. */
final class Weather
{
	public array $happened = [];
	private array $todo = [];

	/** @param list<list<Proxy>> $proxies of each reader, one for each server */
	public function __construct(private Server $server, private int $servers, private array $proxies)
	{
	}

	public function next(): void
	{
		/* Everything once before anything twice, in random order. */
		if (!$this->todo) {
			$this->todo = ['kill', 'freeze', 'drop', 'refuse', 'expire', 'expire', 'blackhole', 'delay', 'drop_often', 'expire_away', 'freeze_long'];
			shuffle($this->todo);
		}
		$what = array_pop($this->todo);
		$this->happened[$what] = ($this->happened[$what] ?? 0) + 1;
		$this->$what();
		usleep(random_int(100_000, 900_000));
	}

	public function clear(): void
	{
		array_map(fn($proxy) => $proxy->pass(), array_merge(...$this->proxies));
	}

	/* A reader's proxies; with an ensemble each does it. */
	private function each(callable $do): void
	{
		array_map($do, $this->proxies[array_rand($this->proxies)]);
	}

	private function kill(): void
	{
		$number = random_int(1, $this->servers);
		$this->server->kill($number);
		usleep(random_int(0, 500_000));
		$this->server->restart($number);
	}

	private function freeze(): void
	{
		$number = random_int(1, $this->servers);
		$this->server->freeze($number);
		usleep(random_int(50_000, 1_500_000));
		$this->server->thaw($number);
	}

	/* Longer than the library waits. */
	private function freeze_long(): void
	{
		$number = random_int(1, $this->servers);
		$this->server->freeze($number);
		usleep(3_200_000);
		$this->server->thaw($number);
	}

	private function drop(): void
	{
		$this->each(fn($proxy) => $proxy->drop());
	}

	private function drop_often(): void
	{
		for ($i = 0; $i < 10; $i++) {
			$this->each(fn($proxy) => $proxy->drop());
			usleep(random_int(0, 30_000));
		}
	}

	private function refuse(): void
	{
		$proxies = $this->proxies[array_rand($this->proxies)];
		array_map(fn($proxy) => $proxy->refuse(), $proxies);
		usleep(random_int(0, 2_000_000));
		array_map(fn($proxy) => $proxy->pass(), $proxies);
	}

	private function blackhole(): void
	{
		$proxies = $this->proxies[array_rand($this->proxies)];
		array_map(fn($proxy) => $proxy->blackhole(), $proxies);
		usleep(random_int(100_000, 3_500_000));
		array_map(fn($proxy) => $proxy->pass(), $proxies);
	}

	private function delay(): void
	{
		$proxies = $this->proxies[array_rand($this->proxies)];
		array_map(fn($proxy) => $proxy->delay(random_int(1, 60)), $proxies);
		usleep(random_int(100_000, 1_000_000));
		/* What is still on its way would be overtaken. */
		array_map(fn($proxy) => [$proxy->drop(), $proxy->pass()], $proxies);
	}

	private function expire(): void
	{
		$this->each(function ($proxy) {
			try {
				$proxy->expire();
			} catch (Exception) {
				/* It had none, or the server had it no more: then the proxy is gone too. */
			}
		});
	}

	private function expire_away(): void
	{
		$proxies = $this->proxies[array_rand($this->proxies)];
		$session = $proxies[0]->session();
		array_map(fn($proxy) => $proxy->refuse(), $proxies);
		usleep(random_int(0, 300_000));
		try {
			Wire::expire($proxies[0]->server, ...$session);
		} catch (WireError) {
			/* It is over already. */
		}
		usleep(random_int(0, 300_000));
		array_map(fn($proxy) => $proxy->pass(), $proxies);
	}
}

/** @return array<string, array> the reports, by the part's name; 'weather' has what happened */
function truth(float $seconds, int $readers = 2, int $writers = 2, int $servers = 1): array
{
	$server = new Server($servers);
	$hosts = explode(',', $server->hosts);
	$root = '/truth';
	$setup = new Wire($hosts[0]);
	$setup->create($root);
	for ($i = 0; $i < DATA; $i++) {
		$setup->create("$root/d$i", 'first');
	}
	for ($i = 0; $i < LISTS; $i++) {
		$setup->create("$root/l$i");
	}
	/* By reader: its timeout, then settings. */
	$settings = [
		[2000],
		[0, 'cache_stale_ms' => -1, 'connect_timeout_ms' => 1000],
		[2000, 'cache_entries' => 12, 'cache_stale_ms' => 500],
		[0, 'cache_stale_ms' => 0, 'connect_timeout_ms' => 1000],
	];
	$proxies = [];
	for ($i = 0; $i < $readers; $i++) {
		$proxies[] = array_map(fn($one) => new Proxy($one), $hosts);
	}
	$parts = [];
	for ($i = 0; $i < $readers; $i++) {
		$parts["reader $i"] = new Part("reader $i", new Reader(implode(',', array_map(fn($p) => $p->hosts, $proxies[$i])), $root, $settings[$i % 4], $servers > 1));
	}
	for ($i = 0; $i < $writers; $i++) {
		$parts["writer $i"] = new Part("writer $i", new Writer($server->hosts, $root, "w$i"));
	}
	$weather = new Weather($server, $servers, $proxies);
	$end = now_ms() + $seconds * 1000;
	usleep(500_000);
	while (now_ms() < $end && array_filter($parts, fn($part) => !$part->runs()) === []) {
		$weather->next();
	}
	$weather->clear();
	$reports = ['weather' => $weather->happened];
	foreach (['writer', 'reader'] as $kind) {
		$these = array_filter($parts, fn($name) => str_starts_with($name, $kind), ARRAY_FILTER_USE_KEY);
		foreach ($these as $part) {
			$part->tell();
		}
		foreach ($these as $name => $part) {
			$reports[$name] = $part->end();
		}
	}
	return $reports;
}

if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
	$options = getopt('', ['seconds:', 'readers:', 'writers:', 'servers:']);
	$seconds = (int) ($options['seconds'] ?? 60);
	$reports = truth($seconds, (int) ($options['readers'] ?? 4), (int) ($options['writers'] ?? 2), (int) ($options['servers'] ?? 1));
	$wrong = 0;
	foreach ($reports as $name => $report) {
		$complaints = $report['wrong'] ?? [];
		unset($report['wrong']);
		echo "$name: ", implode(', ', array_map(fn($key, $value) => "$key $value", array_keys($report), $report)), "\n";
		foreach ($complaints as $complaint) {
			$wrong++;
			echo "  WRONG $complaint\n";
		}
	}
	$settled = max(array_map(fn($report) => $report['settled_ms'] ?? 0, $reports));
	echo $wrong ? "$wrong times wrong\n" : "true for $seconds seconds; when all was quiet every copy was right after $settled ms\n";
	exit($wrong ? 1 : 0);
}
