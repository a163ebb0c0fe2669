/* What raw.c and tree.c share: a connected handle with the settings that zkext gives its own. */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zookeeper/zookeeper.h>

static void ignore_line(const char *line)
{
}

static void check(int rc, const char *what)
{
	if (rc != ZOK) {
		fprintf(stderr, "%s: %s\n", what, zerror(rc));
		exit(1);
	}
}

static zhandle_t *connect_to(const char *hosts)
{
	zhandle_t *zh = zookeeper_init2(hosts, NULL, 10000, NULL, NULL, ZOO_NO_LOG_CLIENTENV, ignore_line);
	if (!zh) {
		perror(hosts);
		exit(1);
	}
	zoo_set_servers_resolution_delay(zh, -1);
	for (int tries = 0; zoo_state(zh) != ZOO_CONNECTED_STATE; tries++) {
		check(tries < 5000 ? ZOK : ZOPERATIONTIMEOUT, hosts);
		usleep(1000);
	}
	return zh;
}

#endif
