<?php
// A tree of settings that is read in one go and changed all or nothing. The hosts come from zkext.hosts, or from the
// environment.
if ($hosts = getenv('ZKEXT_TEST_HOSTS')) {
	ini_set('zkext.hosts', $hosts);
}

final class Configuration
{
	public function __construct(private Zk\Client $client, private string $root)
	{
	}

	/** @return array<string, string> by name, like "database/host" */
	public function all(): array
	{
		$settings = [];
		foreach ($this->client->getTree($this->root) as $path => $value) {
			// Nodes without data are only there for those below them.
			if ($value !== null) {
				$settings[substr($path, strlen($this->root) + 1)] = $value;
			}
		}
		ksort($settings);
		return $settings;
	}

	public function get(string $name, ?string $default = null): ?string
	{
		try {
			return $this->client->get("$this->root/$name");
		} catch (Zk\NoNodeException) {
			return $default;
		}
	}

	/** @param array<string, string> $settings all of them take effect at once, or none */
	public function change(array $settings): void
	{
		$transaction = $this->client->transaction();
		foreach ($settings as $name => $value) {
			$path = "$this->root/$name";
			$this->client->createPath($path);
			$transaction->set($path, $value);
		}
		$transaction->commit();
	}
}

$client = new Zk\Client(timeoutMs: 5000);
$root = '/zkext-example-configuration-' . getmypid();
$configuration = new Configuration($client, $root);

$configuration->change([
	'database/host' => 'db1.example.com',
	'database/port' => '5432',
	'title' => 'A shop',
]);
echo "Set:\n";
foreach ($configuration->all() as $name => $value) {
	echo "  $name = $value\n";
}

$configuration->change(['database/host' => 'db2.example.com', 'database/port' => '5433']);
echo "Moved: {$configuration->get('database/host')}:{$configuration->get('database/port')}\n";
echo "Not set: {$configuration->get('colour', 'the default')}\n";

// A change that cannot be made as a whole is not made at all, and says why.
try {
	$client->transaction()
		->set("$root/title", 'Never seen')
		->set("$root/no-such-setting", 'x')
		->commit();
} catch (Zk\NoNodeException $e) {
	echo "Refused: operation $e->operationIndex, ", substr($e->path, strlen($root)), "\n";
}
echo "Still: {$configuration->get('title')}\n";

$client->deleteTree($root);
