/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no file of sessions carries, kept when one replaces what is stored. */
#include "config.h"

#include "app/session_keep.h"

#include <string.h>

#include "base/mem.h"
#include "base/vocab.h"

static void
take_away(struct session *s, enum breakdown_dim dim, int code)
{
	for (size_t i = 0; i < s->breakdown_count; i++)
		if (s->breakdown[i].dim == dim && s->breakdown[i].code == code &&
		    --s->breakdown[i].count == 0)
			s->breakdown[i] = s->breakdown[--s->breakdown_count];
}

/* Whether what is left of a breakdown fits the anonymous participants. */
static bool
parts_fit(const struct session *s)
{
	int sum[BREAKDOWN_RESIDENCE + 1] = { 0 };

	for (size_t i = 0; i < s->breakdown_count; i++)
		sum[s->breakdown[i].dim] += s->breakdown[i].count;
	for (int dim = 0; dim <= BREAKDOWN_RESIDENCE; dim++)
		if (sum[dim] > s->anonymous)
			return false;
	return true;
}

/* Of a workshop the file counts everybody: the persons known here are taken out of its figures
 * again. False: they do not fit. */
static bool
keep_persons(struct session *s, const struct session *stored)
{
	int known = (int)stored->attendance_count;

	if (known > s->participants)
		return false;
	s->attendance = mem_array(stored->attendance_count, sizeof(*s->attendance));
	memcpy(s->attendance, stored->attendance,
	       stored->attendance_count * sizeof(*s->attendance));
	s->attendance_count = stored->attendance_count;
	s->anonymous = s->participants - known;
	if (s->anonymous_returning > s->anonymous)
		s->anonymous_returning = s->anonymous;
	for (size_t i = 0; i < s->attendance_count; i++) {
		take_away(s, BREAKDOWN_GENDER, s->attendance[i].gender);
		take_away(s, BREAKDOWN_AGE, s->attendance[i].age);
		take_away(s, BREAKDOWN_STATUS, s->attendance[i].status);
		take_away(s, BREAKDOWN_RESIDENCE, s->attendance[i].residence);
	}
	return parts_fit(s);
}

bool
session_has_known(const struct session *s)
{
	for (size_t i = 0; i < s->attendance_count; i++)
		if (s->attendance[i].person != 0 || s->attendance[i].cut != 0)
			return true;
	return false;
}

bool
session_keep_unsaid(struct session *s, const struct session *stored)
{
	s->not_completed = stored->not_completed;
	if (s->minutes == stored->minutes)
		s->clocked = stored->clocked;
	if (s->kind != stored->kind || stored->attendance_count == 0)
		return true;
	if (s->kind == KIND_WORKSHOP)
		return keep_persons(s, stored);
	if (s->kind != KIND_INDIVIDUAL)
		return true;
	s->attendance[0].person = stored->attendance[0].person;
	s->attendance[0].cut = stored->attendance[0].cut;
	s->attendance[0].k = stored->attendance[0].k;
	if (s->attendance[0].person != 0 || s->attendance[0].cut != 0) {
		s->anonymous = 0;
		s->anonymous_returning = 0;
	}
	return true;
}
