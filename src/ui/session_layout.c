/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an individual session as a table: ten rows of two halves, the same places at every
 * size. */
#include "config.h"

#include "ui/session_layout.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"

#define LABEL_WIDE 16
#define LABEL_NARROW 12
#define WIDE_COLUMNS 76

enum block { BLOCK_WORK, BLOCK_PERSON, BLOCK_REFERRAL, BLOCK_WHEN };

const struct cell session_cells[] = {
	{ FF_THEMES, 0, HALF_BOTH, BLOCK_WORK },
	{ FF_DURATION, 1, HALF_BOTH, BLOCK_WORK },
	{ FF_CHANNEL, 2, HALF_LEFT, BLOCK_WORK },
	{ FF_PLACE, 2, HALF_RIGHT, BLOCK_WORK },
	{ FF_COMMUNE, 2, HALF_RIGHT, BLOCK_WORK },
	{ FF_DEVICES, 3, HALF_LEFT, BLOCK_WORK },
	{ FF_AUTONOMY, 3, HALF_RIGHT, BLOCK_WORK },
	{ FF_GENDER, 4, HALF_LEFT, BLOCK_PERSON },
	{ FF_AGE, 4, HALF_RIGHT, BLOCK_PERSON },
	{ FF_STATUS, 5, HALF_LEFT, BLOCK_PERSON },
	{ FF_RESIDENCE, 5, HALF_RIGHT, BLOCK_PERSON },
	{ FF_RETURNING, 6, HALF_LEFT, BLOCK_PERSON },
	{ FF_LANGUAGE, 6, HALF_RIGHT, BLOCK_PERSON },
	{ FF_REFER_TO, 7, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_PARTNERS, 7, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_CAME_THROUGH, 8, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_PROCEDURE_NAME, 8, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_DATE, 9, HALF_LEFT, BLOCK_WHEN },
	{ FF_START, 9, HALF_RIGHT, BLOCK_WHEN },
};
const size_t session_cell_count = sizeof(session_cells) / sizeof(session_cells[0]);

static bool
channel_is(const struct form *f, int channel)
{
	const char *code = f->value[FF_CHANNEL];
	const struct vocab_item *item = code == NULL ? NULL : vocab_by_code(VOCAB_CHANNEL, code);

	return item != NULL && item->num == channel;
}

bool
session_cell_shown(const struct form *f, const struct cell *cell)
{
	switch (cell->field) {
	case FF_PLACE:
		return channel_is(f, CHANNEL_DESK);
	case FF_COMMUNE:
		return channel_is(f, CHANNEL_OTHER) || channel_is(f, CHANNEL_HOME);
	case FF_PROCEDURE_NAME:
		return f->value[FF_PROCEDURES] != NULL;
	default:
		return true;
	}
}

size_t
session_cell_step(const struct form *f, size_t at, int step)
{
	size_t next = at;

	do {
		if ((step < 0 && next == 0) || (step > 0 && next + 1 == session_cell_count))
			return at;
		next = step < 0 ? next - 1 : next + 1;
	} while (!session_cell_shown(f, &session_cells[next]));
	return next;
}

bool
session_cell_last(const struct form *f, size_t at)
{
	return session_cell_step(f, at, 1) == at;
}

size_t
session_cell_next_block(const struct form *f, size_t at)
{
	size_t i;

	for (i = at + 1; i < session_cell_count; i++)
		if (session_cells[i].block != session_cells[at].block &&
		    session_cell_shown(f, &session_cells[i]))
			return i;
	return 0;
}

size_t
session_cell_of(enum form_field field)
{
	size_t i;

	for (i = 0; i < session_cell_count; i++)
		if (session_cells[i].field == field)
			break;
	/* Procedures are chosen among the themes. */
	return i == session_cell_count && field == FF_PROCEDURES ? 0 : i;
}

struct place_on_screen
session_cell_place(const struct cell *cell, int columns)
{
	int label = columns >= WIDE_COLUMNS ? LABEL_WIDE : LABEL_NARROW;
	int half = columns / 2;
	struct place_on_screen p = { .x = 2, .label = label };

	if (cell->half == HALF_RIGHT)
		p.x = half;
	p.value_x = p.x + label + 1;
	p.value = (cell->half == HALF_LEFT ? half : columns) - p.value_x - 1;
	return p;
}

static char *
show_codes(enum vocab v, const char *value)
{
	struct strlist codes = { .item = NULL };
	struct buf out = BUF_INIT;
	size_t i;

	strlist_split(&codes, value, '|');
	for (i = 0; i < codes.count; i++) {
		const struct vocab_item *item = vocab_by_code(v, codes.item[i]);

		if (i > 0)
			buf_addf(&out, " %s ", draw_dot());
		buf_add(&out, item != NULL ? C_(vocab_context(v), item->label) : codes.item[i]);
	}
	strlist_clear(&codes);
	return buf_take(&out);
}

static char *
show_commune(const char *value)
{
	const struct commune *commune = commune_by_insee(value);

	return commune != NULL ? mem_strdup(commune->name) : show_codes(VOCAB_RESIDENCE, value);
}

static char *
show_partners(struct desk *d, const char *value)
{
	struct strlist ids = { .item = NULL };
	struct buf out = BUF_INIT;
	struct err ignored = { 0 };
	struct partner p;
	int64_t n;
	size_t i;

	strlist_split(&ids, value, '|');
	for (i = 0; i < ids.count; i++) {
		partner_init(&p);
		if (i > 0)
			buf_addf(&out, " %s ", draw_dot());
		if (directory_by_id(d, ids.item[i], &n, &ignored) == 0 &&
		    directory_get(d, n, &p, &ignored) == 0)
			buf_add(&out, p.field[PF_NAME]);
		else
			buf_add(&out, ids.item[i]);
		partner_clear(&p);
	}
	strlist_clear(&ids);
	return buf_take(&out);
}

static char *
show_themes(const struct form *f)
{
	char *procedures = f->value[FF_PROCEDURES] == NULL
				   ? NULL
				   : show_codes(VOCAB_PROCEDURE, f->value[FF_PROCEDURES]);
	char *themes = f->value[FF_THEMES] == NULL ? mem_strdup("")
						   : show_codes(VOCAB_THEME, f->value[FF_THEMES]);
	char *both;

	if (procedures == NULL)
		return themes;
	both = mem_printf("%s: %s", themes, procedures);
	free(themes);
	free(procedures);
	return both;
}

char *
session_field_show(struct desk *d, const struct form *f, enum form_field field)
{
	const struct form_field_info *info = &form_fields[field];
	const char *value = f->value[field];
	int number;

	if (field == FF_THEMES)
		return show_themes(f);
	if (info->type == FORM_YES)
		/* TRANSLATORS: the answer to « helped before »; at most 6 columns */
		return mem_strdup(value != NULL ? C_("answer", "yes") : C_("answer", "no"));
	if (value == NULL)
		return mem_strdup("");
	switch (info->type) {
	case FORM_CHOICE:
	case FORM_CHOICES:
		return show_codes(info->vocab, value);
	case FORM_COMMUNE:
	case FORM_RESIDENCE:
		return show_commune(value);
	case FORM_PARTNERS:
		return show_partners(d, value);
	case FORM_DURATION:
		if (words_duration_parse(value, &number) == 0)
			return words_duration(number);
		return mem_strdup(value);
	case FORM_DATE:
		if (words_date_parse(value, clock_today(desk_clock(d)), &number) == 0)
			return words_date(number);
		return mem_strdup(value);
	default:
		return mem_strdup(value);
	}
}
