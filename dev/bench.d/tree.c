/*
 * tree HOSTS PARENT COUNT BYTES: makes the znode PARENT and COUNT children, "c0000000" and on, each with BYTES of data.
 * Up to WINDOW requests are under way at a time, or 100,000 nodes would take a minute.
 */
#include <semaphore.h>
#include <string.h>

#include "bench.h"

#define WINDOW 500

static sem_t slots;

static void created(int rc, const char *name, const void *path)
{
	check(rc, name ? name : path);
	sem_post(&slots);
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		return 2;
	}
	const char *parent = argv[2];
	int count = atoi(argv[3]), bytes = atoi(argv[4]);
	char data[bytes + 1], path[strlen(parent) + 16];
	memset(data, 'x', sizeof(data));
	zhandle_t *zh = connect_to(argv[1]);
	check(zoo_create(zh, parent, data, bytes, &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0), parent);

	sem_init(&slots, 0, WINDOW);
	for (int i = 0; i < count; i++) {
		sem_wait(&slots);
		snprintf(path, sizeof(path), "%s/c%07d", parent, i);
		check(zoo_acreate(zh, path, data, bytes, &ZOO_OPEN_ACL_UNSAFE, 0, created, parent), path);
	}
	for (int i = 0; i < WINDOW; i++) {
		sem_wait(&slots);
	}
	return zookeeper_close(zh);
}
