/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One setting being changed where it stands: typed, or chosen from a list. A place takes both, its
 * name and then its commune, which is asked about where it had another. Draws nothing. */
#ifndef UI_SETTING_EDIT_H
#define UI_SETTING_EDIT_H

#include "ui/edit.h"
#include "ui/picker.h"
#include "ui/settings_rows.h"

enum setting_mode { SETTING_RESTS, SETTING_TYPED, SETTING_PICKED, SETTING_ASKED };

struct setting_edit {
	enum setting_mode mode;
	enum setting_kind kind; /* of the row being changed */
	struct edit text;       /* SETTING_TYPED */
	struct picker picker;   /* SETTING_PICKED and ASKED */
	int64_t post;           /* number of the place or mediator being changed; 0: a new one */
	int was;                /* commune of that place until now */
	char *place;            /* the name typed for a place, while its commune is picked; NULL */
	const struct commune *commune; /* SETTING_ASKED: another one was picked */
	char *problem;                 /* with what is being typed: a sentence; NULL none */
};

void setting_edit_init(struct setting_edit *e);
void setting_edit_clear(struct setting_edit *e);

void setting_edit_type(struct setting_edit *e, enum setting_kind kind, const char *text);
void setting_edit_post(struct setting_edit *e, const struct setting_row *row); /* of A_... */
int setting_edit_pick(struct setting_edit *e, struct desk *d, enum setting_kind kind,
		      struct err *err);
void setting_edit_leave(struct setting_edit *e); /* nothing is changed */

/* Each returns true when the key was for it, Enter included. *changed: the desk has it now, and
 * the row rests again. What cannot be accepted stays, with a problem. SETTING_ASKED: whoever draws
 * asks whether past sessions are to count in e->commune, and tells the answer. */
bool setting_edit_key(struct setting_edit *e, struct desk *d, int key, bool *changed,
		      struct err *err);
bool setting_edit_answer(struct setting_edit *e, struct desk *d, bool yes); /* true: changed */
void setting_edit_paste(struct setting_edit *e, const char *text);
void setting_edit_complete(struct setting_edit *e); /* the path of a folder */

const char *setting_edit_hint(const struct setting_edit *e); /* what to do; translated */

#endif
