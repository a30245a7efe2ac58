/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says about itself. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/cli.h"

int help_show(struct cli *c); /* the one screen, or a command's own lines after its name */
int help_version(void);

bool help_has_second_word(const char *first); /* "place", "import"… */

#endif
