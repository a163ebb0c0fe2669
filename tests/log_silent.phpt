--TEST--
the library's log lines go to zkext.log_file, never to stdout or stderr
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$log = tempnam(sys_get_temp_dir(), 'zkext');
register_shutdown_function(fn() => @unlink($log));
$node = test_node('a');

/* A good call, a server that goes away, a refused one, a failed authentication: all that the library has a line for. */
function rough_script(string $good, string $node): string
{
	return "
		\$refused = '" . refused() . "';
		echo zk_get_children('$node')[0], \"\\n\";
		foreach ([[\$refused], ['$good', 2000, 0, [['nosuch', 'user:s3cret']]], ['$good', 2000, 0, [['digest', 'user:s3cret']]]] as \$arguments) {
			try {
				(new Zk\\Client(...\$arguments))->getChildren('$node');
			} catch (Zk\\Exception) {
			}
		}
	";
}

foreach (['none' => null, 'error' => null, 'warn' => 'ERROR', 'info' => 'INFO', 'debug' => 'DEBUG'] as $level => $word) {
	foreach (['', $log] as $file) {
		file_put_contents($log, '');
		$result = run_php(rough_script(hosts(), $node), ['zkext.hosts' => hosts(), 'zkext.connect_timeout_ms' => '500',
			'zkext.log_file' => $file, 'zkext.log_level' => $level]);
		same("output, level $level, file \"$file\"", ["a\n", '', 0], $result);
		$lines = file_get_contents($log);
		if ($file === '' || $level === 'none') {
			same("no log, level $level", '', $lines);
		}
		if ($file !== '' && $word) {
			check("a $word line, level $level", str_contains($lines, $word), $lines);
		}
		check("no credentials, level $level", !str_contains($lines, 's3cret'), $lines);
	}
}

[$output, $errors] = run_php('
	zk_get_children("/");
	echo "before\n";
	exec("true");
	for ($i = 0; $i < 3; $i++) {
		try {
			(new Zk\Client("no-such-host.invalid", persistent: false))->getChildren("/");
		} catch (Zk\Exception) {
		}
	}
', ['zkext.hosts' => hosts()]);
same('names that are none', ["before\n", ''], [$output, $errors]);
done();
?>
--EXPECT--
done
