<?php
// Many processes count together with optimistic locking: read, change, and write only if nobody else has. The hosts come
// from zkext.hosts, or from the environment.
if ($hosts = getenv('ZKEXT_TEST_HOSTS')) {
	ini_set('zkext.hosts', $hosts);
}

/** Adds to the number in a node and returns the sum. */
function add(Zk\Client $client, string $path, int $amount, int &$collisions = 0): int
{
	while (true) {
		$sum = (int) $client->get($path, $stat) + $amount;
		try {
			$client->set($path, (string) $sum, $stat->version);
			return $sum;
		} catch (Zk\BadVersionException) {
			// Somebody else was faster: once more, with what they wrote.
			$collisions++;
			usleep(random_int(0, 2000));
		}
	}
}

$client = new Zk\Client;
$path = '/zkext-example-counter-' . getmypid();
$client->create($path, '0');
echo 'One process: ', add($client, $path, 5), "\n";

if (function_exists('pcntl_fork')) {
	$children = [];
	for ($i = 0; $i < 3; $i++) {
		$children[$i] = pcntl_fork();
		if ($children[$i] === 0) {
			// The child gets a session of its own at its first call; the parent's goes on.
			for ($n = 0; $n < 20; $n++) {
				add($client, $path, 1);
			}
			exit(0);
		}
	}
	foreach ($children as $pid) {
		pcntl_waitpid($pid, $status);
	}
	echo 'Three more, 20 times each: ', $client->get($path), "\n";
}

$client->delete($path);
