/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen is: a table of commands and a few functions. The table is the only place where a
 * key is named: footer, help, palette, `lakou keys`, the man page and the tests are made from
 * it.
 *
 * A question is a screen too, so resizing and signals work in every state. draw() decides
 * nothing. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "app/desk.h"
#include "app/import_file.h"
#include "base/err.h"

struct ui;
struct screen;

#define COMMAND_KEYS 3

struct command {
	int op;                 /* 0 ends the table */
	const char *id;         /* "session-new": stable, never translated */
	int keys[COMMAND_KEYS]; /* the first is the one shown; 0 none */
	const char *label;      /* N_(), at most 12 columns, for the footer; NULL: help only */
	const char *help;       /* N_(), a sentence without a full stop */
};

/* What one screen answers to another, or several ask, as is said with each. A screen tells answers
 * by their numbers: those of its own are below. */
enum shared_question {
	JOURNAL_FILTER_QUESTION = 100,
	IMPORT_DONE_QUESTION,
	IMPORT_COLUMNS_QUESTION,
	IMPORT_VALUES_QUESTION,
	KIND_QUESTION,
	TEMPLATE_QUESTION,
	REFER_QUESTION,
	TWIN_QUESTION,
	PLACE_QUESTION,
	PASSPHRASE_QUESTION,
	EDITED_QUESTION,
	MERGED_QUESTION,
	UNDO_QUESTION,
};

enum verdict {
	VERDICT_DONE,    /* handled */
	VERDICT_MOVED,   /* handled, and draw_moved() draws all that looks different */
	VERDICT_IGNORED, /* not mine */
	VERDICT_CLOSE,   /* leave this screen */
	VERDICT_QUIT,    /* leave the program */
};

struct screen_ops {
	const char *name;  /* stable, never translated: "home" */
	const char *title; /* N_() */
	const struct command *commands;
	size_t state_size; /* zeroed memory in screen->state, freed by ui.c after close() */
	bool live;         /* shows what other programs save as soon as it is saved */
	bool names;        /* shows what the passphrase opens: closed when that is locked */

	/* arg is what ui_push() was given. Fails with err: the screen is not shown, and close() is
	 * not called. */
	int (*open)(struct screen *s, const void *arg, struct err *err);
	void (*shown)(struct screen *s); /* once, when it is on top: it may ask a question */
	void (*close)(struct screen *s);
	/* Rows 1 to ui_rows() - 3 are the screen's: row 0, the message line and the footer are
	 * ui.c's. */
	void (*draw)(const struct screen *s);
	/* After VERDICT_MOVED, over what draw() left: an arrow held down in a list is then no more
	 * work than the rows that it changes. NULL where that verdict is never given. */
	void (*draw_moved)(const struct screen *s);
	/* A failure is told by setting err, whatever the verdict: ui.c says it. Common commands
	 * (ui_op in ui.h) come here too; VERDICT_IGNORED leaves them to ui.c. */
	enum verdict (*run)(struct screen *s, int op, struct err *err);
	/* A text field has the focus: characters are text and only Ctrl, function and named keys
	 * are commands. NULL: never. */
	bool (*typing)(const struct screen *s);
	/* A key that is no command (when typing: any character). NULL: none taken. */
	enum verdict (*key)(struct screen *s, int key, struct err *err);
	void (*paste)(struct screen *s,
		      const char *text); /* NULL: typed as characters, newlines as spaces */
	/* What is half typed is put on disk: after a pause in the typing, and when the program
	 * ends. NULL: nothing to keep. */
	void (*keep)(struct screen *s, struct err *err);
	/* Work that a key must not wait for, a moment of it at a time: called while no key comes,
	 * and what is shown is drawn after each. False: there is none, until the next key. NULL:
	 * never. */
	bool (*work)(struct screen *s, struct err *err);
	/* The reply to a question or the result of a screen pushed on top: see ui_ask, ui_reply. */
	void (*answer)(struct screen *s, int question, int reply, const void *data);
	void (*refresh)(struct screen *s); /* the data changed, or this screen is on top again */
	void (*minute)(
		struct screen *s); /* another minute has begun; NULL: nothing depends on it */
	/* Milliseconds until it looks different by itself; 0 or NULL: it does not. */
	int (*wakes)(const struct screen *s);
	/* The window has another size; NULL: draw() sees to it. */
	void (*resized)(struct screen *s);
	/* What the footer calls a command just now, common ones too: translated, at most 12
	 * columns; "" where it would do nothing or is not wanted; NULL: as its table does. */
	const char *(*label)(const struct screen *s, int op);
	/* What row 0 begins with where it is not the title: translated; NULL: the title. */
	const char *(*name_now)(const struct screen *s);
	/* What row 0 says after the title, yours; NULL: the desk's name. */
	char *(*subtitle)(const struct screen *s);
	/* The same where that has no room, yours; NULL: it is cut. */
	char *(*brief)(const struct screen *s);
};

struct screen {
	const struct screen_ops *ops;
	struct ui *ui;
	struct desk *desk; /* NULL only before there is one */
	void *state;
	struct screen *below;
	bool closing; /* set by ui_close(): taken off before the next key */
};

/* Every screen, for the key tables and their tests; NULL ends. */
extern const struct screen_ops *const screen_all[];

extern const struct screen_ops screen_first; /* the four questions */
extern const struct screen_ops screen_home;
extern const struct screen_ops screen_session; /* arg: struct session_arg */
extern const struct screen_ops screen_kind;    /* answers KIND_QUESTION with a kind */
extern const struct screen_ops screen_actors;  /* arg: NULL, or a question number to pick one for */
extern const struct screen_ops screen_actor;   /* arg: struct actor_arg */
extern const struct screen_ops screen_network; /* arg: struct network_arg */
extern const struct screen_ops screen_stats;
struct stats_data;
struct stats_filter;
extern const struct screen_ops screen_stats_map;    /* arg: const struct stats_data *, kept */
extern const struct screen_ops screen_stats_filter; /* arg: struct stats_filter **, changed */
extern const struct screen_ops screen_export;       /* arg: NULL, or struct export_arg */
extern const struct screen_ops screen_releases;
extern const struct screen_ops screen_recipients;
extern const struct screen_ops screen_release; /* arg: const struct release *, which */
extern const struct screen_ops screen_coop; /* arg: NULL, or const int *, the month’s first day */
extern const struct screen_ops screen_import;          /* arg: NULL, asks for the path */
extern const struct screen_ops screen_import_sessions; /* arg: struct import_sessions_arg */
extern const struct screen_ops screen_settings;
extern const struct screen_ops screen_restore; /* arg: NULL, or const struct err *, the damage */
extern const struct screen_ops screen_purge;
extern const struct screen_ops screen_leaving;
extern const struct screen_ops screen_breach;
extern const struct screen_ops screen_requests; /* arg: NULL, or const int64_t *, a person */
extern const struct screen_ops screen_access;
extern const struct screen_ops screen_tags;
extern const struct screen_ops screen_templates;   /* arg: a form to keep as one; NULL none */
extern const struct screen_ops screen_turned_away; /* arg: const int *, the day */
extern const struct screen_ops screen_referrals;
extern const struct screen_ops screen_help;
extern const struct screen_ops screen_palette;
extern const struct screen_ops screen_ask;
extern const struct screen_ops screen_clock; /* the PC's clock is wrong: which day is it? */

extern const struct screen_ops screen_journal;        /* arg: NULL, or struct journal_arg */
extern const struct screen_ops screen_journal_filter; /* arg: struct journal_filter **, changed */
extern const struct screen_ops screen_pick;           /* arg: struct pick_arg */

/* The journal of one person; 0: everybody’s. filter: it begins under it, and taking a step back
 * from there leaves the journal; NULL none. */
struct journal_filter;
struct journal_arg {
	int64_t person;
	const struct journal_filter *filter;
};
/* The filters’ screen answers JOURNAL_FILTER_QUESTION once one has changed: reply 1. */

/* One of a list: the answer’s data is the code of the one taken, reply 1; 0 and NULL when none
 * was. */
struct choices;
struct pick_arg {
	int question;
	const char *title;       /* translated; copied */
	struct choices *choices; /* taken over when it opens */
	const char *code;        /* of the one marked first; NULL: the first */
	bool make;               /* what is typed may be the answer, too */
	const char *hint;        /* then: what may be typed, translated, copied; NULL a name */
	/* NULL, or says what is wrong with what is typed, which then stays; NULL: nothing. */
	const char *(*wrong)(struct screen *s, const char *typed);
};

/* The filters of the directory, changed where they are; what they count is under the query. */
extern const struct screen_ops screen_actors_filter; /* arg: struct actors_filter_arg */
struct directory;
struct directory_query;
struct directory_filters;
struct actors_filter_arg {
	struct directory *dir;
	struct directory_query *query;
	struct directory_filters *filters; /* of the query */
};

extern const struct screen_ops screen_who;
extern const struct screen_ops screen_pin; /* arg: struct pin_arg; replies 1 when it was right */

struct pin_arg {
	bool change;      /* one's own is set, else that of the mediator is asked */
	int64_t mediator; /* who comes to the keyboard */
};

/* Known persons. Each of these screens is closed when the names are locked. */
extern const struct screen_ops screen_persons;       /* arg: NULL, or struct persons_arg */
extern const struct screen_ops screen_person;        /* arg: int64_t, whose page */
extern const struct screen_ops screen_person_edit;   /* arg: struct person_edit_arg */
extern const struct screen_ops screen_merge;         /* arg: struct merge_arg */
extern const struct screen_ops screen_passphrase;    /* arg: enum passphrase_how, or NULL */
extern const struct screen_ops screen_import_map;    /* arg: the path */
extern const struct screen_ops screen_import_values; /* arg: struct import_values_arg */

struct import_sessions_arg {
	const char *path;
	const char *map; /* a text of app/session_map.h; NULL: none was made now */
	struct import_options file;
};
struct mapping;
struct import_values_arg {
	struct mapping *mapping; /* is told what values mean, and must outlive the screen */
	size_t column;
};
/* The import of sessions replies 1 to who opened it: it is done and closes (IMPORT_DONE_QUESTION);
 * or its columns are to be looked at again, the path as data (IMPORT_COLUMNS_QUESTION). */
/* The values of a column answer IMPORT_VALUES_QUESTION: 1 when the import is to go on, 0 if not. */

enum session_how { SESSION_NEW, SESSION_REPEAT, SESSION_EDIT, SESSION_DRAFT, SESSION_TEMPLATE };
struct session_arg {
	enum session_how how;
	int kind;  /* SESSION_NEW; 0 individual */
	int64_t n; /* SESSION_EDIT, _TEMPLATE; SESSION_REPEAT: 0 the last individual one */
	int day;   /* proposed for all but SESSION_EDIT and _DRAFT; 0 today */
	const char *partner; /* SESSION_NEW: the id of whom the person is sent to; NULL nobody */
	int64_t person;      /* SESSION_NEW: the known person whom it is with; 0 nobody */
};

extern const struct screen_ops screen_slip; /* arg: struct slip_arg */
extern const struct screen_ops screen_dial; /* arg: const int64_t *, the entry whose number it is */
struct slip_arg {
	int64_t n;      /* the entry of the directory; 0: */
	const char *id; /* that of this id */
};

/* What is usually released, one of whose fields is to be filled in first, and why; or a question is
 * to be answered first. */
enum export_field { EXPORT_RECIPIENT, EXPORT_FOLDER, EXPORT_SHORTER };
struct export_arg {
	enum export_field field;
	const char *problem; /* translated, a whole sentence; copied */
};

/* screen_kind answers KIND_QUESTION: the reply is a kind of session. */
/* screen_templates answers TEMPLATE_QUESTION: one was chosen, reply 1, its number as data (const
 * int64_t *). */

/* The list of actors opened to pick one: the answer's data is the id (const char *), reply 1; 0 and
 * NULL when nothing was picked. */
struct actors_arg {
	int question;      /* 0: none is picked */
	const char *words; /* already in the search line; NULL none */
	int commune;       /* INSEE number of the only one that is listed at first; 0 all */
};
/* The hub: opened over a list of actors that picks one, its cards and lists pick for it. */
struct network_arg {
	bool pick;
};
/* The card of an entry answers REFER_QUESTION of the screen below, reply 1 and the entry's id as
 * data, when someone is to be sent there. */
struct actor_arg {
	int64_t n;
	bool pick; /* Enter refers the open session to it */
};

/* A week of opening hours being changed: the question is answered with the new cell (const char *),
 * "" for unknown ones, reply 1; 0 and NULL when it stays. */
struct hours_arg {
	const char *hours; /* the cell as it is; NULL none */
	int question;
	int insee; /* the commune of the place, for its public holidays; 0: those of the desk */
	const char *name; /* of the place; NULL none yet */
};
extern const struct screen_ops screen_hours; /* arg: struct hours_arg */

/* Pairs of entries that may be one place: of all, or those of one. */
extern const struct screen_ops screen_twins; /* arg: NULL, or const int64_t *, which */
/* Two entries side by side. Answers TWIN_QUESTION: reply 1 when they became one, whose number is
 * the data (const int64_t *); 0 when somebody said that they are two. */
struct twin_arg {
	int64_t a, b;
};
extern const struct screen_ops screen_twin; /* arg: struct twin_arg */
/* An entry of the directory as it is typed: a new one is answered to PLACE_QUESTION, reply 1, its
 * number as data (const int64_t *); reply 0 where one was changed. */
struct partner_edit_arg {
	int64_t n;  /* 0: a new place */
	bool notes; /* the cursor is at the desk's note */
};
extern const struct screen_ops screen_partner_edit; /* arg: struct partner_edit_arg */

/* What opening the names is for. screen_passphrase answers PASSPHRASE_QUESTION: 1 when they are
 * open, else 0. */
enum passphrase_how {
	PASSPHRASE_OPEN,
	PASSPHRASE_RESTORE, /* the same, before what cannot be taken back */
	PASSPHRASE_ERASE,
	PASSPHRASE_DELAY,
	PASSPHRASE_CHANGE,
	PASSPHRASE_NEW_CODE
};

/* The list of persons opened to pick one: the answer's data is their number (const int64_t *),
 * reply 1; 0 and NULL when nobody was picked. */
struct persons_arg {
	int question;
	int64_t same_as; /* another entry of this one is asked for; 0: whom a session is with */
};
/* What is known of someone. Answers EDITED_QUESTION when it is kept: reply 1, data their number,
 * which is another one's where that one was recognised while typing; reply 0 and NULL when they do
 * not agree. */
struct person_edit_arg {
	int64_t n;        /* 0: a new one */
	const char *name; /* of a new one, as it was searched for; NULL */
	bool draft;       /* go on with the new one that was left as a draft, without asking */
};
/* Answers MERGED_QUESTION: reply 1, data the number of the one that stays. */
struct merge_arg {
	int64_t from;
	int64_t into;
};

#endif
