/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The release of one month, quarter or year: what was made of it, or what would be now. Draws
 * nothing. */
#ifndef UI_EXPORT_MONTH_H
#define UI_EXPORT_MONTH_H

#include "app/desk.h"
#include "base/csv.h"
#include "base/release.h"

struct export_month {
	int first;        /* its first day */
	int months;       /* 1, 3 or 12 */
	int usual_months; /* of the recipient */
	char *recipient;
	char *folder;       /* where releases are written */
	bool folder_chosen; /* by somebody: else it is made where there is none */
	char *profile;
	enum csv_dialect dialect;
	unsigned usual_formats; /* of the recipient */
	unsigned formats;       /* what the month has beside statistiques.csv, or would have */
	struct release_list made;
	struct release result; /* of this visit, else as it would be; period NULL: none */
	char *nothing;         /* why there would be none, a sentence; NULL there would */
	bool unknown;          /* what it would give is still to be worked out */
	bool frozen_before;
	char *written; /* folder of the result; NULL: it is not made */
};

/* Of so many months, the last that is over. */
void export_month_init(struct export_month *m, int today);
void export_month_last(struct export_month *m, int months, int today);
void export_month_clear(struct export_month *m);

/* Recipient, what was chosen for them, and what was made so far, from the desk. Their usual period
 * comes along where it is another one: the last that is over. Without a recipient
 * the profile stays as it is. */
int export_month_load(struct export_month *m, struct desk *d, struct err *err);

/* What it is called. Yours. */
char *export_month_name(const struct export_month *m);
/* The first day on which it can be exported. */
int export_month_closing(const struct export_month *m);

/* The release made of it before; NULL when there is none. */
const struct release *export_month_made(const struct export_month *m);

/* Of the months to come: the recipient's goes on to the next choice of formats. */
int export_month_next_formats(struct export_month *m, struct desk *d, struct err *err);

/* Whether it is still to be made, and for a named recipient alone. */
bool export_month_names(const struct export_month *m);
/* What is said where there is none yet, translated. */
const char *export_month_nobody(void);

/* What is said where the folder that was chosen is not there, translated; NULL it is. */
const char *export_month_no_folder(const struct export_month *m);

/* The other profile, the recipient's from now on. */
int export_month_next_profile(struct export_month *m, struct desk *d, struct err *err);

/* Whether it can be made, from when, that it was, or why it cannot be: a sentence, yours. */
char *export_month_state(const struct export_month *m, int today);

/* How many of its months are not published, and could not be once this is, with the question
 * whether to make it, yours; NULL where it is made, or there is none. */
char *export_month_shorter(const struct export_month *m);

/* Another one is looked at, or this one anew: what it would give is forgotten, and unknown unless
 * it gave it already or is too young. */
void export_month_turn(struct export_month *m, struct desk *d);

/* What it would give now, in result or nothing, where that is unknown; no error where it can give
 * nothing. That takes long where it has many sessions: where it gives way, a key that comes while
 * they are read leaves it unknown, without an error. */
int export_month_look(struct export_month *m, struct desk *d, bool gives_way, struct err *err);

/* Makes it; result and written are set. On failure there is neither, and nothing says why where the
 * period is the reason. */
int export_month_make(struct export_month *m, struct desk *d, struct err *err);

#endif
