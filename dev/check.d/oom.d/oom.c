/*
 * Runs every operation of the library side on a real server, again and again: in the n-th run its n-th allocation fails. That run
 * must end in time, each of its calls with an answer or an error, and lose nothing; and on the same connection the next run, with
 * memory, must see all calls succeed.
 *
 *   oom HOSTS    prints how many allocations there were
 *
 * Linked so that only what zkext itself asks for comes by here, including what libzookeeper and libc do on its behalf.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sanitizer/lsan_interface.h>
#include <unistd.h>

#include "../../../zk_cache.h"

static atomic_long allocations; /* made since the last reset */
static long failing;
static _Atomic bool strict; /* no more failures, so every call must succeed */

static bool fails(void)
{
	return atomic_fetch_add(&allocations, 1) == failing && !strict;
}

#define WRAP(type, name, parameters, arguments, error, failure) \
	type __real_##name parameters; \
	type __wrap_##name parameters; \
	type __wrap_##name parameters \
	{ \
		if (fails()) { \
			errno = error; \
			return failure; \
		} \
		return __real_##name arguments; \
	}

WRAP(void *, malloc, (size_t size), (size), ENOMEM, NULL)
WRAP(void *, calloc, (size_t count, size_t size), (count, size), ENOMEM, NULL)
WRAP(void *, realloc, (void *old, size_t size), (old, size), ENOMEM, NULL)
WRAP(char *, strdup, (const char *text), (text), ENOMEM, NULL)
WRAP(char *, strndup, (const char *text, size_t size), (text, size), ENOMEM, NULL)
WRAP(int, pthread_create, (pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument),
	(thread, attributes, run, argument), EAGAIN, EAGAIN)
WRAP(zhandle_t *, zookeeper_init2,
	(const char *hosts, watcher_fn watcher, int timeout, const clientid_t *id, void *context, int flags, log_callback_fn log),
	(hosts, watcher, timeout, id, context, flags, log), ENOMEM, NULL)
/* What these return when they cannot queue a request. */
WRAP(int, zoo_aget, (zhandle_t *zh, const char *path, int watch, data_completion_t done, const void *context),
	(zh, path, watch, done, context), ENOMEM, ZMARSHALLINGERROR)
WRAP(int, zoo_acreate_ttl, (zhandle_t *zh, const char *path, const char *data, int length, const struct ACL_vector *acl, int mode,
	int64_t ttl, string_completion_t done, const void *context), (zh, path, data, length, acl, mode, ttl, done, context), ENOMEM,
	ZMARSHALLINGERROR)
WRAP(int, zoo_amulti, (zhandle_t *zh, int count, const zoo_op_t *ops, zoo_op_result_t *results, void_completion_t *done,
	const void *context), (zh, count, ops, results, done, context), ENOMEM, ZMARSHALLINGERROR)
WRAP(int, zoo_awget, (zhandle_t *zh, const char *path, watcher_fn watcher, void *with, data_completion_t done, const void *context),
	(zh, path, watcher, with, done, context), ENOMEM, ZMARSHALLINGERROR)
WRAP(int, zoo_awexists, (zhandle_t *zh, const char *path, watcher_fn watcher, void *with, stat_completion_t done,
	const void *context), (zh, path, watcher, with, done, context), ENOMEM, ZMARSHALLINGERROR)
WRAP(int, zoo_awget_children2, (zhandle_t *zh, const char *path, watcher_fn watcher, void *with,
	strings_stat_completion_t done, const void *context), (zh, path, watcher, with, done, context), ENOMEM, ZMARSHALLINGERROR)

static const zk_bounds bounds = {.connect_ms = 5000, .call_ms = 5000};
static const zk_cache_limits limits = {.entries = 100, .bytes = 1 << 20, .watch_bytes = 1 << 16, .stale_ms = 0};
static long first_half; /* how many allocations there were until then */
static const char *root = "/oom";
static char lost[1000]; /* which calls failed in this run */

static void ended(const char *what, int rc, int other)
{
	bool memory = rc == ZSYSTEMERROR || rc == ZMARSHALLINGERROR || rc == ZCONNECTIONLOSS;
	/* After a write that failed, the next one finds its node or does not. */
	bool consequence = rc == ZNODEEXISTS || rc == ZNONODE || rc == ZNOTEMPTY;
	size_t used = strlen(lost);
	if (rc != ZOK && rc != other) {
		snprintf(lost + used, sizeof(lost) - used, " %s: %s;", what, zerror(rc));
		if (strict || !(memory || consequence)) {
			fprintf(stderr, "%s with allocation %ld failing:%s\n", strict ? "recovery" : "run", failing, lost);
			abort();
		}
	}
}

static void call(zk_connection *connection, const char *what, zk_request request, int other)
{
	zk_reply reply;
	zk_deadlines deadlines = zk_deadlines_start(&bounds);
	ended(what, zk_call(connection, &deadlines, &request, &reply, zk_ask), other);
	zk_reply_free(&reply);
}

static const char *const names[] = {"/oom", "/oom/a", "/oom/b", "/oom/c"};
#define NAMES (sizeof(names) / sizeof(*names))

typedef struct {
	size_t sent, taken;
} progress;

static bool next(void *context, zk_request *request)
{
	progress *at = context;
	*request = (zk_request){.kind = at->sent % 2 ? ZK_GET : ZK_GET_CHILDREN, .path = names[at->sent / 2 % NAMES]};
	return at->sent++ < 2 * NAMES;
}

static int take(void *context, const zk_request *request, zk_reply *reply)
{
	((progress *)context)->taken++;
	(void)request;
	return reply->rc;
}

static void batch(zk_connection *connection)
{
	progress at = {0};
	zk_deadlines deadlines = zk_deadlines_start(&bounds);
	int rc = zk_call_many(connection, &deadlines, &(zk_batch){next, take, &at});
	ended("batch", rc == ZOK && at.taken != 2 * NAMES ? ZAPIERROR : rc, ZOK);
}

static void multi(zk_connection *connection)
{
	zk_request parts[] = {
		{.kind = ZK_CREATE, .path = "/oom/m-", .data = "x", .length = 1, .mode = ZOO_EPHEMERAL_SEQUENTIAL, .acl = &ZOO_OPEN_ACL_UNSAFE},
		{.kind = ZK_SET, .path = "/oom/a", .data = "y", .length = 1, .version = -1},
		{.kind = ZK_CHECK, .path = "/oom/b", .version = -1},
		{.kind = ZK_CREATE, .path = "/oom/once", .length = -1, .mode = ZOO_PERSISTENT, .acl = &ZOO_OPEN_ACL_UNSAFE},
		{.kind = ZK_DELETE, .path = "/oom/once", .version = -1},
	};
	call(connection, "multi", (zk_request){.kind = ZK_MULTI, .parts = parts, .count = 5}, ZOK);
}

/* A watched copy of each kind and of a missing node, looked at twice, with a change that is to come through between. */
static void cached(zk_connection *connection, int round)
{
	static const zk_request requests[] = {{.kind = ZK_GET_CHILDREN, .path = "/oom"}, {.kind = ZK_GET, .path = "/oom/a"},
		{.kind = ZK_EXISTS, .path = "/oom/b"}, {.kind = ZK_GET, .path = "/oom/missing"}, {.kind = ZK_EXISTS, .path = "/oom/gone"}};
	for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++) {
		zk_cached look;
		zk_reply failure = {0};
		int rc = zk_cache_read(connection, &bounds, &limits, &requests[i], &look, &failure);
		ended(round ? "cached again" : "cached", look.value ? look.value->reply.rc : rc, ZNONODE);
		zk_value_release(look.value);
		zk_reply_free(&failure);
	}
}

static void listen_to(zk_connection *connection)
{
	zk_request request = {.kind = ZK_GET, .path = "/oom/a"};
	zk_cached look;
	zk_reply failure = {0};
	zk_cache_read(connection, &bounds, &limits, &request, &look, &failure);
	zk_reply_free(&failure);
	zk_listener *listener = look.value ? zk_listen(connection, &limits, &request, -1, look.value) : NULL;
	ended("listen", listener ? ZOK : ZSYSTEMERROR, ZOK);
	if (listener) {
		int rc = ZOK;
		bool told = false;
		call(connection, "set", (zk_request){.kind = ZK_SET, .path = "/oom/a", .data = "z", .length = 1, .version = -1}, ZOK);
		for (int64_t end = zk_deadline(strict ? 5000 : 20); !told && zk_now_ms() < end; usleep(500)) {
			zk_value *value = zk_listener_poll(listener, &rc);
			told = value != NULL;
			zk_value_release(value);
		}
		ended("told", told ? ZOK : ZSYSTEMERROR, ZOK);
		zk_listener_free(listener);
	}
	zk_value_release(look.value);
}

/* Everything once, in a session of its own. */
static void run(const char *text)
{
	zk_registry registry = {0};
	zk_hosts hosts;
	char error[ZK_MESSAGE_SIZE];
	zk_auth auth = {.scheme = (char *)"digest", .credentials = (char *)"user:password", .length = 13};
	if (!zk_hosts_parse(&hosts, text, strlen(text), error)) {
		ended("hosts", ZSYSTEMERROR, ZOK);
		return;
	}
	zk_connection *connection = zk_registry_get(&registry, &hosts, 10000, &auth, 1);
	zk_hosts_free(&hosts);
	if (!connection) {
		ended("connection", ZSYSTEMERROR, ZOK);
		return;
	}
	for (int again = 0; again <= 1; again++) {
		for (size_t i = 0; i < NAMES; i++) {
			call(connection, "create", (zk_request){.kind = ZK_CREATE, .path = names[i], .data = "data", .length = 4,
				.acl = &ZOO_OPEN_ACL_UNSAFE}, ZNODEEXISTS);
		}
		call(connection, "get", (zk_request){.kind = ZK_GET, .path = "/oom/a"}, ZOK);
		call(connection, "exists", (zk_request){.kind = ZK_EXISTS, .path = "/oom/a"}, ZOK);
		call(connection, "children", (zk_request){.kind = ZK_GET_CHILDREN, .path = root}, ZOK);
		call(connection, "acl", (zk_request){.kind = ZK_GET_ACL, .path = "/oom/a"}, ZOK);
		call(connection, "set acl", (zk_request){.kind = ZK_SET_ACL, .path = "/oom/a", .version = -1, .acl = &ZOO_OPEN_ACL_UNSAFE}, ZOK);
		call(connection, "sync", (zk_request){.kind = ZK_SYNC, .path = "/"}, ZOK);
		call(connection, "no node", (zk_request){.kind = ZK_GET, .path = "/oom/missing"}, ZNONODE);
		multi(connection);
		batch(connection);
		cached(connection, 0);
		call(connection, "delete", (zk_request){.kind = ZK_DELETE, .path = "/oom/c", .version = -1}, ZOK);
		listen_to(connection);
		cached(connection, 1);
		zk_connection_stats(connection);
		if (!again) {
			/* What could not be had is tried again after a while, which is over. */
			first_half = atomic_load(&allocations);
			connection->retry_at_ms = 0;
			strict = true;
		}
	}
	zk_registry_free(&registry);
}

/* The name of localhost is looked up on a thread of its own. */
static void run_named(const char *port)
{
	char text[64], error[ZK_MESSAGE_SIZE] = "";
	zk_hosts hosts;
	zk_addresses addresses;
	snprintf(text, sizeof(text), "localhost:%s,127.0.0.1:%s", port, port);
	if (zk_hosts_parse(&hosts, text, strlen(text), error)) {
		if (zk_hosts_resolve(&hosts, zk_deadline(5000), &addresses, error) == !addresses.count) {
			fprintf(stderr, "resolved to %zu addresses: %s\n", addresses.count, error);
			abort();
		}
		zk_addresses_free(&addresses);
		zk_hosts_free(&hosts);
	}
}

int main(int count, char **arguments)
{
	if (count != 2) {
		return 2;
	}
	const char *port = strrchr(arguments[1], ':') + 1;
	long total = 0;
	zk_core_startup();
	zk_log_open(NULL, 0);
	/* Until no run had so many allocations. They are ever the same ones, but for their order on the library's threads. */
	for (long n = 0;; n++) {
		lost[0] = '\0';
		strict = false;
		failing = n;
		atomic_store(&allocations, 0);
		alarm(60);
		run_named(port);
		run(arguments[1]);
		if (__lsan_do_recoverable_leak_check()) {
			fprintf(stderr, "lost memory when allocation %ld failed:%s\n", n, lost);
			return 1;
		}
		total = first_half > total ? first_half : total;
		if (n >= total) {
			break;
		}
	}
	printf("%ld\n", total);
	return 0;
}
