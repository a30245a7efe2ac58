/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys: a character is its code point (Ctrl-A is 1), the others are named here. No default key of
 * the program needs AltGr on a French keyboard, nor Meta: a test asks key_needs_altgr(). */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>

#ifndef CTRL /* some systems define the same */
#define CTRL(c) ((c)&0x1f)
#endif

enum key {
	KEY_NOTHING = -1,
	KEY_TAB_ = 9,
	KEY_RETURN_ = 13,
	KEY_ESC_ = 27,
	KEY_SPECIAL = 0x110000, /* first value that is no character */
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKSPACE,
	K_BACK_TAB,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_RESIZE,  /* the terminal has another size */
	K_PASTE,   /* a pasted text is ready: term_paste() */
	K_TIMEOUT, /* no key came in the time given */
	K_HEARD,   /* no key either, but something that term_watch() waits for */
	K_HANGUP,  /* the terminal is gone, or a signal asks to end */
};

#define K_ENTER KEY_RETURN_
#define K_ESC KEY_ESC_
#define K_TAB KEY_TAB_

bool key_is_text(int key);
/* The digit that a key stands for, also unshifted on an AZERTY keyboard; -1 none. */
int key_digit(int key); /* a printable character */

/* The name to show, in the chosen language: « Entrée », « Ctrl-S », « n ». Static or translated
 * text, valid until the next call with the same buffer. */
const char *key_label(int key, char *room, size_t size);

bool key_needs_altgr(int key); /* on an AZERTY keyboard */

#endif
