#include "zk_php.h"

/* The PHP value of a copy, as it was given out before. Never an object: a script can hang a destructor on the end of one (WeakMap), and
 * no script may run while copies are let go. */
typedef struct {
	zk_cached cached; /* without its value */
	zval value;       /* of exists(): true when there is a node */
	struct Stat stat;
} php_copy;

static void php_copy_free(zval *element)
{
	php_copy *copy = Z_PTR_P(element);
	zval_ptr_dtor(&copy->value);
	efree(copy);
}

void zk_copies_free(zk_target *target)
{
	for (size_t kind = 0; kind < sizeof(target->copies) / sizeof(*target->copies); kind++) {
		if (target->copies[kind]) {
			zend_hash_destroy(target->copies[kind]);
			FREE_HASHTABLE(target->copies[kind]);
			target->copies[kind] = NULL;
		}
	}
}

zk_cache_limits zk_limits_from_ini(const zk_target *target)
{
	bool is_set = ZKEXT_G(cache_stale_ms) != ZK_STALE_DEFAULT;
	size_t packet = (size_t)ZKEXT_G(max_request_bytes);
	return (zk_cache_limits){
		.entries = (size_t)ZKEXT_G(cache_entries),
		.bytes = (size_t)ZKEXT_G(cache_bytes),
		/* The packet has more than the paths, and some watches may be on their way out. */
		.watch_bytes = packet - packet / 16,
		.stale_ms = is_set ? (int)ZKEXT_G(cache_stale_ms) : target->connection->session_timeout_ms,
	};
}

/* A script that runs for days must not collect the values of all it ever read. */
static void remember(zk_target *target, zk_kind kind, zend_string *path, const zk_cached *cached, zval *value)
{
	HashTable **copies = &target->copies[kind];
	if (ZKEXT_G(request_is_over)) {
		return;
	}
	if (target->copies_of != cached->generation) {
		zk_copies_free(target); /* they are void, all of them: what the cache let go for room may not stay here */
		target->copies_of = cached->generation;
	}
	if (!*copies) {
		ALLOC_HASHTABLE(*copies);
		zend_hash_init(*copies, 8, NULL, php_copy_free, false);
	} else if (zend_hash_num_elements(*copies) >= (uint32_t)ZKEXT_G(cache_entries)) {
		zend_hash_clean(*copies);
	}
	php_copy *copy = emalloc(sizeof(*copy));
	*copy = (php_copy){.cached = *cached, .stat = cached->value->reply.stat};
	copy->cached.value = NULL;
	if (Z_TYPE_P(value) == IS_OBJECT) {
		ZVAL_TRUE(&copy->value);
	} else {
		ZVAL_COPY(&copy->value, value);
	}
	zend_hash_update_ptr(*copies, path, copy);
}

typedef struct {
	zk_target *target;
	zk_kind kind;
	zend_string *path;
	zk_cached *cached;
	zval *stat;
	void (*build)(zval *to, void *reply);
} cached_read;

static void build_and_remember(zval *value, void *from)
{
	cached_read *read = from;
	zk_reply *reply = &read->cached->value->reply;
	if (reply->rc == ZOK) {
		read->build(value, reply);
	} else {
		ZVAL_NULL(value);
	}
	remember(read->target, read->kind, read->path, read->cached, value);
	if (read->stat) {
		zk_assign_stat(read->stat, &reply->stat);
	}
}

static void read_through(zval *return_value, cached_read *read)
{
	zk_target *target = read->target;
	zk_request request = {.kind = read->kind, .path = ZSTR_VAL(read->path)};
	zk_cache_limits limits = zk_limits_from_ini(target);
	zk_cached cached;
	zk_reply failure = {0};
	int rc = zk_cache_read(target->connection, &target->bounds, &limits, &request, &cached, &failure);
	bool built = true;

	read->cached = &cached;
	if (rc == ZOK || (rc == ZNONODE && read->kind == ZK_EXISTS)) {
		built = zk_build(return_value, build_and_remember, read);
	} else {
		failure.rc = rc;
		failure.sent |= cached.value != NULL;
		zk_throw_reply(target, &request, &failure);
	}
	zk_value_release(cached.value);
	zk_continue(built);
}

void zk_perform_cached(
	zval *return_value, zval *stat, zk_target *target, zk_kind kind, zend_string *path, void (*build)(zval *to, void *reply))
{
	php_copy *copy = target->copies[kind] ? zend_hash_find_ptr(target->copies[kind], path) : NULL;
	if (copy && zk_cache_holds(target->connection, &copy->cached)) {
		target->connection->stats.cache_hits++;
		if (Z_TYPE(copy->value) == IS_TRUE) {
			zk_stat_to_object(return_value, &copy->stat);
		} else {
			ZVAL_COPY(return_value, &copy->value);
		}
		if (stat) {
			/* The assignment may destroy an object of the user's, and that may end the copy. */
			struct Stat given = copy->stat;
			zk_assign_stat(stat, &given);
		}
	} else if (zk_check_path(target, path, false)) {
		read_through(return_value, &(cached_read){target, kind, path, NULL, stat, build});
	}
}
