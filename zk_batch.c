#include <stdlib.h>

#include "zk_core.h"

typedef struct {
	zk_request request;
	zk_op *op; /* NULL when it was not sent, for the reason in rc */
	int rc;
} slot;

/* The requests under way, in a ring. */
typedef struct {
	zk_connection *connection;
	zk_deadlines *deadlines;
	int ready; /* what zk_connection_ready() said last */
	size_t first, count;
	slot slots[ZK_BATCH_WINDOW];
} window;

static slot *slot_at(window *w, size_t position)
{
	return &w->slots[(w->first + position) % ZK_BATCH_WINDOW];
}

static void send_slot(window *w, slot *s)
{
	s->op = NULL;
	s->rc = w->ready;
	if (w->ready == ZOK) {
		s->op = zk_op_send(w->connection->session, &s->request, &s->rc);
	}
}

static void fill(window *w, const zk_batch *batch)
{
	while (w->count < ZK_BATCH_WINDOW && batch->next(batch->context, &slot_at(w, w->count)->request)) {
		send_slot(w, slot_at(w, w->count++));
	}
}

/* Takes the oldest answer. They come in order, so where that one is not there yet it pays to sleep until half of all are:
 * this thread then wakes once for many. */
static void take(window *w, zk_reply *reply)
{
	zk_op *first = slot_at(w, 0)->op, *middle = slot_at(w, w->count / 2)->op;
	*reply = (zk_reply){.rc = slot_at(w, 0)->rc};
	if (!first) {
		return;
	}
	if (!zk_op_is_done(first)) {
		int64_t deadline = zk_answer_deadline(w->deadlines, first->session);
		if (middle) {
			zk_op_wait(middle, deadline);
		}
		zk_op_wait(first, deadline);
	}
	zk_op_take(first, reply);
	slot_at(w, 0)->op = NULL;
}

static void release(window *w)
{
	for (size_t i = 0; i < w->count; i++) {
		if (slot_at(w, i)->op) {
			zk_op_release(slot_at(w, i)->op);
			slot_at(w, i)->op = NULL;
		}
	}
}

/* A lost connection fails all that is under way, so all of it goes again. Nothing may be held of a session that ends. */
static bool send_again(window *w, zk_reply *reply)
{
	release(w);
	w->ready = zk_connection_ready(w->connection, w->deadlines);
	if (w->ready != ZOK) {
		*reply = (zk_reply){.rc = w->ready};
		return false;
	}
	for (size_t i = 0; i < w->count; i++) {
		send_slot(w, slot_at(w, i));
	}
	w->connection->stats.retries += w->count;
	return true;
}

int zk_call_many(zk_connection *connection, zk_deadlines *deadlines, const zk_batch *batch)
{
	int64_t started_ns = zk_now_ns();
	int rc = ZOK;
	window *w = calloc(1, sizeof(*w));
	if (!w) {
		return ZSYSTEMERROR;
	}
	w->connection = connection;
	w->deadlines = deadlines;
	w->ready = zk_connection_ready(connection, deadlines);
	for (fill(w, batch); w->count > 0 && rc == ZOK; fill(w, batch)) {
		slot *oldest = slot_at(w, 0);
		zk_reply reply;
		take(w, &reply);
		if (zk_may_send_again(&oldest->request, &reply) && zk_now_ms() < w->deadlines->give_up && send_again(w, &reply)) {
			continue;
		}
		zk_count(connection, &oldest->request, &reply);
		rc = batch->take(batch->context, &oldest->request, &reply);
		zk_reply_free(&reply);
		w->first = (w->first + 1) % ZK_BATCH_WINDOW;
		w->count--;
	}
	release(w);
	free(w);
	connection->stats.time_ns += (uint64_t)(zk_now_ns() - started_ns);
	return rc;
}
