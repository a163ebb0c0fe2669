<?php
// Instances announce themselves while they live; clients ask who is there. The hosts come from zkext.hosts, or from the
// environment.
if ($hosts = getenv('ZKEXT_TEST_HOSTS')) {
	ini_set('zkext.hosts', $hosts);
}

/** An instance of a service. It is listed for as long as its process, and its session, lives. */
final class Announcement
{
	private Zk\Client $client;

	public function __construct(string $service, private string $address, array $about = [])
	{
		// A session of its own, so that the end of this object is the end of the announcement.
		$this->client = new Zk\Client(persistent: false);
		$this->client->createPath($service);
		$this->client->create("$service/$address", json_encode($about), Zk\CreateMode::Ephemeral);
	}

	public function withdraw(): void
	{
		$this->client->close();
	}
}

/** @return array<string, array> what the instances say about themselves, by address */
function instances(string $service): array
{
	$client = new Zk\Client;
	$paths = array_map(fn($address) => "$service/$address", $client->getChildren($service));
	sort($paths);
	$found = [];
	// One round trip for all of them. An instance that has gone since is left out.
	foreach ($client->getMany($paths) as $path => $about) {
		$found[basename($path)] = json_decode($about, true);
	}
	return $found;
}

function show(string $service): void
{
	foreach (instances($service) ?: ['nobody' => []] as $address => $about) {
		echo "  $address", isset($about['weight']) ? " with weight {$about['weight']}" : '', "\n";
	}
}

$root = '/zkext-example-discovery-' . getmypid();
$service = "$root/web";

$first = new Announcement($service, '10.0.0.1:8080', ['weight' => 10]);
$second = new Announcement($service, '10.0.0.2:8080', ['weight' => 5]);
echo "Two instances:\n";
show($service);

$first->withdraw();
echo "One has gone:\n";
show($service);

$second->withdraw();
echo "All have gone:\n";
show($service);

(new Zk\Client)->deleteTree($root);
