--TEST--
the settings, their defaults, and that they work from the next call on
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$defaults = [
	'zkext.auth' => '',
	'zkext.connect_timeout_ms' => '3000',
	'zkext.hosts' => '127.0.0.1:2181',
	'zkext.log_file' => '',
	'zkext.log_level' => 'warn',
	'zkext.max_request_bytes' => '1048575',
	'zkext.session_timeout_ms' => '10000',
	'zkext.timeout_ms' => '0',
];
[$output] = run_php('echo json_encode(array_map(fn($s) => $s["global_value"], ini_get_all("zkext")));');
$seen = array_intersect_key(json_decode($output, true), $defaults);
ksort($seen);
same('the defaults', $defaults, array_map('strval', $seen));

$node = test_node('a');
$proxies = [new Proxy(hosts()), new Proxy(hosts())];
foreach ($proxies as $proxy) {
	check('hosts', ini_set('zkext.hosts', $proxy->hosts) !== false);
	same('hosts', ['a'], zk_get_children($node));
	same('hosts', 1, $proxy->requests(Wire::GET_CHILDREN));
}
foreach (['session_timeout_ms' => ['10', '1073741823'], 'connect_timeout_ms' => ['1', '2147483647'], 'timeout_ms' => ['0', '2147483647'],
	'max_request_bytes' => ['1', '100000'], 'auth' => ['digest:user:password', 'digest:', ''], 'hosts' => ['[::1],zk2:1/a', hosts()]] as $name => $values) {
	$old = ini_get("zkext.$name");
	foreach ($values as $value) {
		same("$name = $value", $old, ini_set("zkext.$name", $value));
		same("$name is now", $value, ini_get("zkext.$name"));
		$old = $value;
	}
	ini_restore("zkext.$name");
	same("$name restored", $defaults["zkext.$name"], ini_get("zkext.$name"));
}

ini_set('zkext.hosts', $proxies[0]->hosts);
zk_get_children($node);
$proxies[0]->blackhole();
ini_set('zkext.timeout_ms', '50');
throws('timeout_ms', Zk\TimeoutException::class, fn() => zk_get_children($node));
$proxies[0]->pass();

ini_set('zkext.timeout_ms', '20000');
ini_set('zkext.max_request_bytes', '100');
throws('max_request_bytes', ValueError::class, fn() => zk_get_children('/' . str_repeat('x', 200)));
ini_restore('zkext.max_request_bytes');

ini_set('zkext.hosts', silent());
ini_set('zkext.connect_timeout_ms', '200');
$started = now_ms();
throws('connect_timeout_ms', Zk\ConnectionLossException::class, fn() => zk_get_children($node));
check('connect_timeout_ms', now_ms() - $started < (under_valgrind() ? 5000 : 1500), now_ms() - $started);

foreach (['log_file' => '/tmp/x', 'log_level' => 'debug'] as $name => $value) {
	same("$name is for php.ini only", false, ini_set("zkext.$name", $value));
}
done();
?>
--EXPECT--
done
