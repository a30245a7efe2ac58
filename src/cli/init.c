/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou init: makes the desk, with the passphrase of its known persons where one is given. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/passphrase.h"
#include "app/persons.h"
#include "base/mem.h"
#include "cli/command.h"

enum { FD_MAX = 1023, ROOM = PASSPHRASE_MAX_BYTES + 2 };

/* The first line of what an open descriptor gives: never a word of the command line, which every
 * user of the PC may see. Yours, to be wiped; NULL and *status when it cannot be read. */
static char *
read_line(int fd, int *status)
{
	char *line = mem_alloc(ROOM);
	struct err err;
	size_t len = 0;
	ssize_t got = 1;

	while (len < ROOM - 1 && got > 0 && !memchr(line, '\n', len)) {
		got = read(fd, line + len, ROOM - 1 - len);
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got > 0)
			len += (size_t)got;
	}
	if (got < 0) {
		err_set_errno(&err, errno, "--passphrase-fd", "read");
		*status = cli_fail(&err);
		mem_free_secret(line);
		return NULL;
	}
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

/* The passphrase that was given, good enough; NULL when none was, or *status says what is wrong. */
static char *
read_passphrase(struct cli *c, int *status)
{
	long fd = -1;
	char *words, *advice;

	*status = cli_number(c, "passphrase-fd", 0, FD_MAX, &fd);
	if (*status != STATUS_DONE || fd < 0)
		return NULL;
	words = read_line((int)fd, status);
	if (words == NULL)
		return NULL;
	advice = passphrase_advice(words, passphrase_bits(words));
	if (advice == NULL)
		return words;
	cli_say(advice);
	*status = STATUS_DATA;
	free(advice);
	mem_free_secret(words);
	return NULL;
}

/* The code goes to standard output, once: nothing can tell it again. */
static int
set_passphrase(struct cli *c, const char *words)
{
	char code[PERSONS_CODE_SIZE];
	struct err err;

	if (persons_set_passphrase(c->desk, words, code, &err) != 0)
		return cli_fail(&err);
	cli_cell(code, '\n');
	mem_wipe(code, sizeof(code));
	cli_say(_("Write the recovery code down and keep it away from this PC: it opens the names "
		  "when the passphrase is forgotten, and is never shown again."));
	return cli_flush();
}

int
command_init(struct cli *c)
{
	struct desk_answers answers = {
		.language = c->language,
		.name = args_value(&c->args, "desk"),
		.commune = args_value(&c->args, "commune"),
		.mediator = args_value(&c->args, "mediator"),
	};
	struct err err;
	char *words;
	int status;

	if (answers.name == NULL)
		return cli_usagef(_("The option %s is needed."), "--desk");
	if (answers.commune == NULL)
		return cli_usagef(_("The option %s is needed."), "--commune");
	if (answers.mediator == NULL)
		return cli_usagef(_("The option %s is needed."), "--mediator");
	/* Finding the language may have opened the desk that is there already. */
	if (c->desk != NULL) {
		err_set(&err, ERR_EXISTS, c->path, "a desk");
		return cli_fail(&err);
	}
	words = read_passphrase(c, &status);
	if (words == NULL && status != STATUS_DONE)
		return status;
	if (desk_init(&c->desk, c->path, &c->clock, &answers, &err) != 0)
		status = cli_fail(&err);
	if (status == STATUS_DONE && words != NULL) {
		status = set_passphrase(c, words);
		/* Sealed by a code that nobody has read: better none. */
		if (status != STATUS_DONE) {
			desk_discard(c->desk, c->path);
			c->desk = NULL;
		}
	}
	if (status == STATUS_DONE)
		cli_sayf(_("The desk is ready: %s"), c->path);
	mem_free_secret(words);
	return status;
}
