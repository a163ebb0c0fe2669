--TEST--
phpinfo() shows versions and settings, but no credentials
--FILE--
<?php
require __DIR__ . '/inc/check.inc';

ini_set('zkext.auth', 'digest:user:s3cret');
ob_start();
(new ReflectionExtension('zkext'))->info();
$text = ob_get_clean();
foreach (['/^zkext$/m', '/^libzookeeper_mt version => \d+\.\d+\.\d+$/m', '/^zkext version => ' . preg_quote(phpversion('zkext')) . '$/m',
	'/^zkext\.hosts => \S+ => \S+$/m', '/^zkext\.session_timeout_ms => 10000 => 10000$/m', '/^zkext\.timeout_ms => 0 => 0$/m',
	'/^zkext\.log_level => warn => warn$/m', '/^zkext\.auth => /m'] as $line) {
	check($line, preg_match($line, $text) === 1, $text);
}
check('no credentials', !str_contains($text, 's3cret') && !str_contains($text, 'user:'), $text);

[$output] = run_php('phpinfo();', ['zkext.auth' => 'digest:user:s3cret']);
$section = substr($output, (int) strpos($output, "\nzkext\n"), 1500);
check('no credentials from the command line', str_contains($section, 'zkext.auth') && !str_contains($section, 's3cret'), $section);
check('a version', preg_match('/^\d+\.\d+\.\d+/', phpversion('zkext')) === 1, phpversion('zkext'));
same('functions', ['zk_get_children'], array_values(array_intersect(['zk_get_children'], get_extension_funcs('zkext'))));
done();
?>
--EXPECT--
done
