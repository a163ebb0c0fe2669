<?php
/* Waits for its stdin to close, then stops the servers in a folder and removes it. */
[, $folder] = $argv;
foreach ([SIGINT, SIGTERM, SIGHUP] as $signal) {
	pcntl_signal($signal, SIG_IGN);
}
echo "ready\n";
while (fgets(STDIN) !== false) {
}
exec(escapeshellarg(getenv('ZKEXT_TOP') . '/dev/zookeeper') . ' stop ' . escapeshellarg($folder));
exec('rm -rf ' . escapeshellarg($folder));
