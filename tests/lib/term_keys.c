/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of keys and the bytes that a terminal sends for them. The bytes come from terminfo, so that
 * one script serves xterm, the Linux console, screen and tmux. */
#include "config.h"

#include "tests/lib/term_driver.h"

#include <ctype.h>
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

struct key {
	const char *name;
	const char *capability; /* NULL: bytes is what every terminal sends */
	const char *bytes;
};

static const struct key keys[] = {
	{ "Enter", NULL, "\r" },   { "Escape", NULL, "\033" }, { "Tab", NULL, "\t" },
	{ "Space", NULL, " " },    { "S-Tab", "kcbt", NULL },  { "Up", "kcuu1", NULL },
	{ "Down", "kcud1", NULL }, { "Left", "kcub1", NULL },  { "Right", "kcuf1", NULL },
	{ "Home", "khome", NULL }, { "End", "kend", NULL },    { "PgUp", "kpp", NULL },
	{ "PgDn", "knp", NULL },   { "Ins", "kich1", NULL },   { "Del", "kdch1", NULL },
	{ "BS", "kbs", NULL },     { "F1", "kf1", NULL },      { "F2", "kf2", NULL },
	{ "F3", "kf3", NULL },     { "F4", "kf4", NULL },      { "F5", "kf5", NULL },
	{ "F6", "kf6", NULL },     { "F7", "kf7", NULL },      { "F8", "kf8", NULL },
	{ "F9", "kf9", NULL },     { "F10", "kf10", NULL },    { "F11", "kf11", NULL },
	{ "F12", "kf12", NULL },   { "S-Left", "kLFT", NULL }, { "S-Right", "kRIT", NULL },
};

int
term_keys_open(const char *terminal)
{
	int found = 0;

	return setupterm(terminal, STDOUT_FILENO, &found) == OK ? 0 : -1;
}

void
term_keys_close(void)
{
	if (cur_term)
		del_curterm(cur_term);
}

static int
copy(const char *bytes, char *out, size_t size)
{
	if (strlen(bytes) >= size)
		return -1;
	memcpy(out, bytes, strlen(bytes) + 1);
	return 0;
}

static bool
is_one_character(const char *name)
{
	size_t n = 1;

	while (((unsigned char)name[n] & 0xC0) == 0x80)
		n++;
	return name[n] == '\0';
}

/* terminfo answers NULL for an absent capability and (char *)-1 for one that is no string. */
static const char *
capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

int
term_key_bytes(const char *name, char *out, size_t size)
{
	char bytes[] = { '\0', '\0' };

	if (is_one_character(name))
		return copy(name, out, size);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const char *found = keys[i].bytes;

		if (strcmp(keys[i].name, name) != 0)
			continue;
		if (!found)
			found = capability(keys[i].capability);
		return found ? copy(found, out, size) : -1;
	}
	if (strncmp(name, "C-", 2) == 0 && is_one_character(name + 2)) {
		bytes[0] = (char)(toupper((unsigned char)name[2]) & 0x1F);
		return bytes[0] ? copy(bytes, out, size) : -1;
	}
	if (strncmp(name, "M-", 2) == 0 && is_one_character(name + 2) && size > 1) {
		out[0] = '\033';
		return copy(name + 2, out + 1, size - 1);
	}
	return -1;
}

size_t
term_unescape(char *text)
{
	char *out = text;

	for (const char *s = text; *s; s++) {
		char hex[3] = "";

		if (*s != '\\' || s[1] == '\0') {
			*out++ = *s;
			continue;
		}
		s++;
		if (*s == 'n')
			*out++ = '\r';
		else if (*s == 't')
			*out++ = '\t';
		else if (*s == 'e')
			*out++ = '\033';
		else if (*s == 'x' && isxdigit((unsigned char)s[1]) &&
			 isxdigit((unsigned char)s[2])) {
			hex[0] = s[1];
			hex[1] = s[2];
			*out++ = (char)strtol(hex, NULL, 16);
			s += 2;
		} else
			*out++ = *s;
	}
	*out = '\0';
	return (size_t)(out - text);
}
