--TEST--
every example runs, says what it should and cleans up
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

$expected = [
	'configuration.php' => <<<'END'
		Set:
		  database/host = db1.example.com
		  database/port = 5432
		  title = A shop
		Moved: db2.example.com:5433
		Not set: the default
		Refused: operation 1, /no-such-setting
		Still: A shop
		END,
	'counter.php' => <<<'END'
		One process: 5
		Three more, 20 times each: 65
		END,
	'event_loop.php' => <<<'END'
		The colour is blue
		The colour is red
		The colour is green
		The colour is gone
		END,
	'one_request.php' => <<<'END'
		Array
		(
		    [0] => 10.0.0.1:8080
		)
		END,
	'service_discovery.php' => <<<'END'
		Two instances:
		  10.0.0.1:8080 with weight 10
		  10.0.0.2:8080 with weight 5
		One has gone:
		  10.0.0.2:8080 with weight 5
		All have gone:
		  nobody
		END,
	'worker.php' => <<<'END'
		Hello, Ada!
		Hello, Grace!
		Welcome, Barbara.
		Stopped
		END,
];
$files = array_map(basename(...), glob(dirname(__DIR__) . '/examples/*.php'));
sort($files);
same('examples', array_keys($expected), $files);
if (getenv('TSAN_OPTIONS')) {
	unset($expected['counter.php']); /* it loses track of the threads of a forked child */
}

/* The one that needs nodes which are there already. */
$node = test_node('services');
$wire = new Wire(hosts());
$wire->create("$node/services/web");
$wire->create("$node/services/web/10.0.0.1:8080");
putenv('ZKEXT_TEST_HOSTS=' . hosts() . $node);
foreach ($expected as $file => $text) {
	/* All warnings and errors are in the output. */
	[$output, $errors, $status] = run_php('require ' . var_export(dirname(__DIR__) . "/examples/$file", true) . ';');
	same("$file, output", $text, trim($output));
	same("$file, errors", ['', 0], [$errors, $status]);
	same("$file, cleaned up", ['services'], $wire->children($node));
}
done();
?>
--EXPECT--
done
