<?php
// What a page does without a session that the worker holds: one of its own, and two writes for the ensemble.
echo implode(' ', (new Zk\Client(persistent: false))->getChildren('/services/web')), "\n";
