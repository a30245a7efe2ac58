/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures, and prints "name value" lines:
 *
 *   measure screen [-n STARTS] [-b KEYS] [-k KEYS] [-r TIMES] [-m KEY] [-i MS] [-q KEYS] PROGRAM...
 *     starts the program in a terminal, types the keys of -b, then those of -k, TIMES over, each
 *     when the one before has been answered, and -q, which ends it (q). Only -k is measured, and of
 *     that only KEY, if -m is given; -i measures a rest of MS before the end.
 *   measure run [-n TIMES] PROGRAM...     wall and processor time, memory; its output is dropped
 *   measure append [-n TIMES] FILE        250 bytes at the end of a file and fdatasync
 *
 * KEYS are separated by spaces: Up Down Left Right PageUp PageDown Home End Enter Tab BackTab Esc
 * Backspace C-x, or a word, each character of which is a key. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/program.h"

#define QUIET_MS 2   /* silence after an answer, that ends it */
#define ESCAPE_MS 60 /* after Esc, when the program waits for the rest of a sequence */
#define APPENDED 250
#define PERCENT 100
#define FAILED 1
#define WRONG_USAGE 64

struct samples {
	double *value;
	size_t count;
	size_t capacity;
};

struct options {
	int times;
	int repeat;
	int rest;
	const char *before;
	const char *keys;
	const char *only;
	const char *quit;
};

struct figures {
	struct samples start;
	struct samples key;
	struct samples bytes;
	struct samples memory;
	long silent;
	long wakeups;
};

static const struct {
	const char *name;
	const char *bytes;
} named[] = {
	{ "Up", "\033OA" },      { "Down", "\033OB" },      { "Right", "\033OC" },
	{ "Left", "\033OD" },    { "Home", "\033OH" },      { "End", "\033OF" },
	{ "PageUp", "\033[5~" }, { "PageDown", "\033[6~" }, { "Enter", "\r" },
	{ "Tab", "\t" },         { "BackTab", "\033[Z" },   { "Esc", "\033" },
	{ "Backspace", "\177" },
};

static void
samples_add(struct samples *s, double value)
{
	if (s->count == s->capacity) {
		s->capacity = s->capacity ? 2 * s->capacity : 64;
		s->value = realloc(s->value, s->capacity * sizeof(*s->value));
		if (!s->value)
			abort();
	}
	s->value[s->count++] = value;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value below which so many of a hundred lie: the nearest one that was measured. */
static double
percentile(struct samples *s, int percent)
{
	size_t at = (s->count * (size_t)percent + PERCENT - 1) / PERCENT;

	if (s->count == 0)
		return 0;
	qsort(s->value, s->count, sizeof(*s->value), ascending);
	return s->value[at > 0 ? at - 1 : 0];
}

static void
print_samples(const char *name, struct samples *s)
{
	if (s->count > 0)
		printf("%s_p50 %.3f\n%s_p99 %.3f\n%s_max %.3f\n", name, percentile(s, 50), name,
		       percentile(s, 99), name, percentile(s, PERCENT));
	free(s->value);
}

static size_t
character_length(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* The bytes of the key at *keys, which moves past it; 0 at the end. name is the key's, as typed. */
static size_t
next_key(const char **keys, char bytes[static 8], char name[static 16])
{
	const char *s = *keys + strspn(*keys, " ");
	size_t word = strcspn(s, " ");
	size_t n;

	if (word == 0)
		return 0;
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (strlen(named[i].name) == word && strncmp(named[i].name, s, word) == 0) {
			*keys = s + word;
			snprintf(name, 16, "%s", named[i].name);
			return (size_t)snprintf(bytes, 8, "%s", named[i].bytes);
		}
	}
	if (word == 3 && strncmp(s, "C-", 2) == 0) {
		*keys = s + word;
		snprintf(name, 16, "%.3s", s);
		bytes[0] = (char)(s[2] & 0x1f);
		return 1;
	}
	n = character_length(s);
	*keys = s + n;
	snprintf(name, 16, "%.*s", (int)n, s);
	return (size_t)snprintf(bytes, 8, "%.*s", (int)n, s);
}

/* Types the keys; measured where f is given. */
static int
type_keys(struct program *p, const char *keys, const char *only, struct figures *f)
{
	char bytes[8];
	char name[16];
	size_t n;

	while ((n = next_key(&keys, bytes, name)) > 0) {
		double wait = strcmp(name, "Esc") == 0 ? ESCAPE_MS : QUIET_MS;
		struct answer a;
		double since;

		if (program_type(p, bytes, n, &since) < 0 || program_settle(p, since, wait, &a) < 0)
			return -1;
		if (!f || (only && strcmp(only, name) != 0))
			continue;
		samples_add(&f->key, a.ms);
		samples_add(&f->bytes, (double)a.bytes);
		f->silent += a.bytes == 0;
	}
	return 0;
}

/* The last keys may end the program at any of them. */
static int
quit(struct program *p, const char *keys)
{
	double since;

	if (type_keys(p, keys, NULL, NULL) < 0 && !p->ended)
		program_type(p, "q", 1, &since);
	return program_end(p);
}

static int
one_screen(const struct options *o, char *const argv[], struct figures *f)
{
	struct program p;
	struct answer first;
	double since;
	int status;

	if (program_start(&p, argv, &since) < 0) {
		perror(argv[0]);
		return -1;
	}
	if (program_settle(&p, since, QUIET_MS, &first) == 0) {
		samples_add(&f->start, first.ms);
		if (type_keys(&p, o->before, NULL, NULL) == 0)
			for (int i = 0; i < o->repeat; i++)
				if (type_keys(&p, o->keys, o->only, f) < 0)
					break;
		samples_add(&f->memory, (double)program_status(&p, "VmHWM"));
		if (o->rest > 0)
			f->wakeups += program_wakeups(&p, o->rest);
	}
	status = quit(&p, o->quit);
	if (status != 0)
		fprintf(stderr, "measure: %s ended with %d\n", argv[0], status);
	return status == 0 ? 0 : -1;
}

static int
measure_screen(const struct options *o, char *const argv[])
{
	struct figures f = { .silent = 0 };
	int result = 0;

	for (int i = 0; i < o->times && result == 0; i++)
		result = one_screen(o, argv, &f);
	print_samples("start_ms", &f.start);
	print_samples("key_ms", &f.key);
	print_samples("key_bytes", &f.bytes);
	print_samples("rss_kb", &f.memory);
	if (o->rest > 0)
		printf("wakeups %ld\n", f.wakeups);
	if (f.silent > 0)
		printf("silent %ld\n", f.silent);
	return result == 0 ? 0 : FAILED;
}

static void
become_quiet(char *const argv[])
{
	int null = open("/dev/null", O_RDWR);

	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
	}
	execvp(argv[0], argv);
	_exit(127);
}

static double
cpu_ms(const struct rusage *u)
{
	return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) * 1e3 +
	       (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e3;
}

static int
measure_run(const struct options *o, char *const argv[])
{
	struct samples wall = { .count = 0 };
	struct samples cpu = { .count = 0 };
	struct samples memory = { .count = 0 };
	int status = 0;

	for (int i = 0; i < o->times && status == 0; i++) {
		double since = now_ms();
		struct rusage used;
		pid_t pid = fork();

		if (pid == 0)
			become_quiet(argv);
		if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
			return FAILED;
		samples_add(&wall, now_ms() - since);
		samples_add(&cpu, cpu_ms(&used));
		samples_add(&memory, (double)used.ru_maxrss);
	}
	if (status != 0)
		fprintf(stderr, "measure: %s ended with %d\n", argv[0], WEXITSTATUS(status));
	print_samples("wall_ms", &wall);
	print_samples("cpu_ms", &cpu);
	print_samples("rss_kb", &memory);
	return status == 0 ? 0 : FAILED;
}

static int
measure_append(const struct options *o, const char *path)
{
	const char bytes[APPENDED] = { 'x' };
	struct samples taken = { .count = 0 };
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	int result = fd < 0 ? FAILED : 0;

	for (int i = 0; i < o->times && result == 0; i++) {
		double since = now_ms();

		if (write(fd, bytes, APPENDED) != APPENDED || fdatasync(fd) != 0)
			result = FAILED;
		samples_add(&taken, now_ms() - since);
	}
	if (fd >= 0)
		close(fd);
	print_samples("append_ms", &taken);
	return result;
}

int
main(int argc, char **argv)
{
	struct options o = { 1, 1, 0, "", "", NULL, "q" };
	const char *mode = argc > 1 ? argv[1] : "";
	int c;

	optind = 2;
	while ((c = getopt(argc, argv, "+n:r:i:b:k:m:q:")) != -1) {
		switch (c) {
		case 'n':
			o.times = (int)strtol(optarg, NULL, 10);
			break;
		case 'r':
			o.repeat = (int)strtol(optarg, NULL, 10);
			break;
		case 'i':
			o.rest = (int)strtol(optarg, NULL, 10);
			break;
		case 'b':
			o.before = optarg;
			break;
		case 'k':
			o.keys = optarg;
			break;
		case 'm':
			o.only = optarg;
			break;
		case 'q':
			o.quit = optarg;
			break;
		default:
			return WRONG_USAGE;
		}
	}
	if (optind >= argc)
		return WRONG_USAGE;
	if (strcmp(mode, "screen") == 0)
		return measure_screen(&o, argv + optind);
	if (strcmp(mode, "run") == 0)
		return measure_run(&o, argv + optind);
	return strcmp(mode, "append") == 0 ? measure_append(&o, argv[optind]) : WRONG_USAGE;
}
