<?php
/* The load of the part fpm.
 *
 *   fpm.php load URL FOLDER CLIENTS          until FOLDER/enough is there; FOLDER/N.requests then has what client N saw
 *   fpm.php count FOLDER [TIME]              how many requests there were, how many were lost and how long the slowest took; only of
 *                                            those that began before the time */

const PATIENCE_S = 20;

/* What came, or why nothing did. */
function fetch(string $address, string $page): string
{
	$socket = @stream_socket_client("tcp://$address", $errno, $error, PATIENCE_S);
	if (!$socket) {
		return "no connection: $error";
	}
	stream_set_timeout($socket, PATIENCE_S);
	fwrite($socket, "GET $page HTTP/1.0\r\n\r\n");
	$answer = (string) stream_get_contents($socket);
	/* All pages end with a line of their own. */
	return match (true) {
		stream_get_meta_data($socket)['timed_out'] => 'no answer',
		str_starts_with($answer, 'HTTP/1.1 200 ') && str_ends_with($answer, "\n") && !str_ends_with($answer, "\r\n") => 'ok',
		default => strtok($answer, "\r\n") ?: 'nothing',
	};
}

function load(string $url, string $folder, int $clients): void
{
	['host' => $host, 'port' => $port, 'path' => $page] = parse_url($url);
	for ($n = 1; $n < $clients && pcntl_fork(); $n++) {
	}
	for ($requests = []; !file_exists("$folder/enough"); clearstatcache()) {
		$began = microtime(true);
		$outcome = fetch("$host:$port", $page);
		$requests[] = sprintf("%.6f %.6f %s\n", $began, microtime(true), $outcome);
		usleep($outcome === 'ok' ? 2_000 : 20_000);
	}
	file_put_contents("$folder/$n.requests", $requests);
	while (pcntl_wait($status) > 0) {
	}
}

function count_requests(string $folder, float $until): void
{
	$requests = $lost = $slowest = 0;
	foreach (glob("$folder/*.requests") as $file) {
		foreach (file($file) as $line) {
			[$began, $ended, $outcome] = explode(' ', trim($line), 3);
			if ($began < $until) {
				$requests++;
				$slowest = max($slowest, (int) (($ended - $began) * 1000));
				if ($outcome !== 'ok') {
					$lost++;
					fwrite(STDERR, "lost: $outcome\n");
				}
			}
		}
	}
	echo "$requests $lost $slowest\n";
}

match ($argv[1]) {
	'load' => load($argv[2], $argv[3], (int) $argv[4]),
	'count' => count_requests($argv[2], (float) ($argv[3] ?? INF)),
};
