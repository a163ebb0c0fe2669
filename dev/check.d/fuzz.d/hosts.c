/* zk_hosts_parse(): what it takes has a server, each with a name and a port that can be one, and reads the same the next time. */
#include "fuzz.h"

static void check_server(const char *name, const char *port)
{
	char *end;
	long number = strtol(port, &end, 10);
	MUST(*name && strlen(name) < 256 && !strpbrk(name, " \t\r\n,/[]"));
	MUST(*port && !*end && number >= 1 && number <= 65535);
}

static void check_hosts(const zk_hosts *hosts, const char *text, size_t size)
{
	char error[ZK_MESSAGE_SIZE];
	size_t servers = 1, chroot = strcspn(hosts->text, "/");
	MUST(strlen(hosts->text) == size && memcmp(hosts->text, text, size) == 0);
	for (size_t i = 0; i < chroot; i++) {
		servers += hosts->text[i] == ',';
	}
	MUST(hosts->count == servers);
	MUST(!*hosts->chroot || (strcmp(hosts->chroot, hosts->text + chroot) == 0 && hosts->chroot[strlen(hosts->chroot) - 1] != '/'));
	for (size_t i = 0; i < hosts->count; i++) {
		check_server(hosts->names[i], hosts->ports[i]);
		/* A name with its port is a list of hosts too. */
		char one[300];
		snprintf(one, sizeof(one), strchr(hosts->names[i], ':') ? "[%s]:%s" : "%s:%s", hosts->names[i], hosts->ports[i]);
		zk_hosts again;
		/* What may stand in brackets may not always stand without them. */
		if (!strchr(hosts->names[i], '%')) {
			MUST(zk_hosts_parse(&again, one, strlen(one), error));
			MUST(again.count == 1 && strcmp(again.names[0], hosts->names[i]) == 0 && strcmp(again.ports[0], hosts->ports[i]) == 0);
			zk_hosts_free(&again);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char error[ZK_MESSAGE_SIZE] = "", *text = input_copy(data, size);
	zk_hosts hosts;
	if (zk_hosts_parse(&hosts, text, size, error)) {
		MUST(hosts.count >= 1 && !*error);
		check_hosts(&hosts, text, size);
		zk_hosts_free(&hosts);
	} else {
		MUST(*error && strlen(error) < sizeof(error));
	}
	MUST(!hosts.count && !hosts.text && !hosts.names && !hosts.ports && !hosts.chroot);
	free(text);
	return 0;
}
