/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a row file. Its rows are sorted on all columns: those of a class stand together. */
#include "config.h"

#include "report/audit_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/rows_recode.h"

enum { PERCENT = 100 };

void
audit_lines_clear(struct audit_lines *l)
{
	if (l == NULL)
		return;
	free(l->period);
	free(l->perimeter);
	free(l->class);
	free(l->kind);
	*l = (struct audit_lines){ .class = NULL };
}

void
lines_targets_clear(struct lines_targets *t)
{
	free(t->at);
	free(t->of);
	*t = (struct lines_targets){ .at = NULL };
}

void
lines_target_add(struct lines_targets *t, size_t figure, int64_t k, bool part,
		 const struct lines_target *of)
{
	t->at = mem_grow(t->at, t->count, &t->room, sizeof(*t->at));
	t->of = mem_grow(t->of, t->count, &t->of_room, sizeof(*t->of));
	t->at[t->count] = (struct joint_target){ .figure = figure, .k = k, .part = part };
	t->of[t->count++] = *of;
}

/* The number of a code in a column that has one level; -1 of none. */
static int
number_of(enum row_column c, const char *text, int last)
{
	for (int value = 0; value <= last; value++) {
		char code[ROW_CODE_SIZE];

		row_code(c, 0, value, code);
		if (strcmp(code, text) == 0)
			return value;
	}
	return -1;
}

static struct audit_class *
class_of(struct audit_lines *l, const struct csv_row *row)
{
	struct audit_class *c = l->classes > 0 ? &l->class[l->classes - 1] : NULL;
	bool same = c != NULL;

	for (int i = 0; i < ROW_QUASI && same; i++)
		same = strcmp(c->code[i], row->cell[i]) == 0;
	if (same)
		return c;
	l->class = mem_grow(l->class, l->classes, &l->class_room, sizeof(*l->class));
	c = &l->class[l->classes++];
	*c = (struct audit_class){ .first_kind = l->kinds };
	for (int i = 0; i < ROW_QUASI; i++)
		snprintf(c->code[i], ROW_CODE_SIZE, "%s", row->cell[i]);
	return c;
}

static void
count_kind(struct audit_lines *l, const char *channel, const char *duration)
{
	struct audit_kind *k = NULL;

	for (size_t i = l->kinds; i > 0 && k == NULL && l->kind[i - 1].class == l->classes - 1; i--)
		if (strcmp(l->kind[i - 1].channel, channel) == 0 &&
		    strcmp(l->kind[i - 1].duration, duration) == 0)
			k = &l->kind[i - 1];
	if (k == NULL) {
		l->kind = mem_grow(l->kind, l->kinds, &l->kind_room, sizeof(*l->kind));
		k = &l->kind[l->kinds++];
		*k = (struct audit_kind){ .class = l->classes - 1 };
		snprintf(k->channel, ROW_CODE_SIZE, "%s", channel);
		snprintf(k->duration, ROW_CODE_SIZE, "%s", duration);
		l->class[l->classes - 1].kinds++;
	}
	k->rows++;
}

/* The group that a row is counted with, 0 where no row tells one; -1: it has none, or one that is
 * told in two ways. */
static int
take_theme(struct audit_lines *l, const char *code)
{
	uint32_t groups = row_themes(code);
	bool several = (groups & (groups - 1)) != 0;

	if (l->rows > 0 && l->themes == (strcmp(code, ROW_ANY) == 0))
		return -1;
	l->themes = strcmp(code, ROW_ANY) != 0;
	if (!l->themes)
		return 0;
	if (groups == 0 || (several && l->together != 0 && l->together != groups) ||
	    (!several && (l->together & groups) != 0))
		return -1;
	for (size_t i = 0; i < l->classes && several && l->together == 0; i++)
		for (int g = 0; g <= ROW_THEME_GROUPS; g++)
			if ((groups >> g & 1) != 0 && l->class[i].theme[g] > 0)
				return -1;
	if (several)
		l->together = groups;
	return __builtin_ctz(groups);
}

int
audit_lines_row(struct audit_lines *l, const struct csv_row *row)
{
	struct audit_class *c;
	int theme, device;

	if (row->count != ROW_COLUMNS)
		return -1;
	for (int i = 0; i < ROW_COLUMNS; i++)
		if (strlen(row->cell[i]) >= ROW_CODE_SIZE ||
		    (row->line == 1 && strcmp(row->cell[i], row_column_name[i]) != 0))
			return -1;
	if (row->line == 1)
		return 0;
	theme = take_theme(l, row->cell[ROW_THEME]);
	device = number_of(ROW_DEVICE, row->cell[ROW_DEVICE], ROW_DEVICE_SEVERAL);
	if (theme < 0 || (device < 0 && strcmp(row->cell[ROW_DEVICE], ROW_ANY) != 0))
		return -1;
	c = class_of(l, row);
	c->rows++;
	c->theme[theme]++;
	l->rows++;
	l->devices = l->devices || device >= 0;
	if (device >= 0)
		c->device[device]++;
	count_kind(l, row->cell[ROW_CHANNEL], row->cell[ROW_DURATION]);
	return 0;
}

bool
audit_class_good(const struct audit_lines *l, const struct audit_class *c)
{
	int themes = 0;
	bool mixed = true;

	for (int t = 0; t <= ROW_THEME_GROUPS; t++) {
		themes += t > 0 && c->theme[t] > 0;
		mixed = mixed && c->theme[t] * PERCENT <= c->rows * ROWS_THEME_PERCENT;
	}
	return c->rows >= l->k && (!l->themes || (themes >= ROWS_THEMES_MIN && mixed));
}
