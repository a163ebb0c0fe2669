#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "zk_cache.h"

/* How long a session that is closed waits for answers that nobody else waits for. */
#define LATE_ANSWERS_MS 500
#define COMING_BACK_MS 50
/* Not a likely server's address: the library compares servers without their ports (addrvec_contains() of 3.8). */
#define NOBODY "127.255.255.254:1"

static zk_session *inherited;

/* The library's completion thread tells what became of the session. */
static void session_on_event(zhandle_t *zh, int type, int state, const char *path, void *context)
{
	zk_session *session = context;
	bool connected = state == ZOO_CONNECTED_STATE;
	if (type != ZOO_SESSION_EVENT) {
		return;
	}
	pthread_mutex_lock(&session->mutex);
	session->connects += connected;
	session->told = state;
	bool again = session->connects > 1;
	if (!connected) {
		zk_cache_on_lost_locked(session, state < 0);
	}
	pthread_cond_signal(&session->changed);
	pthread_mutex_unlock(&session->mutex);
	if (connected) {
		zk_cache_on_connected(session, zh, again);
	}
}

/* At the first answer for any of the credentials. When it is no, the state is ZOO_AUTH_FAILED_STATE. */
static void auth_cb(int rc, const void *context)
{
	zk_session *session = (zk_session *)context;
	pthread_mutex_lock(&session->mutex);
	session->auth_unanswered = false;
	pthread_cond_signal(&session->changed);
	pthread_mutex_unlock(&session->mutex);
}

static zk_session *session_alloc(size_t chroot_length)
{
	zk_session *session = calloc(1, sizeof(*session));
	pthread_condattr_t monotonic;
	if (!session || !(session->cache = zk_cache_new())) {
		free(session);
		return NULL;
	}
	session->chroot_length = chroot_length;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&session->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	pthread_mutex_init(&session->mutex, NULL);
	return session;
}

static void session_free(zk_session *session)
{
	zk_cache_free(session->cache);
	pthread_cond_destroy(&session->changed);
	pthread_mutex_destroy(&session->mutex);
	free(session);
}

static void *pass(void *gate)
{
	pthread_mutex_lock(gate);
	pthread_mutex_unlock(gate);
	return NULL;
}

/* The library wants two threads, and ends the process when it gets less. */
static bool can_start_threads(void)
{
	pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
	pthread_t threads[2];
	int started = 0, rc = 0;
	pthread_mutex_lock(&gate); /* so that both are there at a time */
	while (rc == 0 && started < 2 && (rc = pthread_create(&threads[started], NULL, pass, &gate)) == 0) {
		started++;
	}
	pthread_mutex_unlock(&gate);
	while (started > 0) {
		pthread_join(threads[--started], NULL);
	}
	errno = rc;
	return rc == 0;
}

zk_session *zk_session_open(const char *addresses, int timeout_ms, const zk_auth *auth, size_t auth_count)
{
	const char *chroot = strchr(addresses, '/');
	zk_session *session = session_alloc(chroot ? strlen(chroot) : 0);
	if (!session) {
		return NULL;
	}
	sigset_t saved;
	zk_signals_mask(&saved);
	if (can_start_threads()) {
		session->zh =
			zookeeper_init2(addresses, session_on_event, timeout_ms, NULL, session, ZOO_NO_LOG_CLIENTENV, zk_log_line_cb);
	}
	int error = errno;
	pthread_sigmask(SIG_SETMASK, &saved, NULL);
	if (!session->zh) {
		session_free(session);
		errno = error;
		return NULL;
	}
	/* By default the library looks its host list up in every turn of its loop: half of the CPU of a call. */
	zoo_set_servers_resolution_delay(session->zh, -1);
	session->auth_unanswered = auth_count > 0;
	for (size_t i = 0; i < auth_count; i++) {
		zoo_add_auth(session->zh, auth[i].scheme, auth[i].credentials, (int)auth[i].length, auth_cb, session);
	}
	return session;
}

void zk_session_completed_locked(zk_session *session)
{
	if (--session->under_way == 0) {
		pthread_cond_signal(&session->changed);
	}
}

void zk_session_mark(zk_session *session, zhandle_t *zh, stat_completion_t done)
{
	int rc = zoo_aexists(zh, "/", 0, done, session);
	if (rc != ZOK) {
		done(rc, NULL, session);
	}
}

static void last_cb(int rc, const struct Stat *stat, const void *context)
{
	zk_session *session = (zk_session *)context;
	pthread_mutex_lock(&session->mutex);
	zk_session_completed_locked(session);
	pthread_mutex_unlock(&session->mutex);
}

static void ask_last(zk_session *session)
{
	pthread_mutex_lock(&session->mutex);
	session->under_way++;
	pthread_mutex_unlock(&session->mutex);
	zk_session_mark(session, session->zh, last_cb);
}

/* True when there is something to wait for: an answer, for a session that fails fails all it was asked, or the event of its state. */
static bool is_owed_locked(const zk_session *session)
{
	int state = zoo_state(session->zh);
	bool has_event = state == ZOO_CONNECTED_STATE || zk_session_failure(session) != ZOK;
	return session->under_way > 0 || (has_event && session->told != state);
}

static bool is_quiet_by(zk_session *session, int64_t deadline)
{
	pthread_mutex_lock(&session->mutex);
	while (is_owed_locked(session) && zk_session_sleep_locked(session, deadline)) {
	}
	bool quiet = session->under_way == 0;
	pthread_mutex_unlock(&session->mutex);
	return quiet;
}

/* zookeeper_close() loses completions that are still owed and events that it did not get round to, with all that the library has
 * for them (ZOOKEEPER-2894). So late answers get a moment. Without them the server is given up: the library is told that its servers
 * are where nobody listens, and fails what is under way. Else one more answer is asked for, which comes after all events, and a
 * connection that is just coming back gets a moment too; a slow server still reads that the session closes. */
static void settle_what_is_under_way(zk_session *session)
{
	bool late = !is_quiet_by(session, zk_deadline(LATE_ANSWERS_MS));
	if (late && zk_session_failure(session) == ZOK) {
		zoo_set_servers(session->zh, NOBODY);
		ask_last(session); /* wakes the library's thread */
	} else if (zoo_state(session->zh) == ZOO_CONNECTED_STATE) {
		ask_last(session);
	}
	is_quiet_by(session, zk_deadline(LATE_ANSWERS_MS));
	if (!late) {
		zk_session_wait(session, zk_deadline(COMING_BACK_MS));
		is_quiet_by(session, zk_deadline(COMING_BACK_MS));
	}
}

void zk_session_close(zk_session *session)
{
	pthread_mutex_lock(&session->mutex);
	session->closing = true;
	pthread_mutex_unlock(&session->mutex);
	settle_what_is_under_way(session);
	zookeeper_close(session->zh);
	zk_ops_sweep(session);
	session_free(session);
}

void zk_session_inherit(zk_session *session)
{
	/* Its mutex may be locked for ever and its threads are not here: about 5 KB stay, reachable, until the process ends. */
	session->next_inherited = inherited;
	inherited = session;
}

bool zk_session_connected(const zk_session *session)
{
	return zoo_state(session->zh) == ZOO_CONNECTED_STATE && !session->auth_unanswered;
}

int zk_session_failure(const zk_session *session)
{
	int state = zoo_state(session->zh);
	if (state == ZOO_AUTH_FAILED_STATE) {
		return ZAUTHFAILED;
	}
	return is_unrecoverable(session->zh) ? ZSESSIONEXPIRED : ZOK;
}

bool zk_session_sleep_locked(zk_session *session, int64_t deadline)
{
	if (deadline == ZK_NEVER) {
		pthread_cond_wait(&session->changed, &session->mutex);
		return true;
	}
	struct timespec until = {.tv_sec = deadline / 1000, .tv_nsec = deadline % 1000 * 1000000};
	return pthread_cond_timedwait(&session->changed, &session->mutex, &until) != ETIMEDOUT;
}

bool zk_session_wait(zk_session *session, int64_t deadline)
{
	bool in_time = true;
	pthread_mutex_lock(&session->mutex);
	/* The library changes its state first and tells of it afterwards, under this mutex: no change is slept through. */
	while (in_time && !zk_session_connected(session) && zk_session_failure(session) == ZOK) {
		in_time = zk_session_sleep_locked(session, deadline);
	}
	pthread_mutex_unlock(&session->mutex);
	return in_time;
}
