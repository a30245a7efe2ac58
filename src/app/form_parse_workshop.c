/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The participants of a workshop: how many, how many of them anonymous, and how these divide. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/form_parsing.h"
#include "base/mem.h"

/* What the command line puts between the parts of a breakdown. */
#define COMMA ','

/* Between min and max, 0 when it is empty or wrong. Numbers beyond all reason are out of range
 * too. */
static int
read_count(struct parsing *p, enum form_field field, int min, int max)
{
	const char *typed = parsing_value(p, field);
	long n;

	if (!typed)
		return 0;
	if (typed[strspn(typed, "0123456789")] != '\0')
		parsing_problem(p, field, PROBLEM_FORMAT, typed);
	else if (str_to_long(typed, min, max, &n) != 0)
		parsing_problem(p, field, PROBLEM_RANGE, typed);
	else
		return (int)n;
	return 0;
}

/* Where the number of participants is itself wrong, that is told and not its consequences. */
static void
check_part(struct parsing *p, enum form_field field, int64_t part, int whole)
{
	char number[STR_NUMBER_SIZE];

	snprintf(number, sizeof(number), "%" PRId64, part);
	if (part > whole && !problems_of(p->problems, FF_PARTICIPANTS))
		parsing_problem(p, field, PROBLEM_SUM, number);
}

/* « Not given » is the rest, worked out and never typed. */
static int
read_breakdown_code(enum form_field field, const char *code)
{
	const struct vocab_item *item;

	if (field == FF_RESIDENCES)
		return form_residence_num(code);
	item = vocab_by_code(form_fields[field].vocab, code);
	return item && strcmp(code, VOCAB_NOT_GIVEN) != 0 ? item->num : -1;
}

/* A code given twice adds up: the file holds each once. */
static void
add_breakdown(struct session *s, enum breakdown_dim dim, int code, int count)
{
	for (size_t i = 0; i < s->breakdown_count; i++) {
		if (s->breakdown[i].dim == dim && s->breakdown[i].code == code) {
			s->breakdown[i].count += count;
			return;
		}
	}
	s->breakdown = mem_resize(s->breakdown, s->breakdown_count + 1, sizeof(*s->breakdown));
	s->breakdown[s->breakdown_count++] =
		(struct breakdown){ .dim = dim, .code = code, .count = count };
}

/* « feminin=5 » */
static int
read_part(struct parsing *p, enum form_field field, char *part)
{
	char *equals = strchr(part, '=');
	int code;
	long count;

	if (!equals || str_to_long(equals + 1, 0, PARTICIPANTS_MAX, &count) != 0) {
		parsing_problem(p, field, PROBLEM_FORMAT, part);
		return 0;
	}
	*equals = '\0';
	code = read_breakdown_code(field, part);
	if (code < 0)
		parsing_problem(p, field, PROBLEM_UNKNOWN, part);
	else if (count > 0)
		add_breakdown(p->out, form_breakdown_dim(field), code, (int)count);
	return (int)count;
}

/* What is missing to the number of participants is « not given », and that is fine. */
static void
parse_breakdown(struct parsing *p, enum form_field field)
{
	const char *value = parsing_value(p, field);
	char *list = mem_strdup(value ? value : "");
	struct strlist parts = { 0 };
	int64_t sum = 0;

	for (char *c = list; *c; c++)
		if (*c == COMMA)
			*c = FORM_LIST_SEPARATOR;
	strlist_split(&parts, list, FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < parts.count; i++)
		sum += read_part(p, field, parts.item[i]);
	if (value)
		check_part(p, field, sum, p->out->anonymous);
	strlist_clear(&parts);
	free(list);
}

/* People came to an event; the desk helped none of them there. How many may be unknown. */
void
parsing_event(struct parsing *p)
{
	p->out->audience = read_count(p, FF_PARTICIPANTS, 0, PARTICIPANTS_MAX);
	p->out->audience_online = read_count(p, FF_ONLINE, 0, PARTICIPANTS_MAX);
	check_part(p, FF_ONLINE, p->out->audience_online, p->out->audience);
}

/* Who is known is in the attendances by now; the rest is anonymous. */
void
parsing_workshop(struct parsing *p)
{
	struct session *s = p->out;
	int known = (int)s->attendance_count;
	int least = known > 1 ? known : 1;

	s->participants = read_count(p, FF_PARTICIPANTS, least, PARTICIPANTS_MAX);
	s->anonymous = s->participants > known ? s->participants - known : 0;
	s->anonymous_returning = read_count(p, FF_RETURNING_COUNT, 0, PARTICIPANTS_MAX);
	check_part(p, FF_RETURNING_COUNT, s->anonymous_returning, s->anonymous);
	s->online = read_count(p, FF_ONLINE, 0, PARTICIPANTS_MAX);
	check_part(p, FF_ONLINE, s->online, s->participants);
	s->breakdown_count = 0;
	for (int i = 0; i < FF_COUNT; i++)
		if (form_breakdown_dim((enum form_field)i) != 0)
			parse_breakdown(p, (enum form_field)i);
}
