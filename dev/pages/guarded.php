<?php
// A page that can do without ZooKeeper.
try {
	echo implode(' ', zk_get_children('/services/web')), "\n";
} catch (Zk\Exception) {
	echo "none\n";
}
