--TEST--
up to the last byte that is not refused the server takes a request; one more is a ValueError and nothing is sent
--FILE--
<?php
require __DIR__ . '/inc/nodes.inc';
require __DIR__ . '/inc/server.inc';

/* A server keeps the last 500 requests in memory. */
$server = new Server(heapMb: 1024);
$proxy = new Proxy($server->hosts);
$node = '/node';
(new Zk\Client($server->hosts))->transaction()->create($node)->create("$node/set")->create("$node/acl")->commit();
$limit = (int) ini_get('zkext.max_request_bytes');
const LATER = 'must be at least ';

/* The largest data that the call does not refuse, by what it says of one that it does. */
function largest(callable $call, int $from): int
{
	$thrown = outcome(fn() => $call($from));
	check('too much is refused', $thrown instanceof ValueError, $thrown);
	preg_match('/must be at least (\d+) bytes shorter: the server takes no request over (\d+) bytes/', $thrown->getMessage(), $match);
	check('the message tells how much', count($match) === 3, $thrown);
	return $from - (int) ($match[1] ?? 0);
}

$places = ['' => $node, "$node/chroot-" . str_repeat('x', 3000) => ''];
foreach (under_valgrind() ? array_slice($places, 1) : $places as $chroot => $inside) {
	$where = $chroot === '' ? 'no chroot' : 'chroot';
	if ($chroot !== '') {
		(new Zk\Client($server->hosts))->transaction()->create($chroot)->create("$chroot/set")->create("$chroot/acl")->commit();
	}
	$client = new Zk\Client($proxy->hosts . $chroot, timeoutMs: 30_000, persistent: false);
	$id = $client->sessionId();
	$n = 0;
	$calls = [
		'create' => ['Zk\Client::create(): Argument #2 ($data) ', function ($size) use ($client, $inside, &$n) {
			$at = "$inside/c" . $n++;
			$client->create($at, str_repeat('c', $size));
			same('all is there', $size, $client->exists($at)->dataLength);
			check('and comes back', $client->get($at) === str_repeat('c', $size));
			$client->delete($at);
		}],
		'sequential' => ['Zk\Client::create(): Argument #2 ($data) ', function ($size) use ($client, $inside) {
			$client->delete($client->create("$inside/s", str_repeat('c', $size), Zk\CreateMode::PersistentSequential));
		}],
		'ttl' => ['Zk\Client::create(): Argument #2 ($data) ', function ($size) use ($client, $inside, &$n) {
			$client->delete($client->create("$inside/t" . $n++, str_repeat('c', $size), ttlMs: 10_000_000, acl: [...Zk\Acl::readOnly(), ...Zk\Acl::open()]));
		}],
		'set' => ['Zk\Client::set(): Argument #2 ($data) ', function ($size) use ($client, $inside) {
			same('all is there', $size, $client->set("$inside/set", str_repeat('s', $size))->dataLength);
			check('and comes back', $client->get("$inside/set") === str_repeat('s', $size));
		}],
		'transaction' => ['Zk\Transaction::set(): Argument #2 ($data) ', function ($size) use ($client, $inside, &$n) {
			$client->transaction()->create("$inside/m" . ++$n, 'x')->delete("$inside/m$n")->set("$inside/set", str_repeat('t', $size))->commit();
			check('and comes back', $client->get("$inside/set") === str_repeat('t', $size));
		}],
		'transaction with one create' => ['Zk\Transaction::create(): Argument #2 ($data) ', function ($size) use ($client, $inside, &$n) {
			$client->transaction()->create($at = "$inside/o" . ++$n, str_repeat('t', $size))->commit();
			$client->delete($at);
		}],
	];
	foreach ($calls as $what => [$names, $call]) {
		$sent = $client->stats()['bytesSent'];
		throws("$where, $what, far too much", ValueError::class, fn() => $call(2 * $limit), $names);
		$size = largest($call, $limit + 1);
		throws("$where, $what, one byte more", ValueError::class, fn() => $call($size + 1), $names . LATER . '1 bytes shorter');
		same("$where, $what, nothing was sent", $sent, $client->stats()['bytesSent']);
		check("$where, $what, hardly less than the server could take", $size > $limit - 300 - 2 * strlen($chroot . $inside) - 3 * strlen($chroot), $size);
		$seen = outcome(fn() => $call($size));
		check("$where, $what, as much as may be", !$seen instanceof Throwable, $seen);
	}

	/* Many operations: each has the chroot in it on its way. */
	foreach (['check' => fn($t, $i) => $t->check("$inside/set", -1), 'set' => fn($t, $i) => $t->set("$inside/set", str_repeat('x', $i % 50)),
		'create' => fn($t, $i) => $t->create("$inside/many$i", acl: [...Zk\Acl::open(), ...Zk\Acl::readOnly()])] as $what => $add) {
		$transaction = $client->transaction();
		for ($i = 0; !($thrown = outcome(fn() => $add($transaction, $i))) instanceof Throwable; $i++) {
		}
		check("$where, a transaction full of $what", $thrown instanceof ValueError, $thrown);
		$results = outcome($transaction->commit(...));
		check("$where, as many as may be: $i", is_array($results) && count($results) === $i, $results);
		if ($what === 'create' && is_array($results)) {
			while ($results) {
				$transaction = $client->transaction();
				foreach (array_splice($results, 0, 200) as $path) {
					$transaction->delete($path);
				}
				$transaction->commit();
			}
		}
	}

	/* Long paths and ACLs. */
	$entry = ['perms' => 1, 'scheme' => 'ip', 'id' => '10.20.30.40'];
	for ($entries = 1; !outcome(fn() => $client->setAcl("$inside/acl", array_fill(0, $entries, $entry))) instanceof ValueError; $entries *= 2) {
		check("$where, $entries entries", $client->sessionId() === $id);
	}
	check("$where, entries until it is too much", $entries > 10_000, $entries);
	$calls = ['exists' => $client->exists(...), 'getChildren' => $client->getChildren(...), 'create' => $client->create(...), 'createPath' => $client->createPath(...),
		'delete' => $client->delete(...), 'set' => fn($path) => $client->set($path, ''), 'getMany' => fn($path) => $client->getMany([$path]),
		'sync' => $client->sync(...), 'getAcl' => $client->getAcl(...), 'deleteTree' => $client->deleteTree(...), 'getTree' => $client->getTree(...),
		'check' => fn($path) => $client->transaction()->check($path, 1)->commit()];
	foreach (under_valgrind() ? array_intersect_key($calls, ['create' => 1, 'getMany' => 1, 'getTree' => 1, 'check' => 1]) : $calls as $what => $call) {
		$path = fn($length) => '/missing/' . str_repeat('p', $length - 9);
		/* The longest that is not refused. */
		for ($low = $limit - 8000, $high = $limit + 1; $high - $low > 1;) {
			$middle = intdiv($low + $high, 2);
			$refused = outcome(fn() => $call($path($middle)));
			check("$where, $what, an answer or a ValueError", !$refused instanceof Zk\ConnectionLossException, substr(show($refused), -200));
			[$low, $high] = $refused instanceof ValueError ? [$low, $middle] : [$middle, $high];
		}
		check("$where, $what, a path of $low", $low > $limit - 8000, $low);
	}
	same("$where, the session lives", $id, $client->sessionId());
	same("$where, and was never cut off", 0, $client->stats()['reconnects']);
}

/* A server that takes more, or less. */
$plain = new Zk\Client($server->hosts);
ini_set('zkext.max_request_bytes', '1000');
throws('less', ValueError::class, fn() => $plain->set('/set', str_repeat('x', 1000)), 'no request over 1000 bytes');
ini_set('zkext.max_request_bytes', '100');
throws('less than its own chroot', ValueError::class, fn() => $client->exists('/set'));
done();
?>
--EXPECT--
done
