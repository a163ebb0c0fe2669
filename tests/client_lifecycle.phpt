--TEST--
clone, serialize, unserialize, dynamic properties, use after close: errors, no crash
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/proxy.inc';

$node = test_node('a');
$proxy = new Proxy(hosts());

foreach ([true, false] as $persistent) {
	foreach (['unused', 'used'] as $how) {
		$client = new Zk\Client($proxy->hosts, persistent: $persistent);
		if ($how === 'used') {
			$client->getChildren($node);
		}
		throws("clone $how", Error::class, fn() => clone $client, 'uncloneable');
		throws("serialize $how", Exception::class, fn() => serialize($client), 'not allowed');
		throws("var_export and back $how", Error::class, fn() => eval('return ' . var_export($client, true) . ';'));
		throws("dynamic property $how", Error::class, function () use ($client) {
			$client->extra = 1;
		}, 'dynamic property');
		ob_start();
		var_dump($client, $client->state());
		check("var_dump $how", str_contains(ob_get_clean(), 'object(Zk\Client)'));

		$client->close();
		same("state after close, $how", Zk\State::Closed, $client->state());
		same("closed twice, $how", null, outcome($client->close(...)));
		foreach (['getChildren' => ['/'], 'sessionId' => [], 'server' => []] as $method => $arguments) {
			throws("$method after close, $how", Error::class, fn() => $client->$method(...$arguments), 'closed');
		}
		same("state at the end, $how", Zk\State::Closed, $client->state());
	}
}
foreach (['O:9:"Zk\Client":0:{}', 'C:9:"Zk\Client":0:{}', 'O:9:"Zk\Client":1:{s:1:"a";i:1;}'] as $text) {
	$result = outcome(fn() => @unserialize($text));
	check("unserialize $text", $result === false || $result instanceof Exception, $result);
}
throws('subclass', Error::class, function () {
	/* In a function of its own process, as this is a compile error. */
	[$output] = run_php('class Mine extends Zk\Client {}');
	throw new Error($output);
}, 'final');

$cycle = new stdClass;
$cycle->client = new Zk\Client($proxy->hosts, persistent: false);
$cycle->self = $cycle;
$cycle->client->getChildren($node);
$session = $proxy->session();
unset($cycle);
gc_collect_cycles();
same('a client in a cycle is collected, and its session closed', false, Wire::alive(hosts(), ...$session));

$weak = WeakReference::create($client);
unset($client);
same('no reference is left', null, $weak->get());

same('exit with a live client', ["a\n", '', 0], run_php(
	"\$c = new Zk\Client('$proxy->hosts', persistent: false); echo \$c->getChildren('$node')[0], \"\\n\"; exit(0);"));
[$output, $errors, $status] = run_php(
	"\$c = new Zk\Client('$proxy->hosts', persistent: false); \$c->getChildren('$node'); zk_get_children('bad');");
check('a fatal error with a live client', str_contains($output, 'Uncaught ValueError') && $status === 255, [$output, $errors, $status]);
done();
?>
--EXPECT--
done
