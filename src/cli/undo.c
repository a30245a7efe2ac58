/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou delete, undo, redo: the bin, and one step back or forth. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/logbook.h"
#include "app/sentence.h"
#include "cli/command.h"

typedef int step_fn(struct desk *d, struct logbook_step *step, struct err *err);

int
command_delete(struct cli *c)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct err err;
	int64_t n;

	if (d == NULL)
		return status;
	if (logbook_find(d, cli_word(c, 0), &n, &err) != 0 || logbook_delete(d, n, &err) != 0)
		return cli_fail(&err);
	cli_sayf(_("Session no. %" PRId64 " is in the bin."), n);
	return STATUS_DONE;
}

static int
take_step(struct cli *c, step_fn *fn)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct logbook_step step;
	struct err err;
	char *sentence;

	if (d == NULL)
		return status;
	/* Nothing to take back is no fault of anybody's. */
	if (fn(d, &step, &err) == 0)
		sentence = sentence_for_step(&step);
	else if (err.code == ERR_NOTHING)
		sentence = sentence_for_err(&err);
	else
		return cli_fail(&err);
	cli_say(sentence);
	free(sentence);
	return STATUS_DONE;
}

int
command_undo(struct cli *c)
{
	return take_step(c, logbook_undo);
}

int
command_redo(struct cli *c)
{
	return take_step(c, logbook_redo);
}
