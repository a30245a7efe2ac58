/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what is typed in a breakdown against those it divides. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "ui/session_entry_private.h"

static int
picked(const char *ids)
{
	int count = ids != NULL;

	while (ids != NULL && (ids = strchr(ids, '|')) != NULL) {
		ids++;
		count++;
	}
	return count;
}

int
entry_known(const struct form *f, struct desk *d)
{
	struct problems ignored_problems;
	struct err ignored;
	struct session s;
	int known;

	if (f->kind != KIND_WORKSHOP)
		return 0;
	if (f->n == 0)
		return picked(f->value[FF_PERSONS]);
	session_init(&s);
	form_parse(f, d, &s, &ignored_problems, &ignored);
	known = s.participants - s.anonymous;
	session_clear(&s);
	return known;
}

int
entry_whole(const struct entry *e)
{
	const char *participants = e->form.value[FF_PARTICIPANTS];
	long n;

	if (participants == NULL || str_to_long(participants, 1, PARTICIPANTS_MAX, &n) != 0)
		return 0;
	return (int)n > e->known ? (int)n - e->known : 0;
}

void
entry_count(struct entry *e)
{
	char sum[STR_NUMBER_SIZE];

	if (!e->parting)
		return;
	form_parts_read(&e->parts, e->edit.text);
	entry_forget(e, entry_field(e));
	snprintf(sum, sizeof(sum), "%" PRId64, e->parts.sum);
	if (entry_whole(e) > 0 && e->parts.sum > entry_whole(e))
		entry_complain(e, PROBLEM_SUM, sum);
}
