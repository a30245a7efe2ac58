/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings screen lists: each setting, each place and mediator, as a row of words. */
#ifndef UI_SETTINGS_ROWS_H
#define UI_SETTINGS_ROWS_H

#include "app/desk.h"
#include "store/types.h"

enum setting_kind {
	SETTING_MEDIATOR, /* who is at work */
	SETTING_PLACE,    /* where */
	SETTING_DESK,     /* its name */
	SETTING_LANGUAGE,
	SETTING_RECIPIENT,
	SETTING_FOLDER,
	SETTING_DPO,       /* contact of the data protection officer, for the notice */
	SETTING_MINORS,    /* since when who is under 15 may be known by name */
	SETTING_LOCK,      /* minutes until names are locked */
	SETTING_RETENTION, /* months until persons are erased; it has a screen of its own */
	SETTING_BACKUPS,   /* the folder of a second medium for them */
	SETTING_FRIDAY,    /* whether Good Friday is a public holiday */
	SETTING_LAST_ONE = SETTING_FRIDAY, /* a row each up to here */
	SETTING_A_PLACE,                   /* one of the desk's */
	SETTING_ADD_PLACE,
	SETTING_A_MEDIATOR,
	SETTING_ADD_MEDIATOR,
	SETTING_PIN, /* of whoever is at work */
};

struct setting_row {
	enum setting_kind kind;
	const struct post *post; /* of A_PLACE and A_MEDIATOR; borrowed from the lists */
};

struct settings_rows {
	struct setting_row *row;
	size_t count;
	struct post_list places;
	struct post_list mediators;
	char *value[SETTING_LAST_ONE + 1]; /* of RECIPIENT and those after; NULL: not set */
	bool pin;                          /* whoever is at work has one */
};

/* Reads them again; on failure rows is as before. rows is zeroed before the first call. */
int settings_rows_load(struct settings_rows *rows, struct desk *d, struct err *err);
void settings_rows_clear(struct settings_rows *rows);

/* The first row of a kind, which there is. */
size_t settings_rows_find(const struct settings_rows *rows, enum setting_kind kind);

const char *setting_label(const struct setting_row *row); /* translated, at most 22 columns */
/* Yours. */
char *setting_value(const struct settings_rows *rows, const struct setting_row *row,
		    struct desk *d);
/* Keeps what was typed or chosen for a row, those of ADD_PLACE and PIN excepted. */
int setting_change(struct desk *d, enum setting_kind kind, const char *value, struct err *err);

bool setting_is_folder(enum setting_kind kind); /* what is typed is a path */

/* Whether that place or mediator is the one of now. */
bool setting_is_now(enum setting_kind kind, const char *id, struct desk *d);
const char *setting_hint(enum setting_kind kind);              /* while its text is typed */
int setting_gap(const struct settings_rows *rows, size_t row); /* blank rows above it */

#endif
