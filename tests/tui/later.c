/* SPDX-License-Identifier: GPL-3.0-or-later */
/* later: the program itself, for which a quarter of an hour goes by at each SIGUSR1. Where $ASLEEP
 * is set it goes by while the machine sleeps: nothing wakes the program, and a key comes first.
 * Where $NOON is set the program starts at noon of a desk's day. Where $MOVED names a file, the
 * clock of this PC, and no other, is moved by as many seconds as stand there in binary. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define QUARTER_S 900
#define DAY_S 86400
#define NOON_S 57600 /* of a day of UTC, in the Antilles */
#define WAITED_FOR 4 /* keys, signals, work of the day, desk: where it waits for a key */
#define SECOND_MS 1000
#define MS_NS 1000000

static volatile sig_atomic_t quarters;
static time_t to_noon;
static const volatile int64_t *moved; /* another process writes it */

static void
count(int number)
{
	(void)number;
	quarters = quarters + 1;
}

static void
map_moved(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *map = mmap(NULL, sizeof(*moved), PROT_READ, MAP_SHARED, fd, 0);

	if (fd < 0 || map == MAP_FAILED) {
		perror(path);
		_exit(EXIT_FAILURE);
	}
	close(fd);
	moved = map;
}

/* Heard while the program waits for a key, and nowhere else. */
__attribute__((constructor)) static void
start(void)
{
	struct sigaction action = { .sa_handler = count };
	sigset_t set;

	sigaction(SIGUSR1, &action, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (getenv("NOON") != NULL)
		to_noon = NOON_S - time(NULL) % DAY_S;
	if (getenv("MOVED") != NULL)
		map_moved(getenv("MOVED"));
}

static bool
asleep(void)
{
	return getenv("ASLEEP") != NULL;
}

/* Both stand in place of those of the C library. */
int
clock_gettime(clockid_t which, struct timespec *now)
{
	long rc = syscall(SYS_clock_gettime, which, now);
	sigset_t set;

	if (rc == 0 && (which == CLOCK_BOOTTIME || which == CLOCK_REALTIME ||
			(which == CLOCK_MONOTONIC && !asleep()))) {
		sigpending(&set);
		now->tv_sec += (time_t)QUARTER_S * (quarters + sigismember(&set, SIGUSR1));
	}
	if (rc == 0 && which == CLOCK_REALTIME)
		now->tv_sec += to_noon + (moved != NULL ? (time_t)*moved : 0);
	return (int)rc;
}

int
poll(struct pollfd *fds, nfds_t n, int ms)
{
	struct timespec wait = { ms / SECOND_MS, ms % SECOND_MS * (long)MS_NS };
	int before = quarters;
	sigset_t set;
	int rc;

	/* Curses only looks whether a key is there: what it heard, the wait after it would miss. */
	pthread_sigmask(SIG_SETMASK, NULL, &set);
	if (n == WAITED_FOR)
		sigdelset(&set, SIGUSR1);
	rc = ppoll(fds, n, ms < 0 ? NULL : &wait, &set);
	if (rc < 0 && errno == EINTR && quarters != before && !asleep())
		return 0;
	return rc;
}
