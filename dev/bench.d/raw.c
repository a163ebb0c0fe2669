/*
 * raw HOSTS CALL PATH SECONDS: what a call costs in C, with nothing around it but the loop. CALL is
 *   children  zoo_get_children() into a String_vector on the stack, and deallocate_String_vector()
 *   get       zoo_awget() and a wait for its answer
 *   many      zoo_awget() for each of the 1,000 children of PATH, and one wait for all answers
 *
 * Prints the calls made and, in nanoseconds a call: CPU time of the whole process, p50, p99, elapsed time. loop.php
 * measures in the same way.
 */
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "bench.h"

#define MANY 1000
#define ROOM (1 << 20)

static zhandle_t *zh;
static const char *path;
static char paths[MANY][256];

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int outstanding;

/* Not from malloc(): freeing so large a block would change how glibc trims its heaps, which is half of what a call
 * costs. */
static int64_t times[ROOM];

static void call_children(void)
{
	struct String_vector children;
	check(zoo_get_children(zh, path, 0, &children), path);
	deallocate_String_vector(&children);
}

static void answered(int rc, const char *value, int length, const struct Stat *stat, const void *which)
{
	check(rc, which);
	pthread_mutex_lock(&mutex);
	if (--outstanding == 0) {
		pthread_cond_signal(&changed);
	}
	pthread_mutex_unlock(&mutex);
}

static void wait_for_answers(void)
{
	pthread_mutex_lock(&mutex);
	while (outstanding > 0) {
		pthread_cond_wait(&changed, &mutex);
	}
	pthread_mutex_unlock(&mutex);
}

static void call_get(void)
{
	outstanding = 1;
	check(zoo_awget(zh, path, NULL, NULL, answered, path), path);
	wait_for_answers();
}

static void call_many(void)
{
	outstanding = MANY;
	for (int i = 0; i < MANY; i++) {
		check(zoo_awget(zh, paths[i], NULL, NULL, answered, paths[i]), paths[i]);
	}
	wait_for_answers();
}

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t cpu(void)
{
	struct rusage u;
	getrusage(RUSAGE_SELF, &u);
	return ((int64_t)u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000000 +
	       ((int64_t)u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1000;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void measure(void (*call)(void), double seconds, bool print)
{
	size_t calls = 0;
	int64_t cpu_before = cpu(), start = now(), before = start, end = start + (int64_t)(seconds * 1e9);
	while (before < end && calls < ROOM) {
		call();
		int64_t after = now();
		times[calls++] = after - before;
		before = after;
	}
	int64_t cpu_used = cpu() - cpu_before;
	if (print) {
		qsort(times, calls, sizeof(*times), by_size);
		printf("%zu\t%.1f\t%ld\t%ld\t%.1f\n", calls, (double)cpu_used / calls, (long)times[calls / 2],
			(long)times[calls * 99 / 100], (double)(before - start) / calls);
	}
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		return 2;
	}
	void (*call)(void) = strcmp(argv[2], "children") == 0 ? call_children
	                     : strcmp(argv[2], "get") == 0    ? call_get
	                                                      : call_many;
	double seconds = atof(argv[4]);
	path = argv[3];
	for (int i = 0; i < MANY; i++) {
		snprintf(paths[i], sizeof(paths[i]), "%s/c%07d", path, i);
	}
	zh = connect_to(argv[1]);
	measure(call, seconds / 5, false);
	measure(call, seconds, true);
	return zookeeper_close(zh);
}
