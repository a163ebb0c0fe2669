#include "zk_php.h"

zend_class_entry *zk_watch_ce;
static zend_object_handlers watch_handlers;

static inline zk_watch *watch_from_obj(zend_object *object)
{
	return (zk_watch *)((char *)object - XtOffsetOf(zk_watch, std));
}

static zend_object *watch_create(zend_class_entry *ce)
{
	zk_watch *watch = zend_object_alloc(sizeof(*watch), ce);
	zend_object_std_init(&watch->std, ce);
	object_properties_init(&watch->std, ce);
	watch->std.handlers = &watch_handlers;
	return &watch->std;
}

static void watch_stop(zk_watch *watch)
{
	if (!watch->listener) {
		return;
	}
	zk_watch **link = &zk_client_from_obj(Z_OBJ(watch->client))->watches;
	while (*link != watch) {
		link = &(*link)->next;
	}
	*link = watch->next;
	zk_listener_free(watch->listener);
	watch->listener = NULL;
}

void zk_watches_stop(zk_client *client)
{
	while (client->watches) {
		watch_stop(client->watches);
	}
}

static void watch_free(zend_object *object)
{
	zk_watch *watch = watch_from_obj(object);
	watch_stop(watch);
	/* First, as it ends weak references: what the rest destroys may have one. */
	zend_object_std_dtor(object);
	zval_ptr_dtor(&watch->callable);
	if (watch->resolved.object) {
		OBJ_RELEASE(watch->resolved.object);
	}
	zval_ptr_dtor(&watch->client);
}

static HashTable *watch_get_gc(zend_object *object, zval **table, int *n)
{
	zk_watch *watch = watch_from_obj(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	zend_get_gc_buffer_add_zval(buffer, &watch->client);
	zend_get_gc_buffer_add_zval(buffer, &watch->callable);
	if (watch->resolved.object) {
		zend_get_gc_buffer_add_obj(buffer, watch->resolved.object);
	}
	zend_get_gc_buffer_use(buffer, table, n);
	return zend_std_get_properties(object);
}

void zk_watch_startup(void)
{
	memcpy(&watch_handlers, zend_get_std_object_handlers(), sizeof(watch_handlers));
	watch_handlers.offset = XtOffsetOf(zk_watch, std);
	watch_handlers.free_obj = watch_free;
	watch_handlers.get_gc = watch_get_gc;
	watch_handlers.clone_obj = NULL;
	watch_handlers.compare = zend_objects_not_comparable;
	zk_watch_ce->create_object = watch_create;
}

/* Private: a watch comes from its client. */
ZEND_METHOD(Zk_Watch, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Zk_Watch, stop)
{
	ZEND_PARSE_PARAMETERS_NONE();

	watch_stop(watch_from_obj(Z_OBJ_P(ZEND_THIS)));
}

/* ---- delivery ---- */

typedef struct {
	zk_value *value;
	zk_kind kind;
} delivery;

/* The listener's two arguments. */
static void build_arguments(zval *arguments, void *from)
{
	delivery *d = from;
	zk_reply *reply = &d->value->reply;
	ZVAL_NULL(&arguments[0]);
	ZVAL_NULL(&arguments[1]);
	if (reply->rc == ZOK && d->kind == ZK_GET_CHILDREN) {
		zk_strings_to_array(&arguments[0], &reply->strings);
	} else if (reply->rc == ZOK) {
		zk_data_to_string(&arguments[0], reply);
		zk_stat_to_object(&arguments[1], &reply->stat);
	}
}

/* As it was resolved where it was given: poll() may be called where a private method or "self" means nothing. The listener may drop
 * the watch, which is not touched after the call. */
static void call_listener(const zk_watch *watch, zval *arguments, uint32_t count)
{
	zval returned;
	zend_fcall_info_cache resolved = watch->resolved;
	zend_fcall_info call = {.size = sizeof(call), .retval = &returned, .params = arguments, .param_count = count};
	ZVAL_COPY(&call.function_name, &watch->callable);
	if (resolved.object) {
		GC_ADDREF(resolved.object);
	}
	ZVAL_UNDEF(&returned);
	/* What goes through __call() has to be resolved every time, and can be everywhere. */
	zend_call_function(&call, resolved.function_handler ? &resolved : NULL);
	zval_ptr_dtor(&returned);
	zval_ptr_dtor(&call.function_name);
	if (resolved.object) {
		OBJ_RELEASE(resolved.object);
	}
}

/* Gives the value back and calls the listener; nothing of ours is locked or half done while it runs. */
static void deliver(zk_watch *watch, zk_value *value)
{
	zval arguments[2];
	bool built = zk_build(arguments, build_arguments, &(delivery){value, watch->kind});
	zk_value_release(value);
	zk_continue(built);
	call_listener(watch, arguments, watch->kind == ZK_GET_CHILDREN ? 1 : 2);
	zval_ptr_dtor(&arguments[0]);
	zval_ptr_dtor(&arguments[1]);
}

bool zk_watch_deliver(zk_client *client, zk_watch *watch)
{
	int rc;
	zk_value *value = zk_listener_poll(watch->listener, &rc);
	if (value) {
		deliver(watch, value);
	} else if (rc != ZOK) {
		zk_request request = {.kind = watch->kind, .path = zk_listener_path(watch->listener)};
		zk_throw_reply(&client->target, &request, &(zk_reply){.rc = rc, .sent = true});
		watch_stop(watch);
	}
	return value != NULL;
}

/* ---- watchChildren(), watchData() ---- */

/* Reads what is there now, with a watch on it, and begins to listen; gives the value, or NULL with an exception. */
static zk_value *watch_start(zk_watch *watch, zk_client *client, zend_string *path)
{
	zk_target *target = &client->target;
	zk_request request = {.kind = watch->kind, .path = ZSTR_VAL(path)};
	zk_cache_limits limits = zk_limits_from_ini(target);
	zk_cached cached;
	zk_reply failure = {0};
	int rc = zk_cache_read(target->connection, &target->bounds, &limits, &request, &cached, &failure);
	if (!cached.value) {
		failure.rc = rc;
		zk_throw_reply(target, &request, &failure);
		return NULL;
	}
	watch->listener = zk_listen(target->connection, &limits, &request, client->notify_fd, cached.value);
	if (!watch->listener) {
		zk_value_release(cached.value);
		zend_throw_error(
			NULL, "No room for another watch: all watched paths of a session must fit into zkext.max_request_bytes");
		return NULL;
	}
	watch->next = client->watches;
	client->watches = watch;
	return cached.value;
}

static void watch_method(INTERNAL_FUNCTION_PARAMETERS, zk_kind kind)
{
	zend_string *path;
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_FUNC(fci, fcc)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	zk_client *client = zk_client_from_obj(Z_OBJ_P(ZEND_THIS));
	if (!target || !zk_check_path(target, path, false) || !zk_client_notify_fd(client)) {
		RETURN_THROWS();
	}
	/* Made before there is anything to listen with: what has begun to listen must have an owner. */
	object_init_ex(return_value, zk_watch_ce);
	zk_watch *watch = watch_from_obj(Z_OBJ_P(return_value));
	watch->kind = kind;
	watch->resolved = fcc;
	if (fcc.object) {
		GC_ADDREF(fcc.object);
	}
	ZVAL_COPY(&watch->callable, &fci.function_name);
	ZVAL_COPY(&watch->client, ZEND_THIS);
	zk_value *value = watch_start(watch, client, path);
	if (!value) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
		RETURN_THROWS();
	}
	deliver(watch, value);
}

ZEND_METHOD(Zk_Client, watchChildren)
{
	watch_method(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZK_GET_CHILDREN);
}

ZEND_METHOD(Zk_Client, watchData)
{
	watch_method(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZK_GET);
}
