#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "zk_cache.h"

struct zk_listener {
	zk_connection *connection;
	zk_cache_limits limits;
	zk_kind kind;
	char *path;
	int notify_fd;

	uint64_t session; /* which of the connection's sessions the entry is of */
	unsigned process;
	zk_entry *entry;   /* in that session's cache; void when the session is another one now */
	zk_listener *next; /* in entry->listeners, under the session's mutex */
	struct Stat given; /* of the value that was given last */
	int given_rc;      /* and its rc */
};

/* What tells one state of a node or list from another: a read after a lost session often finds the same again. */
static bool is_new_locked(const zk_listener *listener)
{
	const zk_reply *reply = &listener->entry->value->reply;
	if (reply->rc != ZOK || listener->given_rc != ZOK) {
		return reply->rc != listener->given_rc;
	}
	return reply->stat.czxid != listener->given.czxid ||
	       (listener->kind == ZK_GET_CHILDREN ? reply->stat.pzxid != listener->given.pzxid
											  : reply->stat.mzxid != listener->given.mzxid);
}

static void notify(const zk_listener *listener)
{
	static const uint64_t one = 1;
	/* Only fails when the counter is full, and then it is readable anyway. */
	if (write(listener->notify_fd, &one, sizeof(one)) < 0) {
		return;
	}
}

void zk_listeners_notify_locked(const zk_entry *entry)
{
	for (const zk_listener *listener = entry->listeners; listener; listener = listener->next) {
		notify(listener);
	}
}

/* The session that the listener's entry is in, NULL when that is gone. */
static zk_session *own_session(const zk_listener *listener)
{
	zk_connection *connection = listener->connection;
	zk_session *session = zk_connection_session(connection);
	bool same = listener->entry && session && listener->session == connection->stats.sessions &&
	            listener->process == zk_process_number;
	return same ? session : NULL;
}

static void detach(zk_listener *listener)
{
	zk_session *session = own_session(listener);
	if (session) {
		pthread_mutex_lock(&session->mutex);
		zk_listener **link = &listener->entry->listeners;
		while (*link != listener) {
			link = &(*link)->next;
		}
		*link = listener->next;
		pthread_mutex_unlock(&session->mutex);
	}
	listener->entry = NULL;
}

/* Into the cache of the present session. False when out of memory or over the limits. */
static bool attach(zk_listener *listener)
{
	zk_connection *connection = listener->connection;
	zk_session *session = connection->session;
	pthread_mutex_lock(&session->mutex);
	zk_entry *entry = zk_cache_entry_locked(session, listener->kind, listener->path);
	if (entry) {
		listener->entry = entry;
		listener->session = connection->stats.sessions;
		listener->process = zk_process_number;
		listener->next = entry->listeners;
		entry->listeners = listener;
	}
	pthread_mutex_unlock(&session->mutex);
	/* Only what all listeners want together counts against the room for watches. */
	zk_cache_limits limits = {SIZE_MAX, SIZE_MAX, listener->limits.watch_bytes, 0};
	return entry && zk_cache_trim(connection, &limits);
}

/* What has happened between the caller's read and attach() was told to nobody. */
static void notify_if_behind(const zk_listener *listener)
{
	pthread_mutex_t *mutex = &listener->connection->session->mutex;
	pthread_mutex_lock(mutex);
	if (!listener->entry->fresh || is_new_locked(listener)) {
		notify(listener);
	}
	pthread_mutex_unlock(mutex);
}

zk_listener *zk_listen(zk_connection *connection, const zk_cache_limits *limits, const zk_request *request, int notify_fd,
	const zk_value *known)
{
	zk_listener *listener = calloc(1, sizeof(*listener));
	if (listener) {
		*listener = (zk_listener){.connection = connection,
			.limits = *limits,
			.kind = request->kind,
			.path = strdup(request->path),
			.notify_fd = notify_fd,
			.given = known->reply.stat,
			.given_rc = known->reply.rc};
		if (listener->path && attach(listener)) {
			notify_if_behind(listener);
			return listener;
		}
		zk_listener_free(listener);
	}
	return NULL;
}

void zk_listener_free(zk_listener *listener)
{
	detach(listener);
	free(listener->path);
	free(listener);
}

const char *zk_listener_path(const zk_listener *listener)
{
	return listener->path;
}

zk_value *zk_listener_poll(zk_listener *listener, int *rc)
{
	zk_session *session = own_session(listener);
	zk_value *value = NULL;
	*rc = ZOK;
	if (!session) {
		session = listener->connection->session;
		if (!session || zk_session_failure(session) != ZOK || !attach(listener)) {
			return NULL;
		}
	}
	zk_entry *entry = listener->entry;
	pthread_mutex_lock(&session->mutex);
	bool must_ask = false;
	if (!entry->fresh && !entry->asking && entry->rc != ZOK && !zk_is_disconnect(entry->rc)) {
		*rc = entry->rc;
	} else if (session->trusted) {
		must_ask = zk_cache_must_ask_locked(entry);
	}
	if (entry->fresh && is_new_locked(listener)) {
		value = entry->value;
		value->holders++;
		entry->used |= ZK_SINCE_READ;
		listener->given = value->reply.stat;
		listener->given_rc = value->reply.rc;
	}
	pthread_mutex_unlock(&session->mutex);
	if (must_ask) {
		zk_cache_ask(entry);
	}
	return value;
}
