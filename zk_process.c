#include <time.h>

#include "zk_core.h"

unsigned zk_process_number;

static void count_process(void)
{
	zk_process_number++;
}

void zk_core_startup(void)
{
	pthread_atfork(NULL, NULL, count_process);
	/* Which server comes first is decided by zk_hosts_resolve(), so that a dead one can be tried last. */
	zoo_deterministic_conn_order(1);
}

int64_t zk_now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t zk_now_ms(void)
{
	return zk_now_ns() / 1000000;
}

int64_t zk_deadline(int timeout_ms)
{
	return zk_now_ms() + timeout_ms;
}

void zk_signals_mask(sigset_t *saved)
{
	static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
	sigset_t masked;
	sigfillset(&masked);
	for (size_t i = 0; i < sizeof(crashes) / sizeof(*crashes); i++) {
		sigdelset(&masked, crashes[i]);
	}
	pthread_sigmask(SIG_SETMASK, &masked, saved);
}
