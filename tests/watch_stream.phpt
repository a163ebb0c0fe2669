--TEST--
stream(): readable when poll() has something to do, and only then
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$other = own();
$other->create("$node/data", 'one');
$c = own();
$stream = $c->stream();
same('a stream', ['resource', 'stream'], [gettype($stream), get_resource_type($stream)]);
same('not readable without watches', false, readable($stream, 50));
$heard = new Heard;
$watch = $c->watchData("$node/data", $heard);
same('not readable after the first value', false, readable($stream, 200));

/* A change; until poll() was called it stays readable, then it is not. */
for ($i = 0; $i < 50; $i++) {
	$other->set("$node/data", "change $i");
	check("$i, readable", readable($stream, 900));
	$i % 10 || check("$i, still", readable($stream));
	check("$i, told", stream_until($c, $stream, 10_000, fn() => $heard->last() === "change $i"), $heard->all);
	same("$i, not readable after that", false, readable($stream, $i % 10 ? 0 : 100));
}
same('each once', 51, count($heard->all));

/* A change of what nobody listens to. */
$c->get($node, cached: true);
$c->getChildren($node, true);
$other->set($node, 'x');
$other->create("$node/child");
same('nobody listens', false, readable($stream, 200));

/* Two streams of one client, one of another; a closed stream does no harm. */
$second = $c->stream();
$d = own();
$third = $d->stream();
$other->set("$node/data", 'two streams');
check('both', readable($stream, 900) && readable($second, 900));
same('not that of another client', false, readable($third, 50));
fclose($second);
check('told', stream_until($c, $stream, 10_000, fn() => $heard->last() === 'two streams'));
fclose($stream);
$other->set("$node/data", 'no stream');
check('poll() without a stream', poll_until($c, 10_000, fn() => $heard->last() === 'no stream'));
$stream = $c->stream();
same('a new stream', false, readable($stream, 100));

/* It is for waiting; what else PHP can do with a stream does no harm. */
$other->set("$node/data", 'abuse');
readable($stream, 900);
@fwrite($stream, 'x');
@stream_set_blocking($stream, false);
@fstat($stream);
@ftell($stream);
@feof($stream);
check('told nevertheless', poll_until($c, 10_000, fn() => $heard->last() === 'abuse'));

/* An event loop with a socket, a timer and two clients. */
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$ofD = new Heard;
$watches = [$d->watchChildren($node, $ofD)];
$log = [];
$writer = elsewhere($node, 'for ($i = 0; $i < 20; $i++) {
	$c->set("$path/data", "loop $i");
	$c->create("$path/loop$i");
	usleep(random_int(0, 20_000));
}');
fwrite($b, implode(array_map(fn($i) => "$i\n", range(0, 19))));
$end = now_ms() + 30_000;
$lines = 0;
while (now_ms() < $end && ($lines < 20 || $heard->last() !== 'loop 19' || !in_array('loop19', $ofD->last(), true))) {
	$ready = [$a, $stream, $third];
	$none = null;
	if (stream_select($ready, $none, $none, 0, 50_000)) {
		foreach ($ready as $one) {
			match ($one) {
				$a => $lines += fgets($a) !== false,
				$stream => $c->poll(),
				$third => $d->poll(),
			};
		}
	}
}
same('the loop', [20, 'loop 19', true], [$lines, $heard->last(), in_array('loop19', $ofD->last(), true)]);
done_elsewhere($writer);
same('all is read', [false, false], [readable($stream, 100), readable($third)]);

/* A change in the very moment when the watch is made. */
$rounds = under_valgrind() ? 30 : 300;
$other->create("$node/data-go", '-1');
$writer = elsewhere("$node/data", "for (\$i = 0; \$i < $rounds; \$i++) {
	do {
		\$go = \$c->get(\"\$path-go\");
	} while (\$go < \$i);
	usleep(random_int(0, 1500));
	\$c->set(\$path, \"moment \$i\");
}");
$missed = 0;
$watch->stop();
for ($i = 0; $i < $rounds; $i++) {
	$other->set("$node/data-go", "$i");
	usleep(random_int(0, 1500));
	$i % 2 && $c->get("$node/data", cached: true);
	$heard = new Heard;
	$watch = $c->watchData("$node/data", $heard);
	$missed += !stream_until($c, $stream, 5000, fn() => $heard->last() === "moment $i");
	$watch->stop();
}
same('missed', 0, $missed);
done_elsewhere($writer);

/* After the client: the stream is there, and silent. */
$c->close();
$other->set("$node/data", 'closed');
same('closed', false, readable($stream, 200) && false);
$c = $watch = null;
@stream_get_meta_data($stream);
fclose($stream);
done();
?>
--EXPECT--
done
