--TEST--
an expired session's successor shows the same credentials
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';

$node = test_node();
owner()->create("$node/locked", 'x');
ini_set('zkext.auth', 'digest:' . Wire::OWNER);
$kinds = [
	'one' => owner(...),
	'with a deadline' => fn($hosts) => owner($hosts, 20_000),
	'two credentials' => fn($hosts) => new Zk\Client($hosts, auth: [['digest', 'other:x'], ['digest', Wire::OWNER]], persistent: false),
	'zkext.auth' => fn() => new Zk\Client,
];
foreach ($kinds as $what => $make) {
	$proxy = new Proxy(hosts());
	ini_set('zkext.hosts', $proxy->hosts);
	$client = $make($proxy->hosts);
	for ($i = 0; $i < 3; $i++) {
		same("$what, before", 'x', $client->get("$node/locked"));
		$id = $client->sessionId();
		$client->create("$node/ephemeral", mode: Zk\CreateMode::Ephemeral, acl: Zk\Acl::creatorAll());
		$proxy->expire();
		check("$what, expired", wait_until(10_000, fn() => $client->state() === Zk\State::Expired), $client->state());
		same("$what, read after that", 'x', outcome(fn() => $client->get("$node/locked")));
		check("$what, a new session", $client->sessionId() !== $id);
		same("$what, written after that", Zk\Stat::class, get_debug_type(outcome(fn() => $client->set("$node/locked", 'x'))));
		same("$what, its ephemeral node went", null, $client->exists("$node/ephemeral"));
		if ($what === 'zkext.auth') {
			same('the function shares it', 'x', zk_get("$node/locked"));
		}

		/* A mere reconnect. */
		$id = $client->sessionId();
		$proxy->drop();
		check("$what, after a lost connection", wait_until(10_000, fn() => outcome(fn() => $client->get("$node/locked")) === 'x'));
		same("$what, the same session", $id, $client->sessionId());
	}
}
done();
?>
--EXPECT--
done
