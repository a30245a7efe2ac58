/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who receives releases: several, each with what was last chosen for them; the desk's own settings
 * hold for all that was not. */
#ifndef APP_RECIPIENTS_H
#define APP_RECIPIENTS_H

#include "app/desk.h"
#include "base/csv.h"

/* What holds for one, or for nobody in particular. Owned. */
struct recipient_choices {
	char *name; /* NULL: nobody */
	char *profile;
	char *folder; /* where releases are written; never NULL */
	bool folder_chosen;
	unsigned formats; /* of enum release_format */
	enum csv_dialect dialect;
	int months; /* of their usual period: 1, 3, 12; never 1 for everybody’s profile */
};
void recipient_choices_clear(struct recipient_choices *c);

/* Of the one of that name, remembered or not; NULL or "": whom the desk's setting names. */
int recipients_choices(struct desk *d, const char *name, struct recipient_choices *out,
		       struct err *err);

/* Their names, in order: the remembered ones and the setting's. Cleared by the caller. */
int recipients_names(struct desk *d, struct strlist *out, struct err *err);

/* Months of the shortest period that is usual for one who is remembered; 1 when there is none. */
int recipients_shortest(struct desk *d, int *months, struct err *err);

/* The setting names this one from now on, who is remembered. "" or NULL: nobody. ERR_VALUE for a
 * name that is too long. */
int recipients_use(struct desk *d, const char *name, struct err *err);

/* What is chosen for the one that the setting names; for nobody, it is the desk's own setting. The
 * profile and the dialect are somebody's: without one they are not kept. */
enum recipient_choice {
	RECIPIENT_PROFILE,
	RECIPIENT_FORMATS, /* words, as release_formats_parse() reads them */
	RECIPIENT_FOLDER,
	RECIPIENT_DIALECT, /* excel-fr, standard */
	RECIPIENT_PERIOD,  /* month, quarter, year */
};
int recipients_choose(struct desk *d, enum recipient_choice what, const char *value,
		      struct err *err);

/* The same for anyone, recorded for undo, as are all the following. */
int recipients_set(struct desk *d, const char *name, enum recipient_choice what, const char *value,
		   struct err *err);

/* One more, or another name for one; the setting goes along. *name is how it is written, yours.
 * ERR_VALUE (detail: name) for a name that is none; ERR_EXISTS (subject: that name) when another
 * has it, whatever its case and accents. What they received keeps the name of then. */
int recipients_add(struct desk *d, const char *typed, char **name, struct err *err);
int recipients_rename(struct desk *d, const char *from, const char *typed, char **name,
		      struct err *err);

/* Forgets one; the setting, too, where it names them. */
int recipients_forget(struct desk *d, const char *name, struct err *err);

#endif
