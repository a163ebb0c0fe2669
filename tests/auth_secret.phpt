--TEST--
a password is in no output: phpinfo, dumps, messages, traces, log file
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

/* The log file and its level belong to php.ini, so all of it happens in a second process. */
const SECRET = 's3cr3t-w0rd';
$log = tempnam(sys_get_temp_dir(), 'zkext');
$node = test_node();
[$output, $errors, $status] = run_php('
	$hosts = ' . var_export(hosts(), true) . '; $node = ' . var_export($node, true) . ';
	$auth = [["digest", ' . var_export(Wire::OWNER, true) . ']];
	function call(callable $call) { try { return $call(); } catch (Throwable $t) { echo $t, "\n"; var_dump($t->getTrace()); print_r($t); } }
	function show(mixed $value) { var_dump($value); print_r($value); echo json_encode($value); }
	phpinfo();
	$client = new Zk\Client($hosts, null, null, $auth, false);
	zk_create("$node/function");
	$client->create("$node/locked");
	show($client);
	show($client->stats());
	show($transaction = $client->transaction()->create("$node/t"));
	show((array) $transaction);
	show(get_mangled_object_vars($client));
	$refused = [
		fn() => new Zk\Client("bad:port", null, null, $GLOBALS["auth"]),
		fn() => new Zk\Client($hosts, 0, null, $GLOBALS["auth"]),
		fn() => new Zk\Client($hosts, null, null, [[...$GLOBALS["auth"][0], 1]]),
		fn() => new Zk\Client($hosts, null, null, $GLOBALS["auth"], []),
		fn() => Zk\Acl::digest("user:x", "' . SECRET . '"),
		fn() => Zk\Acl::digest("user", "' . SECRET . '", 99),
		fn() => Zk\Acl::digest("user", "' . SECRET . '", "x"),
		fn() => Zk\Acl::digest("", password: "' . SECRET . '"),
		fn() => $client->get("$node/missing"),
		fn() => $client->create("$node/locked"),
		fn() => $client->transaction()->delete("$node/missing")->commit(),
		fn() => (new Zk\Client("127.0.0.1:1", null, 100, $GLOBALS["auth"]))->get("/"),
		fn() => (new Zk\Client($hosts, null, 1000, [["nosuch", $GLOBALS["auth"][0][1]]]))->get("/"),
		fn() => ini_set("zkext.auth", "' . SECRET . '"),
		fn() => ini_set("zkext.auth", "' . SECRET . ':' . SECRET . '\0x"),
		fn() => throw new Exception("the end of the list"),
	];
	array_walk($refused, fn($call) => call($call));
	(new ReflectionExtension("zkext"))->info();
	new Zk\Client("bad:port", null, null, $auth);
', [
	'zkext.hosts' => hosts(), 'zkext.auth' => 'digest:' . Wire::OWNER, 'zkext.log_file' => $log, 'zkext.log_level' => 'debug',
	'zend.exception_ignore_args' => '0', 'zend.exception_string_param_max_len' => '1000', 'html_errors' => '0', 'display_errors' => '1',
	'log_errors' => '1',
]);
/* That phpinfo() shows the command line of this process is none of the extension's doing. */
$output = preg_replace('/^.*(argv|TEST_PHP_|INFO_).*$/m', '', $output);
$log = file_get_contents($log) . (unlink($log) ? '' : 'not deleted');
same('it ran to its end', [255, true, true], [$status, str_contains($output, 'the end of the list'), str_contains($output, 'Fatal error: Uncaught ValueError')]);
check('it did what it was to show', substr_count($output, 'SensitiveParameterValue') > 4, substr($output, -1000));
check('there is a log', strlen($log) > 100, $log);
foreach (['output' => $output, 'errors' => $errors, 'log' => $log] as $where => $text) {
	foreach ([SECRET, base64_encode(SECRET)] as $secret) {
		$at = strpos($text, $secret);
		check("nothing in the $where", $at === false, $at === false ? '' : substr($text, max(0, $at - 200), 300));
	}
}
check('phpinfo tells that there are some', preg_match('/^zkext\.auth => set => set$/m', $output) === 1);
foreach ([[Zk\Client::class, '__construct', 3], [Zk\Acl::class, 'digest', 1]] as [$class, $method, $number]) {
	same("$class::$method is marked", 1, count((new ReflectionMethod($class, $method))->getParameters()[$number]->getAttributes(SensitiveParameter::class)));
}
done();
?>
--EXPECT--
done
