#include <stdlib.h>
#include <string.h>

#include "zk_cache.h"

/* Whether the entry's value may be shown: it is true as far as this session knows, or it may be as old as its loss is. */
static bool may_show_locked(const zk_entry *entry, const zk_cache_limits *limits)
{
	const zk_session *session = entry->session;
	/* The library knows of a loss a moment before its event is here. */
	bool connected = session->trusted && zk_session_connected(session);
	int64_t lost_for = session->trusted ? 0 : zk_now_ms() - session->lost_at_ms;
	return entry->fresh && zk_session_failure(session) == ZOK &&
	       (connected || limits->stale_ms < 0 || lost_for < limits->stale_ms);
}

static void show_locked(zk_connection *connection, zk_entry *entry, zk_cached *cached)
{
	entry->used |= ZK_SINCE_READ;
	entry->value->holders++;
	*cached = (zk_cached){entry->value, entry, entry->version, connection->generation};
}

static bool show_what_is_there(
	zk_connection *connection, const zk_cache_limits *limits, const zk_request *request, zk_cached *cached)
{
	zk_session *session = zk_connection_session(connection);
	bool shown = false;
	if (session) {
		pthread_mutex_lock(&session->mutex);
		zk_entry *entry = zk_cache_find_locked(session, request->kind, request->path);
		if (entry && may_show_locked(entry, limits)) {
			show_locked(connection, zk_cache_entry_locked(session, request->kind, request->path), cached);
			shown = true;
		}
		pthread_mutex_unlock(&session->mutex);
	}
	return shown;
}

/* Reads through the cache: the answer is the entry's, which the next look finds there. */
static int read_entry(
	zk_connection *connection, const zk_cache_limits *limits, const zk_request *request, int64_t deadline, zk_cached *cached)
{
	zk_session *session = connection->session;
	bool in_time = true;
	int rc = ZSYSTEMERROR;

	pthread_mutex_lock(&session->mutex);
	zk_entry *entry = zk_cache_entry_locked(session, request->kind, request->path);
	if (entry && !entry->asking) {
		entry->rc = ZOK; /* why an earlier read failed says nothing of this one */
	}
	while (entry) {
		if (may_show_locked(entry, limits)) {
			show_locked(connection, entry, cached);
			rc = cached->value->reply.rc;
			break;
		}
		if (!entry->fresh && !entry->asking && entry->rc != ZOK) {
			rc = entry->rc;
			entry->rc = ZOK;
			break;
		}
		if (!zk_session_connected(session) || !in_time) {
			int failure = zk_session_failure(session);
			rc = failure != ZOK ? failure : in_time ? ZCONNECTIONLOSS : ZOPERATIONTIMEOUT;
			break;
		}
		if (zk_cache_must_ask_locked(entry)) {
			pthread_mutex_unlock(&session->mutex);
			zk_cache_ask(entry);
			pthread_mutex_lock(&session->mutex);
			continue;
		}
		session->awaited = entry;
		in_time = zk_session_sleep_locked(session, deadline);
		session->awaited = NULL;
	}
	pthread_mutex_unlock(&session->mutex);
	return rc;
}

static int read_now(zk_connection *connection, const zk_bounds *bounds, const zk_cache_limits *limits,
	const zk_request *request, zk_cached *cached, zk_reply *reply)
{
	zk_deadlines deadlines = zk_deadlines_start(bounds);
	for (;;) {
		*reply = (zk_reply){.rc = zk_connection_ready(connection, &deadlines)};
		if (reply->rc != ZOK) {
			break;
		}
		reply->sent = true;
		reply->rc = read_entry(connection, limits, request, zk_answer_deadline(&deadlines, connection->session), cached);
		if (!zk_may_send_again(request, reply) || zk_now_ms() >= deadlines.give_up) {
			break;
		}
		connection->stats.retries++;
	}
	return reply->rc;
}

int zk_cache_read(zk_connection *connection, const zk_bounds *bounds, const zk_cache_limits *limits,
	const zk_request *request, zk_cached *cached, zk_reply *failure)
{
	*cached = (zk_cached){0};
	if (show_what_is_there(connection, limits, request, cached)) {
		connection->stats.cache_hits++;
		return cached->value->reply.rc;
	}
	int64_t started_ns = zk_now_ns();
	read_now(connection, bounds, limits, request, cached, failure);
	connection->stats.cache_misses++;
	zk_count(connection, request, cached->value ? &cached->value->reply : failure);
	connection->stats.time_ns += (uint64_t)(zk_now_ns() - started_ns);
	if (connection->session) {
		zk_cache_trim(connection, limits);
	}
	return failure->rc;
}

/* ---- limits ---- */

static void removed_cb(int rc, const void *context)
{
	zk_session *session = (zk_session *)context;
	pthread_mutex_lock(&session->mutex);
	zk_session_completed_locked(session);
	pthread_mutex_unlock(&session->mutex);
}

/* The server and the library forget the watches. The library's call for one of several only asks the server whether there is
 * one, so they stay, to fire once for nothing, while another entry of the path lives by them. */
static void forget_watches(zk_session *session, const char *path)
{
	int rc = zoo_aremove_all_watches(session->zh, path, ZWATCHTYPE_ANY, 0, (void_completion_t *)removed_cb, session);
	if (rc != ZOK) {
		removed_cb(rc, session);
	}
}

static bool has_entry_locked(zk_session *session, const char *path)
{
	return zk_cache_find_locked(session, ZK_GET_CHILDREN, path) || zk_cache_find_locked(session, ZK_GET, path) ||
	       zk_cache_find_locked(session, ZK_EXISTS, path);
}

/* The least recently used entry that nobody listens to or waits for. */
static zk_entry *victim_locked(zk_cache *cache)
{
	for (size_t left = 2 * cache->entries; left > 0; left--) {
		zk_entry *entry = TAILQ_LAST(&cache->by_use, zk_entries);
		if (!entry->listeners && !entry->asking && !(entry->used & ZK_SINCE_AGED)) {
			return entry;
		}
		entry->used &= ~ZK_SINCE_AGED;
		TAILQ_REMOVE(&cache->by_use, entry, by_use);
		TAILQ_INSERT_HEAD(&cache->by_use, entry, by_use);
	}
	return NULL;
}

static bool is_over(const zk_cache *cache, const zk_cache_limits *limits)
{
	return cache->entries > limits->entries || cache->bytes > limits->bytes || cache->watch_bytes > limits->watch_bytes;
}

bool zk_cache_trim(zk_connection *connection, const zk_cache_limits *limits)
{
	zk_session *session = connection->session;
	zk_cache *cache = session->cache;
	zk_entry *victim;
	pthread_mutex_lock(&session->mutex);
	while (is_over(cache, limits) && (victim = victim_locked(cache))) {
		char *path = strdup(victim->path);
		zk_cache_remove_locked(victim);
		cache->evictions++;
		connection->generation++;
		if (path && !has_entry_locked(session, path)) {
			session->under_way++;
			pthread_mutex_unlock(&session->mutex);
			forget_watches(session, path);
			pthread_mutex_lock(&session->mutex);
		}
		free(path);
	}
	bool kept = !is_over(cache, limits);
	pthread_mutex_unlock(&session->mutex);
	return kept;
}

bool zk_cache_in_use(zk_session *session)
{
	pthread_mutex_lock(&session->mutex);
	bool in_use = session->cache->entries > 0;
	pthread_mutex_unlock(&session->mutex);
	return in_use;
}

/* ---- what the session sees and does past the cache ---- */

static void outdate_locked(zk_entry *entry)
{
	entry->fresh = false;
	entry->version++;
	zk_listeners_notify_locked(entry);
}

/* Outdates the copies of the path, from one kind on. */
static void outdate(zk_session *session, zk_kind first, const char *path)
{
	for (zk_kind kind = first; path && kind <= ZK_EXISTS; kind++) {
		zk_entry *entry = zk_cache_find_locked(session, kind, path);
		if (entry && entry->fresh) {
			outdate_locked(entry);
		}
	}
}

static bool is_older(zk_kind kind, const zk_reply *known, const zk_reply *seen)
{
	if (known->rc != ZOK || seen->rc != ZOK) {
		return known->rc != seen->rc;
	}
	return known->stat.czxid < seen->stat.czxid || known->stat.pzxid < seen->stat.pzxid ||
	       (kind != ZK_GET_CHILDREN && (known->stat.mzxid < seen->stat.mzxid || known->stat.aversion < seen->stat.aversion));
}

static void on_seen_locked(zk_session *session, const char *path, const zk_reply *reply)
{
	for (zk_kind kind = ZK_GET_CHILDREN; kind <= ZK_EXISTS; kind++) {
		zk_entry *entry = zk_cache_find_locked(session, kind, path);
		if (entry && entry->fresh && is_older(kind, &entry->value->reply, reply)) {
			outdate_locked(entry);
		}
	}
}

static void on_written_locked(zk_session *session, const zk_request *request)
{
	if (request->kind == ZK_SET_ACL) {
		outdate(session, ZK_GET_CHILDREN, request->path);
	} else if (request->kind == ZK_CREATE || request->kind == ZK_DELETE) {
		const char *slash = strrchr(request->path, '/');
		char *parent = slash == request->path ? strdup("/") : strndup(request->path, (size_t)(slash - request->path));
		outdate(session, ZK_GET, parent);
		free(parent);
	}
	for (int i = 0; i < request->count; i++) {
		on_written_locked(session, &request->parts[i]);
	}
}

void zk_cache_on_answer(zk_session *session, const zk_request *request, const zk_reply *reply)
{
	bool has_stat = request->kind == ZK_GET || request->kind == ZK_EXISTS || request->kind == ZK_GET_ACL;
	pthread_mutex_lock(&session->mutex);
	if (session->cache->entries > 0 && request->kind >= ZK_CREATE) {
		on_written_locked(session, request);
	} else if (session->cache->entries > 0 && has_stat && (reply->rc == ZOK || reply->rc == ZNONODE)) {
		on_seen_locked(session, request->path, reply);
	} else if (session->cache->entries > 0 && reply->rc == ZNOAUTH && request->kind <= ZK_EXISTS) {
		outdate(session, ZK_GET_CHILDREN, request->path);
	}
	pthread_mutex_unlock(&session->mutex);
}
