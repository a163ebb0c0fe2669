#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>

#include "zk_core.h"

void zk_addresses_free(zk_addresses *addresses)
{
	for (size_t i = 0; i < addresses->count; i++) {
		free(addresses->list[i]);
	}
	free(addresses->list);
	*addresses = (zk_addresses){0};
}

static bool has_address(const zk_addresses *addresses, const char *address)
{
	for (size_t i = 0; i < addresses->count; i++) {
		if (strcmp(addresses->list[i], address) == 0) {
			return true;
		}
	}
	return false;
}

bool zk_addresses_equal(const zk_addresses *a, const zk_addresses *b)
{
	bool equal = a->count == b->count;
	for (size_t i = 0; equal && i < a->count; i++) {
		equal = has_address(b, a->list[i]);
	}
	return equal;
}

static void add_addresses(zk_addresses *addresses, const struct addrinfo *found)
{
	for (; found; found = found->ai_next) {
		char host[NI_MAXHOST], port[NI_MAXSERV], text[NI_MAXHOST + NI_MAXSERV + 2];
		if (getnameinfo(found->ai_addr, found->ai_addrlen, host, sizeof(host), port, sizeof(port),
				NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
			continue;
		}
		/* The library takes what follows the last colon for the port, and wants no brackets. */
		snprintf(text, sizeof(text), "%s:%s", host, port);
		char **list =
			has_address(addresses, text) ? NULL : realloc(addresses->list, (addresses->count + 1) * sizeof(char *));
		if (list) {
			addresses->list = list;
			addresses->count += (list[addresses->count] = strdup(text)) != NULL;
		}
	}
}

static int look_up(const char *name, const char *port, int flags, zk_addresses *addresses)
{
	struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = flags}, *found = NULL;
	int rc = getaddrinfo(name, port, &hints, &found);
	if (rc == 0) {
		add_addresses(addresses, found);
		freeaddrinfo(found);
	}
	return rc;
}

static void shuffle(zk_addresses *addresses)
{
	for (size_t i = addresses->count; i > 1; i--) {
		unsigned random = 0;
		if (getrandom(&random, sizeof(random), 0) < 0) {
			random = (unsigned)zk_now_ms();
		}
		char **a = &addresses->list[i - 1], **b = &addresses->list[random % i], *swapped = *a;
		*a = *b;
		*b = swapped;
	}
}

/* What the look-up thread and the caller share; whoever lets go last frees it. */
typedef struct {
	pthread_mutex_t mutex;
	pthread_cond_t finished;
	bool done, abandoned;
	zk_hosts hosts; /* a copy: the caller may be gone before DNS answers */
	zk_addresses addresses;
	char error[ZK_MESSAGE_SIZE];
} look_up_job;

static void job_free(look_up_job *job)
{
	pthread_cond_destroy(&job->finished);
	pthread_mutex_destroy(&job->mutex);
	zk_hosts_free(&job->hosts);
	zk_addresses_free(&job->addresses);
	free(job);
}

static void *job_run(void *argument)
{
	look_up_job *job = argument;
	const zk_hosts *hosts = &job->hosts;
	for (size_t i = 0; i < hosts->count; i++) {
		int rc = look_up(hosts->names[i], hosts->ports[i], 0, &job->addresses);
		if (rc != 0) {
			zk_fail(job->error, "cannot resolve \"%.150s\": %s", hosts->names[i], gai_strerror(rc));
		}
	}
	pthread_mutex_lock(&job->mutex);
	job->done = true;
	bool abandoned = job->abandoned;
	pthread_cond_signal(&job->finished);
	pthread_mutex_unlock(&job->mutex);
	if (abandoned) {
		job_free(job);
	}
	return NULL;
}

static look_up_job *job_start(const zk_hosts *hosts)
{
	look_up_job *job = calloc(1, sizeof(*job));
	char unused[ZK_MESSAGE_SIZE];
	if (!job || !zk_hosts_parse(&job->hosts, hosts->text, strlen(hosts->text), unused)) {
		free(job);
		return NULL;
	}
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&job->finished, &monotonic);
	pthread_condattr_destroy(&monotonic);
	pthread_mutex_init(&job->mutex, NULL);

	pthread_attr_t detached;
	pthread_t thread;
	sigset_t saved;
	pthread_attr_init(&detached);
	pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
	zk_signals_mask(&saved);
	int rc = pthread_create(&thread, &detached, job_run, job);
	pthread_sigmask(SIG_SETMASK, &saved, NULL);
	pthread_attr_destroy(&detached);
	if (rc != 0) {
		job_free(job);
		return NULL;
	}
	return job;
}

/* getaddrinfo() cannot be told when to stop, so it runs on a thread that may be left behind. */
static bool resolve_on_thread(const zk_hosts *hosts, int64_t deadline, zk_addresses *addresses, char *error)
{
	struct timespec until = {.tv_sec = deadline / 1000, .tv_nsec = deadline % 1000 * 1000000};
	look_up_job *job = job_start(hosts);
	if (!job) {
		return zk_fail(error, "cannot start a thread to resolve \"%.150s\"", hosts->text);
	}
	pthread_mutex_lock(&job->mutex);
	while (!job->done && pthread_cond_timedwait(&job->finished, &job->mutex, &until) != ETIMEDOUT) {
	}
	bool done = job->done;
	job->abandoned = !done;
	pthread_mutex_unlock(&job->mutex);
	if (!done) {
		return zk_fail(error, "DNS gave no answer in time for \"%.150s\"", hosts->text);
	}
	*addresses = job->addresses;
	job->addresses = (zk_addresses){0};
	memcpy(error, job->error, ZK_MESSAGE_SIZE);
	job_free(job);
	return addresses->count > 0;
}

bool zk_hosts_resolve(const zk_hosts *hosts, int64_t deadline, zk_addresses *addresses, char *error)
{
	*addresses = (zk_addresses){0};
	size_t numeric = 0;
	while (numeric < hosts->count &&
		   look_up(hosts->names[numeric], hosts->ports[numeric], AI_NUMERICHOST | AI_NUMERICSERV, addresses) == 0) {
		numeric++;
	}
	if (numeric < hosts->count) {
		zk_addresses_free(addresses);
		if (!resolve_on_thread(hosts, deadline, addresses, error)) {
			zk_addresses_free(addresses);
			return false;
		}
	}
	shuffle(addresses);
	if (addresses->count == 0) {
		zk_addresses_free(addresses);
		return zk_fail(error, "cannot resolve \"%.150s\": out of memory", hosts->text);
	}
	return true;
}
