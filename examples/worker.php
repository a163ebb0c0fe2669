<?php
// A worker that runs for days: it takes jobs from a queue in ZooKeeper and follows its settings, and sleeps in poll() while there
// is nothing to do. The hosts come from zkext.hosts, or from the environment.
if ($hosts = getenv('ZKEXT_TEST_HOSTS')) {
	ini_set('zkext.hosts', $hosts);
}

final class Worker
{
	private array $watches = [];
	private array $jobs = [];
	private string $greeting = '', $mark = '';
	public bool $stopping = false;

	public function __construct(private Zk\Client $client, private string $root)
	{
		$this->watches[] = $client->watchData("$root/greeting", function (?string $data) {
			$this->greeting = $data ?? 'Hello';
		});
		$this->watches[] = $client->watchData("$root/mark", function (?string $data) {
			$this->mark = $data ?? '';
		});
		// The listener only remembers what there is. It may be called again at any poll().
		$this->watches[] = $client->watchChildren("$root/jobs", function (?array $names) {
			$this->jobs = $names ?? [];
		});
	}

	public function run(): void
	{
		while (!$this->stopping) {
			try {
				$this->work();
				$this->client->poll(1000);
			} catch (Zk\ConnectionLossException | Zk\TimeoutException | Zk\SessionExpiredException) {
				// ZooKeeper is away. The watches go on by themselves when it is back.
				sleep(1);
			}
		}
	}

	private function work(): void
	{
		sort($this->jobs);
		foreach ($this->jobs as $name) {
			$job = "{$this->root}/jobs/$name";
			try {
				$data = $this->client->get($job, $stat);
				// Whoever deletes it has it: a job is done once at most. Where $outcomeUnknown is true, nobody may have it.
				$this->client->delete($job, $stat->version);
			} catch (Zk\NoNodeException) {
				continue;
			}
			if ($data === 'stop') {
				$this->stopping = true;
				break;
			}
			echo "$this->greeting, $data$this->mark\n";
		}
		$this->jobs = [];
	}
}

$client = new Zk\Client(timeoutMs: 5000);
$root = '/zkext-example-worker-' . getmypid();
$client->createPath("$root/jobs");
$client->create("$root/mark", '!');

// Usually others would add jobs; here it is a second client, before the worker runs and while it does.
$other = new Zk\Client(persistent: false);
foreach (['Ada', 'Grace'] as $name) {
	$other->create("$root/jobs/", $name, Zk\CreateMode::PersistentSequential);
}

$worker = new Worker($client, $root);
if (function_exists('pcntl_async_signals')) {
	// A signal ends the wait of poll(), so the worker stops between two jobs and at once.
	pcntl_async_signals(true);
	pcntl_signal(SIGTERM, function () use ($worker) {
		$worker->stopping = true;
	});
}

$later = $client->watchChildren("$root/jobs", function (?array $names) use ($other, $root) {
	static $step = 0;
	if ($names === []) {
		match ($step++) {
			0 => $other->transaction()
				->create("$root/greeting", 'Welcome')
				->set("$root/mark", '.')
				->create("$root/jobs/", 'Barbara', Zk\CreateMode::PersistentSequential)
				->commit(),
			1 => $other->create("$root/jobs/", 'stop', Zk\CreateMode::PersistentSequential),
			default => null,
		};
	}
});
$worker->run();
echo "Stopped\n";
unset($worker, $later);
$client->deleteTree($root);
