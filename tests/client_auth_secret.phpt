--TEST--
credentials work, and are never shown
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

ini_set('zend.exception_ignore_args', '0');
ini_set('zend.exception_string_param_max_len', '1000');
$node = test_node();
$server = new Wire(hosts());
$server->auth('digest', Wire::OWNER);
$server->create("$node/locked", acl: Wire::LOCKED);
$server->create("$node/locked/inside", acl: Wire::LOCKED);

function silent_about_it(string $what, string $text): void
{
	check("$what tells no secret", !str_contains($text, 's3cr3t'), $text);
}

foreach ([true, false] as $persistent) {
	foreach ([0, 20_000] as $timeout) {
		$client = new Zk\Client(hosts(), timeoutMs: $timeout, auth: [['digest', Wire::OWNER]], persistent: $persistent);
		same('with credentials', ['inside'], $client->getChildren("$node/locked"));
	}
}
same('two credentials', ['inside'], (new Zk\Client(hosts(), auth: [['digest', 'a:b'], ['digest', Wire::OWNER]]))->getChildren("$node/locked"));
same('binary credentials', [], (new Zk\Client(hosts(), auth: [['digest', "user:\0\xff"]]))->getChildren($node) === ['locked'] ? [] : null);
throws('without', Zk\NoAuthException::class, fn() => (new Zk\Client(hosts()))->getChildren("$node/locked"));
throws('others', Zk\NoAuthException::class, fn() => (new Zk\Client(hosts(), auth: [['digest', 'user:x']]))->getChildren("$node/locked"));
throws('the function', Zk\NoAuthException::class, function () use ($node) {
	ini_set('zkext.hosts', hosts());
	zk_get_children("$node/locked");
});

ini_set('zkext.auth', 'digest:' . Wire::OWNER);
same('of the INI', ['inside'], zk_get_children("$node/locked"));
same('of the INI, by null', ['inside'], (new Zk\Client)->getChildren("$node/locked"));
throws('not for other hosts', Zk\NoAuthException::class, fn() => (new Zk\Client(hosts()))->getChildren("$node/locked"));

foreach (['var_dump', 'print_r', 'var_export', 'debug_zval_refcount'] as $show) {
	ob_start();
	if (function_exists($show)) {
		$show($client);
	}
	silent_about_it($show, ob_get_clean());
}
silent_about_it('array cast', print_r((array) $client, true));
silent_about_it('get_object_vars', print_r(get_object_vars($client), true));
silent_about_it('json_encode', json_encode($client));
silent_about_it('reflection', (string) new ReflectionObject($client));

$refused = [
	'bad hosts' => fn() => new Zk\Client('bad:port', auth: [['digest', Wire::OWNER]]),
	'bad timeout' => fn() => new Zk\Client(hosts(), -1, null, [['digest', Wire::OWNER]]),
	'bad pair' => fn() => new Zk\Client(hosts(), null, null, [['digest', Wire::OWNER, 1]]),
	'bad scheme' => fn() => new Zk\Client(hosts(), auth: [[Wire::OWNER . "\0", Wire::OWNER]]),
	'not a pair' => fn() => new Zk\Client(hosts(), auth: [Wire::OWNER]),
	'bad persistent' => fn() => new Zk\Client(hosts(), null, null, [['digest', Wire::OWNER]], []),
	'unknown scheme' => fn() => (new Zk\Client(hosts(), auth: [['nosuch', Wire::OWNER]]))->getChildren('/'),
	'no server' => fn() => (new Zk\Client(refused(), auth: [['digest', Wire::OWNER]]))->getChildren('/'),
	'no node' => fn() => $client->getChildren("$node/missing"),
	'bad path' => fn() => $client->getChildren('bad'),
];
foreach ($refused as $what => $call) {
	$thrown = outcome($call);
	check("$what is refused", $thrown instanceof Throwable, $thrown);
	silent_about_it("$what, message", $thrown->getMessage());
	silent_about_it("$what, text", (string) $thrown);
	silent_about_it("$what, trace", print_r(array_map(fn($frame) => str_starts_with($frame['class'] ?? '', 'Zk\\') ? $frame : [], $thrown->getTrace()), true));
}
$parameter = (new ReflectionMethod(Zk\Client::class, '__construct'))->getParameters()[3];
same('marked as sensitive', 1, count($parameter->getAttributes(SensitiveParameter::class)));

$failed = new Zk\Client(hosts(), auth: [['nosuch', Wire::OWNER]]);
foreach (['first', 'second', 'third'] as $time) {
	$thrown = within("$time call with an unknown scheme", 3000, fn() => $failed->getChildren('/'));
	check("$time call with an unknown scheme", $thrown instanceof Zk\AuthFailedException && $thrown->getCode() === -115, $thrown);
}
same('state', Zk\State::AuthFailed, $failed->state());
done();
?>
--EXPECT--
done
