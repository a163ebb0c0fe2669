/* Preloaded before the runtime of a sanitizer, for a PHP that was not built with it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static pid_t started;

/* The shells and servers that PHP starts do without. */
__attribute__((constructor)) static void start(void)
{
	unsetenv("LD_PRELOAD");
	started = getpid();
}

/* PHP loads extensions so that they prefer their own symbols, which would bypass the sanitizer's malloc(). */
void *dlopen(const char *file, int mode)
{
	void *(*next)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
	return next(file, mode & ~RTLD_DEEPBIND);
}

/* In the child of a fork LeakSanitizer looks for its parent's threads and takes what they hold for lost. */
int __lsan_is_turned_off(void)
{
	return getpid() != started;
}
