--TEST--
a bad setting is refused with a warning, and the one before stays
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

$bad = [
	'hosts' => ['', 'zk1:port', 'zk1,', '::1', "zk1\0", 'zk1/a/'],
	'session_timeout_ms' => ['', '0', '9', '-1', 'abc', '10s', '1.5', '1073741824', '99999999999999999999', ' '],
	'connect_timeout_ms' => ['', '0', '-1', 'abc', '2147483648'],
	'timeout_ms' => ['', '-1', 'abc', '2147483648'],
	'max_request_bytes' => ['', '0', '-1', '1M', '2147483648'],
	'auth' => ['digest', ':user:s3cret', "dig\0est:s3cret", "digest:s3cret\0"],
];
$warnings = [];
set_error_handler(function (int $level, string $message) use (&$warnings) {
	$warnings[] = $message;
	return true;
});
foreach ($bad as $name => $values) {
	$before = ini_get("zkext.$name");
	foreach ($values as $value) {
		$warnings = [];
		$what = "$name = " . json_encode($value);
		same($what, false, ini_set("zkext.$name", $value));
		same("$what, still", $before, ini_get("zkext.$name"));
		check("$what, one warning", count($warnings) === 1 && str_contains($warnings[0], "zkext.$name") && !str_contains($warnings[0], 's3cret'), $warnings);
	}
}
restore_error_handler();

/* At the start a clear warning comes too, and the default is used. */
$bad['log_level'] = ['loud'];
$defaults = ['hosts' => '127.0.0.1:2181', 'session_timeout_ms' => '10000', 'connect_timeout_ms' => '3000', 'timeout_ms' => '0',
	'max_request_bytes' => '1048575', 'auth' => '', 'log_level' => 'warn'];
foreach ($bad as $name => $values) {
	$value = array_values(array_filter($values, fn($value) => trim($value, " \0") !== ''))[0];
	[$output, $errors] = run_php("echo '<', ini_get('zkext.$name'), '>';", ["zkext.$name" => $value, 'display_startup_errors' => '1', 'display_errors' => '1']);
	check("$name = $value at the start", str_contains($output, "<$defaults[$name]>"), $output);
	check("$name = $value at the start, warning", str_contains($output . $errors, "zkext.$name") && !str_contains($output . $errors, 's3cret'), $output . $errors);
}
[$output, $errors] = run_php('echo count(zk_get_children("/")) > 0 ? "works" : "";',
	['zkext.log_file' => '/nonexistent/folder/log', 'zkext.hosts' => hosts(), 'display_startup_errors' => '1', 'display_errors' => '1']);
check('a log file that cannot be', str_contains($output, 'works') && str_contains($output . $errors, '/nonexistent/folder/log'), $output . $errors);
done();
?>
--EXPECT--
done
