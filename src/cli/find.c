/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou find: the directory, best match first, one entry a line. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "base/commune.h"
#include "base/hours.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/command.h"

#define SUGGESTED 5

static void
print_hours(const struct partner *p, const struct directory_query *q)
{
	const struct commune *c = commune_by_num(p->insee);
	struct holidays kept = { .department = c != NULL ? c->department : DEPARTMENT_MARTINIQUE,
				 .good_friday = q->good_friday };
	struct hours h = { .invalid = false };
	const char *text = p->field[PF_HOURS];
	enum hours_state state;
	char iso[DATE_ISO_SIZE];
	int64_t next;
	int minute;

	/* What no longer exists is neither open nor closed. */
	hours_read(&h, text != NULL && p->gone_on == DATE_NONE ? text : "");
	state = hours_state(&h, &kept, q->now);
	cli_cell(hours_state_name[state], '\t');
	if (hours_change(&h, &kept, q->now, &next)) {
		date_write(hours_day(next), iso);
		minute = (int)(next - hours_minute(hours_day(next), 0));
		printf("%sT%02d:%02d\t", iso, minute / 60, minute % 60);
	} else {
		cli_cell(state == HOURS_OPEN || state == HOURS_CLOSED ? "never" : NULL, '\t');
	}
	hours_clear(&h);
}

static int
print(struct desk *d, const struct directory *dir, size_t hit, const struct directory_query *q,
      struct err *err)
{
	struct directory_far far = directory_hit_far(dir, hit);
	struct partner p;
	int rc;

	partner_init(&p);
	rc = directory_get(d, directory_hit(dir, hit), &p, err);
	if (rc == 0) {
		char *km = far.km < 0 ? NULL : mem_printf("%.1f", far.km);

		cli_cell(p.field[PF_ID], '\t');
		cli_cell(p.field[PF_NAME], '\t');
		cli_cell(p.field[PF_COMMUNE], '\t');
		print_hours(&p, q);
		cli_cell(km, '\t');
		cli_cell(p.field[PF_PHONE], '\t');
		cli_cell(p.field[PF_UPDATED], '\n');
		free(km);
	}
	partner_clear(&p);
	return rc;
}

/* What nearly answers is for a person's eyes: a script gets only what does. */
static int
suggest(struct desk *d, const struct directory *dir, size_t count, struct err *err)
{
	cli_say(count > 0 ? _("No entry has all of that; the nearest:")
			  : _("Nothing like that: write fewer words, or ask for less."));
	for (size_t i = 0; i < count && i < SUGGESTED; i++) {
		struct partner_line line;

		if (directory_line(d, directory_hit(dir, i), &line, err) != 0)
			return -1;
		cli_sayf("  %s, %s", str_empty(line.name) ? "-" : line.name,
			 str_empty(line.commune) ? "-" : line.commune);
		partner_line_clear(&line);
	}
	return 0;
}

static int
search(struct desk *d, const struct directory_query *query)
{
	struct directory *dir = NULL;
	struct directory_answer answer = { .count = 0 };
	struct directory_asked asked = { .any = false };
	struct err err;
	int rc = directory_load(&dir, d, &err);

	if (rc == 0)
		rc = directory_find_asked(dir, query, &asked, &answer, &err);
	if (rc == 0 && (answer.nearest || answer.count == 0))
		rc = suggest(d, dir, answer.count, &err);
	for (size_t i = 0; rc == 0 && !answer.nearest && i < answer.count; i++)
		rc = print(d, dir, i, query, &err);
	directory_asked_clear(&asked);
	return rc == 0 ? STATUS_DONE : cli_fail(&err);
}

/* All words of the command line as one text. Yours. */
static char *
words_given(const struct cli *c)
{
	struct strlist words = { 0 };
	char *text;

	for (size_t i = 0; cli_word(c, i) != NULL; i++)
		strlist_add(&words, cli_word(c, i));
	text = strlist_join(&words, " ");
	strlist_clear(&words);
	return text;
}

/* A name that two communes have is told with both codes. */
static int
name_twice(const char *name, const struct commune *a, const struct commune *b)
{
	/* TRANSLATORS: two communes have the name %1$s; %2$s and %3$s are their codes */
	return cli_usagef(_("“%1$s” is two communes: write the INSEE code, %2$s or %3$s."), name,
			  a->insee, b->insee);
}

/* An INSEE code in the option, or a name as people write it; NULL when it is not given. */
static int
choose_commune(struct cli *c, const char *option, const struct commune **out)
{
	const char *value = args_value(&c->args, option);
	char *typed = utf8_fold_words(value != NULL ? value : "");
	const struct commune *other = NULL, *list;
	size_t count;

	*out = value != NULL ? commune_by_insee(value) : NULL;
	list = commune_list(&count);
	for (size_t i = 0; i < count && value != NULL && (*out == NULL || other == NULL); i++) {
		char *name = utf8_fold_words(list[i].name);

		if (strcmp(name, typed) == 0)
			*(*out == NULL ? out : &other) = &list[i];
		free(name);
	}
	free(typed);
	if (other != NULL)
		return name_twice(value, *out, other);
	if (value != NULL && *out == NULL)
		return cli_usagef(_("“%s” is no commune of Martinique or Guadeloupe, "
				    "nor the INSEE code of one."),
				  value);
	return STATUS_DONE;
}

/* Of which minute the states are, and whether what is closed in it is left out. */
static int
choose_time(struct cli *c, struct directory_query *query, struct directory_filters *filters)
{
	const char *value = args_value(&c->args, "open-at");
	struct clock at = c->clock;

	if (value != NULL && args_has(&c->args, "open-now"))
		return cli_usage(_("Give one of --open-now and --open-at."));
	if (value != NULL && clock_parse(value, &at) != 0)
		return cli_usagef(_("“%s” is no date and time: write --%s YYYY-MM-DDTHH:MM."),
				  value, "open-at");
	query->now = filters->at = hours_minute(clock_today(&at), clock_minute(&at));
	if (value != NULL || args_has(&c->args, "open-now"))
		filters->open = DIRECTORY_OPEN_AT;
	query->filters = filters;
	return STATUS_DONE;
}

int
command_find_places(struct cli *c)
{
	struct directory_filters filters = { .open = DIRECTORY_ANY_HOURS };
	struct directory_query query = { .service = args_value(&c->args, "service") };
	const struct commune *commune, *near;
	const struct post *place;
	long limit = 0;
	int status = cli_number(c, "limit", 1, INT_MAX, &limit);
	struct desk *d;
	char *words;

	if (status == STATUS_DONE)
		status = choose_commune(c, "commune", &commune);
	if (status == STATUS_DONE)
		status = choose_commune(c, "near", &near);
	if (status == STATUS_DONE)
		status = choose_time(c, &query, &filters);
	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	place = desk_post_first(d, POST_PLACE);
	query.from = directory_from_commune(near != NULL    ? near->num
					    : place != NULL ? place->commune
							    : 0);
	query.order = near != NULL ? DIRECTORY_NEAR : DIRECTORY_BEST;
	words = words_given(c);
	query.words = words;
	query.commune = commune != NULL ? commune->num : 0;
	query.limit = (size_t)limit;
	query.good_friday = desk_good_friday(d);
	status = search(d, &query);
	free(words);
	return status;
}
