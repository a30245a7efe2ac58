/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of each kind of session as a table: rows of two halves, the same places at every
 * size. */
#include "config.h"

#include "ui/session_layout.h"

#include "base/i18n.h"
#include "base/utf8.h"

#define LABEL_WIDE 16
#define LABEL_NARROW 12
#define LABEL_MAX 16 /* beyond which the values beside it would have no room */
#define WIDE_COLUMNS 76

enum block { BLOCK_WORK, BLOCK_PERSON, BLOCK_WHERE, BLOCK_REFERRAL, BLOCK_WHEN };

/* The order of the keys is that of a conversation: what was done, with whom, what next. What only
 * some sessions have stands on the right: no row is ever empty. */
static const struct cell individual[] = {
	{ FF_THEMES, 0, HALF_BOTH, BLOCK_WORK },
	{ FF_DURATION, 1, HALF_LEFT, BLOCK_WORK },
	{ FF_PERSON, 1, HALF_RIGHT, BLOCK_WORK },
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
	{ FF_REFER_REASON, 8, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_OUTCOME, 9, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_CAME_THROUGH, 8, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_NOT_COMPLETED, 9, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_TAGS, 10, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_PROCEDURE_NAME, 10, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_NOTE, 11, HALF_BOTH, BLOCK_REFERRAL },
	{ FF_DATE, 12, HALF_LEFT, BLOCK_WHEN },
	{ FF_START, 12, HALF_RIGHT, BLOCK_WHEN },
};

/* What must be said stands first, the duration second as everywhere; one key of a block further who
 * they were. */
static const struct cell workshop[] = {
	{ FF_THEMES, 0, HALF_BOTH, BLOCK_WORK },
	{ FF_DURATION, 1, HALF_LEFT, BLOCK_WORK },
	{ FF_PARTICIPANTS, 1, HALF_RIGHT, BLOCK_WORK },
	{ FF_TITLE, 2, HALF_BOTH, BLOCK_WORK },
	{ FF_LEVEL, 3, HALF_LEFT, BLOCK_WORK },
	{ FF_ONLINE, 3, HALF_RIGHT, BLOCK_WORK },
	{ FF_PERSONS, 4, HALF_BOTH, BLOCK_PERSON },
	{ FF_GENDERS, 5, HALF_BOTH, BLOCK_PERSON },
	{ FF_AGES, 6, HALF_BOTH, BLOCK_PERSON },
	{ FF_STATUSES, 7, HALF_BOTH, BLOCK_PERSON },
	{ FF_RESIDENCES, 8, HALF_BOTH, BLOCK_PERSON },
	{ FF_RETURNING_COUNT, 9, HALF_LEFT, BLOCK_PERSON },
	{ FF_CHANNEL, 10, HALF_LEFT, BLOCK_WHERE },
	{ FF_PLACE, 10, HALF_RIGHT, BLOCK_WHERE },
	{ FF_COMMUNE, 10, HALF_RIGHT, BLOCK_WHERE },
	{ FF_DEVICES, 11, HALF_LEFT, BLOCK_WHERE },
	{ FF_LANGUAGE, 11, HALF_RIGHT, BLOCK_WHERE },
	{ FF_REFER_TO, 12, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_PARTNERS, 12, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_REFER_REASON, 13, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_OUTCOME, 14, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_CAME_THROUGH, 13, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_NOT_COMPLETED, 14, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_TAGS, 15, HALF_LEFT, BLOCK_REFERRAL },
	{ FF_PROCEDURE_NAME, 15, HALF_RIGHT, BLOCK_REFERRAL },
	{ FF_NOTE, 16, HALF_BOTH, BLOCK_REFERRAL },
	{ FF_DATE, 17, HALF_LEFT, BLOCK_WHEN },
	{ FF_START, 17, HALF_RIGHT, BLOCK_WHEN },
};

static const struct cell animation[] = {
	{ FF_ANIMATION_TYPE, 0, HALF_BOTH, BLOCK_WORK }, { FF_DURATION, 1, HALF_LEFT, BLOCK_WORK },
	{ FF_INITIATIVE, 1, HALF_RIGHT, BLOCK_WORK },    { FF_TITLE, 2, HALF_BOTH, BLOCK_WORK },
	{ FF_COORD_THEMES, 3, HALF_BOTH, BLOCK_WORK },   { FF_COMMUNE, 4, HALF_LEFT, BLOCK_WHERE },
	{ FF_TAGS, 5, HALF_BOTH, BLOCK_WHERE },          { FF_NOTE, 6, HALF_BOTH, BLOCK_WHERE },
	{ FF_DATE, 7, HALF_LEFT, BLOCK_WHEN },           { FF_START, 7, HALF_RIGHT, BLOCK_WHEN },
};

static const struct cell event[] = {
	{ FF_EVENT_TYPE, 0, HALF_BOTH, BLOCK_WORK },
	{ FF_DURATION, 1, HALF_LEFT, BLOCK_WORK },
	{ FF_PARTICIPANTS, 1, HALF_RIGHT, BLOCK_WORK },
	{ FF_TITLE, 2, HALF_BOTH, BLOCK_WORK },
	{ FF_ONLINE, 3, HALF_LEFT, BLOCK_WORK },
	{ FF_ORGANISERS, 4, HALF_BOTH, BLOCK_WHERE },
	{ FF_TERRITORY_LEVEL, 5, HALF_LEFT, BLOCK_WHERE },
	{ FF_COMMUNE, 5, HALF_RIGHT, BLOCK_WHERE },
	{ FF_TAGS, 6, HALF_BOTH, BLOCK_WHERE },
	{ FF_NOTE, 7, HALF_BOTH, BLOCK_WHERE },
	{ FF_DATE, 8, HALF_LEFT, BLOCK_WHEN },
	{ FF_START, 8, HALF_RIGHT, BLOCK_WHEN },
};

static const struct cell partnership[] = {
	{ FF_PARTNERSHIP_KINDS, 0, HALF_BOTH, BLOCK_WORK },
	{ FF_DURATION, 1, HALF_LEFT, BLOCK_WORK },
	{ FF_PARTNER_KINDS, 2, HALF_BOTH, BLOCK_WORK },
	{ FF_PARTNERS, 3, HALF_BOTH, BLOCK_WORK },
	{ FF_TITLE, 4, HALF_BOTH, BLOCK_WORK },
	{ FF_TERRITORY_LEVEL, 5, HALF_LEFT, BLOCK_WHERE },
	{ FF_COMMUNE, 5, HALF_RIGHT, BLOCK_WHERE },
	{ FF_TAGS, 6, HALF_BOTH, BLOCK_WHERE },
	{ FF_NOTE, 7, HALF_BOTH, BLOCK_WHERE },
	{ FF_DATE, 8, HALF_LEFT, BLOCK_WHEN },
	{ FF_START, 8, HALF_RIGHT, BLOCK_WHEN },
};

#define LAYOUT(cells, rows)                                     \
	{                                                       \
		cells, sizeof(cells) / sizeof((cells)[0]), rows \
	}

static const struct session_layout layouts[] = {
	[KIND_INDIVIDUAL] = LAYOUT(individual, 13),  [KIND_WORKSHOP] = LAYOUT(workshop, 18),
	[KIND_ANIMATION] = LAYOUT(animation, 8),     [KIND_EVENT] = LAYOUT(event, 9),
	[KIND_PARTNERSHIP] = LAYOUT(partnership, 9),
};

const struct session_layout *
session_layout(int kind)
{
	return &layouts[kind];
}

const struct cell *
session_cell(const struct form *f, size_t at)
{
	return &session_layout(f->kind)->cell[at];
}

static bool
channel_is(const struct form *f, int channel)
{
	const char *code = f->value[FF_CHANNEL];
	const struct vocab_item *item = code == NULL ? NULL : vocab_by_code(VOCAB_CHANNEL, code);

	return item != NULL && item->num == channel;
}

/* It has no channel. */
static bool
is_coordination(int kind)
{
	return (form_fields[FF_CHANNEL].kinds & 1u << kind) == 0;
}

bool
session_cell_shown(const struct form *f, const struct cell *cell)
{
	switch (cell->field) {
	case FF_PLACE:
		return channel_is(f, CHANNEL_DESK);
	case FF_COMMUNE:
		return is_coordination(f->kind) || channel_is(f, CHANNEL_OTHER) ||
		       channel_is(f, CHANNEL_HOME);
	case FF_PROCEDURE_NAME:
		return f->value[FF_PROCEDURES] != NULL;
	case FF_REFER_REASON:
	case FF_OUTCOME:
		return f->value[FF_REFER_TO] != NULL || f->value[FF_PARTNERS] != NULL;
	default:
		return true;
	}
}

/* Nobody is asked who it is: a key of its own says so. What is locked cannot be typed. */
static bool
is_stop(const struct form *f, const struct cell *cell)
{
	if (cell->field == FF_NOTE)
		return f->open && f->sealed == NULL && !f->note_locked;
	if (cell->field == FF_PERSON)
		return false;
	if (cell->field == FF_PERSONS)
		return f->value[FF_PERSONS] != NULL;
	return session_cell_shown(f, cell);
}

size_t
session_cell_step(const struct form *f, size_t at, int step)
{
	const struct session_layout *layout = session_layout(f->kind);
	size_t next = at;

	do {
		if ((step < 0 && next == 0) || (step > 0 && next + 1 == layout->count))
			return at;
		next = step < 0 ? next - 1 : next + 1;
	} while (!is_stop(f, &layout->cell[next]));
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
	const struct session_layout *layout = session_layout(f->kind);
	size_t i;

	for (i = at + 1; i < layout->count; i++)
		if (layout->cell[i].block != layout->cell[at].block && is_stop(f, &layout->cell[i]))
			return i;
	return 0;
}

size_t
session_cell_of(const struct form *f, enum form_field field)
{
	const struct session_layout *layout = session_layout(f->kind);
	size_t i;

	/* Procedures are chosen among the themes: what is wrong with them is mended there. */
	if (field == FF_PROCEDURES)
		field = FF_THEMES;
	for (i = 0; i < layout->count; i++)
		if (layout->cell[i].field == field)
			break;
	return i;
}

/* The labels below each other are as wide as the longest of them, those too that do not show now:
 * no field moves. */
static int
label_width(int kind, bool right, int columns)
{
	const struct session_layout *layout = session_layout(kind);
	int width = columns >= WIDE_COLUMNS ? LABEL_WIDE : LABEL_NARROW;

	for (size_t i = 0; i < layout->count; i++) {
		int label = utf8_width(_(form_fields[layout->cell[i].field].label));

		if ((layout->cell[i].half == HALF_RIGHT) == right && label > width)
			width = label;
	}
	return width < LABEL_MAX ? width : LABEL_MAX;
}

struct place_on_screen
session_cell_place(int kind, const struct cell *cell, int columns)
{
	bool right = cell->half == HALF_RIGHT;
	int half = columns / 2;
	struct place_on_screen p = { .x = right ? half : 2,
				     .label = label_width(kind, right, columns) };

	p.value_x = p.x + p.label + 1;
	p.value = (cell->half == HALF_LEFT ? half : columns) - p.value_x - 1;
	return p;
}
