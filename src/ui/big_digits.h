/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers in letters of five rows, to be read from across the desk. */
#ifndef UI_BIG_DIGITS_H
#define UI_BIG_DIGITS_H

enum { BIG_ROWS = 5 };

/* Cells that a text of digits, spaces and « + » takes, each stroke so many cells wide; -1 when it
 * has any other character. */
int big_width(const char *text, int stroke);
void big_draw(int y, int x, int stroke, const char *text);

#endif
