<?php
// What one online request does, for `make memcheck`: the hosts come from zkext.hosts, or from the environment.
if ($hosts = getenv('ZKEXT_TEST_HOSTS')) {
	ini_set('zkext.hosts', $hosts);
}
print_r(zk_get_children('/services/web'));
