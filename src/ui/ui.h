/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of screens and the only event loop of the program. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/i18n.h"
#include "base/stop.h"
#include "ui/screen.h"
#include "ui/term.h"

struct ui_options {
	struct term_options term;
	const char *db; /* the desk's file: opened, or made by the first start */
	const struct clock *clock;
	bool language_given;       /* by --lang: the desk's setting does not change it */
	struct printer *printer;   /* NULL: there is none */
	struct day_work *day_work; /* likewise */
};

/* Runs until the person quits or a signal ends it. Returns the exit status: 0, 128 + n for signal
 * n, or that of *err (then 1 and err->code set). The desk is opened here so that the first screen
 * comes first. */
int ui_run(const struct ui_options *options, struct err *err);

/* Opens a screen on top. On failure says why on the message line and stays. */
int ui_push(struct screen *from, const struct screen_ops *ops, const void *arg);

/* Takes a screen off the stack, wherever it is, before the next key: for answer(), which has no
 * verdict to give. */
void ui_close(struct screen *s);

/* Called by a screen before it closes: the one below gets answer(question, reply, data). data is
 * borrowed for the call. */
void ui_reply(struct screen *s, int question, int reply, const void *data);

/* A question with choices; the one below gets answer(question, index) of the choice, -1 for Esc. */
#define ASK_CHOICES 4
struct ask {
	int question;
	const char *text;                /* translated, a whole sentence; copied */
	const char *choice[ASK_CHOICES]; /* translated, NULL ends; the first is marked; copied */
	/* It comes by itself: letters may be meant for what it came before, and answer nothing.
	 * Those that were typed before it was seen come with the answer as data (const char *);
	 * NULL none. */
	bool unasked;
};
#define UI_TOLD (-1) /* the question of one that only tells: nothing comes of its answer */
int ui_ask(struct screen *from, const struct ask *ask);

/* The message line, until the next message or the next command. ui_say takes a translated
 * sentence. */
void ui_say(struct ui *ui, const char *sentence);
void ui_sayf(struct ui *ui, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void ui_warn(struct ui *ui, const char *sentence);  /* shown as an error */
void ui_fail(struct ui *ui, const struct err *err); /* its sentence, and the log */

/* Whether what is on the screen was there before the key at hand was read: a key typed ahead is
 * meant for something else. */
bool ui_seen(const struct ui *ui);

/* Whether one was typed that is not answered yet: long work asks, and leaves itself for later. */
bool ui_key_waits(void);
extern const struct stop ui_key_stop; /* a key that waits ends long work */

int ui_rows(const struct ui *ui); /* of the terminal */
int ui_columns(const struct ui *ui);
#define UI_TOP 2                    /* first row of a screen's own: below the title and its rule */
int ui_bottom(const struct ui *ui); /* first row that is no longer the screen's own */

const struct clock *ui_clock(const struct ui *ui); /* as the command line gave it */
struct printer *ui_printer(const struct ui *ui);   /* NULL: there is none */

/* After a desk was made by the first start. */
void ui_desk_set(struct ui *ui, struct desk *d);

/* The desk's file, and putting that backup in its place: once the key at hand is done with, all
 * screens close, and the home screen opens on what the desk is then. */
const char *ui_db(const struct ui *ui);
void ui_restore(struct ui *ui, const char *copy);
/* -1, with why: it would be refused, as another program has the desk open. Asked before the desk is
 * closed, which locks the names. */
int ui_restore_look(const struct ui *ui, struct err *err);

/* Work that may take some seconds and cannot tell how far it is: the sentence is shown at once,
 * until another one is said. */
void ui_wait(struct ui *ui, const char *sentence);

/* Long work: shows how far it is; true when the person asked to stop (Esc, Ctrl-C). Other keys
 * typed meanwhile are kept for later. */
bool ui_progress(struct ui *ui, const char *what, int permille);

/* Runs a command of a screen that is open below, or a common one, once the screens above it have
 * closed: what help and palette do, and the way from any screen to an action of the home screen. */
void ui_run_later(struct ui *ui, const struct screen_ops *ops, int op);

/* Opens a screen by a command of the home screen, then runs one of its own once it is on top: never
 * when it is left before, as by whoever does not know the passphrase. ops NULL: it only opens. */
void ui_run_there(struct ui *ui, int home_op, const struct screen_ops *ops, int op);

/* The commands that every screen has; a screen may handle them itself in run(). */
enum ui_op {
	UI_BACK = -1,
	UI_HELP = -2,
	UI_PALETTE = -3,
	UI_LANGUAGE = -4,
	UI_HIDE = -5,
	UI_REDRAW = -6,
	UI_QUIT = -7,
	UI_LOCK = -8,
};
extern const struct command ui_common_commands[];

void ui_language(struct ui *ui, enum language lang); /* switches, keeps it as the desk's setting */

/* Prints every key of every screen: text for people, or man for the manual page. */
#include "base/str.h"
enum keys_format { KEYS_TEXT, KEYS_MAN };
void ui_keys_write(struct buf *out, enum keys_format format);

#endif
