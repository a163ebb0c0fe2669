#include "zk_php.h"

/* How often deleteTree() starts over when others create nodes in the tree that it deletes. */
#define DELETE_PASSES 10

/* ---- the nodes of a tree, parents before children; grown by the answers ---- */

typedef struct {
	zend_string *path;
	zend_long depth;
} tree_node;

typedef struct {
	zk_many many;
	tree_node *nodes;
	size_t count, room;
	size_t asked, taken; /* requests, not nodes: each node is asked for its data, if wanted, and then its children */
	zval *data;          /* path => data is added here; NULL: not wanted */
	zend_long max_depth; /* the root is 0; -1: no limit */
	bool root_is_missing;
} tree;

static void add_node(tree *t, zend_string *path, zend_long depth)
{
	if (t->count == t->room) {
		t->room = t->room ? 2 * t->room : 64;
		t->nodes = safe_erealloc(t->nodes, t->room, sizeof(tree_node), 0);
	}
	t->nodes[t->count++] = (tree_node){path, depth};
}

static void tree_free(tree *t)
{
	for (size_t i = 0; i < t->count; i++) {
		zend_string_release(t->nodes[i].path);
	}
	if (t->nodes) {
		efree(t->nodes);
	}
}

/* Request number i: the data of node i / 2, or its children. */
static bool asks_data(size_t i)
{
	return i % 2 == 0;
}

static bool is_wanted(const tree *t, size_t i)
{
	return asks_data(i) ? t->data != NULL : t->max_depth < 0 || t->nodes[i / 2].depth < t->max_depth;
}

/* The first wanted request from *i on. */
static bool find_wanted(const tree *t, size_t *i)
{
	while (*i / 2 < t->count && !is_wanted(t, *i)) {
		++*i;
	}
	return *i / 2 < t->count;
}

static bool tree_next(void *context, zk_request *request)
{
	tree *t = context;
	if (!find_wanted(t, &t->asked)) {
		return false;
	}
	*request = (zk_request){
		.kind = asks_data(t->asked) ? ZK_GET : ZK_GET_CHILDREN,
		.path = ZSTR_VAL(t->nodes[t->asked / 2].path),
	};
	t->asked++;
	return true;
}

typedef struct {
	tree *t;
	size_t node;
	zk_reply *reply;
} tree_answer;

static void add_data(zval *array, void *from)
{
	tree_answer *a = from;
	zval data;
	zk_data_to_string(&data, a->reply);
	zend_hash_update(Z_ARRVAL_P(array), a->t->nodes[a->node].path, &data);
}

static void add_children(zval *unused, void *from)
{
	tree_answer *a = from;
	tree_node parent = a->t->nodes[a->node];
	for (int32_t i = 0; i < a->reply->strings.count; i++) {
		const char *name = a->reply->strings.data[i];
		size_t length = ZSTR_LEN(parent.path) == 1 ? 0 : ZSTR_LEN(parent.path); /* "/" and a child are "/child" */
		zend_string *path = zend_string_concat3(ZSTR_VAL(parent.path), length, "/", 1, name, strlen(name));
		add_node(a->t, path, parent.depth + 1);
	}
}

static int tree_take(void *context, const zk_request *request, zk_reply *reply)
{
	tree *t = context;
	find_wanted(t, &t->taken);
	tree_answer answer = {t, t->taken++ / 2, reply};
	if (reply->rc == ZNONODE) {
		/* Deleted since its parent was read; only the root has no such excuse. */
		t->root_is_missing |= answer.node == 0;
		return ZOK;
	}
	if (reply->rc != ZOK) {
		return zk_batch_fail(&t->many, request, reply);
	}
	return zk_batch_build(&t->many, t->data, request->kind == ZK_GET ? add_data : add_children, &answer);
}

static bool tree_read(tree *t)
{
	return zk_batch_run(&t->many, &(zk_batch){tree_next, tree_take, t});
}

static void throw_missing(const zk_target *target, const zend_string *path)
{
	zk_request request = {.path = ZSTR_VAL(path)};
	zk_throw_reply(target, &request, &(zk_reply){.rc = ZNONODE, .sent = true});
}

ZEND_METHOD(Zk_Client, getTree)
{
	zend_string *path;
	zend_long depth = -1;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(depth)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target || !zk_check_path(target, path, false)) {
		RETURN_THROWS();
	}
	if (depth < -1) {
		zend_argument_value_error(2, "must be -1 (no limit) or the number of levels below $path");
		RETURN_THROWS();
	}
	tree t = {.many = zk_many_start(target), .data = return_value, .max_depth = depth};
	array_init(return_value);
	add_node(&t, zend_string_copy(path), 0);
	if (tree_read(&t) && t.root_is_missing) {
		throw_missing(target, path);
	}
	tree_free(&t);
}

/* ---- deleteTree() ---- */

typedef struct {
	tree *t;
	size_t asked;
	zend_long deleted;
	const char *not_empty; /* a node that got a child since it was read */
} deletion;

/* Children come after their parents in the tree, so from the end to the front. */
static bool deletion_next(void *context, zk_request *request)
{
	deletion *d = context;
	if (d->asked == d->t->count) {
		return false;
	}
	*request = (zk_request){.kind = ZK_DELETE, .path = ZSTR_VAL(d->t->nodes[d->t->count - ++d->asked].path), .version = -1};
	return true;
}

static int deletion_take(void *context, const zk_request *request, zk_reply *reply)
{
	deletion *d = context;
	if (reply->rc == ZOK) {
		d->deleted++;
	} else if (reply->rc == ZNOTEMPTY) {
		d->not_empty = request->path;
	} else if (reply->rc != ZNONODE) {
		return zk_batch_fail(&d->t->many, request, reply);
	}
	return ZOK;
}

/* Reads the tree and deletes it; true when it is to be done again. */
static bool delete_pass(const zk_target *target, zk_many *many, zend_string *path, int pass, zend_long *deleted)
{
	tree t = {.many = *many, .max_depth = -1};
	deletion d = {.t = &t};
	add_node(&t, zend_string_copy(path), 0);
	bool read = tree_read(&t);
	if (read && t.root_is_missing && pass == 0) {
		throw_missing(target, path);
	} else if (read) {
		zk_batch_run(&t.many, &(zk_batch){deletion_next, deletion_take, &d});
	}
	if (d.not_empty && pass == DELETE_PASSES - 1 && !EG(exception)) {
		zk_request request = {.kind = ZK_DELETE, .path = d.not_empty};
		zk_throw_reply(target, &request, &(zk_reply){.rc = ZNOTEMPTY, .sent = true});
	}
	*deleted += d.deleted;
	*many = t.many;
	tree_free(&t);
	return d.not_empty && !EG(exception);
}

ZEND_METHOD(Zk_Client, deleteTree)
{
	zend_string *path;
	zend_long deleted = 0;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_PATH_STR(path)
	ZEND_PARSE_PARAMETERS_END();

	zk_target *target = zk_target_of(ZEND_THIS);
	if (!target || !zk_check_deletable(target, path)) {
		RETURN_THROWS();
	}
	zk_many many = zk_many_start(target);
	for (int pass = 0; delete_pass(target, &many, path, pass, &deleted); pass++) {
	}
	RETURN_LONG(deleted);
}
