/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least program that shows a screen of a desk and moves a bar on it: what the program's start
 * and keys are measured beside. Everything is drawn at every key. */
#include "config.h"

#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define ROWS_MAX 22
#define ROW_SIZE 80

static char row[ROWS_MAX][ROW_SIZE];

static int
load(const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *q = NULL;
	int count = 0;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db,
			       "SELECT n, date, start, minutes, participants FROM session"
			       " ORDER BY n DESC LIMIT ?1",
			       -1, &q, NULL) == SQLITE_OK)
		sqlite3_bind_int(q, 1, ROWS_MAX);
	while (q && sqlite3_step(q) == SQLITE_ROW) {
		snprintf(row[count++], ROW_SIZE, "%8d  %.10s  %5d  %5d min  %4d",
			 sqlite3_column_int(q, 0), (const char *)sqlite3_column_text(q, 1),
			 sqlite3_column_int(q, 2), sqlite3_column_int(q, 3),
			 sqlite3_column_int(q, 4));
	}
	sqlite3_finalize(q);
	sqlite3_close(db);
	return count;
}

static void
draw(int count, int bar)
{
	erase();
	for (int i = 0; i < count; i++) {
		attrset(i == bar ? A_REVERSE : A_NORMAL);
		mvprintw(i, 0, "%-79s", row[i]);
	}
	attrset(A_NORMAL);
	refresh();
}

int
main(int argc, char **argv)
{
	int count = argc > 1 ? load(argv[1]) : 0;
	int bar = 0;
	int key;

	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	do {
		draw(count, bar);
		key = getch();
		if (key == KEY_DOWN && bar + 1 < count)
			bar++;
		if (key == KEY_UP && bar > 0)
			bar--;
	} while (key != 'q' && key != ERR);
	endwin();
	return 0;
}
