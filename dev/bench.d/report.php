<?php
/*
 * report.php SAMPLES DIR DESCRIPTION STRICT: the samples as a table in markdown, with ratios and targets; the curves of
 * growth go to DIR/children.dat and DIR/workers.dat. Exits with 1 when a target is missed or, if STRICT is 1, when a call is
 * not in the build.
 *
 * A sample is a line: part, row, name, round, calls and, in nanoseconds a call: CPU, p50, p99, elapsed.
 */

const PARTS = [
	'children' => ['getChildren, %s children', [
		'raw' => 'C: zoo_get_children()',
		'plain' => 'zk_get_children()',
		'deadline' => 'the same, timeout_ms=1000',
		'peer' => 'peer: Zookeeper::getChildren()',
	]],
	'get' => ['get, 100 bytes', [
		'raw' => 'C: zoo_awget() and wait',
		'plain' => 'zk_get()',
		'peer' => 'peer: Zookeeper::get()',
	]],
	'many' => ['get of %s nodes', [
		'raw' => 'C: zoo_awget(), pipelined',
		'batch' => 'getMany()',
		'singles' => 'zk_get(), one by one',
	]],
	'cached' => ['cached, %s children', [
		'empty' => 'the loop alone',
		'apcu' => 'apcu_fetch()',
		'cached' => 'zk_get_children(), cached',
	]],
	'fpm' => ['page, php-fpm with %s workers', [
		'hello' => 'no ZooKeeper',
		'cached' => 'zk_get_children(), cached',
		'children' => 'zk_get_children()',
		'fresh' => 'a session a request',
	]],
];

/** What is compared: name, baseline, what of it, the target if there is one. More of a rate is better, less CPU is. */
const RATIOS = [
	'children' => [['plain', 'raw', 'cpu', 1.15], ['deadline', 'raw', 'cpu', null], ['peer', 'raw', 'cpu', null]],
	'get' => [['plain', 'raw', 'cpu', 1.2], ['peer', 'raw', 'cpu', null]],
	'many' => [['batch', 'singles', 'rate', 3], ['batch', 'raw', 'rate', 0.8]],
	'cached' => [['cached', 'apcu', 'cpu', 0.5]],
	'fpm' => [['cached', 'hello', 'rate', 0.9], ['children', 'fresh', 'rate', 5]],
];

const CURVES = [
	'growth' => ['children.dat', 'cpu', 'CPU a call in µs, by number of children', [
		'raw' => 'C', 'plain' => 'zk_get_children()', 'cached' => 'zk_get_children(), cached', 'peer' => 'peer',
	]],
	'workers' => ['workers.dat', 'rate', 'requests a second, by number of workers', [
		'hello' => 'no ZooKeeper', 'children' => 'zk_get_children()', 'cached' => 'zk_get_children(), cached',
		'fresh' => 'a session a request',
	]],
];

/** part => row => name => what => round => value */
function samples(string $file): array
{
	$samples = [];
	foreach (file($file, FILE_IGNORE_NEW_LINES) as $line) {
		[$part, $row, $name, $round, , $cpu, $p50, $p99, $elapsed] = explode("\t", $line);
		$values = ['cpu' => $cpu / 1000, 'p50' => $p50 / 1000, 'p99' => $p99 / 1000, 'rate' => 1e9 / $elapsed];
		foreach ($values as $what => $value) {
			$samples[$part][$row][$name][$what][$round] = $value;
		}
	}
	return $samples;
}

function median(array $values): float
{
	sort($values);
	$n = count($values);
	return ($values[intdiv($n - 1, 2)] + $values[intdiv($n, 2)]) / 2;
}

/** To three digits. */
function figure(float $value): string
{
	return number_format($value, max(0, 2 - (int) floor(log10(max($value, 1e-3)))));
}

function quotient(float $ratio): string
{
	return sprintf($ratio < 2 ? '%.3f' : '%.2f', $ratio);
}

function spread(array $values, string $format = 'figure'): string
{
	return sprintf('%s (%s–%s)', $format(median($values)), $format(min($values)), $format(max($values)));
}

/** Of each round its own ratio: what slowed the machine down slowed both. */
function ratio(array $row, string $name, string $baseline, string $label, string $what, ?float $target, bool &$met): string
{
	$ratios = array_map(fn ($a, $b) => $a / $b, $row[$name][$what], $row[$baseline][$what]);
	$text = sprintf('%s × the %s of “%s”', spread($ratios, 'quotient'), $what === 'cpu' ? 'CPU' : 'rate', $label);
	if ($target !== null) {
		$ratio = median($ratios);
		$reached = $what === 'cpu' ? $ratio <= $target : $ratio >= $target;
		$met = $met && $reached;
		$text .= sprintf(', target %s: %s', $target, $reached ? 'met' : '**MISSED**');
	}
	return $text;
}

/** One of the lines of a row. */
function line(array $row, string $part, string $name, bool &$met): string
{
	$values = $row[$name];
	$ratios = [];
	foreach (RATIOS[$part] as [$subject, $baseline, $what, $target]) {
		if ($subject === $name && isset($row[$baseline])) {
			$ratios[] = ratio($row, $name, $baseline, PARTS[$part][1][$baseline], $what, $target, $met);
		}
	}
	return implode(' | ', [spread($values['cpu']), figure(median($values['p50'])), figure(median($values['p99'])),
		spread($values['rate']), implode('; ', $ratios)]);
}

function table(array $samples, bool &$met, bool &$complete): void
{
	echo "| | | CPU a call, µs | p50, µs | p99, µs | a second | |\n| --- | --- | ---: | ---: | ---: | ---: | --- |\n";
	foreach (PARTS as $part => [$title, $names]) {
		foreach ($samples[$part] ?? [] as $size => $row) {
			foreach ($names as $name => $label) {
				if (isset($row[$name])) {
					printf("| %s | %s | %s |\n", sprintf($title, number_format($size)), $label, line($row, $part, $name, $met));
				} elseif ($name !== 'peer') {
					printf("| %s | %s | | | | | not in this build |\n", sprintf($title, number_format($size)), $label);
					$complete = false;
				}
			}
		}
	}
}

/** What gnuplot draws: a block for each curve, its name first, then size, median, least and most. */
function curves(array $rows, string $what, array $names): string
{
	$blocks = [];
	foreach ($names as $name => $label) {
		$points = '';
		foreach (array_filter($rows, fn ($row) => isset($row[$name])) as $size => $row) {
			$values = $row[$name][$what];
			$points .= sprintf("%d %.4f %.4f %.4f\n", $size, median($values), min($values), max($values));
		}
		if ($points !== '') {
			$blocks[] = "\"$label\"\n$points";
		}
	}
	return implode("\n\n", $blocks);
}

/** The same as a table, a column for each size. */
function growth(string $title, array $rows, string $what, array $names): void
{
	echo "\n| $title | ", implode(' | ', array_map(number_format(...), array_keys($rows))), " |\n",
		'| --- |', str_repeat(' ---: |', count($rows)), "\n";
	foreach ($names as $name => $label) {
		$cells = array_map(fn ($row) => isset($row[$name]) ? figure(median($row[$name][$what])) : '', $rows);
		echo implode('', $cells) === '' ? '' : "| $label | " . implode(' | ', $cells) . " |\n";
	}
}

[, $file, $dir, $description, $strict] = $argv;
$samples = samples($file);
$met = $complete = true;
echo <<<END
	# What the calls cost

	Written by `dev/bench`: $description.
	Each figure is the median of the rounds, in brackets the least and the most. What is compared took turns in each round, and a
	ratio is the median of the rounds' own ratios. CPU is user and system time of the whole process, the library's threads
	included; for pages it is that of php-fpm's workers, with 16 requests at a time. Cached reads and apcu_fetch() are timed
	within one request.


	END;
if (array_diff_key($samples, CURVES)) {
	table($samples, $met, $complete);
}
foreach (array_intersect_key(CURVES, $samples) as $part => [$data, $what, $title, $names]) {
	growth($title, $samples[$part], $what, $names);
	file_put_contents("$dir/$data", curves($samples[$part], $what, $names));
}
if (isset($samples['growth'])) {
	echo "\n![How the cost grows with the number of children, and requests a second with the number of workers](bench.svg)\n";
}
exit($met && ($complete || !$strict) ? 0 : 1);
