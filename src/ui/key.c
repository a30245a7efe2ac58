/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of keys, and which of them a French keyboard can type. */
#include "config.h"

#include "ui/key.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

struct name {
	int key;
	const char *text;
};

/* TRANSLATORS: names of keys as they are shown in the footer; short, as printed on a keyboard */
static const struct name names[] = {
	{ K_ENTER, N_("Enter") },
	{ K_ESC, N_("Esc") },
	{ K_TAB, N_("Tab") },
	{ ' ', N_("Space") },
	{ K_BACK_TAB, N_("Shift-Tab") },
	{ K_UP, N_("Up") },
	{ K_DOWN, N_("Down") },
	{ K_LEFT, N_("Left") },
	{ K_RIGHT, N_("Right") },
	{ K_HOME, N_("Home key") },
	{ K_END, N_("End") },
	{ K_PAGE_UP, N_("PgUp") },
	{ K_PAGE_DOWN, N_("PgDn") },
	{ K_INSERT, N_("Ins") },
	{ K_DELETE, N_("Del") },
	{ K_BACKSPACE, N_("Backspace") },
};

bool
key_is_text(int key)
{
	return key >= ' ' && key != 0x7f && key < KEY_SPECIAL && !(key >= 0x80 && key < 0xa0);
}

int
key_digit(int key)
{
	static const int unshifted[] = { 0xe0, '&', 0xe9, '"', '\'', '(', '-', 0xe8, '_', 0xe7 };

	for (int digit = 0; digit < 10; digit++)
		if (key == '0' + digit || key == unshifted[digit])
			return digit;
	return -1;
}

const char *
key_label(int key, char *room, size_t size)
{
	size_t i;
	size_t len;
	char utf8[4];

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].key == key)
			return gettext(names[i].text);
	if (key >= K_F1 && key <= K_F12) {
		snprintf(room, size, "F%d", key - K_F1 + 1);
	} else if (key > 0 && key < ' ') {
		snprintf(room, size, "Ctrl-%c", key + '@');
	} else if (key_is_text(key)) {
		len = utf8_put(key, utf8);
		if (len >= size)
			len = size - 1;
		memcpy(room, utf8, len);
		room[len] = '\0';
	} else {
		snprintf(room, size, "?");
	}
	return room;
}

bool
key_needs_altgr(int key)
{
	return key > 0 && key < 0x80 && strchr("[]{}@#|\\~^`", key) != NULL;
}
