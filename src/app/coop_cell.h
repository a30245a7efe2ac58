/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the national tool's export of « accompagnements », and what stands in them: for
 * the file that is read, the one that is written, and whoever types a session there. All of it is
 * French, as there, whatever language the program speaks. */
#ifndef APP_COOP_CELL_H
#define APP_COOP_CELL_H

#include "app/form.h"

/* In the order of the file. */
enum coop_column {
	COOP_DATE,
	COOP_SAVED,
	COOP_CHANGED,
	COOP_FIRST_NAME, /* of the mediator, in a coordinator's export */
	COOP_LAST_NAME,
	COOP_TYPE,
	COOP_PARTICIPANTS,
	COOP_CHANNEL,
	COOP_PLACE,
	COOP_ADDRESS,
	COOP_COMMUNE,
	COOP_POSTAL,
	COOP_INSEE,
	COOP_DURATION,
	COOP_TITLE,
	COOP_DEVICES,
	COOP_THEMES,
	COOP_TAGS,
	COOP_PROCEDURE_NAME,
	COOP_AUTONOMY,
	COOP_REFERRED,
	COOP_REFER_TO,
	COOP_HOME,
	COOP_HOME_POSTAL,
	COOP_HOME_INSEE,
	COOP_GENDER,
	COOP_AGE,
	COOP_STATUS,
	COOP_ID,
	COOP_COUNT
};
extern const char *const coop_headings[COOP_COUNT];

/* The cell of a session that was made a form by session_csv_form(): "" for nothing, and for what
 * the desk does not know; a line a value of a list. In a workshop, who came is counted: « Féminin :
 * 5 », a line each. Yours. */
char *coop_cell(struct desk *d, const struct form *f, enum coop_column column);

/* The French labels of codes as a form has them, a line each. Yours. */
char *coop_labels(enum vocab v, const char *codes);

/* Such counts back, or a value alone, for one: adds them as a form has them, code=n|code=n. field
 * is the one of a single person; what is no value of it is added as it is. */
void coop_add_parts(struct buf *out, enum form_field field, const char *text);

#endif
