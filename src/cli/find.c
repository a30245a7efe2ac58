/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou find: the directory, best match first, one entry a line. */
#include "config.h"

#include <limits.h>
#include <stdlib.h>

#include "app/directory.h"
#include "base/commune.h"
#include "cli/command.h"

#define SUGGESTED 5

/* Opening hours and distances are not worked out yet: their columns are there, and empty. */
static int
print(struct desk *d, int64_t n, struct err *err)
{
	struct partner p;
	int rc;

	partner_init(&p);
	rc = directory_get(d, n, &p, err);
	if (rc == 0) {
		cli_cell(p.field[PF_ID], '\t');
		cli_cell(p.field[PF_NAME], '\t');
		cli_cell(p.field[PF_COMMUNE], '\t');
		cli_cell(NULL, '\t');
		cli_cell(NULL, '\t');
		cli_cell(NULL, '\t');
		cli_cell(p.field[PF_PHONE], '\t');
		cli_cell(p.field[PF_UPDATED], '\n');
	}
	partner_clear(&p);
	return rc;
}

/* What nearly answers is for a person's eyes: a script gets only what does. */
static int
suggest(struct desk *d, const struct directory *dir, size_t count, struct err *err)
{
	cli_say(_("No entry has all of that; the nearest:"));
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
	struct err err;
	int rc = directory_load(&dir, d, &err);

	if (rc == 0)
		rc = directory_find(dir, query, &answer, &err);
	if (rc == 0 && answer.nearest)
		rc = suggest(d, dir, answer.count, &err);
	for (size_t i = 0; rc == 0 && !answer.nearest && i < answer.count; i++)
		rc = print(d, directory_hit(dir, i), &err);
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

int
command_find_places(struct cli *c)
{
	const char *insee = args_value(&c->args, "commune");
	const struct commune *commune = insee != NULL ? commune_by_insee(insee) : NULL;
	struct directory_query query = { .service = args_value(&c->args, "service") };
	long limit = 0;
	int status = cli_number(c, "limit", 1, INT_MAX, &limit);
	struct desk *d;
	char *words;

	if (status != STATUS_DONE)
		return status;
	if (insee != NULL && commune == NULL)
		return cli_usagef(_("“%s” is no INSEE code of Martinique or Guadeloupe."), insee);
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	words = words_given(c);
	query.words = words;
	query.commune = commune != NULL ? commune->num : 0;
	query.limit = (size_t)limit;
	status = search(d, &query);
	free(words);
	return status;
}
