<?php
/* The part faults.
 *
 *   faults.php storm SERVER EXTENSION FOLDER SEED      all the weathers, with children that call
 *   faults.php call KIND HOSTS TIMEOUT_MS SEED SECONDS   such a child: one line of JSON when it has seen nothing wrong
 *   faults.php flip SERVER SEED                        a proxy, in the way of tests/inc/child.inc, that damages a byte now and then */

require __DIR__ . '/../../tests/inc/proxy.inc';
require __DIR__ . '/../../tests/inc/garbage.inc';

const SESSION_MS = 1500, CONNECT_MS = 500, SLACK_MS = 1500;
/* Of zookeeper_close(), which waits for a server that says nothing. */
const CLOSE_MS = 6000;

function wrong(string $what): never
{
	fwrite(STDERR, "WRONG " . rtrim($what) . "\n");
	exit(1);
}

function pause(int $fromMs, int $toMs): void
{
	usleep(1000 * mt_rand($fromMs, $toMs));
}

/* ---- the children ---- */

/* Every kind of call; each gives what its type says, or throws. */
function calls(string $kind, Zk\Client $client): array
{
	$lists = [
		'zk_get_children' => fn() => zk_get_children('/faults'),
		'getChildren' => fn() => $client->getChildren('/faults'),
		'getChildren, cached' => fn() => $client->getChildren('/faults', true),
		'getChildrenMany' => fn() => $client->getChildrenMany(['/faults', '/faults/tree']),
	];
	return $kind === 'garbage' ? $lists : $lists + [
		'get' => fn() => $client->get('/faults/data', $stat),
		'get, cached' => fn() => $client->get('/faults/data', $stat, true),
		'exists' => fn() => $client->exists('/faults/data'),
		'exists, missing' => fn() => $client->exists('/faults/none'),
		'create' => fn() => $client->create('/faults/sequence/n-', 'x', Zk\CreateMode::EphemeralSequential),
		'set' => fn() => $client->set('/faults/data', str_repeat('x', mt_rand(0, 3000))),
		'delete' => fn() => $client->delete('/faults/none'),
		'createPath' => fn() => $client->createPath('/faults/tree/a/b'),
		'getMany' => fn() => $client->getMany(['/faults/data', '/faults/none', '/faults/tree']),
		'getTree' => fn() => $client->getTree('/faults/tree'),
		'getAcl' => fn() => $client->getAcl('/faults/data'),
		'setAcl' => fn() => $client->setAcl('/faults/data', Zk\Acl::open()),
		'sync' => fn() => $client->sync('/faults'),
		'transaction' => fn() => $client->transaction()->check('/faults/data', -1)->set('/faults/data', 'x')->commit(),
		'sessionId' => fn() => $client->sessionId(),
		'watch' => function () use ($client) {
			$watch = $client->watchData('/faults/data', fn() => null);
			$client->poll(50);
			$watch->stop();
		},
	];
}

/* How long a call may take. One without a deadline: until the library gives up, and once again if it is a read; createPath, getTree and
 * watch are several calls then. */
function bound(int $timeoutMs, bool $newSession, string $what): int
{
	$steps = in_array($what, ['createPath', 'getTree', 'watch'], true) ? 4 : 2;
	return ($timeoutMs ?: $steps * SESSION_MS) + SLACK_MS + ($newSession ? CONNECT_MS : 0);
}

function call(string $kind, string $hosts, int $timeoutMs, int $seconds): void
{
	ini_set('zkext.hosts', $hosts);
	ini_set('zkext.session_timeout_ms', (string) SESSION_MS);
	ini_set('zkext.connect_timeout_ms', (string) CONNECT_MS);
	ini_set('zkext.timeout_ms', (string) $timeoutMs);
	$calls = $slowest = 0;
	$outcomes = [];
	$end = hrtime(true) + $seconds * 1e9;
	while (hrtime(true) < $end) {
		$client = new Zk\Client(persistent: false);
		$todo = calls($kind, $client);
		for ($i = 0; $i < 100 && hrtime(true) < $end; $i++) {
			$what = array_rand($todo);
			$sessions = $client->stats()['sessions'];
			$began = hrtime(true);
			try {
				$todo[$what]();
				$outcome = 'result';
			} catch (Zk\Exception $thrown) {
				$outcome = get_class($thrown);
			}
			$ms = intdiv(hrtime(true) - $began, 1_000_000);
			$new = $client->state() !== Zk\State::Connected || $client->stats()['sessions'] > $sessions || $what === 'zk_get_children';
			if ($ms > bound($timeoutMs, $new, $what)) {
				wrong("$what with timeout $timeoutMs took $ms ms and ended in $outcome");
			}
			$outcomes[$outcome] = 1 + ($outcomes[$outcome] ?? 0);
			$calls++;
			$slowest = max($slowest, $ms);
			usleep(2000);
		}
		$began = hrtime(true);
		unset($client, $todo);
		$ms = intdiv(hrtime(true) - $began, 1_000_000);
		if ($ms > CLOSE_MS) {
			wrong("closing with timeout $timeoutMs took $ms ms");
		}
	}
	echo json_encode(['calls' => $calls, 'slowest' => $slowest, 'outcomes' => $outcomes]), "\n";
}

/* ---- the weather ---- */

final class Caller
{
	/** @var resource */
	private $process;
	private readonly string $output, $errors;
	private ?array $status = null;

	public function __construct(string $kind, string $hosts, int $timeoutMs, int $seconds)
	{
		[, , , $extension, $folder] = $_SERVER['argv'];
		$this->output = tempnam($folder, 'output');
		$this->errors = tempnam($folder, 'errors');
		$this->process = proc_open([PHP_BINARY, '-n', '-d', 'display_errors=stderr', '-d', "extension=$extension", __FILE__, 'call',
			$kind, $hosts, (string) $timeoutMs, (string) mt_rand(), (string) $seconds],
			[1 => ['file', $this->output, 'w'], 2 => ['file', $this->errors, 'w']], $pipes);
	}

	public function running(): bool
	{
		if ($this->status === null) {
			$status = proc_get_status($this->process);
			$this->status = $status['running'] ? null : $status;
		}
		return $this->status === null;
	}

	/* What it has to say. */
	public function report(string $weather): array
	{
		$errors = file_get_contents($this->errors);
		if ($this->running()) {
			proc_terminate($this->process, SIGKILL);
			wrong("$weather: a hang\n$errors");
		}
		if ($this->status['signaled']) {
			wrong("$weather: a crash, signal {$this->status['termsig']}\n$errors");
		}
		if ($this->status['exitcode'] !== 0 || $errors !== '') {
			wrong("$weather: a failure\n$errors");
		}
		return json_decode(file_get_contents($this->output), true, flags: JSON_THROW_ON_ERROR);
	}
}

final class Flipper
{
	public readonly string $hosts;
	private readonly Child $child;

	public function __construct(string $server)
	{
		$this->child = new Child('../../dev/check.d/faults.php', 'flip', $server, (string) mt_rand());
		$this->hosts = $this->child->greeting;
	}
}

/* Some bytes that may be wrong without harm to the library: not of the packet's length and number, nor of what could be the length or
 * count of something in it. */
function harmless(string $packet): array
{
	$size = strlen($packet);
	$at = array_fill(8, max(0, $size - 8), true);
	for ($i = 8; $i + 4 <= $size; $i++) {
		$number = unpack('N', $packet, $i)[1];
		if ($number <= $size || $number === 0xffffffff) {
			for ($n = 0; $n < 4; $n++) {
				unset($at[$i + $n]);
			}
		}
	}
	return array_keys($at);
}

/* One packet in four comes with a damaged byte. */
function flip(string $server): void
{
	$listener = stream_socket_server('tcp://127.0.0.1:0');
	echo stream_socket_get_name($listener, false), "\n";
	$peers = $buffers = [];
	while (true) {
		$ready = [STDIN, $listener, ...$peers];
		$none = null;
		stream_select($ready, $none, $none, 10);
		foreach ($ready as $socket) {
			if ($socket === STDIN) {
				exit;
			}
			if ($socket === $listener) {
				$client = stream_socket_accept($listener);
				$other = stream_socket_client("tcp://$server");
				[$peers[(int) $client], $peers[(int) $other]] = [$other, $client];
				$buffers[(int) $other] = '';
				continue;
			}
			$id = (int) $socket;
			if (!isset($peers[$id])) {
				continue;
			}
			$data = fread($socket, 65536);
			$to = $peers[$id];
			if ($data === '' || $data === false) {
				unset($peers[$id], $peers[(int) $to], $buffers[$id], $buffers[(int) $to]);
				continue;
			}
			if (isset($buffers[$id])) {
				[$data, $buffers[$id]] = damaged($buffers[$id] . $data);
			}
			@fwrite($to, $data);
		}
	}
}

/* @return array{string, string} the whole packets, and what is left */
function damaged(string $data): array
{
	$whole = '';
	while (strlen($data) >= 4 && strlen($data) >= ($size = 4 + unpack('N', $data)[1])) {
		$packet = substr($data, 0, $size);
		$data = substr($data, $size);
		$at = mt_rand(0, 3) ? [] : harmless($packet);
		if ($at) {
			$packet[$at[array_rand($at)]] = chr(mt_rand(0, 255));
		}
		$whole .= $packet;
	}
	return [$whole, $data];
}

/* Something goes wrong, once. */
function strike(string $weather, Proxy|GarbageServer|Flipper $server): void
{
	switch ($weather) {
		case 'refuse':
			$server->refuse();
			pause(20, 600);
			$server->pass();
			break;
		case 'reset':
			/* What has come and was not read makes it a reset. */
			$server->blackhole();
			pause(5, 30);
			$server->drop();
			$server->pass();
			break;
		case 'blackhole':
			$server->blackhole();
			pause(50, 2500);
			$server->pass();
			break;
		case 'delay':
			$server->delay(mt_rand(1, 600));
			pause(100, 800);
			$server->pass();
			break;
		case 'cut':
			$server->cut(mt_rand(0, 100));
			break;
		case 'garbage':
			$server->answer(garbage(), mt_rand(0, 9) ? 0 : mt_rand(-130, 5));
			break;
		case 'noise':
			$server->answerRaw(random_text(200));
			pause(0, 30);
			$server->answer(names(3));
			break;
		default:
			/* It is bad by itself. */
	}
	pause(5, 100);
}

function random_text(int $most): string
{
	$text = '';
	for ($length = mt_rand(0, $most); $length > 0; $length--) {
		$text .= chr(mt_rand(0, 255));
	}
	return $text;
}

function name(): string
{
	$name = random_text(30);
	return pack('N', strlen($name)) . $name;
}

function names(int $count): string
{
	return pack('N', $count) . implode(array_map(name(...), array_fill(0, $count, null)));
}

/* A list of children with something wrong, or nothing. A count of billions is left out: the library counts up to it. */
function garbage(): string
{
	$count = mt_rand(1, 20);
	$good = names($count);
	return match (mt_rand(0, 5)) {
		0 => $good,
		1 => pack('N', $count + 1) . substr($good, 4) . pack('N', 10) . 'cut off',
		2 => pack('N', $count) . str_repeat("\xff\xff\xff\xff", $count),
		3 => pack('N', $count + mt_rand(1, 100_000)) . substr($good, 4),
		4 => pack('N', mt_rand(0x80000000, 0xffffffff)) . substr($good, 4),
		5 => pack('N', 2) . name() . pack('N', mt_rand(0x80000000, 0xffffffff)) . random_text(20),
	};
}

function storm(string $address, int $seed): void
{
	mt_srand($seed);
	echo "seed $seed\n";
	$wire = new Wire($address);
	foreach (['', '/data', '/sequence', '/tree', '/tree/a', '/tree/c'] as $name) {
		$wire->create("/faults$name", 'some data');
	}
	$wire->close();
	$total = 0;
	/* Seconds of each, and what the calls' timeouts are. A byte of a handshake that is wrong can grant a session timeout of hours, and
	 * who has no deadline then waits for so long. */
	$weathers = ['refuse' => [4, [300, 0]], 'reset' => [4, [300, 0]], 'blackhole' => [7, [300, 0]], 'delay' => [5, [300, 0]],
		'cut' => [5, [300, 0]], 'flip' => [9, [300, 150]], 'garbage' => [4, [300, 0]], 'noise' => [4, [300, 0]]];
	foreach ($weathers as $weather => [$seconds, $timeouts]) {
		$kind = in_array($weather, ['garbage', 'noise'], true) ? 'garbage' : 'proxy';
		$server = match (true) {
			$kind === 'garbage' => new GarbageServer,
			$weather === 'flip' => new Flipper($address),
			default => new Proxy($address),
		};
		$end = hrtime(true) + $seconds * 1e9;
		$callers = [];
		foreach ($timeouts as $timeout) {
			$callers[] = new Caller($kind, $server->hosts, $timeout, $seconds);
		}
		while (hrtime(true) < $end) {
			strike($weather, $server);
		}
		/* The last call, and the closing. */
		$patience = hrtime(true) + (CLOSE_MS + 10_000) * 1e6;
		while (array_filter($callers, fn($caller) => $caller->running()) && hrtime(true) < $patience) {
			usleep(20_000);
		}
		$reports = array_map(fn($caller) => $caller->report($weather), $callers);
		$outcomes = [];
		foreach ($reports as $report) {
			foreach ($report['outcomes'] as $outcome => $times) {
				$outcomes[$outcome] = $times + ($outcomes[$outcome] ?? 0);
			}
		}
		$total += array_sum($outcomes);
		ksort($outcomes);
		printf("%-9s slowest %4d ms", $weather, max(array_column($reports, 'slowest')));
		foreach ($outcomes as $outcome => $times) {
			echo ", $times $outcome";
		}
		echo "\n";
		if (($outcomes['result'] ?? 0) === 0 || count($outcomes) < 2) {
			wrong("$weather: nothing happened, or nothing went well");
		}
		unset($server);
	}
	echo "$total calls, each ended in a result or a Zk\\Exception within its bound\n";
}

match ($argv[1]) {
	'storm' => storm($argv[2], (int) $argv[5]),
	'flip' => [mt_srand((int) $argv[3]), flip($argv[2])],
	'call' => [mt_srand((int) $argv[5]), call($argv[2], $argv[3], (int) $argv[4], (int) $argv[6])],
};
