/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command with its keys in help and palette: as many rows as it takes to be whole. */
#ifndef UI_COMMAND_ROW_H
#define UI_COMMAND_ROW_H

#include <stdbool.h>

/* Cells for each of the two in a window of so many columns. */
struct command_widths {
	int keys;
	int help;
};
struct command_widths command_widths(int columns);

int command_rows(const char *keys, const char *help, int columns);
/* At row y, in no more than room rows. */
void command_draw(const char *keys, const char *help, int y, int room, int columns, bool active);

#endif
