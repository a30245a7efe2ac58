/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou keys: every key of every screen, from the tables that the screens are made of. */
#include "config.h"

#include "cli/command.h"

int
command_keys(struct cli *c)
{
	static const char *const formats[] = { "text", "man", NULL };
	int format = 0;
	int status = cli_choice(c, "format", formats, &format);
	struct buf out = BUF_INIT;

	if (status != STATUS_DONE)
		return status;
	c->keys(&out, format == 1);
	cli_page(buf_text(&out));
	buf_clear(&out);
	return STATUS_DONE;
}
