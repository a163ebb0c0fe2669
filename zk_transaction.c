#include "zk_php.h"

#include <Zend/zend_exceptions.h>

zend_class_entry *zk_transaction_ce;
static zend_object_handlers transaction_handlers;

/* One operation, checked when it was added. It owns its strings and ACL. */
typedef struct {
	zk_request request;
	zend_string *path, *data;
	struct ACL_vector acl;
} operation;

typedef struct {
	zval client;
	operation *operations;
	int count, room;
	size_t bytes;
	bool committed;
	zend_object std;
} zk_transaction;

static inline zk_transaction *transaction_from_obj(zend_object *object)
{
	return (zk_transaction *)((char *)object - XtOffsetOf(zk_transaction, std));
}

static zend_object *transaction_create(zend_class_entry *ce)
{
	zk_transaction *transaction = zend_object_alloc(sizeof(*transaction), ce);
	zend_object_std_init(&transaction->std, ce);
	object_properties_init(&transaction->std, ce);
	transaction->std.handlers = &transaction_handlers;
	return &transaction->std;
}

static void operation_free(operation *op)
{
	zend_string_release(op->path);
	if (op->data) {
		zend_string_release(op->data);
	}
	zk_acl_free(&op->acl);
}

static void transaction_free(zend_object *object)
{
	zk_transaction *transaction = transaction_from_obj(object);
	for (int i = 0; i < transaction->count; i++) {
		operation_free(&transaction->operations[i]);
	}
	if (transaction->operations) {
		efree(transaction->operations);
	}
	/* First, as it ends weak references: what the client's end destroys may have one. */
	zend_object_std_dtor(object);
	zval_ptr_dtor(&transaction->client);
}

static HashTable *transaction_get_gc(zend_object *object, zval **table, int *n)
{
	*table = &transaction_from_obj(object)->client;
	*n = 1;
	return zend_std_get_properties(object);
}

void zk_transaction_startup(void)
{
	memcpy(&transaction_handlers, zend_get_std_object_handlers(), sizeof(transaction_handlers));
	transaction_handlers.offset = XtOffsetOf(zk_transaction, std);
	transaction_handlers.free_obj = transaction_free;
	transaction_handlers.get_gc = transaction_get_gc;
	transaction_handlers.clone_obj = NULL;
	transaction_handlers.compare = zend_objects_not_comparable;
	zk_transaction_ce->create_object = transaction_create;
}

/* Private: a transaction comes from its client. */
ZEND_METHOD(Zk_Transaction, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Zk_Client, transaction)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!zk_target_of(ZEND_THIS)) {
		RETURN_THROWS();
	}
	object_init_ex(return_value, zk_transaction_ce);
	ZVAL_COPY(&transaction_from_obj(Z_OBJ_P(return_value))->client, ZEND_THIS);
}

/* NULL with an error pending when there is nothing to be done with it any more. */
static zk_transaction *open_transaction(zval *object, zk_target **target)
{
	zk_transaction *transaction = transaction_from_obj(Z_OBJ_P(object));
	if (transaction->committed) {
		zend_throw_error(NULL, "Zk\\Transaction is already committed");
		return NULL;
	}
	*target = zk_target_of(&transaction->client);
	return *target ? transaction : NULL;
}

/* Takes over what op owns, when the whole still fits into one request; else gives it back, with an error for arg_num. */
static void add(
	zval *return_value, zval *object, zk_transaction *transaction, const zk_target *target, operation *op, uint32_t arg_num)
{
	size_t bytes = zk_request_bytes(&(zk_request){.kind = ZK_MULTI, .parts = &op->request, .count = 1});
	/* A request has room for one chroot already. */
	bytes += transaction->count ? strlen(target->connection->hosts.chroot) : 0;
	op->request.acl = NULL; /* it moves with op: commit() sets it again */
	if (!zk_check_bytes(target, transaction->bytes + bytes, arg_num)) {
		operation_free(op);
		return;
	}
	if (transaction->count == transaction->room) {
		transaction->room = transaction->room ? 2 * transaction->room : 4;
		transaction->operations = safe_erealloc(transaction->operations, transaction->room, sizeof(operation), 0);
	}
	transaction->bytes += bytes;
	transaction->operations[transaction->count++] = *op;
	RETURN_COPY(object);
}

static void own(operation *op, zend_string *path, zend_string *data)
{
	op->path = zend_string_copy(path);
	op->data = data ? zend_string_copy(data) : NULL;
	op->request.path = ZSTR_VAL(path);
	zk_request_data(&op->request, data);
}

ZEND_METHOD(Zk_Transaction, create)
{
	zend_string *path, *data = NULL;
	zend_object *mode = NULL;
	HashTable *list = NULL;
	operation op = {.request = {.kind = ZK_CREATE}};

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(data)
		Z_PARAM_OBJ_OF_CLASS(mode, zk_create_mode_ce)
		Z_PARAM_ARRAY_HT_OR_NULL(list)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target;
	zk_transaction *transaction = open_transaction(ZEND_THIS, &target);
	if (!transaction || !zk_check_path(target, path, zk_mode_is_sequential(mode)) ||
		!zk_request_mode(&op.request, mode, 0, 0)) {
		RETURN_THROWS();
	}
	/* libzookeeper 3.8 aborts the process when a multi creates a container. */
	if (op.request.mode == ZOO_CONTAINER) {
		zend_argument_value_error(3, "must not be Container in a transaction");
		RETURN_THROWS();
	}
	if (!zk_acl_from_array(&op.acl, list, 4)) {
		RETURN_THROWS();
	}
	own(&op, path, data);
	op.request.acl = zk_acl_or_default(&op.acl, target);
	add(return_value, ZEND_THIS, transaction, target, &op, 2);
}

ZEND_METHOD(Zk_Transaction, set)
{
	zend_string *path, *data;
	zend_long version = -1;
	operation op = {.request = {.kind = ZK_SET}};

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_STR_OR_NULL(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(version)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target;
	zk_transaction *transaction = open_transaction(ZEND_THIS, &target);
	if (!transaction || !zk_check_path(target, path, false) || !zk_check_version(version, 3)) {
		RETURN_THROWS();
	}
	own(&op, path, data);
	op.request.version = (int)version;
	add(return_value, ZEND_THIS, transaction, target, &op, 2);
}

/* delete() and check(): a path and a version. */
static void add_path_and_version(INTERNAL_FUNCTION_PARAMETERS, zk_kind kind, bool version_required)
{
	zend_string *path;
	zend_long version = -1;
	operation op = {.request = {.kind = kind}};

	ZEND_PARSE_PARAMETERS_START(1 + version_required, 2)
		Z_PARAM_PATH_STR(path)
		if (!version_required) {
			Z_PARAM_OPTIONAL
		}
		Z_PARAM_LONG(version)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target;
	zk_transaction *transaction = open_transaction(ZEND_THIS, &target);
	if (!transaction || !zk_check_version(version, 2) ||
		!(kind == ZK_DELETE ? zk_check_deletable(target, path) : zk_check_path(target, path, false))) {
		RETURN_THROWS();
	}
	own(&op, path, NULL);
	op.request.version = (int)version;
	add(return_value, ZEND_THIS, transaction, target, &op, 1);
}

ZEND_METHOD(Zk_Transaction, delete)
{
	add_path_and_version(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZK_DELETE, false);
}

ZEND_METHOD(Zk_Transaction, check)
{
	add_path_and_version(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZK_CHECK, true);
}

typedef struct {
	const zk_request *request;
	zk_reply *reply;
} answer;

static void results_to_array(zval *array, void *from)
{
	const answer *a = from;
	array_init_size(array, (uint32_t)a->request->count);
	for (int i = 0; i < a->request->count; i++) {
		zval result;
		ZVAL_NULL(&result);
		if (a->request->parts[i].kind == ZK_CREATE) {
			zk_data_to_string(&result, &a->reply->parts[i]);
		} else if (a->request->parts[i].kind == ZK_SET) {
			zk_stat_to_object(&result, &a->reply->parts[i].stat);
		}
		add_next_index_zval(array, &result);
	}
}

/* The library has 0 for the operations before the one that failed and ZRUNTIMEINCONSISTENCY for those after it. */
static int failed_index(const zk_reply *reply)
{
	for (int i = 0; i < reply->count; i++) {
		if (reply->parts[i].rc != ZOK) {
			return reply->parts[i].rc == reply->rc ? i : -1;
		}
	}
	return -1;
}

static void throw_failure(const zk_target *target, const zk_request *request, const zk_reply *reply)
{
	int index = zk_is_lost(reply->rc) ? -1 : failed_index(reply);
	if (index < 0) {
		zk_throw_reply(target, request, reply);
		return;
	}
	char detail[ZK_MESSAGE_SIZE];
	snprintf(detail, sizeof(detail), "operation %d of 0 to %d, none of which happened", index, request->count - 1);
	target->connection->stats.errors++;
	zk_throw(reply->rc, request->parts[index].path, detail, false, index);
}

static void commit(zval *return_value, const zk_target *target, const zk_request *request)
{
	zk_deadlines deadlines = zk_deadlines_start(&target->bounds);
	zk_reply reply;
	bool built = true;
	if (zk_call(target->connection, &deadlines, request, &reply, zk_ask) == ZOK) {
		built = zk_build(return_value, results_to_array, &(answer){request, &reply});
	} else {
		throw_failure(target, request, &reply);
	}
	zk_reply_free(&reply);
	zk_continue(built);
}

ZEND_METHOD(Zk_Transaction, commit)
{
	ZEND_PARSE_PARAMETERS_NONE();

	zk_target *target;
	zk_transaction *transaction = open_transaction(ZEND_THIS, &target);
	if (!transaction) {
		RETURN_THROWS();
	}
	transaction->committed = true;
	if (transaction->count == 0) {
		RETURN_EMPTY_ARRAY();
	}
	/* An allocation that the engine forgets by itself when memory_limit strikes in commit(). */
	zk_request *parts = safe_emalloc(transaction->count, sizeof(*parts), 0);
	for (int i = 0; i < transaction->count; i++) {
		operation *op = &transaction->operations[i];
		parts[i] = op->request;
		parts[i].acl = op->request.kind != ZK_CREATE ? NULL : zk_acl_or_default(&op->acl, target);
	}
	commit(return_value, target, &(zk_request){.kind = ZK_MULTI, .parts = parts, .count = transaction->count});
	efree(parts);
}
