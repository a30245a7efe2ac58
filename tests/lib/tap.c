/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counters and temporary directories behind tap.h. */
#include "config.h"

#include "tests/lib/tap.h"

#include <ftw.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define TMPDIR_MAX 64
#define OPEN_DIRS_MAX 16

/* A test program is one process with one plan: the only mutable globals of the tests. */
static struct {
	int count;
	int failed;
	int tmpdirs;
	char *tmpdir[TMPDIR_MAX];
	char facts[PATH_MAX];
} tap;

/* A '#' in a name would be read as a directive, and a newline would end the line. */
__attribute__((format(printf, 1, 0))) static void
print_name(const char *fmt, va_list ap)
{
	char name[512];
	const char *p;

	vsnprintf(name, sizeof(name), fmt, ap);
	for (p = name; *p != '\0'; p++) {
		if (*p == '#')
			putchar('\\');
		putchar(*p == '\n' ? ' ' : *p);
	}
	putchar('\n');
}

__attribute__((format(printf, 4, 0))) static void
report(bool cond, const char *file, int line, const char *fmt, va_list ap)
{
	tap.count++;
	printf("%s %d - ", cond ? "ok" : "not ok", tap.count);
	print_name(fmt, ap);
	if (!cond) {
		tap.failed++;
		printf("# at %s:%d\n", file, line);
	}
	fflush(stdout);
}

bool
tap_ok(bool cond, const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(cond, file, line, fmt, ap);
	va_end(ap);
	return cond;
}

bool
tap_is_int(long long got, long long want, const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(got == want, file, line, fmt, ap);
	va_end(ap);
	if (got != want)
		printf("# expected: %lld\n# got:      %lld\n", want, got);
	return got == want;
}

static void
print_text(const char *label, const char *s)
{
	printf("# %s", label);
	if (s == NULL) {
		puts("NULL");
		return;
	}
	putchar('"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < ' ' || c == 0x7f)
			printf("\\x%02x", c);
		else
			putchar(c);
	}
	puts("\"");
}

bool
tap_is_str(const char *got, const char *want, const char *file, int line, const char *fmt, ...)
{
	bool same = got == want || (got != NULL && want != NULL && strcmp(got, want) == 0);
	va_list ap;

	va_start(ap, fmt);
	report(same, file, line, fmt, ap);
	va_end(ap);
	if (!same) {
		print_text("expected: ", want);
		print_text("got:      ", got);
	}
	return same;
}

void
skip(int n, const char *fmt, ...)
{
	va_list ap;

	for (int i = 0; i < n; i++) {
		tap.count++;
		printf("ok %d # SKIP ", tap.count);
		va_start(ap, fmt);
		print_name(fmt, ap);
		va_end(ap);
	}
	fflush(stdout);
}

static int
remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

int
tap_done(void)
{
	for (int i = 0; i < tap.tmpdirs; i++) {
		if (nftw(tap.tmpdir[i], remove_entry, OPEN_DIRS_MAX, FTW_DEPTH | FTW_PHYS) != 0)
			printf("# could not remove %s\n", tap.tmpdir[i]);
		free(tap.tmpdir[i]);
	}
	tap.tmpdirs = 0;
	printf("1..%d\n", tap.count);
	if (tap.failed > 0)
		printf("# %d of %d failed\n", tap.failed, tap.count);
	fflush(stdout);
	return tap.count > 0 && tap.failed == 0 ? 0 : 1;
}

const char *
tap_facts(void)
{
	const char *dir = getenv("LAKOU_FACTS");
	const char *srcdir = getenv("srcdir");
	struct stat st;

	if (dir != NULL && *dir != '\0')
		snprintf(tap.facts, sizeof(tap.facts), "%s", dir);
	else
		snprintf(tap.facts, sizeof(tap.facts), "%s/../shared/data",
			 srcdir != NULL ? srcdir : ".");
	return stat(tap.facts, &st) == 0 && S_ISDIR(st.st_mode) ? tap.facts : NULL;
}

char *
tap_tmpdir(void)
{
	const char *base = getenv("TMPDIR");
	char path[PATH_MAX];

	if (tap.tmpdirs == TMPDIR_MAX) {
		fputs("Bail out! too many temporary directories\n", stdout);
		exit(1);
	}
	snprintf(path, sizeof(path), "%s/lakou-test-XXXXXX",
		 base != NULL && *base != '\0' ? base : "/tmp");
	if (mkdtemp(path) == NULL) {
		fputs("Bail out! no temporary directory\n", stdout);
		exit(1);
	}
	tap.tmpdir[tap.tmpdirs] = strdup(path);
	if (tap.tmpdir[tap.tmpdirs] == NULL)
		abort();
	tap.tmpdirs++;
	return strdup(path);
}

int
tap_faults(int few, int all)
{
	const char *faults = getenv("LAKOU_FAULTS");

	return faults != NULL && strcmp(faults, "all") == 0 ? all : few;
}
