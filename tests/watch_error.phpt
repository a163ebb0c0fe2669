--TEST--
watches: what is refused
--FILE--
<?php
require __DIR__ . '/inc/cached.inc';

$node = test_node();
$proxy = new Proxy(hosts());
$far = own($proxy->hosts);
$nothing = fn() => null;
refuses_paths([
	'Zk\Client::watchChildren' => fn($path) => $far->watchChildren($path, $nothing),
	'Zk\Client::watchData' => fn($path) => $far->watchData($path, $nothing),
]);
throws('not a callable', TypeError::class, fn() => $far->watchData('/a', 'no_such_function'), 'Argument #2 ($on) must be a valid callback');
throws('not a callable', TypeError::class, fn() => $far->watchChildren('/a', null), 'Argument #2 ($on) must be a valid callback');
throws('one argument', ArgumentCountError::class, fn() => $far->watchData('/a'));
foreach ([-1, 2 ** 31, PHP_INT_MIN, PHP_INT_MAX] as $ms) {
	throws("poll($ms)", ValueError::class, fn() => $far->poll($ms), 'Zk\Client::poll(): Argument #1 ($timeoutMs) must be between 0 and 2147483647');
}
throws('poll', TypeError::class, fn() => $far->poll('x'));
throws('stream', ArgumentCountError::class, fn() => $far->stream(1));
same('nothing was sent', 0, $proxy->connections());

/* The class. */
$c = own();
$watch = $c->watchData($node, $nothing);
throws('new', Error::class, fn() => new Zk\Watch, 'private');
throws('clone', Error::class, fn() => clone $watch, 'uncloneable');
throws('serialize', Exception::class, fn() => serialize($watch), 'not allowed');
throws('unserialize', Exception::class, fn() => unserialize('O:8:"Zk\Watch":0:{}'), 'not allowed');
throws('a property', Error::class, fn() => $watch->x = 1, 'dynamic property');
throws('stop', ArgumentCountError::class, fn() => $watch->stop(1));
throws('one that was never made', ReflectionException::class, fn() => (new ReflectionClass(Zk\Watch::class))->newInstanceWithoutConstructor());

$watch->stop();

/* What a listener throws at once: there is no Watch then, and nobody is called again. */
$calls = 0;
$thrown = throws('at once', DomainException::class, function () use ($c, $node, &$calls) {
	$c->watchData($node, function () use (&$calls) {
		$calls++;
		throw new DomainException('no');
	});
});
$thrown = null;
$c->set($node, 'x');
usleep(200_000);
same('never again', [0, 1], [$c->poll(), $calls]);
throws('a type', TypeError::class, fn() => $c->watchData($node, fn(int $data) => null));
throws('too few arguments', ArgumentCountError::class, fn() => $c->watchChildren($node, fn($a, $b) => null));
same('none of them is there', 0, $c->poll());

/* A node that may not be read. */
$owner = owner();
$owner->create("$node/locked", 'secret', acl: locked());
foreach (['watchData', 'watchChildren'] as $method) {
	$thrown = throws($method, Zk\NoAuthException::class, fn() => $c->$method("$node/locked", function () {
		echo "WRONG called\n";
	}), "Zk\\Client::$method(\"$node/locked\")");
	same("$method, what it says", [-102, "$node/locked"], [$thrown->getCode(), $thrown->path]);
}
/* One that may not be read any more ends its watch, and poll() says so; the others go on. */
$owner->create("$node/open", 'x', acl: [...Zk\Acl::open(), ...locked()]);
$c->create("$node/other", 'x');
$watch = $c->watchData("$node/open", $heard = new Heard);
$second = $c->watchData("$node/open", $heard);
$third = $c->watchData("$node/other", $others = new Heard);
$owner->setAcl("$node/open", locked());
$c->set("$node/other", 'y');
/* (The server tells nobody of a change that he may not read, but it does when the session reconnects or is made anew.) */
$away = own($proxy->hosts, 20_000);
$owner->setAcl("$node/open", [...Zk\Acl::open(), ...locked()]);
$lost = $away->watchData("$node/open", $lostHeard = new Heard);
$kept = $away->watchData("$node/other", $keptHeard = new Heard);
$owner->setAcl("$node/open", locked());
$owner->set("$node/open", 'z');
$proxy->expire();
$end = now_ms() + 20_000;
do {
	$refused = outcome(fn() => $away->poll(200));
} while (is_int($refused) && now_ms() < $end);
check('poll() says so', $refused instanceof Zk\NoAuthException && $refused->path === "$node/open", $refused);
check('its name', $refused instanceof Throwable && str_contains($refused->getMessage(), 'Zk\Client::poll("'), $refused);
same('not called for it', ['x'], $lostHeard->all);
$c->set("$node/other", 'still');
check('the other goes on', poll_until($away, 20_000, fn() => $keptHeard->last() === 'still'), $keptHeard->all);
$lost->stop();
check('the same, here', poll_until($c, 20_000, fn() => $others->last() === 'still'), $others->all);

/* No server: the exception of the read. */
ini_set('zkext.connect_timeout_ms', '1000');
$away = own(refused(), 200);
$thrown = within('no server', 3500, fn() => $away->watchData('/a', $nothing));
check('no server', $thrown instanceof Zk\ConnectionLossException, $thrown);
same('poll() without a session and without watches', 0, within('poll', 100, fn() => $away->poll(50)));

$c->close();
throws('closed', Error::class, fn() => $c->watchData($node, $nothing), 'Zk\Client is closed');
throws('closed', Error::class, fn() => $c->watchChildren($node, $nothing), 'Zk\Client is closed');
throws('closed', Error::class, fn() => $c->poll(), 'Zk\Client is closed');
throws('closed', Error::class, fn() => $c->stream(), 'Zk\Client is closed');
done();
?>
--EXPECT--
done
