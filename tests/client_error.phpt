--TEST--
Zk\Client: a malformed argument is an error that names it and quotes the bad part
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

$node = test_node();

$hosts = [
	'' => 'empty',
	' ' => 'empty',
	',' => 'empty',
	'127.0.0.1:2181,' => 'empty',
	',127.0.0.1:2181' => 'empty',
	'/chroot' => 'empty',
	'zk1:' => '"zk1:"',
	'zk1:0' => '"zk1:0"',
	'zk1:65536' => '"zk1:65536"',
	'zk1:port' => '"zk1:port"',
	'zk1:2181,zk2:-1' => '"zk2:-1"',
	'zk1:99999999999999999999' => '"zk1:99999999999999999999"',
	'zk 1' => '"zk 1"',
	'zk1;zk2' => '"zk1;zk2"',
	':2181' => '":2181"',
	'[::1' => '"[::1"',
	'[::1]2181' => '"[::1]2181"',
	'::1' => '"::1"',
	'[]:2181' => '"[]:2181"',
	'http://zk1' => '//zk1',
	"zk1\0" => 'null bytes',
	'zk1//chroot' => '"//chroot"',
	'zk1/chroot/' => '"/chroot/"',
	'zk1/..' => '"/.."',
	'zk1/app,zk2/app' => 'must be written once, after the last host',
	"zk1/a\nb" => 'control characters',
	"zk1/\xff" => 'UTF-8',
];
foreach ($hosts as $text => $part) {
	throws('hosts ' . json_encode($text), ValueError::class, fn() => new Zk\Client($text), 'Zk\Client::__construct(): Argument #1 ($hosts) ', $part);
}
foreach (['127.0.0.1', '127.0.0.1:2181', '[::1]', '[::1]:2181', 'zk1,zk2', 'zk-1.example.com:1,127.0.0.1:65535/a/b', 'zk1/'] as $text) {
	same("hosts $text", Zk\State::Disconnected, outcome(fn() => (new Zk\Client($text))->state()));
}

foreach ([-1, 0, 9, PHP_INT_MIN, 2 ** 30, PHP_INT_MAX] as $ms) {
	throws("sessionTimeoutMs $ms", ValueError::class, fn() => new Zk\Client(sessionTimeoutMs: $ms), 'Argument #2 ($sessionTimeoutMs) ');
}
foreach ([10, 2 ** 30 - 1] as $ms) {
	same("sessionTimeoutMs $ms", [], outcome(fn() => (new Zk\Client(hosts(), sessionTimeoutMs: $ms, persistent: false))->getChildren($node)));
}
foreach ([-1, PHP_INT_MIN, 2 ** 31, PHP_INT_MAX] as $ms) {
	throws("timeoutMs $ms", ValueError::class, fn() => new Zk\Client(timeoutMs: $ms), 'Argument #3 ($timeoutMs) ');
}
foreach ([0, 1, 2 ** 31 - 1] as $ms) {
	check("timeoutMs $ms", new Zk\Client(timeoutMs: $ms) instanceof Zk\Client);
}

$auth = [
	'no pair' => 'digest', 'empty' => [], 'one' => ['digest'], 'three' => ['digest', 'a:secret', 'x'], 'number' => [1, 'a:secret'],
	'credentials number' => ['digest', 4711], 'null' => ['digest', null], 'nul in scheme' => ["dig\0est", 'a:secret'],
	'no scheme' => ['', 'a:secret'], 'named' => ['scheme' => 'digest', 'credentials' => 'a:secret'], 'object' => new stdClass,
];
foreach ($auth as $what => $pair) {
	$error = outcome(fn() => new Zk\Client(auth: [['digest', 'good:secret'], $pair]));
	check("auth $what", $error instanceof ValueError || $error instanceof TypeError, $error);
	check("auth $what names the argument", str_contains($error->getMessage(), 'Argument #4 ($auth) '), $error);
	check("auth $what tells no secret", !preg_match('/secret|4711/', $error->getMessage()), $error);
}
throws('hosts of the wrong type', TypeError::class, fn() => new Zk\Client([]), 'Argument #1 ($hosts) must be of type ?string');
throws('auth of the wrong type', TypeError::class, fn() => new Zk\Client(auth: 'digest:a:b'), 'Argument #4 ($auth) must be of type array');
throws('unknown name', Error::class, fn() => new Zk\Client(host: 'x'), 'Unknown named parameter $host');

$again = new Zk\Client(hosts());
throws('constructed twice', Error::class, fn() => $again->__construct(hosts()));
throws('without a constructor', ReflectionException::class, (new ReflectionClass(Zk\Client::class))->newInstanceWithoutConstructor(...));
done();
?>
--EXPECT--
done
