/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal driver of the test suite: one program in a pseudo-terminal seen through libvterm,
 * and the private home it lives in. term.c reads the scripts; the other files know none of that. */
#ifndef TESTS_TERM_DRIVER_H
#define TESTS_TERM_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>
#include <vterm.h>

#define TERM_ROW_SIZE 4096 /* bytes of one row as UTF-8; enough for 200 columns of stacked marks */

struct console {
	int rows;
	int cols;
	bool iutf8;       /* what the terminal says of itself to the program */
	int64_t patience; /* milliseconds before a wait gives up */
	char *base;       /* private directory: home/, tmp/, log/ */
	char *outside;    /* where it lies: TMPDIR of whoever comes after it */

	VTerm *vt; /* NULL until a program was started */
	VTermScreen *screen;
	int master;
	char slave[64]; /* path of the program's side */
	pid_t pid;
	bool running;
	bool hung_up;     /* nobody holds the slave side any more */
	bool lone_escape; /* the last thing typed was Escape: more bytes would make it Alt */
	int status;       /* as a shell says it: 128 + n after signal n */
};

int64_t term_now_ms(void);

/* The program. args are words for /bin/sh after the program's name. -1: it cannot be started. */
int term_start(struct console *t, const char *args);
void term_stop(struct console *t);         /* kills what still runs and frees the terminal */
bool term_pump(struct console *t, int ms); /* true when the program wrote something within ms */
/* Until the program has nothing more to say: silent, asleep, and every typed byte read. */
bool term_settle(struct console *t);
bool term_send(struct console *t, const char *bytes, size_t n); /* false: the program has ended */
void term_resize(struct console *t, int rows, int cols);
bool term_wait_exit(struct console *t);

/* What is on the screen. */
void term_row(const struct console *t, int row, char out[static TERM_ROW_SIZE]);
bool term_shows(const struct console *t, const char *text);
int term_matches(const struct console *t, const char *regex); /* 1, 0, or -1 for a bad expression */
bool term_is_plain(const struct console *t);                  /* no cell has a colour of its own */
void term_cursor(const struct console *t, int *row, int *col);
/* Every cell with its attributes, and the cursor; free() it. */
struct term_picture *term_picture_take(const struct console *t);
bool term_picture_same(const struct console *t, const struct term_picture *p);
void term_dump(const struct console *t, FILE *f, const char *prefix);
bool term_golden_same(const struct console *t, const char *path);
int term_golden_write(const struct console *t, const char *path);
void term_golden_show(const char *path); /* as TAP comments */

/* Keys, by the terminal description the program was started with. */
int term_keys_open(const char *terminal);
void term_keys_close(void);
/* The bytes of one key's name, or -1. */
int term_key_bytes(const char *name, char *out, size_t size);
/* Undoes \n \t \e \\ \xHH in place; the new length. */
size_t term_unescape(char *text);

/* The private home. */
int term_home_new(struct console *t);
int term_home_fresh(struct console *t); /* empties it */
void term_home_free(struct console *t);
/* A command line to its end in the same surroundings; its exit status, output in log/sh. */
int term_shell(struct console *t, const char *command);
void term_shell_show(const struct console *t);
/* Prints what the sanitizers left as TAP comments and forgets it; true when there was something. */
bool term_sanitizer_show(const struct console *t);

#endif
