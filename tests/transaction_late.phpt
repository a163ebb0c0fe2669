--TEST--
the answer to a commit that timed out comes late, or never: no harm
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';
require __DIR__ . '/inc/server.inc';

$server = new Server;
$client = new Zk\Client($server->hosts, 20_000, 100);
$observer = new Zk\Client($server->hosts, 20_000, persistent: false);
$client->create('/n', '0');
$id = $client->sessionId();
$observer->sessionId();

$sent = 0;
$server->freeze();
for ($i = 0; $i < 20; $i++) {
	$t = $client->transaction()->create('/n/' . str_repeat('long', 100), random_bytes(1000), Zk\CreateMode::PersistentSequential)
		->set('/n', random_bytes(1000))->check('/n', -1)->delete('/n/missing');
	if ($i % 2 === 0) {
		$t = $client->transaction()->create("/n/c$i-", "$i", Zk\CreateMode::PersistentSequential)->set('/n', "$i");
		$sent++;
	}
	$thrown = within("commit $i", 100, fn() => $t->commit());
	check("commit $i", $thrown instanceof Zk\TimeoutException, $thrown);
	same('what it says', [-7, null, true, null], [$thrown->getCode(), $thrown->path, $thrown->outcomeUnknown, $thrown->operationIndex]);
	unset($t);
}
$server->thaw();
check('works again', wait_until(10_000, fn() => outcome(fn() => $client->exists('/n')) instanceof Zk\Stat));
same('the same session', $id, $client->sessionId());
same('each of them happened once, those with a mistake did not', [$sent, $sent], [$observer->exists('/n')->version, $observer->exists('/n')->numChildren]);
same('a commit works', 1, count($client->transaction()->set('/n', 'x')->commit()));

/* The session ends before the answers come. */
$own = new Zk\Client($server->hosts, 2000, 100, persistent: false);
$own->sessionId();
$server->freeze();
for ($i = 0; $i < 5; $i++) {
	$thrown = within("commit $i", 100, fn() => $own->transaction()->create("/never$i", acl: Zk\Acl::open())->set("/never$i", 'x')->commit());
	check('outcome unknown', $thrown instanceof Zk\TimeoutException && $thrown->outcomeUnknown, $thrown);
}
within('close', 10_000, $own->close(...));
unset($own);
$server->kill();
done();
?>
--EXPECT--
done
