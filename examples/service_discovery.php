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
	private int $session = 0;

	public function __construct(private string $service, private string $address, private array $about = [])
	{
		// A session of its own, so that the end of this object is the end of the announcement.
		$this->client = new Zk\Client(persistent: false);
		$this->client->createPath($service);
		$this->keep();
	}

	/** To be called now and then: a session that expired took the announcement with it. */
	public function keep(): void
	{
		if ($this->client->sessionId() !== $this->session) {
			$this->client->create("$this->service/$this->address", json_encode($this->about), Zk\CreateMode::Ephemeral);
			$this->session = $this->client->sessionId();
		}
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
		$found[basename($path)] = json_decode($about ?? '[]', true);
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
$first->keep();
echo "Two instances:\n";
show($service);

$first->withdraw();
echo "One has gone:\n";
show($service);

$second->withdraw();
echo "All have gone:\n";
show($service);

(new Zk\Client)->deleteTree($root);
