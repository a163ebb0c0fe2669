--TEST--
host names: one that cannot be resolved is named in the exception; DNS that never answers costs the connect timeout
--FILE--
<?php
require __DIR__ . '/inc/check.inc';
require __DIR__ . '/inc/wire.inc';

$node = test_node('a');
[, $port] = explode(':', hosts());
ini_set('zkext.connect_timeout_ms', '3000');

foreach ([0, 100] as $timeout) {
	$client = new Zk\Client("no-such-host.invalid:$port", 10_000, $timeout);
	$thrown = within("no such host, timeout $timeout", 3000, fn() => $client->getChildren($node));
	check('class', $thrown instanceof Zk\ConnectionLossException, $thrown);
	check('the name', str_contains($thrown->getMessage(), 'no-such-host.invalid'), $thrown);
	$thrown = within("again, timeout $timeout", 100, fn() => $client->getChildren($node));
	check('again', $thrown instanceof Zk\ConnectionLossException && str_contains($thrown->getMessage(), 'no-such-host.invalid'), $thrown);
	same('state', Zk\State::Disconnected, $client->state());
}
$two = new Zk\Client("no-such-host.invalid:$port,also-none.invalid", persistent: false);
throws('two such hosts', Zk\ConnectionLossException::class, fn() => $two->getChildren('/'), '.invalid');

$half = new Zk\Client("no-such-host.invalid:$port," . hosts(), persistent: false);
same('one of two', ['a'], within('one of two', 3000, fn() => $half->getChildren($node)));
$local = new Zk\Client("localhost:$port", persistent: false);
same('localhost', ['a'], within('localhost', 3000, fn() => $local->getChildren($node)));
same('its server', hosts(), $local->server());
$long = str_repeat('long.', 40) . 'invalid';
throws('a long name', Zk\ConnectionLossException::class, fn() => (new Zk\Client($long))->getChildren('/'), 'long.long.');

/* The answer for this name takes a minute; another process, as it must also end before that. */
$library = tempnam(sys_get_temp_dir(), 'zkext');
register_shutdown_function(fn() => unlink($library));
file_put_contents("$library.c", '
	#define _GNU_SOURCE
	#include <dlfcn.h>
	#include <netdb.h>
	#include <string.h>
	#include <unistd.h>
	int getaddrinfo(const char *name, const char *port, const struct addrinfo *hints, struct addrinfo **found)
	{
		if (!(hints->ai_flags & AI_NUMERICHOST) && strcmp(name, "slow.invalid") == 0) {
			sleep(60);
		}
		return ((int (*)(const char *, const char *, const struct addrinfo *, struct addrinfo **))dlsym(RTLD_NEXT, "getaddrinfo"))(name, port, hints, found);
	}
	/* PHP has extensions prefer their own symbols. */
	void *dlopen(const char *file, int mode)
	{
		return ((void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen"))(file, mode & ~RTLD_DEEPBIND);
	}');
exec('gcc -shared -fPIC -o ' . escapeshellarg($library) . ' ' . escapeshellarg("$library.c") . ' 2>&1', $complaints, $status);
unlink("$library.c");
same('built', [[], 0], [$complaints, $status]);
putenv("LD_PRELOAD=$library");
$script = '
	$clients = [new Zk\Client("slow.invalid"), new Zk\Client("slow.invalid,127.0.0.1", timeoutMs: 100)];
	foreach ($clients as $client) {
		$started = hrtime(true);
		try {
			$client->getChildren("/");
		} catch (Zk\ConnectionLossException $thrown) {
			echo intdiv(hrtime(true) - $started, 600_000_000), " ", strtok($thrown->getMessage(), ";"), "\n";
		}
	}
';
$result = within('slow DNS', 4000, fn() => run_php($script, ['zkext.connect_timeout_ms' => '700']));
putenv('LD_PRELOAD');
$text = fn($hosts) => "1 Zk\Client::getChildren(\"/\"): connection loss: DNS gave no answer in time for \"$hosts\"\n";
same('slow DNS', [$text('slow.invalid') . $text('slow.invalid,127.0.0.1'), '', 0], $result);
done();
?>
--EXPECT--
done
