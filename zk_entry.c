#include <stdlib.h>
#include <string.h>

#include "zk_cache.h"

/* ---- values ---- */

zk_value *zk_value_new(zk_reply *reply)
{
	zk_value *value = malloc(sizeof(*value));
	if (value) {
		*value = (zk_value){1, *reply};
		*reply = (zk_reply){0};
	}
	return value;
}

void zk_value_release(zk_value *value)
{
	if (value && --value->holders == 0) {
		zk_reply_free(&value->reply);
		free(value);
	}
}

static size_t value_bytes(const zk_value *value)
{
	return sizeof(*value) + zk_reply_bytes(&value->reply) + (size_t)value->reply.strings.count * 3 * sizeof(char *);
}

/* ---- entries ---- */

/* The link to the entry, or to where it would be: FNV-1a of the path, the kind to begin with. */
static zk_entry **link_locked(zk_cache *cache, zk_kind kind, const char *path)
{
	uint32_t hash = 2166136261U ^ kind;
	for (const char *c = path; *c; c++) {
		hash = (hash ^ (unsigned char)*c) * 16777619U;
	}
	zk_entry **link = &cache->buckets[hash % ZK_BUCKETS];
	while (*link && ((*link)->kind != kind || strcmp((*link)->path, path) != 0)) {
		link = &(*link)->next;
	}
	return link;
}

zk_cache *zk_cache_new(void)
{
	zk_cache *cache = calloc(1, sizeof(*cache));
	if (cache) {
		TAILQ_INIT(&cache->by_use);
	}
	return cache;
}

static void entry_free(zk_entry *entry)
{
	zk_value_release(entry->value);
	free(entry->path);
	free(entry);
}

/* What the lists of dataWatches, existWatches or childWatches have for it. */
static size_t watch_bytes(const zk_entry *entry)
{
	return 4 + entry->session->chroot_length + strlen(entry->path);
}

void zk_cache_remove_locked(zk_entry *entry)
{
	zk_cache *cache = entry->session->cache;
	*link_locked(cache, entry->kind, entry->path) = entry->next;
	TAILQ_REMOVE(&cache->by_use, entry, by_use);
	cache->entries--;
	cache->bytes -= entry->bytes;
	cache->watch_bytes -= watch_bytes(entry);
	entry_free(entry);
}

void zk_cache_free(zk_cache *cache)
{
	while (cache && !TAILQ_EMPTY(&cache->by_use)) {
		zk_cache_remove_locked(TAILQ_FIRST(&cache->by_use));
	}
	free(cache);
}

zk_entry *zk_cache_find_locked(zk_session *session, zk_kind kind, const char *path)
{
	return *link_locked(session->cache, kind, path);
}

void zk_cache_account_locked(zk_entry *entry)
{
	zk_cache *cache = entry->session->cache;
	cache->bytes -= entry->bytes;
	entry->bytes = sizeof(*entry) + strlen(entry->path) + (entry->value ? value_bytes(entry->value) : 0);
	cache->bytes += entry->bytes;
}

zk_entry *zk_cache_entry_locked(zk_session *session, zk_kind kind, const char *path)
{
	zk_cache *cache = session->cache;
	zk_entry *entry = zk_cache_find_locked(session, kind, path);
	if (entry) {
		TAILQ_REMOVE(&cache->by_use, entry, by_use);
		TAILQ_INSERT_HEAD(&cache->by_use, entry, by_use);
		return entry;
	}
	entry = calloc(1, sizeof(*entry));
	if (!entry) {
		return NULL;
	}
	*entry = (zk_entry){.session = session, .kind = kind, .path = strdup(path)};
	if (!entry->path) {
		entry_free(entry);
		return NULL;
	}
	*link_locked(cache, kind, path) = entry;
	TAILQ_INSERT_HEAD(&cache->by_use, entry, by_use);
	cache->entries++;
	cache->watch_bytes += watch_bytes(entry);
	zk_cache_account_locked(entry);
	return entry;
}
