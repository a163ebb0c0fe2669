/*
 * The library side: one ZooKeeper session and the calls on it, with malloc, pthread and libzookeeper only. No file on
 * this side includes a PHP header, so nothing here can call the engine from one of the library's threads.
 *
 * Which thread runs what: functions named _on_event or _cb run on a thread of libzookeeper and touch what the session's
 * mutex guards, nothing else. All others run on the thread that owns the connection: one PHP thread, always the same.
 */
#ifndef ZK_CORE_H
#define ZK_CORE_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zookeeper/zookeeper.h>

#define ZK_NEVER INT64_MAX
#define ZK_MESSAGE_SIZE 256

/* How long a call may take. */
typedef struct {
	int connect_ms; /* for a new session to be connected */
	int call_ms;    /* for a call on a connected session; 0: the library's own bound, two thirds of the session timeout */
} zk_bounds;

/* ---- zk_process.c: forks, clocks, signals ---- */

/* Counted up in the child of every fork: what another process made may not be touched. */
extern unsigned zk_process_number;
/* Once per process, before anything else of this side. */
void zk_core_startup(void);

/* Around the start of a thread, which inherits the mask: PHP's signals (timers, php-fpm's SIGQUIT) must run on PHP's own. The signals of
 * a crash stay, or it would kill without a word of its handler. */
void zk_signals_mask(sigset_t *saved);
/* A clock that never jumps. */
int64_t zk_now_ns(void);
int64_t zk_now_ms(void);
/* The moment (in ms) timeout_ms from now. */
int64_t zk_deadline(int timeout_ms);

/* ---- zk_path.c: what may be sent; each gives NULL when all is well, else why not, as "must ..." ---- */

/* The rules of org.apache.zookeeper.common.PathUtils; sequential: the server appends digits, so "/a/" is a name. */
const char *zk_path_error(const char *path, size_t length, bool sequential);

/* ---- zk_hosts.c: "host:port,host:port/chroot"; zk_resolve.c: where that is ---- */

/* Writes why into error (ZK_MESSAGE_SIZE bytes). Always false, so that a check can end with `return zk_fail(...)`. */
bool zk_fail(char *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

typedef struct {
	char *text;   /* as it was given */
	char *chroot; /* inside text, "" when there is none */
	char **names; /* host names or numeric addresses, without brackets */
	char **ports;
	size_t count;
} zk_hosts;

typedef struct {
	char **list; /* "10.0.0.1:2181" */
	size_t count;
} zk_addresses;

/* Returns false and says why in error (ZK_MESSAGE_SIZE bytes) when the text is malformed. Owned by the caller. */
bool zk_hosts_parse(zk_hosts *hosts, const char *text, size_t length, char *error);
void zk_hosts_free(zk_hosts *hosts);

/* Looks the names up, on a thread of its own where DNS is needed, and gives up at the deadline. The result is in random
 * order, so that many workers spread over the ensemble, and is owned by the caller. */
bool zk_hosts_resolve(const zk_hosts *hosts, int64_t deadline, zk_addresses *addresses, char *error);
bool zk_addresses_equal(const zk_addresses *a, const zk_addresses *b);
void zk_addresses_free(zk_addresses *addresses);

/* ---- zk_log.c: the library's log lines go to a file, never to stderr ---- */

/* From the thread that starts or configures the module; path NULL or "" and level 0 mean no log. Returns false with errno
 * set when the file cannot be opened; the log is off then. */
bool zk_log_open(const char *path, ZooLogLevel level);
void zk_log_line_cb(const char *line);

/* ---- zk_session.c: one handle of the library, from zookeeper_init2() to zookeeper_close() ---- */

typedef struct zk_op zk_op;
typedef struct zk_cache zk_cache;

typedef struct {
	char *scheme;
	char *credentials;
	size_t length;
} zk_auth;

typedef struct zk_session {
	zhandle_t *zh;
	bool established; /* was connected at least once */
	_Atomic bool auth_unanswered;

	pthread_mutex_t mutex; /* guards all below */
	pthread_cond_t changed;
	unsigned long connects;
	int told;            /* the state that the library's last event told of */
	zk_op *ops;          /* sent and not yet completed */
	bool closing;        /* nothing new may be asked */
	unsigned under_way;  /* completions that the library owes: of ops, of cache entries and a few of its own */
	const void *awaited; /* the op or cache entry that the owner sleeps for */
	zk_cache *cache;
	size_t chroot_length;
	_Atomic bool trusted; /* connected, and the events that were missed while it was not are all in */
	int64_t lost_at_ms;   /* when that ended */

	struct zk_session *next_inherited;
} zk_session;

/* What a session timeout may be: the library waits for parts of it, down to a tenth, and doubles it. */
#define ZK_SESSION_TIMEOUT_MIN 10
#define ZK_SESSION_TIMEOUT_MAX (INT32_MAX / 2)
/* Starts the library's threads, with all signals masked in them. NULL with errno when the library cannot. */
zk_session *zk_session_open(const char *addresses, int timeout_ms, const zk_auth *auth, size_t auth_count);
/* Ends the ZooKeeper session, joins the threads, completes what was still under way with ZCLOSING. */
void zk_session_close(zk_session *session);
/* In a child after fork: lets go without touching anything of the parent's. */
void zk_session_inherit(zk_session *session);
/* Connected, and its credentials are not refused: the library's blocking call never returns when they are in the moment it begins. */
bool zk_session_connected(const zk_session *session);
/* ZOK while it may still (be) connect(ed), else ZSESSIONEXPIRED or ZAUTHFAILED: it never will again. */
int zk_session_failure(const zk_session *session);
/* Waits until the session is connected or has failed; false when the deadline came first. */
bool zk_session_wait(zk_session *session, int64_t deadline);
/* One wait on session->changed; false when the deadline has passed. */
bool zk_session_sleep_locked(zk_session *session, int64_t deadline);
/* A completion that the library owes has come, or never will. */
void zk_session_completed_locked(zk_session *session);
/* Makes a request only for its place in the queue: done(rc, session) is called in its turn, or at once if it cannot be sent. The
 * caller has counted it under way: in the moment of zookeeper_close() the library would take it and lose it. */
void zk_session_mark(zk_session *session, zhandle_t *zh, stat_completion_t done);

/* ---- a connection: a session for an identity, made when it is needed and made again when it was lost ---- */

typedef struct {
	uint64_t calls, errors, retries, sessions, reconnects, bytes_sent, bytes_received, time_ns;
	uint64_t cache_hits, cache_misses, cache_refreshes, cache_evictions;
} zk_stats;

typedef struct zk_connection {
	struct zk_connection *next; /* in its registry */

	/* the identity */
	zk_hosts hosts;
	int session_timeout_ms;
	zk_auth *auth;
	size_t auth_count;

	zk_session *session; /* NULL before first use and after it was lost */
	unsigned process;    /* that made the session */
	uint64_t generation; /* counted up when a session or a cache entry goes: what was remembered of it is void */
	zk_addresses addresses;
	size_t first_address;

	int64_t retry_at_ms; /* until then calls fail at once with failure */
	int backoff_ms;
	int failure;
	char error[ZK_MESSAGE_SIZE]; /* why the last call could not get a session, "" otherwise */

	zk_stats stats;
} zk_connection;

/* ---- zk_registry.c: connections by their identity ---- */

/* The connections that one PHP thread holds over its requests, one for each identity. */
typedef struct {
	zk_connection *first;
} zk_registry;

/* Borrows hosts and auth and copies them. NULL only when out of memory. No server is contacted. */
zk_connection *zk_connection_new(const zk_hosts *hosts, int session_timeout_ms, const zk_auth *auth, size_t auth_count);
/* Closes the session if this process made it. */
void zk_connection_free(zk_connection *connection);
/* The registry's connection of that identity, made if it is new; the registry owns it. */
zk_connection *zk_registry_get(
	zk_registry *registry, const zk_hosts *hosts, int session_timeout_ms, const zk_auth *auth, size_t auth_count);
void zk_registry_free(zk_registry *registry);

/* ---- zk_connection.c ---- */

/* The progress of one call or batch against its bounds. */
typedef struct {
	const zk_bounds *bounds;
	int64_t give_up; /* when to wait for a session, or to send again, no longer */
	int64_t call;    /* when the call has to end; ZK_NEVER: no answer may take longer than the library's own bound */
} zk_deadlines;

zk_deadlines zk_deadlines_start(const zk_bounds *bounds);
/* Until when to wait for one answer. */
int64_t zk_answer_deadline(const zk_deadlines *deadlines, const zk_session *session);
/* Sees to a connected session. A session that was never connected may take connect_ms, and the call's own time starts after
 * that; one that lost its server is waited for as long, but not beyond the time of the call. While the ensemble is away one call in each
 * back-off window waits, the others fail at once. Returns ZOK, ZCONNECTIONLOSS or ZAUTHFAILED, the latter two with
 * connection->error. */
int zk_connection_ready(zk_connection *connection, zk_deadlines *deadlines);
/* All that was counted, on the library's threads too. */
zk_stats zk_connection_stats(zk_connection *connection);
/* Ends the session, if there is one; the next call makes a new one. */
void zk_connection_drop(zk_connection *connection);
/* The session of this process, or NULL; never waits. */
zk_session *zk_connection_session(zk_connection *connection);
/* A state of the library's, or this one. */
#define ZK_NO_SESSION INT32_MIN
int zk_connection_state(zk_connection *connection);
/* "127.0.0.1:2181" of the server in use, or false. */
bool zk_connection_server(zk_connection *connection, char *server, size_t size);

/* ---- zk_request.c: what can be asked, in the library's terms ---- */

typedef enum {
	ZK_GET_CHILDREN, /* reads: may be sent again after a lost connection */
	ZK_GET,
	ZK_EXISTS,
	ZK_GET_ACL,
	ZK_SYNC,
	ZK_CREATE, /* writes, from here on: never sent twice */
	ZK_SET,
	ZK_DELETE,
	ZK_SET_ACL,
	ZK_MULTI,
	ZK_CHECK, /* of a version, only as part of a multi */
} zk_kind;

/* What to ask. All pointers are borrowed: the library copies what it queues. */
typedef struct zk_request {
	zk_kind kind;
	const char *path;
	const char *data; /* create, set; NULL with length -1 is a node without data */
	int length;
	int version; /* set, delete, set_acl, check; -1 is any */
	int mode;    /* create: ZOO_PERSISTENT ... */
	int64_t ttl_ms;
	const struct ACL_vector *acl;   /* create, set_acl */
	const struct zk_request *parts; /* multi: ZK_CREATE, ZK_SET, ZK_DELETE and ZK_CHECK */
	int count;
} zk_request;

/* What came back; members that the kind does not use are zero. Whoever holds it gives it back with zk_reply_free(). */
typedef struct zk_reply {
	int rc;
	bool sent; /* the server may have seen the request */
	struct Stat stat;
	struct String_vector strings;
	struct ACL_vector acl;
	char *data; /* get: the data, NULL with length -1 when there is none; create: the real path */
	int length;
	struct zk_reply *parts; /* multi: as many as the request has, each with its own rc */
	int count;
} zk_reply;

void zk_reply_free(zk_reply *reply);
/* How many bytes the request is on the wire, at most and without the chroot; and the data and names of a reply. */
size_t zk_request_bytes(const zk_request *request);
size_t zk_reply_bytes(const zk_reply *reply);
/* Queues the request; its completion fills op's reply and then calls zk_op_done_cb(). */
int zk_request_queue(zhandle_t *zh, const zk_request *request, zk_op *op);
void zk_op_free(zk_op *op);
/* For completions: what the library hands over goes into the reply, moved or copied. ZOK, or why it is not whole. */
int zk_reply_take_strings(zk_reply *reply, const struct String_vector *strings, const struct Stat *stat);
int zk_reply_take_data(zk_reply *reply, const char *data, int length, const struct Stat *stat);
/* True when rc only says that the connection is away. */
bool zk_is_disconnect(int rc);
/* False when a damaged packet made the library claim more strings than there are; the vector is cut down to those. */
bool zk_strings_whole(struct String_vector *strings);

/* ---- zk_op.c: one call with a deadline, on the asynchronous API ---- */

/* One request under way. The waiter and the completion each hold it; whichever lets go last frees it. */
struct zk_op {
	zk_session *session;    /* NULL when the session was closed under it */
	zk_op *previous, *next; /* in session->ops, under its mutex */
	bool done;              /* the completion let go, under the mutex */
	bool abandoned;         /* the waiter let go, under the mutex */
	struct zk_multi *multi; /* where the library writes the results of a ZK_MULTI */
	zk_reply reply;         /* the completion's until done, then the waiter's */
};

/* Asks once in a connected session. The reply comes in empty and goes out with rc and sent. */
typedef void zk_asker(zk_session *session, const zk_deadlines *deadlines, const zk_request *request, zk_reply *reply);
/* The asker of every call with a deadline. */
zk_asker zk_ask;
/* Asks and waits: within the deadlines, in a new session if there is none, reads again after a lost connection. Returns
 * reply->rc. */
int zk_call(zk_connection *connection, zk_deadlines *deadlines, const zk_request *request, zk_reply *reply, zk_asker *ask);
/* Sends; NULL with rc when nothing was sent. */
zk_op *zk_op_send(zk_session *session, const zk_request *request, int *rc);
bool zk_op_is_done(zk_op *op);
/* Sleeps until op is done, its session has failed or the deadline has come. */
void zk_op_wait(zk_op *op, int64_t deadline);
/* Hands over what became of it and lets go: the answer, why its session failed, or else ZOPERATIONTIMEOUT. Returns reply->rc. */
int zk_op_take(zk_op *op, zk_reply *reply);
/* Lets go without an interest in the answer. */
void zk_op_release(zk_op *op);
/* The completion lets go: the last thing that a library thread does with an op. */
void zk_op_done_cb(zk_op *op, int rc);
/* For the session that closes: completes every op that the library forgot. */
void zk_ops_sweep(zk_session *session);
/* True when the request may be sent again: nothing happened on the server, or nothing that could happen twice. */
bool zk_may_send_again(const zk_request *request, const zk_reply *reply);
/* Counts a request that ended, in the connection's stats. */
void zk_count(zk_connection *connection, const zk_request *request, const zk_reply *reply);

/* ---- zk_batch.c: many requests, pipelined ---- */

#define ZK_BATCH_WINDOW 512

/* Both are called on the caller's thread. What next() asks must stay until take() has seen its answer. */
typedef struct {
	/* False when there is nothing (more) to ask for now. */
	bool (*next)(void *context, zk_request *request);
	/* Looks at the reply, in the order of asking, and gives nothing back; anything but ZOK ends the batch. */
	int (*take)(void *context, const zk_request *request, zk_reply *reply);
	void *context;
} zk_batch;

/* Asks until next() has no more and all answers are taken, or until one take() wants no more; returns what the last take()
 * did. At most ZK_BATCH_WINDOW requests are under way; reads go again after a lost connection, as in zk_call(). The deadlines
 * are those of the PHP call, which may be made of several batches. ZSYSTEMERROR without a take(): out of memory. */
int zk_call_many(zk_connection *connection, zk_deadlines *deadlines, const zk_batch *batch);

#endif
