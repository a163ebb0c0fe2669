#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "zk_core.h"

static atomic_int log_fd = -1;

/* The library gives no level and no context, only the finished line. One write, so that lines of many workers never mix. */
void zk_log_line_cb(const char *line)
{
	int fd = atomic_load(&log_fd);
	if (fd >= 0) {
		struct iovec parts[] = {{(void *)line, strlen(line)}, {"\n", 1}};
		int saved = errno;
		/* A full disk must not disturb a session: what cannot be logged is lost. */
		if (writev(fd, parts, 2) < 0) {
			errno = saved;
		}
	}
}

bool zk_log_open(const char *path, ZooLogLevel level)
{
	bool wanted = path && *path && level > 0;
	int fd = wanted ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640) : -1;
	int old = atomic_exchange(&log_fd, fd);
	if (old >= 0) {
		close(old);
	}
	zoo_set_debug_level(fd >= 0 ? level : (ZooLogLevel)0);
	return !wanted || fd >= 0;
}
