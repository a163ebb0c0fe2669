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
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zookeeper/zookeeper.h>

#define ZK_NEVER INT64_MAX
#define ZK_MESSAGE_SIZE 256

/* Counted up in the child of every fork: what another process made may not be touched. */
extern unsigned zk_process_number;
/* Once per process, before anything else of this side. */
void zk_core_startup(void);

/* Milliseconds on a clock that never jumps. */
int64_t zk_now_ms(void);
/* The moment timeout_ms from now. */
int64_t zk_deadline(int timeout_ms);

/* ---- zk_path.c: what may be sent; each gives NULL when all is well, else why not, as "must ..." ---- */

/* The rules of org.apache.zookeeper.common.PathUtils; sequential: the server appends digits, so "/a/" is a name. */
const char *zk_path_error(const char *path, size_t length, bool sequential);

/* ---- zk_hosts.c: "host:port,host:port/chroot" ---- */

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

typedef struct {
	char *scheme;
	char *credentials;
	size_t length;
} zk_auth;

typedef struct zk_session {
	zhandle_t *zh;
	bool established; /* was connected at least once */

	pthread_mutex_t mutex; /* guards all below */
	pthread_cond_t changed;
	int state;           /* of the last session event */
	unsigned long connects;
	zk_op *ops;          /* sent and not yet completed */
	const zk_op *awaited; /* the one that the owner sleeps for */

	struct zk_session *next_inherited;
} zk_session;

/* Starts the library's threads, with all signals masked in them. NULL with errno when the library cannot. */
zk_session *zk_session_open(const char *addresses, int timeout_ms, const zk_auth *auth, size_t auth_count);
/* Ends the ZooKeeper session, joins the threads, completes what was still under way with ZCLOSING. */
void zk_session_close(zk_session *session);
/* In a child after fork: lets go without touching anything of the parent's. */
void zk_session_inherit(zk_session *session);
bool zk_session_connected(const zk_session *session);
/* ZOK while it may still (be) connect(ed), else ZSESSIONEXPIRED or ZAUTHFAILED: it never will again. */
int zk_session_failure(const zk_session *session);
/* Waits until the session is connected or has failed; false when the deadline came first. */
bool zk_session_wait(zk_session *session, int64_t deadline);
/* One wait on session->changed; false when the deadline has passed. */
bool zk_session_sleep_locked(zk_session *session, int64_t deadline);

/* ---- zk_connection.c: a session for an identity, made when it is needed and made again when it was lost ---- */

typedef struct {
	int connect_ms; /* for a new session to be connected */
	int call_ms;    /* for a call on a connected session; 0: the library's own bound */
} zk_bounds;

typedef struct {
	uint64_t calls, errors, retries, sessions, reconnects, bytes_sent, bytes_received, time_ns;
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
	zk_addresses addresses;
	size_t first_address;

	int64_t retry_at_ms; /* until then calls fail at once with failure */
	int backoff_ms;
	int failure;
	char error[ZK_MESSAGE_SIZE]; /* why the last call could not get a session, "" otherwise */

	zk_stats stats;
} zk_connection;

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

/* Sees to a connected session. For a session that was never connected the bound is connect_ms, and *fresh is set; for one
 * that lost its server it is the deadline, connect_ms at most. While the ensemble is away one call in each back-off window
 * waits, the others fail at once. Returns ZOK, ZCONNECTIONLOSS, ZOPERATIONTIMEOUT (DNS) or ZAUTHFAILED, with connection->error. */
int zk_connection_ready(zk_connection *connection, const zk_bounds *bounds, int64_t deadline, bool *fresh);
/* The session of this process, or NULL; never waits. */
zk_session *zk_connection_session(zk_connection *connection);
int zk_connection_state(zk_connection *connection);
/* "127.0.0.1:2181" of the server in use, or false. */
bool zk_connection_server(zk_connection *connection, char *server, size_t size);

/* ---- zk_op.c: one call with a deadline, on the asynchronous API ---- */

typedef enum {
	ZK_GET_CHILDREN, /* reads: sent again after a lost connection */
	ZK_WRITES,       /* from here on never sent twice */
} zk_op_kind;

/* What to ask. All pointers are borrowed: the library copies what it queues. */
typedef struct {
	zk_op_kind kind;
	const char *path;
} zk_request;

/* What came back; the members a kind does not use are zero. Owned by whoever holds it: zk_reply_free(). */
typedef struct {
	int rc;
	bool sent; /* the server may have seen the request */
	struct String_vector strings;
} zk_reply;

void zk_reply_free(zk_reply *reply);

/* Asks and waits: within bounds, in a new session if there is none, reads again after a lost connection. */
int zk_call(zk_connection *connection, const zk_bounds *bounds, const zk_request *request, zk_reply *reply);
/* False when a damaged packet made the library claim more strings than there are; the vector is cut down to those. */
bool zk_strings_whole(struct String_vector *strings);
/* For the session that closes: completes every op that the library forgot. */
void zk_ops_sweep(zk_session *session);

#endif
