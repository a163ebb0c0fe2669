#include "zk_php.h"

#include <Zend/zend_exceptions.h>
#include <main/php_streams.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* How long poll() sleeps at most while there is no session, before it tries to make one. */
#define RECONNECT_MS 1000
/* What poll() may take, over its timeout, to begin a new session. */
#define NEW_SESSION_MS 100

bool zk_client_notify_fd(zk_client *client)
{
	if (client->notify_fd >= 0 && client->process == zk_process_number) {
		return true;
	}
	int fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (fd >= 0 && client->notify_fd >= 0) {
		/* After a fork the old one is the parent's too. The listeners know its number, so the new one takes that over. */
		dup3(fd, client->notify_fd, O_CLOEXEC);
		close(fd);
		fd = client->notify_fd;
	}
	if (fd < 0) {
		zend_throw_error(NULL, "Cannot make an eventfd: %s", strerror(errno));
		return false;
	}
	client->notify_fd = fd;
	client->process = zk_process_number;
	return true;
}

static bool has_previous(zend_object *exception, const zend_object *sought)
{
	while (exception && exception != sought) {
		zval unused, *previous = zend_read_property_ex(
						 zend_get_exception_base(exception), exception, ZSTR_KNOWN(ZEND_STR_PREVIOUS), true, &unused);
		exception = Z_TYPE_P(previous) == IS_OBJECT ? Z_OBJ_P(previous) : NULL;
	}
	return exception != NULL;
}

/* Puts a listener's exception aside so that the others run too; it becomes the previous one of the next. False when the
 * script is ending: exit() is an exception to the engine. */
static bool put_aside(zend_object **thrown)
{
	if (EG(exception)) {
		if (zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception))) {
			return false;
		}
		if (*thrown && has_previous(EG(exception), *thrown)) {
			/* The engine would forget to let go of ours. */
			OBJ_RELEASE(*thrown);
		} else if (*thrown) {
			zend_exception_set_previous(EG(exception), *thrown);
		}
		*thrown = EG(exception);
		EG(exception) = NULL;
	}
	return true;
}

/* Every listener that has news, each once, also when one of them stops, adds or drops watches. */
static zend_long deliver_all(zk_client *client)
{
	size_t count = 0, i = 0;
	zend_long ran = 0;
	zend_object *thrown = NULL;
	for (zk_watch *watch = client->watches; watch; watch = watch->next) {
		count++;
	}
	zk_watch **watches = safe_emalloc(count, sizeof(*watches), 0);
	for (zk_watch *watch = client->watches; watch; watch = watch->next) {
		GC_ADDREF(&watch->std);
		watch->polls++;
		watches[i++] = watch;
	}
	for (i = count; i > 0; i--) { /* the list begins with the newest */
		zk_watch *watch = watches[i - 1];
		/* Otherwise it was stopped, or another listener has dropped it. */
		if (watch->listener && GC_REFCOUNT(&watch->std) > watch->polls) {
			ran += zk_watch_deliver(client, watch);
		}
		if (!put_aside(&thrown)) {
			break;
		}
	}
	for (i = 0; i < count; i++) {
		watches[i]->polls--;
		OBJ_RELEASE(&watches[i]->std);
	}
	efree(watches);
	if (put_aside(&thrown)) {
		EG(exception) = thrown;
	} else if (thrown) {
		OBJ_RELEASE(thrown);
	}
	return ran;
}

/* ---- poll(), stream() ---- */

static bool has_session(zk_connection *connection)
{
	zk_session *session = zk_connection_session(connection);
	return session && zk_session_failure(session) == ZOK;
}

/* Begins a new session where the old one was lost; the library connects it in the background if it takes longer. */
static void keep_session(zk_client *client, int64_t end)
{
	zk_connection *connection = client->target.connection;
	if (client->watches && !has_session(connection)) {
		int64_t left = end - zk_now_ms(), most = client->target.bounds.connect_ms;
		int64_t wait = left > NEW_SESSION_MS ? left : NEW_SESSION_MS;
		zk_bounds bounds = {.connect_ms = (int)(wait < most ? wait : most)};
		zk_deadlines deadlines = zk_deadlines_start(&bounds);
		zk_connection_ready(connection, &deadlines);
	}
}

/* False when the time is over, or a signal came for which the script may have a handler. */
static bool wait_for_news(zk_client *client, int64_t end)
{
	int64_t left = end - zk_now_ms();
	bool sleep_short = client->watches && !has_session(client->target.connection) && left > RECONNECT_MS;
	struct pollfd pollfd = {.fd = client->notify_fd, .events = POLLIN};
	return left > 0 && poll(&pollfd, 1, sleep_short ? RECONNECT_MS : (int)left) >= 0;
}

static void drain(const zk_client *client)
{
	uint64_t count;
	if (read(client->notify_fd, &count, sizeof(count)) < 0) {
		return; /* nothing was there */
	}
}

ZEND_METHOD(Zk_Client, poll)
{
	zend_long timeout_ms = 0, ran = 0;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(timeout_ms)
	ZEND_PARSE_PARAMETERS_END();

	zk_client *client = zk_client_from_obj(Z_OBJ_P(ZEND_THIS));
	if (timeout_ms < 0 || timeout_ms > INT32_MAX) {
		zend_argument_value_error(1, "must be between 0 and %d", INT32_MAX);
		RETURN_THROWS();
	}
	if (!zk_target_of(ZEND_THIS) || !zk_client_notify_fd(client)) {
		RETURN_THROWS();
	}
	int64_t end = zk_deadline((int)timeout_ms);
	do {
		drain(client);
		keep_session(client, end);
		ran = deliver_all(client);
	} while (ran == 0 && !EG(exception) && client->target.connection && wait_for_news(client, end));
	RETURN_LONG(ran);
}

ZEND_METHOD(Zk_Client, stream)
{
	ZEND_PARSE_PARAMETERS_NONE();

	zk_client *client = zk_client_from_obj(Z_OBJ_P(ZEND_THIS));
	if (!zk_target_of(ZEND_THIS) || !zk_client_notify_fd(client)) {
		RETURN_THROWS();
	}
	int fd = fcntl(client->notify_fd, F_DUPFD_CLOEXEC, 0);
	php_stream *stream = fd < 0 ? NULL : php_stream_fopen_from_fd(fd, "r", NULL);
	if (!stream) {
		zend_throw_error(NULL, "Cannot make a stream: %s", strerror(errno));
		RETURN_THROWS();
	}
	php_stream_to_zval(stream, return_value);
}
