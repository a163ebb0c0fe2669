/* A server's answers, read by the library's own deserialisation and handed to the functions that its completions call. */
#include "fuzz.h"

#include <arpa/inet.h>
#include <zookeeper/proto.h>
#include <zookeeper/recordio.h>
#include <zookeeper/zookeeper.jute.h>

/* The library itself writes through a null pointer when it gets no memory for as many strings as a list claims to have. */
static bool library_survives(const uint8_t *data)
{
	int32_t count;
	memcpy(&count, data, sizeof(count));
	count = (int32_t)ntohl((uint32_t)count);
	return count < 1 << 16;
}

static void check_reply(zk_reply *reply, int rc)
{
	MUST(rc == ZOK || rc == ZMARSHALLINGERROR);
	MUST(reply->strings.count >= 0 && (reply->strings.count == 0 || reply->strings.data));
	size_t bytes = reply->length > 0 ? (size_t)reply->length : 0;
	for (int32_t i = 0; i < reply->strings.count; i++) {
		bytes += strlen(reply->strings.data[i]);
	}
	MUST(zk_reply_bytes(reply) == bytes);
	zk_reply_free(reply);
	MUST(!reply->strings.data && !reply->data);
}

static void children(const uint8_t *data, size_t size)
{
	struct GetChildren2Response answer = {0};
	struct iarchive *archive = create_buffer_iarchive((char *)data, (int)size);
	zk_reply reply = {0};
	/* Nor does the library look at what this says: what it could read of a damaged packet goes to the completion. */
	deserialize_GetChildren2Response(archive, "reply", &answer);
	int32_t claimed = answer.children.count;
	int rc = zk_reply_take_strings(&reply, &answer.children, &answer.stat);
	MUST((rc == ZOK) == (reply.strings.count == claimed));
	MUST(!answer.children.data);
	check_reply(&reply, rc);
	deallocate_GetChildren2Response(&answer);
	close_buffer_iarchive(&archive);
}

static void node(const uint8_t *data, size_t size)
{
	struct GetDataResponse answer = {0};
	struct iarchive *archive = create_buffer_iarchive((char *)data, (int)size);
	zk_reply reply = {0};
	if (deserialize_GetDataResponse(archive, "reply", &answer) == 0) {
		int rc = zk_reply_take_data(&reply, answer.data.buff, answer.data.len, &answer.stat);
		MUST(rc != ZOK || (reply.data ? reply.length == answer.data.len && reply.data[reply.length] == '\0' &&
			memcmp(reply.data, answer.data.buff, (size_t)reply.length) == 0 : reply.length == -1));
		check_reply(&reply, rc);
	}
	deallocate_GetDataResponse(&answer);
	close_buffer_iarchive(&archive);
}

/* What no deserialisation makes, but a completion must stand: counts that have nothing to do with what is there, and gaps. */
static void vectors(const uint8_t *data, size_t size)
{
	struct String_vector strings = {.count = (int8_t)data[0]};
	int32_t room = data[1] % 16, whole = 0;
	if (room > strings.count) {
		room = strings.count > 0 ? strings.count : 0;
	}
	strings.data = room ? calloc((size_t)strings.count, sizeof(char *)) : NULL;
	for (int32_t i = 0; i < room; i++) {
		bool gap = size > (size_t)i + 2 && data[i + 2] == 0;
		strings.data[i] = gap ? NULL : strdup("name");
		whole += whole == i && !gap;
	}
	int32_t claimed = strings.count;
	if (room < claimed || whole == room) {
		bool all = zk_strings_whole(&strings);
		MUST(all == (whole == claimed) && strings.count == whole);
		strings.count = room;
	}
	for (int32_t i = 0; i < room; i++) {
		free(strings.data[i]);
	}
	free(strings.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 5) {
		return 0;
	}
	/* The first byte says what the rest is. */
	uint8_t *copy = (uint8_t *)input_copy(data + 1, size - 1);
	size--;
	switch (data[0] % 3) {
	case 0:
		if (library_survives(copy)) {
			children(copy, size);
		}
		break;
	case 1:
		node(copy, size);
		break;
	default:
		vectors(copy, size);
	}
	free(copy);
	return 0;
}
