/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou list: sessions, oldest first, one a line. */
#include "config.h"

#include <limits.h>
#include <stdlib.h>

#include "app/logbook.h"
#include "app/words.h"
#include "base/vocab.h"
#include "cli/command.h"

#define LIST_DEFAULT 100

/* The columns are a promise to scripts: new ones may only come after the last. */
static int
print(void *arg, const struct session *s)
{
	const struct vocab_item *kind = vocab_by_num(VOCAB_KIND, s->kind);
	struct buf themes = BUF_INIT;
	char *start = words_time(s->start);
	char date[DATE_ISO_SIZE];

	(void)arg;
	date_write(s->date, date);
	vocab_list_write(VOCAB_THEME, s->themes, '|', &themes);
	cli_cell(s->id, '\t');
	cli_cell(date, '\t');
	cli_cell(start, '\t');
	cli_cell(kind != NULL ? kind->code : NULL, '\t');
	cli_cell_int(s->minutes, '\t');
	cli_cell_int(s->participants, '\t');
	cli_cell(buf_text(&themes), '\n');
	buf_clear(&themes);
	free(start);
	return 0;
}

/* The kind's number; 0 when none is asked for. */
static int
kind_option(struct cli *c, int *kind)
{
	static const char *const codes[] = { "individuel", "collectif",   "animation",
					     "evenement",  "partenariat", NULL };
	int index = -1;
	int status = cli_choice(c, "kind", codes, &index);

	*kind = index >= 0 ? vocab_by_code(VOCAB_KIND, codes[index])->num : 0;
	return status;
}

int
command_list(struct cli *c)
{
	struct logbook_filter filter = { .limit = LIST_DEFAULT };
	long limit = LIST_DEFAULT;
	int status;
	struct desk *d;
	struct err err;

	status = cli_day(c, "from", &filter.from);
	if (status == STATUS_DONE)
		status = cli_day(c, "to", &filter.to);
	if (status == STATUS_DONE)
		status = cli_number(c, "limit", 1, INT_MAX, &limit);
	if (status == STATUS_DONE)
		status = kind_option(c, &filter.kind);
	if (status != STATUS_DONE)
		return status;
	filter.limit = limit;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	return logbook_each(d, &filter, print, NULL, &err) == 0 ? STATUS_DONE : cli_fail(&err);
}
