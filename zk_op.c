#include <stdlib.h>

#include "zk_core.h"

/* One request under way. The waiter and the completion each hold it; whichever lets go last frees it. */
struct zk_op {
	zk_session *session;
	zk_op *previous, *next; /* in session->ops, under its mutex */
	bool done;              /* the completion let go, under the mutex */
	bool abandoned;         /* the waiter let go, under the mutex */
	zk_reply reply;         /* the completion's until done, then the waiter's */
};

void zk_reply_free(zk_reply *reply)
{
	deallocate_String_vector(&reply->strings);
	*reply = (zk_reply){0};
}

bool zk_strings_whole(struct String_vector *strings)
{
	int32_t claimed = strings->count, present = 0;
	while (strings->data && present < claimed && strings->data[present]) {
		present++;
	}
	strings->count = present;
	return present == claimed;
}

static void op_free(zk_op *op)
{
	zk_reply_free(&op->reply);
	free(op);
}

static void op_link_locked(zk_op *op)
{
	op->next = op->session->ops;
	if (op->next) {
		op->next->previous = op;
	}
	op->session->ops = op;
}

static void op_unlink_locked(zk_op *op)
{
	*(op->previous ? &op->previous->next : &op->session->ops) = op->next;
	if (op->next) {
		op->next->previous = op->previous;
	}
}

/* The completion lets go: the last thing that a library thread does with an op. */
static void op_done_cb(zk_op *op, int rc)
{
	zk_session *session = op->session;
	op->reply.rc = rc;
	pthread_mutex_lock(&session->mutex);
	op_unlink_locked(op);
	op->done = true;
	bool abandoned = op->abandoned;
	if (session->awaited == op) {
		pthread_cond_signal(&session->changed);
	}
	pthread_mutex_unlock(&session->mutex);
	if (abandoned) {
		op_free(op);
	}
}

/* The library frees the vector after this call, but only what is still in it: the strings move without a copy. */
static void strings_cb(int rc, const struct String_vector *strings, const void *context)
{
	zk_op *op = (zk_op *)context;
	if (rc == ZOK && strings) {
		op->reply.strings = *strings;
		*(struct String_vector *)strings = (struct String_vector){0};
		rc = zk_strings_whole(&op->reply.strings) ? ZOK : ZMARSHALLINGERROR;
	}
	op_done_cb(op, rc);
}

static int op_queue(zhandle_t *zh, const zk_request *request, zk_op *op)
{
	switch (request->kind) {
	case ZK_GET_CHILDREN:
		return zoo_aget_children(zh, request->path, 0, strings_cb, op);
	default:
		return ZUNIMPLEMENTED;
	}
}

/* The waiter lets go. */
static void op_release(zk_op *op)
{
	zk_session *session = op->session;
	bool done = true;
	if (session) {
		pthread_mutex_lock(&session->mutex);
		done = op->done;
		op->abandoned = !done;
		pthread_mutex_unlock(&session->mutex);
	}
	if (done) {
		op_free(op);
	}
}

/* Sends; NULL with rc when nothing was sent. */
static zk_op *op_send(zk_session *session, const zk_request *request, int *rc)
{
	zk_op *op = calloc(1, sizeof(*op));
	if (!op) {
		*rc = ZSYSTEMERROR;
		return NULL;
	}
	op->session = session;
	op->reply.sent = true;
	pthread_mutex_lock(&session->mutex);
	op_link_locked(op);
	pthread_mutex_unlock(&session->mutex);
	*rc = op_queue(session->zh, request, op);
	if (*rc == ZOK) {
		return op;
	}
	if (*rc == ZSYSTEMERROR) {
		/* Only waking the library's thread failed: the request is queued and its completion will come. */
		op_release(op);
		return NULL;
	}
	pthread_mutex_lock(&session->mutex);
	op_unlink_locked(op);
	pthread_mutex_unlock(&session->mutex);
	op_free(op);
	return NULL;
}

/* Waits for the answer and hands it over. A session that expires takes the completions of its last calls with it, so that
 * ends the wait as well. */
static int op_wait(zk_op *op, int64_t deadline, zk_reply *reply)
{
	zk_session *session = op->session;
	int failure = ZOK;
	bool in_time = true;

	pthread_mutex_lock(&session->mutex);
	session->awaited = op;
	while (!op->done && in_time && (failure = zk_session_failure(session)) == ZOK) {
		in_time = zk_session_sleep_locked(session, deadline);
	}
	session->awaited = NULL;
	bool done = op->done;
	pthread_mutex_unlock(&session->mutex);

	if (done) {
		*reply = op->reply;
		op->reply = (zk_reply){0};
	} else {
		*reply = (zk_reply){.rc = failure != ZOK ? failure : ZOPERATIONTIMEOUT, .sent = true};
	}
	op_release(op);
	return reply->rc;
}

void zk_ops_sweep(zk_session *session)
{
	while (session->ops) {
		zk_op *op = session->ops;
		op_unlink_locked(op);
		op->session = NULL;
		op->done = true;
		op->reply.rc = ZCLOSING;
		if (op->abandoned) {
			op_free(op);
		}
	}
}

static int call_once(zk_connection *connection, const zk_request *request, int64_t deadline, zk_reply *reply)
{
	zk_session *session = connection->session;
	int rc;
	zk_op *op = op_send(session, request, &rc);
	if (!op) {
		*reply = (zk_reply){.rc = rc};
		return rc;
	}
	/* Without a deadline the library gives up after two thirds of the session's timeout; this is for what it forgets. */
	return op_wait(op, deadline == ZK_NEVER ? zk_deadline(zoo_recv_timeout(session->zh)) : deadline, reply);
}

/* Nothing happened on the server, or it may happen twice. */
static bool may_send_again(const zk_request *request, const zk_reply *reply)
{
	return (!reply->sent && reply->rc == ZINVALIDSTATE) || (request->kind < ZK_WRITES && reply->rc == ZCONNECTIONLOSS);
}

int zk_call(zk_connection *connection, const zk_bounds *bounds, const zk_request *request, zk_reply *reply)
{
	int64_t deadline = bounds->call_ms ? zk_deadline(bounds->call_ms) : ZK_NEVER;
	int64_t give_up = deadline == ZK_NEVER ? zk_deadline(bounds->connect_ms) : deadline;
	for (;;) {
		bool fresh = false;
		int rc = zk_connection_ready(connection, bounds, give_up, &fresh);
		if (rc != ZOK) {
			*reply = (zk_reply){.rc = rc};
			return rc;
		}
		if (fresh && bounds->call_ms) {
			give_up = deadline = zk_deadline(bounds->call_ms);
		}
		rc = call_once(connection, request, deadline, reply);
		if (!may_send_again(request, reply) || zk_now_ms() >= give_up) {
			return rc;
		}
		connection->stats.retries++;
	}
}
