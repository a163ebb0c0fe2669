#include "zk_php.h"

/* ---- what all batches of the engine side share ---- */

zk_many zk_many_start(const zk_target *target)
{
	return (zk_many){target, zk_deadlines_start(&target->bounds), true};
}

int zk_batch_fail(zk_many *many, const zk_request *request, const zk_reply *reply)
{
	zk_throw_reply(many->target, request, reply);
	return reply->rc;
}

int zk_batch_build(zk_many *many, zval *to, void (*build)(zval *to, void *from), void *from)
{
	many->built = zk_build(to, build, from);
	return many->built ? ZOK : ZSYSTEMERROR;
}

bool zk_batch_run(zk_many *many, const zk_batch *batch)
{
	int rc = zk_call_many(many->target->connection, &many->deadlines, batch);
	zk_continue(many->built);
	if (rc != ZOK && !EG(exception)) {
		zend_throw_error(NULL, "Out of memory");
	}
	return rc == ZOK;
}

/* ---- getMany(), getChildrenMany() ---- */

typedef struct {
	zk_many many;
	zk_kind kind;
	void (*build)(zval *to, void *reply);
	zval *result;
	zend_string **paths; /* the argument's strings */
	uint32_t count, asked, taken;
} list_batch;

static bool list_next(void *context, zk_request *request)
{
	list_batch *batch = context;
	if (batch->asked == batch->count) {
		return false;
	}
	*request = (zk_request){.kind = batch->kind, .path = ZSTR_VAL(batch->paths[batch->asked++])};
	return true;
}

typedef struct {
	list_batch *batch;
	zk_reply *reply;
	zend_string *path;
} list_entry;

static void add_to_list(zval *array, void *from)
{
	list_entry *entry = from;
	zval value;
	entry->batch->build(&value, entry->reply);
	zend_hash_update(Z_ARRVAL_P(array), entry->path, &value);
}

static int list_take(void *context, const zk_request *request, zk_reply *reply)
{
	list_batch *batch = context;
	list_entry entry = {batch, reply, batch->paths[batch->taken++]};
	if (reply->rc == ZNONODE) {
		return ZOK;
	}
	return reply->rc == ZOK ? zk_batch_build(&batch->many, batch->result, add_to_list, &entry)
	                        : zk_batch_fail(&batch->many, request, reply);
}

/* Looks at all paths before the first is sent; false with an error pending. */
static bool list_paths(list_batch *batch, HashTable *paths)
{
	zval *path;
	batch->paths = safe_emalloc(zend_hash_num_elements(paths) + 1, sizeof(zend_string *), 0);
	ZEND_HASH_FOREACH_VAL(paths, path) {
		ZVAL_DEREF(path);
		if (Z_TYPE_P(path) != IS_STRING) {
			zend_argument_type_error(1, "must be a list of strings, %s given", zend_zval_type_name(path));
			return false;
		}
		const char *problem = zk_path_problem(batch->many.target, Z_STR_P(path), false);
		if (problem) {
			zend_argument_value_error(1, "must be a list of znode paths: \"%s\" %s", Z_STRVAL_P(path), problem);
			return false;
		}
		batch->paths[batch->count++] = Z_STR_P(path);
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static void list_method(INTERNAL_FUNCTION_PARAMETERS, zk_kind kind, void (*build)(zval *to, void *reply))
{
	HashTable *paths;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(paths)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target) {
		RETURN_THROWS();
	}
	list_batch batch = {.many = zk_many_start(target), .kind = kind, .build = build, .result = return_value};
	array_init(return_value);
	if (list_paths(&batch, paths)) {
		zk_batch_run(&batch.many, &(zk_batch){list_next, list_take, &batch});
	}
	efree(batch.paths);
}

ZEND_METHOD(Zk_Client, getMany)
{
	list_method(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZK_GET, zk_data_to_string);
}

ZEND_METHOD(Zk_Client, getChildrenMany)
{
	list_method(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZK_GET_CHILDREN, zk_reply_to_children);
}

/* ---- createPath() ---- */

typedef struct {
	zk_many many;
	zend_string *path;
	const struct ACL_vector *acl;
	zend_string **nodes; /* every ancestor but the root, from the top down, and the path itself */
	size_t count, asked;
	int rc; /* of the last creation, or why it could not succeed */
	const char *failed;
} path_creation;

static bool creation_next(void *context, zk_request *request)
{
	path_creation *c = context;
	if (c->asked == c->count) {
		return false;
	}
	*request = (zk_request){
		.kind = ZK_CREATE, .path = ZSTR_VAL(c->nodes[c->asked++]), .length = -1, .mode = ZOO_PERSISTENT, .acl = c->acl};
	return true;
}

/* An ancestor that is there already may refuse its creation for any reason: what counts is the node below it. */
static int creation_take(void *context, const zk_request *request, zk_reply *reply)
{
	path_creation *c = context;
	if (!reply->sent || zk_is_lost(reply->rc)) {
		return zk_batch_fail(&c->many, request, reply);
	}
	if (reply->rc == ZOK || reply->rc == ZNODEEXISTS) {
		c->rc = ZOK;
	} else if (c->rc == ZOK || reply->rc != ZNONODE) {
		c->rc = reply->rc;
		c->failed = request->path;
	}
	return ZOK;
}

static void create_nodes(path_creation *c)
{
	c->nodes = safe_emalloc(ZSTR_LEN(c->path), sizeof(zend_string *), 0);
	for (size_t i = 1; i <= ZSTR_LEN(c->path); i++) {
		if (ZSTR_VAL(c->path)[i] == '/' || i == ZSTR_LEN(c->path)) {
			c->nodes[c->count++] = zend_string_init(ZSTR_VAL(c->path), i, false);
		}
	}
	if (zk_batch_run(&c->many, &(zk_batch){creation_next, creation_take, c}) && c->rc != ZOK) {
		zk_request request = {.kind = ZK_CREATE, .path = c->failed};
		zk_throw_reply(c->many.target, &request, &(zk_reply){.rc = c->rc, .sent = true});
	}
	for (size_t i = 0; i < c->count; i++) {
		zend_string_release(c->nodes[i]);
	}
	efree(c->nodes);
}

ZEND_METHOD(Zk_Client, createPath)
{
	zend_string *path;
	HashTable *list = NULL;
	struct ACL_vector acl = {0};

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_NULL(list)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target || !zk_check_path(target, path, false) || !zk_acl_from_array(&acl, list, 2)) {
		RETURN_THROWS();
	}
	/* Most often it is there: a read costs the ensemble far less than writes that fail. */
	zk_request exists = {.kind = ZK_EXISTS, .path = ZSTR_VAL(path)}, create = {.kind = ZK_CREATE, .path = ZSTR_VAL(path)};
	path_creation c = {.many = zk_many_start(target), .path = path, .acl = zk_acl_or_default(&acl, target)};
	zk_reply reply = {0};
	create.acl = c.acl;
	if (zk_check_bytes(target, zk_request_bytes(&create), 1)) {
		zk_call(target->connection, &c.many.deadlines, &exists, &reply, zk_ask);
		if (reply.rc == ZNONODE) {
			create_nodes(&c);
		} else if (reply.rc != ZOK) {
			zk_throw_reply(target, &exists, &reply);
		}
		zk_reply_free(&reply);
	}
	zk_acl_free(&acl);
}
