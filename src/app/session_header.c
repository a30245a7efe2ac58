/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the table of a spreadsheet begins. */
#include "config.h"

#include "app/session_header.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/session_cell.h"
#include "app/session_import.h"
#include "app/session_mapping.h"
#include "app/session_take.h"
#include "base/utf8.h"
#include "store/origin.h"

enum { ROWS = 30, CELLS = 64, NAMES_NEEDED = 2, SURE_KNOWN = 1 << 20 };

struct row {
	size_t line;
	size_t cells, filled;
	bool dated; /* holds a day: no header does */
	int names;  /* how surely its cells name our fields */
};

struct peek {
	struct desk *desk;
	size_t wanted; /* line, 0 any */
	struct row row[ROWS];
	size_t count;
};

static bool
is_known(struct desk *d, const struct csv_row *row)
{
	struct journal_reader journal = { .field = NULL };
	char shape[HASH_HEX_SIZE];
	bool known = journal_header(&journal, row);
	char *map = NULL;
	struct err ignored;

	journal_clear(&journal);
	if (known || !d)
		return known;
	session_import_shape(row, shape);
	known = store_import_map_get(desk_store(d), shape, &map, &ignored) == 0 && map;
	free(map);
	return known;
}

static bool
is_day(const char *text)
{
	int day, start;

	return session_cell_date(text, &day, &start) == 0;
}

/* Two cells that name one field count once: a row of data names few, and these again and again. */
static int
names(const struct csv_row *row)
{
	size_t found = 0, count = row->count < CELLS ? row->count : CELLS;
	int field[CELLS], sum = 0;

	for (size_t i = 0; i < count; i++) {
		size_t k = 0;
		int sure;

		field[found] = mapping_guess(row->cell[i], &sure);
		if (field[found] < 0)
			continue;
		while (field[k] != field[found])
			k++;
		if (k == found) {
			found++;
			sum += sure;
		}
	}
	return found >= NAMES_NEEDED ? sum : 0;
}

static int
peek_row(void *arg, const struct csv_row *csv)
{
	struct peek *p = arg;
	struct row row = { .line = csv->line, .cells = csv->count };

	if (p->wanted > csv->line)
		return 0;
	if (p->count == ROWS || (p->wanted != 0 && p->wanted != csv->line))
		return -1;
	for (size_t i = 0; i < csv->count; i++)
		row.filled += !str_empty(csv->cell[i]);
	for (size_t i = 0; i < csv->count && i < CELLS && !row.dated; i++)
		row.dated = is_day(csv->cell[i]);
	if (row.filled == 0)
		return 0;
	if (csv->count <= IMPORT_COLUMNS_MAX && is_known(p->desk, csv))
		row.names = SURE_KNOWN;
	else if (!row.dated)
		row.names = names(csv);
	p->row[p->count++] = row;
	return row.names == SURE_KNOWN ? -1 : 0;
}

/* The number of filled cells that most rows have, of two the larger. */
static size_t
usual(const struct peek *p)
{
	size_t best = 0, times = 0;

	for (size_t i = 0; i < p->count; i++) {
		size_t filled = p->row[i].filled, same = 0;

		for (size_t k = 0; k < p->count; k++)
			same += p->row[k].filled == filled;
		if (same > times || (same == times && filled > best)) {
			times = same;
			best = filled;
		}
	}
	return best;
}

/* Nobody’s names: a header may have a few cells less than its rows. */
static const struct row *
first_full(const struct peek *p)
{
	size_t full = usual(p);

	for (size_t i = 0; i < p->count; i++)
		if (!p->row[i].dated && p->row[i].filled * 4 >= full * 3)
			return &p->row[i];
	return p->count > 0 ? &p->row[0] : NULL;
}

static const struct row *
choose(const struct peek *p)
{
	const struct row *best = NULL;

	for (size_t i = 0; i < p->count; i++)
		if (p->row[i].names > (best ? best->names : 0))
			best = &p->row[i];
	return best ? best : first_full(p);
}

/* How many rows have the number of cells that most have: what separates cells makes as many in each
 * row, the commas of sentences do not. */
static size_t
alike(const struct peek *p)
{
	size_t most = 0;

	for (size_t i = 0; i < p->count; i++) {
		size_t same = 0;

		for (size_t k = 0; k < p->count && p->row[i].cells > 1; k++)
			same += p->row[k].cells == p->row[i].cells;
		most = same > most ? same : most;
	}
	return most;
}

void
session_header_find(struct desk *d, const char *text, size_t len, struct session_header *h)
{
	char own = h->delimiter ? h->delimiter : csv_detect_delimiter(text, len);
	const char tries[] = { own, ',', ';', '\t' };
	struct session_header found = { .delimiter = own };
	size_t most = 0;
	int best = 0;

	for (size_t i = 0; i < (h->delimiter ? 1 : sizeof(tries)) && !found.known; i++) {
		struct peek p = { .desk = d, .wanted = h->line };
		const struct row *row;
		struct err ignored;

		csv_read(text, len, tries[i], peek_row, &p, &ignored);
		row = choose(&p);
		if (!row || (found.line != 0 && row->names <= best &&
			     (row->names < best || alike(&p) <= most)))
			continue;
		best = row->names;
		most = alike(&p);
		found = (struct session_header){ .line = row->line,
						 .delimiter = tries[i],
						 .known = best == SURE_KNOWN };
	}
	*h = found;
}

bool
session_header_aside(const struct csv_row *row)
{
	static const char *const words[] = { "total", "totaux", "sous total", "somme" };
	size_t first = 0;
	bool aside = false;
	char *folded;

	while (first < row->count && str_empty(row->cell[first]))
		first++;
	if (first == row->count)
		return true;
	/* Asked of every row: most begin with a day or an id. */
	if (strchr("TtSs", *row->cell[first]) == NULL)
		return false;
	folded = utf8_fold(row->cell[first]);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !aside; i++)
		aside = str_starts(folded, words[i]) &&
			strchr(" ", folded[strlen(words[i])]) != NULL;
	free(folded);
	for (size_t i = first; i < row->count && aside; i++)
		aside = !is_day(row->cell[i]);
	return aside;
}
