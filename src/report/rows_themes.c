/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of themes that rows do not tell apart. A table that hides one large figure at most with
 * its small ones is read by somebody who knows that: rows that show which one is large show that
 * the others are small. Told together with another group, any of those rows may be of that one. */
#include "config.h"

#include <string.h>

#include "base/vocab.h"
#include "report/rows_private.h"

static int64_t
rows_of(const struct rows_making *m, int group)
{
	int64_t rows = 0;

	for (size_t i = 0; i < m->rows.count; i++)
		if (m->rows.row[i].value[ROW_THEME] == group)
			rows += m->rows.row[i].count;
	return rows;
}

static bool
is_together(const struct rows_making *m, int group)
{
	return (m->together >> group & 1) != 0;
}

/* How many people may have a theme of that group in none of the rows that say so. */
static int64_t
room_of(const struct rows_making *m, int group)
{
	return is_together(m, group) || m->people[group] < 0 ? 0
							     : m->people[group] - rows_of(m, group);
}

/* The group with the fewest rows of those with that much room, else the one with most room; 0: none
 * has any. */
static int
companion(const struct rows_making *m, int64_t needed)
{
	int best = 0;

	for (int g = 1; g <= ROW_THEME_GROUPS; g++) {
		int64_t room = room_of(m, g), most = best > 0 ? room_of(m, best) : 0;

		if (room >= needed && most >= needed ? rows_of(m, g) < rows_of(m, best)
						     : room > most)
			best = g;
	}
	return best;
}

/* Returns for how many people there must be room, that fewer than k may be left. */
static int64_t
add_found(struct rows_making *m, const struct audit *found)
{
	int64_t needed = 1;

	for (size_t i = 0; i < found->count; i++) {
		const struct audit_finding *f = &found->finding[i];
		const struct vocab_item *item = strcmp(f->table, "theme") == 0
							? vocab_by_code(VOCAB_THEME, f->category)
							: NULL;

		if (item == NULL)
			continue;
		m->together |= UINT32_C(1) << row_theme_group(item->num);
		needed = f->lo - f->k + 1 > needed ? f->lo - f->k + 1 : needed;
	}
	return needed;
}

bool
rows_themes_join(struct rows_making *m, const struct audit *found)
{
	int64_t needed = add_found(m, found);
	int other, first;

	do {
		other = companion(m, needed);
		needed -= room_of(m, other);
		m->together |= other > 0 ? UINT32_C(1) << other : 0;
	} while (other > 0 && needed > 0);
	if (other == 0 || __builtin_popcount(m->together) > ROW_THEMES_TOGETHER) {
		m->together = 0;
		return false;
	}
	first = __builtin_ctz(m->together);
	for (size_t i = 0; i < m->rows.count; i++)
		if (is_together(m, m->rows.row[i].value[ROW_THEME]))
			m->rows.row[i].value[ROW_THEME] = first;
	return true;
}
