#include "zk_cache.h"

/* A value that nobody looked at is not read again more often than this, however often its node changes. */
#define QUIET_MS 100

/* ---- reading, on whichever thread; the answers come on the library's ---- */

static void on_event(zhandle_t *zh, int type, int state, const char *path, void *context);

/* The read of an entry has ended, with a new value (which it takes over) or with the reason for none. */
static void settle_cb(zk_entry *entry, int rc, zk_reply *reply)
{
	zk_session *session = entry->session;
	zk_value *value = NULL;
	if (reply) {
		reply->rc = rc;
		value = zk_value_new(reply);
		rc = value ? ZOK : ZSYSTEMERROR;
	}
	pthread_mutex_lock(&session->mutex);
	entry->asking = false;
	entry->rc = rc;
	zk_session_completed_locked(session);
	if (value) {
		session->cache->refreshes += entry->value != NULL;
		zk_value_release(entry->value);
		entry->value = value;
		entry->fresh = true;
		entry->used &= ~ZK_SINCE_READ;
		entry->read_at_ms = zk_now_ms();
		entry->version++;
		zk_cache_account_locked(entry);
	}
	if (session->awaited == entry) {
		pthread_cond_signal(&session->changed);
	}
	if (!zk_is_disconnect(rc)) {
		zk_listeners_notify_locked(entry);
	}
	pthread_mutex_unlock(&session->mutex);
}

/* There was no node to set a watch on data or children: exists() has set one that tells of its creation, unless it came. */
static void missing_cb(int rc, const struct Stat *stat, const void *context)
{
	zk_entry *entry = (zk_entry *)context;
	if (rc == ZOK) {
		zk_cache_ask(entry);
	} else {
		settle_cb(entry, rc, rc == ZNONODE ? &(zk_reply){0} : NULL);
	}
}

static void read_cb(zk_entry *entry, int rc, zk_reply *reply)
{
	if (rc == ZNONODE) {
		rc = zoo_awexists(entry->session->zh, entry->path, on_event, entry->session, missing_cb, entry);
		if (rc != ZOK) {
			settle_cb(entry, rc, NULL);
		}
	} else {
		settle_cb(entry, rc, rc == ZOK ? reply : NULL);
	}
	zk_reply_free(reply);
}

static void children_cb(int rc, const struct String_vector *strings, const struct Stat *stat, const void *context)
{
	zk_reply reply = {0};
	if (rc == ZOK) {
		rc = zk_reply_take_strings(&reply, strings, stat);
	}
	read_cb((zk_entry *)context, rc, &reply);
}

static void data_cb(int rc, const char *data, int length, const struct Stat *stat, const void *context)
{
	zk_reply reply = {0};
	if (rc == ZOK) {
		rc = zk_reply_take_data(&reply, data, length, stat);
	}
	read_cb((zk_entry *)context, rc, &reply);
}

/* exists() sets a watch whether there is a node or not. */
static void exists_cb(int rc, const struct Stat *stat, const void *context)
{
	zk_reply reply = {0};
	if (rc == ZOK && stat) {
		reply.stat = *stat;
	}
	settle_cb((zk_entry *)context, rc, rc == ZOK || rc == ZNONODE ? &reply : NULL);
}

void zk_cache_ask(zk_entry *entry)
{
	zhandle_t *zh = entry->session->zh;
	int rc;
	if (entry->kind == ZK_GET_CHILDREN) {
		rc = zoo_awget_children2(zh, entry->path, on_event, entry->session, children_cb, entry);
	} else if (entry->kind == ZK_GET) {
		rc = zoo_awget(zh, entry->path, on_event, entry->session, data_cb, entry);
	} else {
		rc = zoo_awexists(zh, entry->path, on_event, entry->session, exists_cb, entry);
	}
	if (rc != ZOK) {
		settle_cb(entry, rc, NULL);
	}
}

bool zk_cache_must_ask_locked(zk_entry *entry)
{
	bool must = !entry->fresh && !entry->asking && !entry->session->closing;
	entry->asking |= must;
	entry->session->under_way += must;
	return must;
}

/* ---- what ZooKeeper tells ---- */

/* Returns the entry when it is to be read again at once: when somebody looked at it since it was read last, or nothing
 * happened to it for a while. Else the next who looks will ask: a node that changes all the time must not cost a read each
 * time. */
static zk_entry *outdate_locked(zk_session *session, zk_kind kind, const char *path)
{
	zk_entry *entry = zk_cache_find_locked(session, kind, path);
	if (!entry) {
		return NULL;
	}
	entry->fresh = false;
	entry->version++;
	if ((entry->used & ZK_SINCE_READ) || zk_now_ms() - entry->read_at_ms >= QUIET_MS) {
		return zk_cache_must_ask_locked(entry) ? entry : NULL;
	}
	zk_listeners_notify_locked(entry);
	return NULL;
}

static void on_event(zhandle_t *zh, int type, int state, const char *path, void *context)
{
	zk_session *session = context;
	zk_entry *ask[3] = {NULL};
	if (type == ZOO_SESSION_EVENT) {
		return; /* the session's own watcher hears of it too */
	}
	pthread_mutex_lock(&session->mutex);
	if (type != ZOO_CHANGED_EVENT) {
		ask[0] = outdate_locked(session, ZK_GET_CHILDREN, path);
	}
	if (type != ZOO_CHILD_EVENT) {
		ask[1] = outdate_locked(session, ZK_GET, path);
		ask[2] = outdate_locked(session, ZK_EXISTS, path);
	}
	pthread_mutex_unlock(&session->mutex);
	for (int i = 0; i < 3; i++) {
		if (ask[i]) {
			zk_cache_ask(ask[i]);
		}
	}
}

static void notify_all_locked(zk_session *session)
{
	zk_entry *entry;
	TAILQ_FOREACH(entry, &session->cache->by_use, by_use) {
		zk_listeners_notify_locked(entry);
	}
}

/* Asked after the connection came back. The server answers in order, so all events that were missed are in before this. */
static void barrier_cb(int rc, const struct Stat *stat, const void *context)
{
	zk_session *session = (zk_session *)context;
	zk_entry *entry;
	pthread_mutex_lock(&session->mutex);
	zk_session_completed_locked(session);
	/* Otherwise the next connection has a barrier of its own. */
	if (!zk_is_disconnect(rc)) {
		session->trusted = true;
		pthread_cond_signal(&session->changed);
		TAILQ_FOREACH(entry, &session->cache->by_use, by_use) {
			if (!entry->fresh) {
				zk_listeners_notify_locked(entry);
			}
		}
	}
	pthread_mutex_unlock(&session->mutex);
}

void zk_cache_on_connected(zk_session *session, zhandle_t *zh, bool again)
{
	pthread_mutex_lock(&session->mutex);
	bool ask = again && !session->closing;
	session->under_way += ask;
	if (!again) {
		session->trusted = true;
		notify_all_locked(session);
	}
	pthread_mutex_unlock(&session->mutex);
	if (ask) {
		zk_session_mark(session, zh, barrier_cb);
	}
}

void zk_cache_on_lost_locked(zk_session *session, bool for_good)
{
	if (session->trusted) {
		session->trusted = false;
		session->lost_at_ms = zk_now_ms();
	}
	if (for_good) {
		notify_all_locked(session);
	}
}
