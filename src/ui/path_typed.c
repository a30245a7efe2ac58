/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Understanding a typed path, and going on with it as a shell does. */
#include "config.h"

#include "ui/path_typed.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define FILE_SCHEME "file://"
#define HEX_DIGITS "0123456789abcdefABCDEF"

/* What a file manager writes for a space or an accent: %20. */
static char *
undo_percents(const char *s)
{
	struct buf out = BUF_INIT;
	char hex[3] = "";

	for (; *s != '\0'; s++) {
		if (*s == '%' && strspn(s + 1, HEX_DIGITS) >= 2) {
			memcpy(hex, s + 1, 2);
			buf_addc(&out, (char)strtol(hex, NULL, 16));
			s += 2;
		} else {
			buf_addc(&out, *s);
		}
	}
	return buf_take(&out);
}

char *
path_typed(const char *typed)
{
	char *text = str_trim(typed);
	size_t len = strlen(text);
	const char *home = getenv("HOME");
	char *path;

	if (len >= 2 && (*text == '\'' || *text == '"') && text[len - 1] == *text) {
		memmove(text, text + 1, len - 2);
		text[len - 2] = '\0';
	}
	if (str_starts(text, FILE_SCHEME))
		path = undo_percents(text + strlen(FILE_SCHEME));
	else if (str_starts(text, "~/") && home != NULL)
		path = path_join(home, text + 2);
	else if (strcmp(text, "~") == 0 && home != NULL)
		path = mem_strdup(home);
	else
		path = mem_strdup(text);
	free(text);
	return path;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Bytes that both begin with, whole characters only. */
static size_t
common(const char *a, const char *b)
{
	size_t at = 0;

	while (a[at] != '\0') {
		size_t len = utf8_cluster(a + at);

		if (strncmp(a + at, b + at, len) != 0)
			break;
		at += len;
	}
	return at;
}

/* All that the names beginning with start have in common; NULL when there is none. */
static char *
longest(const char *dir, const char *start, bool folders_only)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char *found = NULL;
	size_t matches = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char *path = path_join(dir, e->d_name);

		if (str_starts(e->d_name, start) && (*start != '\0' || e->d_name[0] != '.') &&
		    (!folders_only || is_folder(path))) {
			matches++;
			if (found == NULL)
				found = mem_strdup(e->d_name);
			else
				found[common(found, e->d_name)] = '\0';
		}
		free(path);
	}
	if (d != NULL)
		closedir(d);
	if (matches == 1) {
		char *path = path_join(dir, found);
		char *name = mem_printf("%s%s", found, is_folder(path) ? "/" : "");

		free(path);
		free(found);
		found = name;
	}
	return found;
}

void
path_complete(struct edit *e, bool folders_only)
{
	char *path = path_typed(e->text);
	const char *slash = strrchr(path, '/');
	char *dir = slash == NULL   ? mem_strdup(".")
		    : slash == path ? mem_strdup("/")
				    : mem_strndup(path, (size_t)(slash - path));
	char *name = longest(dir, slash == NULL ? path : slash + 1, folders_only);

	if (name != NULL) {
		char *full = slash == NULL ? mem_strdup(name) : path_join(dir, name);

		edit_set(e, full);
		free(full);
	}
	free(name);
	free(dir);
	free(path);
}
