--TEST--
in any weather no cached read goes back in time, and none stays wrong
--FILE--
<?php
require __DIR__ . '/inc/truth.php';

$reports = truth(8);
foreach ($reports as $name => $report) {
	same($name, [], $report['wrong'] ?? []);
	if (str_starts_with($name, 'reader')) {
		check("$name looked and was answered", $report['looks'] > 100 && $report['cacheHits'] > 50, $report);
		check("$name, every copy right soon after", $report['settled_ms'] < 30_000, $report);
	}
}
done();
?>
--EXPECT--
done
