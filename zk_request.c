#include <stdlib.h>
#include <string.h>

#include "zk_core.h"

/* Where the library writes the results of a multi, perhaps after its caller has left: so it is the op's. */
typedef struct zk_multi {
	zoo_op_t *ops;
	zoo_op_result_t *results;
	int count; /* of ops that were made */
} zk_multi;

void zk_reply_free(zk_reply *reply)
{
	deallocate_String_vector(&reply->strings);
	deallocate_ACL_vector(&reply->acl);
	free(reply->data);
	for (int i = 0; i < reply->count; i++) {
		zk_reply_free(&reply->parts[i]);
	}
	free(reply->parts);
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

static bool acl_whole(const struct ACL_vector *acl)
{
	for (int32_t i = 0; i < acl->count; i++) {
		if (!acl->data || !acl->data[i].id.scheme || !acl->data[i].id.id) {
			return false;
		}
	}
	return acl->count >= 0;
}

bool zk_is_disconnect(int rc)
{
	return rc == ZCONNECTIONLOSS || rc == ZOPERATIONTIMEOUT || rc == ZCLOSING || rc == ZSESSIONEXPIRED ||
	       rc == ZINVALIDSTATE;
}

/* The library frees the vector after the completion, but only what is still in it: the strings move without a copy. */
int zk_reply_take_strings(zk_reply *reply, const struct String_vector *strings, const struct Stat *stat)
{
	reply->strings = *strings;
	reply->stat = stat ? *stat : (struct Stat){0};
	*(struct String_vector *)strings = (struct String_vector){0};
	return zk_strings_whole(&reply->strings) ? ZOK : ZMARSHALLINGERROR;
}

/* The copy has a null byte behind it; length -1 is no data. */
int zk_reply_take_data(zk_reply *reply, const char *data, int length, const struct Stat *stat)
{
	if (length < -1) {
		return ZMARSHALLINGERROR;
	}
	reply->stat = stat ? *stat : (struct Stat){0};
	reply->length = data ? length : -1;
	if (data) {
		reply->data = malloc((size_t)length + 1);
		if (!reply->data) {
			return ZSYSTEMERROR;
		}
		memcpy(reply->data, data, (size_t)length);
		reply->data[length] = '\0';
	}
	return ZOK;
}

/* ---- completions: on the library's thread, the reply is theirs until zk_op_done_cb() ---- */

static void strings_cb(int rc, const struct String_vector *strings, const void *context)
{
	zk_op *op = (zk_op *)context;
	zk_op_done_cb(op, rc == ZOK ? zk_reply_take_strings(&op->reply, strings, NULL) : rc);
}

static void acl_cb(int rc, struct ACL_vector *acl, struct Stat *stat, const void *context)
{
	zk_op *op = (zk_op *)context;
	if (rc == ZOK) {
		op->reply.acl = *acl;
		op->reply.stat = *stat;
		*acl = (struct ACL_vector){0};
		rc = acl_whole(&op->reply.acl) ? ZOK : ZMARSHALLINGERROR;
	}
	zk_op_done_cb(op, rc);
}

static void data_cb(int rc, const char *data, int length, const struct Stat *stat, const void *context)
{
	zk_op *op = (zk_op *)context;
	zk_op_done_cb(op, rc == ZOK ? zk_reply_take_data(&op->reply, data, length, stat) : rc);
}

static void stat_cb(int rc, const struct Stat *stat, const void *context)
{
	zk_op *op = (zk_op *)context;
	if (rc == ZOK && stat) {
		op->reply.stat = *stat;
	}
	zk_op_done_cb(op, rc);
}

static int take_path(zk_reply *reply, const char *path)
{
	return path ? zk_reply_take_data(reply, path, (int)strlen(path), NULL) : ZMARSHALLINGERROR;
}

static void path_cb(int rc, const char *path, const void *context)
{
	zk_op *op = (zk_op *)context;
	zk_op_done_cb(op, rc == ZOK ? take_path(&op->reply, path) : rc);
}

static void void_cb(int rc, const void *context)
{
	zk_op_done_cb((zk_op *)context, rc);
}

/* ---- multi ---- */

/* The server appends ten digits to a sequential name. */
static size_t real_path_size(const char *path)
{
	return strlen(path) + sizeof("-2147483648");
}

static void multi_free(zk_multi *multi)
{
	for (int i = 0; i < multi->count; i++) {
		if (multi->ops[i].type == ZOO_CREATE_OP) {
			free(multi->ops[i].create_op.buf);
		}
	}
	free(multi->ops);
	free(multi->results);
	free(multi);
}

static bool multi_add(zoo_op_t *op, const zk_request *part, struct Stat *stat)
{
	char *path;
	switch (part->kind) {
	case ZK_CREATE:
		path = calloc(1, real_path_size(part->path));
		zoo_create_op_init(
			op, part->path, part->data, part->length, part->acl, part->mode, path, (int)real_path_size(part->path));
		return path != NULL;
	case ZK_SET:
		zoo_set_op_init(op, part->path, part->data, part->length, part->version, stat);
		return true;
	case ZK_DELETE:
		zoo_delete_op_init(op, part->path, part->version);
		return true;
	default:
		zoo_check_op_init(op, part->path, part->version);
		return true;
	}
}

static void multi_cb(int rc, const void *context)
{
	zk_op *op = (zk_op *)context;
	zk_multi *multi = op->multi;
	zk_reply *reply = &op->reply;
	for (int i = 0; i < reply->count; i++) {
		reply->parts[i].rc = multi->results[i].err;
		if (rc == ZOK && multi->ops[i].type == ZOO_CREATE_OP) {
			rc = take_path(&reply->parts[i], multi->ops[i].create_op.buf);
		}
	}
	zk_op_done_cb(op, rc);
}

static int multi_queue(zhandle_t *zh, const zk_request *request, zk_op *op)
{
	zk_multi *multi = op->multi = calloc(1, sizeof(*multi));
	zk_reply *reply = &op->reply;
	bool whole = multi != NULL;
	if (whole) {
		multi->ops = calloc((size_t)request->count, sizeof(*multi->ops));
		multi->results = calloc((size_t)request->count, sizeof(*multi->results));
		reply->parts = calloc((size_t)request->count, sizeof(*reply->parts));
		whole = multi->ops && multi->results && reply->parts;
	}
	for (int i = 0; whole && i < request->count; i++) {
		reply->count = ++multi->count;
		whole = multi_add(&multi->ops[i], &request->parts[i], &reply->parts[i].stat);
	}
	return whole ? zoo_amulti(zh, request->count, multi->ops, multi->results, multi_cb, op) : ZMARSHALLINGERROR;
}

void zk_op_free(zk_op *op)
{
	if (op->multi) {
		multi_free(op->multi);
	}
	zk_reply_free(&op->reply);
	free(op);
}

/* ---- the table of what can be asked ---- */

int zk_request_queue(zhandle_t *zh, const zk_request *r, zk_op *op)
{
	switch (r->kind) {
	case ZK_GET_CHILDREN:
		return zoo_aget_children(zh, r->path, 0, strings_cb, op);
	case ZK_GET:
		return zoo_aget(zh, r->path, 0, data_cb, op);
	case ZK_EXISTS:
		return zoo_aexists(zh, r->path, 0, stat_cb, op);
	case ZK_GET_ACL:
		return zoo_aget_acl(zh, r->path, acl_cb, op);
	case ZK_SYNC:
		return zoo_async(zh, r->path, path_cb, op);
	case ZK_CREATE:
		return zoo_acreate_ttl(
			zh, r->path, r->data, r->length, r->acl, r->mode, r->ttl_ms > 0 ? r->ttl_ms : -1, path_cb, op);
	case ZK_SET:
		return zoo_aset(zh, r->path, r->data, r->length, r->version, stat_cb, op);
	case ZK_DELETE:
		return zoo_adelete(zh, r->path, r->version, void_cb, op);
	case ZK_SET_ACL:
		return zoo_aset_acl(zh, r->path, r->version, (struct ACL_vector *)r->acl, void_cb, op);
	case ZK_MULTI:
		return multi_queue(zh, r, op);
	case ZK_CHECK:
		break;
	}
	return ZBADARGUMENTS;
}

/* Jute: an int is 4 bytes, a string or buffer 4 and its bytes, a list 4 and its elements. */
size_t zk_request_bytes(const zk_request *request)
{
	size_t bytes = 8; /* the header: an int for the order and one for the kind; in a multi a little more */
	bytes += request->path ? 4 + strlen(request->path) : 0;
	bytes += request->length > 0 ? (size_t)request->length : 0;
	bytes += 4 + 4 + 8; /* at most: the data's length, a version or flags, a time to live */
	for (int32_t i = 0; request->acl && i < request->acl->count; i++) {
		const struct Id *id = &request->acl->data[i].id;
		bytes += 12 + strlen(id->scheme) + strlen(id->id);
	}
	bytes += request->acl ? 4 : 0;
	for (int i = 0; i < request->count; i++) {
		bytes += 9 + zk_request_bytes(&request->parts[i]);
	}
	return bytes;
}

size_t zk_reply_bytes(const zk_reply *reply)
{
	size_t bytes = reply->length > 0 ? (size_t)reply->length : 0;
	for (int32_t i = 0; i < reply->strings.count; i++) {
		bytes += strlen(reply->strings.data[i]);
	}
	for (int i = 0; i < reply->count; i++) {
		bytes += zk_reply_bytes(&reply->parts[i]);
	}
	return bytes;
}
