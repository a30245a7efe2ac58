/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal: the only place that reads keys, and the only mutable global state of the program,
 * since a process has one terminal and signals need to find it. */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>

#include "base/err.h"

enum glyphs { GLYPHS_ASCII, GLYPHS_CONSOLE, GLYPHS_UNICODE };

struct term_options {
	bool no_color; /* --no-color or NO_COLOR */
	bool ascii;    /* --ascii: neither boxes nor blocks */
};

/* Takes the terminal over. ERR_USAGE when standard input or output is no terminal, ERR_MISSING when
 * its type is unknown; nothing was written to it then. */
int term_open(const struct term_options *options, struct err *err);

/* Gives it back as it was. Safe to call twice, and from the out-of-memory hook. */
void term_close(void);

/* Waits for the next key. ms: how long at most before K_TIMEOUT, 0 for ever. Nothing typed
 * ahead is ever dropped or reordered. */
int term_key(int ms);

/* Whatever comes through fd ends that wait with K_HEARD: it is for whoever reads it. -1: nothing
 * does there. */
enum term_watched { TERM_DAY_WORK, TERM_DESK, TERM_WATCHED };
void term_watch(enum term_watched which, int fd);

/* A key already waiting, without waiting for one: KEY_NOTHING when there is none. */
int term_key_pending(void);
void term_key_back(int key); /* to be given first, by the next call; at most two */

/* The text of the last K_PASTE, UTF-8, at most 64 KiB: yours. */
char *term_paste(void);

/* The signal that asked to end, 0 none. */
int term_signal(void);

enum glyphs term_glyphs(void);
bool term_color(void);
bool term_utf8(void); /* the terminal shows UTF-8; else draw.c transliterates */
void term_size(int *rows, int *cols);
void term_cursor(int y, int x); /* where the hardware cursor rests */
void term_flush(void);          /* what was drawn becomes visible */
void term_repaint(void);        /* the next flush draws every cell again */

#endif
