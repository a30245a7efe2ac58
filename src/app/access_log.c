/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are told by what kind they are of; who is meant stays in the store. */
#include "config.h"

#include "app/access_log.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/persons_private.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/access.h"

_Static_assert(sizeof(((struct access_row *)0)->action) == sizeof(((struct access *)0)->action),
	       "one length of actions");

static int
add(void *arg, const struct access *a)
{
	struct access_rows *rows = arg;
	struct access_row *row;

	rows->row = mem_grow(rows->row, rows->count, &rows->room, sizeof(*rows->row));
	row = &rows->row[rows->count++];
	*row = (struct access_row){ .mediator = a->mediator, .person = a->subject[0] != '\0' };
	memcpy(row->action, a->action, sizeof(row->action));
	date_stamp_parse(a->at, &row->day, &row->minute);
	return 0;
}

int
access_log_read(struct desk *d, struct access_rows *out, struct err *err)
{
	int64_t broken = 0;

	*out = (struct access_rows){ .row = NULL };
	if (store_access_each(d->store, NULL, add, out, err) != 0 ||
	    store_access_broken(d->store, &broken, err) != 0)
		return -1;
	out->broken = broken != 0;
	for (size_t i = 0; i < out->count / 2; i++) {
		struct access_row swap = out->row[i];

		out->row[i] = out->row[out->count - 1 - i];
		out->row[out->count - 1 - i] = swap;
	}
	return 0;
}

void
access_log_clear(struct access_rows *rows)
{
	free(rows->row);
	*rows = (struct access_rows){ .row = NULL };
}

const char *
access_log_words(const struct access_row *row)
{
	static const struct {
		const char *code;
		const char *words;
	} actions[] = {
		/* TRANSLATORS: what was done, in the log of access, at most 40 columns each */
		{ "unlock", N_("Names unlocked") },
		{ "unlock-failed", N_("A wrong passphrase typed") },
		{ "recover", N_("Names unlocked with the recovery code") },
		{ "recover-failed", N_("A wrong recovery code typed") },
		{ "passphrase", N_("Passphrase chosen or changed") },
		{ "code", N_("Recovery code made anew") },
		{ "create", N_("A person added") },
		{ "view", N_("The page of a person looked at") },
		{ "correct", N_("A person corrected") },
		{ "freeze", N_("A person frozen at their wish") },
		{ "lift", N_("The freeze of a person lifted") },
		{ "correct-undo", N_("The correction of a person undone") },
		{ "correct-redo", N_("The correction of a person made again") },
		{ "access", N_("A person given a copy of what is kept") },
		{ "merge-into", N_("Two entries of a person joined: kept") },
		{ "merge", N_("Two entries of a person joined: dropped") },
		{ "erase", N_("A person erased") },
		{ "export", N_("Figures or sessions exported") },
		{ "withdraw", N_("A publication withdrawn") },
		{ "restore", N_("The desk put back to a backup") },
		{ "retention", N_("Time that names are kept changed") },
		{ "breach", N_("A breach noticed") },
		{ "breach-notified", N_("A breach notified to the CNIL") },
		{ "breach-closed", N_("A breach closed, not notified") },
	};

	if (strcmp(row->action, "purge") == 0)
		return row->person ? _("A person erased: kept long enough")
				   : _("What was kept long enough erased");
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(row->action, actions[i].code) == 0)
			return _(actions[i].words);
	return row->action;
}

const char *
access_log_who(struct desk *d, const struct access_row *row)
{
	const struct post *p =
		row->mediator == 0 ? NULL : desk_post_by_n(d, POST_MEDIATOR, row->mediator);

	return p != NULL ? p->name : "";
}

int
access_log_export(struct desk *d, struct err *err)
{
	return persons_note(d, "export", NULL, err);
}
