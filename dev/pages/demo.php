<?php
$start = hrtime(true);
$children = zk_get_children('/services/web');
$time = (hrtime(true) - $start) / 1e6;

header('Content-Type: text/plain');
printf("%8d  0x%x  %7.3f ms  %s\n", getmypid(), (new Zk\Client())->sessionId(), $time, implode(' ', $children));
