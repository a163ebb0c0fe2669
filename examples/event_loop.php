<?php
// An event loop on stream_select(): settings that follow ZooKeeper while the loop serves other streams. The hosts come from
// zkext.hosts, or from the environment.
if ($hosts = getenv('ZKEXT_TEST_HOSTS')) {
	ini_set('zkext.hosts', $hosts);
}

/** Streams and what to do when they are readable. Any event loop will do, they all can wait for a stream. */
final class Loop
{
	private array $streams = [];
	private array $handlers = [];

	/** @param resource $stream */
	public function on($stream, callable $handler): void
	{
		$this->streams[(int) $stream] = $stream;
		$this->handlers[(int) $stream] = $handler;
	}

	/** @param resource $stream */
	public function off($stream): void
	{
		unset($this->streams[(int) $stream], $this->handlers[(int) $stream]);
	}

	/** Until nobody waits for anything any more. */
	public function run(): void
	{
		while ($this->streams) {
			$ready = $this->streams;
			$none = null;
			if (stream_select($ready, $none, $none, 30)) {
				foreach ($ready as $id => $stream) {
					isset($this->handlers[$id]) && ($this->handlers[$id])($stream);
				}
			} else {
				// Nothing for half a minute. Where a new session could not even be begun (no DNS), this tries again.
				foreach ($this->handlers as $id => $handler) {
					isset($this->handlers[$id]) && $handler($this->streams[$id]);
				}
			}
		}
	}
}

$loop = new Loop;
$client = new Zk\Client(timeoutMs: 5000);
$path = '/zkext-example-event-loop-' . getmypid();
$client->create($path, 'blue');

// ZooKeeper: poll() runs the listeners that have news. They run here, in the loop, never in between.
$news = $client->stream();
$loop->on($news, fn() => $client->poll());
$watch = $client->watchData($path, function (?string $colour) use ($loop, $news) {
	echo 'The colour is ', $colour ?? 'gone', "\n";
	if ($colour === null) {
		$loop->off($news);
	}
});

// Something else that the loop serves: the output of a process, which here also tells when to change the colour.
$process = proc_open(['sh', '-c', 'for colour in red green; do sleep 0.3; echo $colour; done; sleep 0.3'], [1 => ['pipe', 'w']], $pipes);
$loop->on($pipes[1], function ($pipe) use ($loop, $client, $path) {
	$line = fgets($pipe);
	if ($line === false) {
		$loop->off($pipe);
		$client->delete($path);
	} else {
		$client->set($path, trim($line));
	}
});

$loop->run();
