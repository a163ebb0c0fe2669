#include <stdlib.h>

#include "zk_cache.h"

static void op_link_locked(zk_op *op)
{
	op->next = op->session->ops;
	if (op->next) {
		op->next->previous = op;
	}
	op->session->ops = op;
	op->session->under_way++;
}

static void op_unlink_locked(zk_op *op)
{
	*(op->previous ? &op->previous->next : &op->session->ops) = op->next;
	if (op->next) {
		op->next->previous = op->previous;
	}
	zk_session_completed_locked(op->session);
}

void zk_op_done_cb(zk_op *op, int rc)
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
		zk_op_free(op);
	}
}

/* The waiter's look at it; leaving says that it will be the last one. */
static bool is_done(zk_op *op, bool leaving)
{
	zk_session *session = op->session;
	if (!session) {
		return true;
	}
	pthread_mutex_lock(&session->mutex);
	bool done = op->done;
	op->abandoned = leaving;
	pthread_mutex_unlock(&session->mutex);
	return done;
}

bool zk_op_is_done(zk_op *op)
{
	return is_done(op, false);
}

void zk_op_release(zk_op *op)
{
	if (is_done(op, true)) {
		zk_op_free(op);
	}
}

zk_op *zk_op_send(zk_session *session, const zk_request *request, int *rc)
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

	*rc = zk_request_queue(session->zh, request, op);
	if (*rc == ZOK) {
		return op;
	}
	if (*rc == ZSYSTEMERROR) {
		/* Only waking the library's thread failed: the request is queued and its completion will come. */
		zk_op_release(op);
		return NULL;
	}
	pthread_mutex_lock(&session->mutex);
	op_unlink_locked(op);
	pthread_mutex_unlock(&session->mutex);
	zk_op_free(op);
	return NULL;
}

/* A session that expires takes the completions of its last calls with it, so that ends the wait as well. */
void zk_op_wait(zk_op *op, int64_t deadline)
{
	zk_session *session = op->session;
	if (session) {
		pthread_mutex_lock(&session->mutex);
		session->awaited = op;
		while (!op->done && zk_session_failure(session) == ZOK && zk_session_sleep_locked(session, deadline)) {
		}
		session->awaited = NULL;
		pthread_mutex_unlock(&session->mutex);
	}
}

int zk_op_take(zk_op *op, zk_reply *reply)
{
	if (zk_op_is_done(op)) {
		*reply = op->reply;
		op->reply = (zk_reply){0};
	} else {
		int failure = zk_session_failure(op->session);
		*reply = (zk_reply){.rc = failure != ZOK ? failure : ZOPERATIONTIMEOUT, .sent = true};
	}
	zk_op_release(op);
	return reply->rc;
}

void zk_ops_sweep(zk_session *session)
{
	while (session->ops) {
		zk_op *op = session->ops;
		op_unlink_locked(op);
		op->done = true;
		op->reply.rc = ZCLOSING;
		if (op->abandoned) {
			zk_op_free(op);
		} else {
			op->session = NULL;
		}
	}
}

bool zk_may_send_again(const zk_request *request, const zk_reply *reply)
{
	return (!reply->sent && reply->rc == ZINVALIDSTATE) || (request->kind < ZK_CREATE && reply->rc == ZCONNECTIONLOSS);
}

void zk_count(zk_connection *connection, const zk_request *request, const zk_reply *reply)
{
	zk_stats *stats = &connection->stats;
	stats->calls++;
	stats->bytes_sent += reply->sent ? zk_request_bytes(request) : 0;
	stats->bytes_received += zk_reply_bytes(reply);
	if (reply->sent && connection->session) {
		zk_cache_on_answer(connection->session, request, reply);
	}
}

void zk_ask(zk_session *session, const zk_deadlines *deadlines, const zk_request *request, zk_reply *reply)
{
	zk_op *op = zk_op_send(session, request, &reply->rc);
	if (op) {
		zk_op_wait(op, zk_answer_deadline(deadlines, session));
		zk_op_take(op, reply);
	}
}

int zk_call(zk_connection *connection, zk_deadlines *deadlines, const zk_request *request, zk_reply *reply, zk_asker *ask)
{
	int64_t started_ns = zk_now_ns();
	for (;;) {
		*reply = (zk_reply){.rc = zk_connection_ready(connection, deadlines)};
		if (reply->rc != ZOK) {
			break;
		}
		ask(connection->session, deadlines, request, reply);
		if (!zk_may_send_again(request, reply) || zk_now_ms() >= deadlines->give_up) {
			break;
		}
		connection->stats.retries++;
	}
	zk_count(connection, request, reply);
	connection->stats.time_ns += (uint64_t)(zk_now_ns() - started_ns);
	return reply->rc;
}
