/* The library side of cached reads and listeners; see zk_core.h for the rules of this side. */
#ifndef ZK_CACHE_H
#define ZK_CACHE_H

#include <stdatomic.h>
#include <sys/queue.h>

#include "zk_core.h"

/* ---- zk_cache.c: copies of nodes and children lists that ZooKeeper's watches keep true ---- */

typedef struct zk_entry zk_entry;
typedef struct zk_listener zk_listener;

typedef struct {
	size_t entries, bytes;
	size_t watch_bytes; /* of all watched paths: the library sends them in one packet when it connects again */
	int stale_ms;       /* how long to answer while the connection is lost; -1: for ever */
} zk_cache_limits;

/* What was read; the same for all who look at it, and never changed. */
typedef struct {
	_Atomic unsigned holders;
	zk_reply reply; /* rc is ZOK, or ZNONODE: that there is no such node is a value too */
} zk_value;

/* One look into the cache, and what is needed to see whether it still holds. */
typedef struct {
	zk_value *value; /* held for the caller: zk_value_release() */
	zk_entry *entry;
	uint64_t version, generation;
} zk_cached;

#define ZK_BUCKETS 1024

/* The copies of one session. */
struct zk_cache {
	zk_entry *buckets[ZK_BUCKETS];           /* by kind and path */
	TAILQ_HEAD(zk_entries, zk_entry) by_use; /* the most recently used first */
	size_t entries, bytes, watch_bytes;
	uint64_t refreshes, evictions;
};

zk_cache *zk_cache_new(void);
void zk_cache_free(zk_cache *cache);
/* The copy for request (a ZK_GET_CHILDREN, ZK_GET or ZK_EXISTS), read now when there is none that may be shown: never one
 * that this session knows to be outdated. Returns the value's rc, or why there is none (cached->value is NULL then). */
int zk_cache_read(zk_connection *connection, const zk_bounds *bounds, const zk_cache_limits *limits,
	const zk_request *request, zk_cached *cached, zk_reply *failure);
void zk_value_release(zk_value *value);
/* After a request past the cache: what its answer shows to be outdated, or what it changed itself, is so. Watches tell most of
 * that, but not of a change in the ACL, in the number of a node's children, or of a node that the session may not read (any more). */
void zk_cache_on_answer(zk_session *session, const zk_request *request, const zk_reply *reply);
/* True when the library's blocking call must not be used: its answer could overtake the events of this session's watches. */
bool zk_cache_in_use(zk_session *session);
/* On the library's thread: the session is connected, for the first time or again; it lost its server, perhaps for good. */
void zk_cache_on_connected(zk_session *session, zhandle_t *zh, bool again);
void zk_cache_on_lost_locked(zk_session *session, bool for_good);

/* What a copy was used since. A look that finds all as it was does not move it to the head of by_use: that takes the mutex. */
enum {
	ZK_SINCE_READ = 1, /* from the server */
	ZK_SINCE_AGED = 2, /* it was the next to go */
};

/* A copy. Only the owner of the session makes and removes entries; its mutex guards all but the atomics. */
struct zk_entry {
	_Atomic uint64_t version;   /* counted up when the value becomes outdated or new */
	_Atomic unsigned char used; /* ZK_SINCE_READ | ZK_SINCE_AGED */
	zk_session *session;
	zk_kind kind;
	char *path;
	zk_entry *next; /* in its bucket */
	TAILQ_ENTRY(zk_entry) by_use;
	zk_value *value; /* the last that was read, NULL before the first */
	bool fresh;      /* nothing has been heard of a change of it; a watch would tell */
	bool asking;     /* a read is under way */
	int rc;          /* why the last read failed, or ZOK */
	int64_t read_at_ms;
	size_t bytes;
	zk_listener *listeners; /* while there are any it stays in the cache */
};

/* True while everything that cached says still holds, connection included: a few loads, for a hit in tens of nanoseconds. */
static inline bool zk_cache_holds(const zk_connection *connection, const zk_cached *cached)
{
	if (connection->generation != cached->generation || connection->process != zk_process_number ||
		!atomic_load_explicit(&connection->session->trusted, memory_order_acquire) ||
		zoo_state(connection->session->zh) != ZOO_CONNECTED_STATE ||
		atomic_load_explicit(&cached->entry->version, memory_order_acquire) != cached->version) {
		return false;
	}
	if (atomic_load_explicit(&cached->entry->used, memory_order_relaxed) != (ZK_SINCE_READ | ZK_SINCE_AGED)) {
		atomic_store_explicit(&cached->entry->used, ZK_SINCE_READ | ZK_SINCE_AGED, memory_order_relaxed);
	}
	return true;
}

/* ---- zk_entry.c: one copy; for the files below and zk_cache.c ---- */

/* Takes over what is in reply; NULL when out of memory. */
zk_value *zk_value_new(zk_reply *reply);
zk_entry *zk_cache_find_locked(zk_session *session, zk_kind kind, const char *path);
/* The entry for request, made if need be; NULL when out of memory. */
zk_entry *zk_cache_entry_locked(zk_session *session, zk_kind kind, const char *path);
/* The entry has another value. */
void zk_cache_account_locked(zk_entry *entry);
void zk_cache_remove_locked(zk_entry *entry);
/* Lets the least recently used entries go until the limits are kept; false when what is listened to is over them. */
bool zk_cache_trim(zk_connection *connection, const zk_cache_limits *limits);

/* ---- zk_refresh.c: how the copies are kept true ---- */

/* True when the caller has to zk_cache_ask(), without the mutex, because the entry is outdated and nobody asks yet. */
bool zk_cache_must_ask_locked(zk_entry *entry);
void zk_cache_ask(zk_entry *entry);

/* ---- zk_listen.c: who wants to know of changes ---- */

void zk_listeners_notify_locked(const zk_entry *entry);

/* Keeps the copy for request in the cache of the connection's session, which must be there, and of every session after it.
 * notify_fd (an eventfd of the caller) is written to whenever zk_listener_poll() may have something to do. known is the value
 * that the caller has already. NULL when out of memory or when there is no room for another watch. */
zk_listener *zk_listen(zk_connection *connection, const zk_cache_limits *limits, const zk_request *request, int notify_fd,
	const zk_value *known);
void zk_listener_free(zk_listener *listener);
const char *zk_listener_path(const zk_listener *listener);
/* The value that the listener has not been given yet, held for the caller; NULL when there is none. Starts whatever is needed
 * to get one, and never waits. *rc is ZOK, or why the node cannot be read any more. */
zk_value *zk_listener_poll(zk_listener *listener, int *rc);

#endif
