--TEST--
copies outlive the request, the values of PHP do not; each client has its own
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node('a', 'b');
$other = own();
$other->create("$node/data", 'one');
$page = sys_get_temp_dir() . '/zkext-' . bin2hex(random_bytes(6)) . '.php';
file_put_contents($page, <<<'END'
<?php
$client = new Zk\Client(timeoutMs: 20_000);
$path = $_GET['path'];
$act = $_GET['act'] ?? '';
function values(string $path, ?Zk\Client $client = null): array
{
	return [zk_get("$path/data", $stat, true), zk_get_children($path, true), zk_exists("$path/data", true)->version, $stat->version,
		$client?->get("$path/data", cached: true)];
}
if ($act === 'session') {
	/* It writes when the request is all but over. */
	ini_set('session.use_cookies', '0');
	ini_set('session.cache_limiter', '');
	session_set_save_handler(new class extends SessionHandler {
		public function open($path, $name): bool { return true; }
		public function close(): bool { return true; }
		public function read($id): string|false { return ''; }
		public function write($id, $data): bool { file_put_contents($GLOBALS['path'] === '' ? '' : "{$_SERVER['SCRIPT_FILENAME']}.out", json_encode(values($GLOBALS['path']))); return true; }
		public function destroy($id): bool { return true; }
		public function gc($max): int|false { return 0; }
	}, false);
	session_start();
	$_SESSION['x'] = mt_rand();
}
if ($act === 'objects') {
	$GLOBALS['kept'] = [zk_exists("$path/data", true), $client, $client->watchData("$path/data", fn() => null)];
}
$before = $client->stats();
$seen = values($path, $client);
$after = $client->stats();
echo json_encode([getmypid(), $seen, $after['calls'] - $before['calls'], $after['cacheHits'] - $before['cacheHits'], $after['sessions']]);
if ($act === 'destructor') {
	class Late
	{
		public function __destruct() { values($GLOBALS['path'], new Zk\Client); }
	}
	$late = new Late;
}
if ($act === 'handlers') {
	register_shutdown_function(fn() => values($path, $client));
	ob_start(function ($text) use ($path) { values($path); return $text; });
}
if ($act === 'fatal') {
	if (getenv('USE_ZEND_ALLOC') === '0') {
		trigger_error('no memory_limit strikes under valgrind', E_USER_ERROR);
	}
	ini_set('memory_limit', '4M');
	for ($all = [];; ) {
		$all[] = zk_get("$path/large" . count($all) % 7, cached: true) . 'x';
	}
}
if ($act === 'exit') {
	$watch = $client->watchData("$path/data", fn() => exit);
}
if ($act === 'ini') {
	ini_set('zkext.hosts', '127.0.0.1:1');
	ini_set('zkext.connect_timeout_ms', '10');
	try { zk_get("$path/data", cached: true); echo 'WRONG'; } catch (Zk\ConnectionLossException) {}
}
END);
foreach (range(0, 6) as $i) {
	$other->create("$node/large$i", str_repeat('x', 300_000));
}
register_shutdown_function(function () use ($page) {
	array_map(fn($file) => @unlink($file), [$page, "$page.out"]);
});

/* A worker: PHP's own web server, one process. */
$address = null;
for ($tries = 0; $tries < 5 && !$address; $tries++) {
	$port = random_int(10_000, 29_999);
	$extra = preg_split('/\s+/', trim(str_replace(['"', "'"], '', getenv('TEST_PHP_EXTRA_ARGS'))));
	$worker = proc_open(['sh', '-c', 'exec "$@"', 'sh', PHP_BINARY, ...$extra, '-d', 'pcre.jit=0', '-d', 'zkext.hosts=' . hosts(), '-d', 'display_errors=0', '-d', 'log_errors=0', '-S', "127.0.0.1:$port", $page],
		[['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']], $pipes);
	if (wait_until(10_000, fn() => @fsockopen('127.0.0.1', $port) !== false || !proc_get_status($worker)['running']) && proc_get_status($worker)['running']) {
		$address = "http://127.0.0.1:$port";
	}
}
register_shutdown_function(fn() => proc_get_status($worker)['running'] && proc_terminate($worker, SIGKILL));
check('a worker', $address !== null);
function ask(string $act = ''): ?array
{
	global $address, $node;
	$text = @file_get_contents("$address/?" . http_build_query(['path' => $node, 'act' => $act]), false, stream_context_create(['http' => ['timeout' => 60, 'ignore_errors' => true]]));
	return json_decode((string) $text, true);
}

$names = $other->getChildren($node);
$first = ask();
same('the first request', ['one', $names, 0, 0, 'one'], $first[1] ?? null);
same('calls of the first', 3, $first[2]);
$expected = ['one', $names, 0, 0, 'one'];
foreach (['', '', 'destructor', '', 'handlers', '', 'session', '', 'session', '', 'objects', '', 'exit', '', 'fatal', '', 'ini', '', 'ini', 'fatal', 'session', 'objects', ''] as $i => $act) {
	$seen = ask($act);
	same("request $i, $act, worker", $first[0], $seen[0] ?? null);
	same("request $i, $act, values", $expected, $seen[1] ?? null);
	same("request $i, $act, no call, one session", [0, 1], [$seen[2], $seen[4]]);
	if ($act === 'session') {
		same("request $i, at its end", array_slice($expected, 0, 4), array_slice(json_decode((string) @file_get_contents("$page.out"), true) ?? [], 0, 4));
		@unlink("$page.out");
	}
	if ($i % 4 === 3) {
		$other->set("$node/data", "change $i");
		$expected = ["change $i", $names, $expected[2] + 1, $expected[3] + 1, "change $i"];
		check("request $i, the change", wait_until(10_000, fn() => (ask()[1] ?? null) == $expected), ask());
		usleep(200_000);
	}
}
if ($worker) {
	/* ThreadSanitizer may keep a signal for as long as the process sleeps. */
	proc_terminate($worker, getenv('TSAN_OPTIONS') ? SIGKILL : SIGINT);
	$status = null;
	check('the worker ends', wait_until(20_000, function () use ($worker, &$status) {
		$status = proc_get_status($worker);
		return !$status['running'];
	}));
	check('by itself', getenv('TSAN_OPTIONS') || !$status['signaled'] || $status['termsig'] === SIGINT, $status);
}

/* In one request: a change of the settings is another connection, with copies of its own. */
ini_set('zkext.hosts', hosts());
same('function', $expected[0], zk_get("$node/data", cached: true));
ini_set('zkext.hosts', hosts() . $node);
throws('another connection', Zk\NoNodeException::class, fn() => zk_get("$node/data", cached: true));
same('another connection', $expected[0], zk_get('/data', cached: true));
ini_set('zkext.hosts', hosts());
hits('the first again', $expected[0], new Zk\Client, fn() => zk_get("$node/data", cached: true));
foreach (['zkext.cache_entries' => '5', 'zkext.timeout_ms' => '9000', 'zkext.cache_bytes' => '100000', 'zkext.cache_stale_ms' => '10', 'zkext.session_timeout_ms' => '7777'] as $name => $value) {
	ini_set($name, $value);
	same("after a change of $name", $expected[0], zk_get("$node/data", cached: true));
}
$clients = array_map(fn() => own(), range(1, 5));
foreach ($clients as $i => $c) {
	same("client $i", $expected[0], $c->get("$node/data", cached: true));
	$c->set("$node/data", "of $i");
	$expected[0] = "of $i";
	same("client $i, its write", "of $i", $c->get("$node/data", cached: true));
}
foreach ($clients as $i => $c) {
	check("client $i, in the end", wait_until(10_000, fn() => $c->get("$node/data", cached: true) === 'of 4'));
}
done();
?>
--EXPECT--
done
