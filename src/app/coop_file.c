/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The national tool's export of « accompagnements » as sessions. */
#include "config.h"

#include "app/coop_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/session.h"

#define SHAPE "coop" /* in the ids of its sessions: for ever */
#define LINES "\n"
#define FIRST_HEADER "Date"
#define SECOND_HEADER "Enregistré le"
#define OF_PERSON " du beneficiaire"
#define BOM "\ufeff"

enum { MEDIATOR_AT = 3, MEDIATOR_COLUMNS = 4 }; /* of a coordinator's export */

/* Which fields a column is of. */
static const struct coop_field {
	enum coop_column column;
	int field;
} plain[] = {
	{ COOP_DATE, FF_DATE },         { COOP_DURATION, FF_DURATION },
	{ COOP_TITLE, FF_TITLE },       { COOP_DEVICES, FF_DEVICES },
	{ COOP_THEMES, FF_THEMES },     { COOP_TAGS, FF_TAGS },
	{ COOP_REFER_TO, FF_REFER_TO }, { COOP_PROCEDURE_NAME, FF_PROCEDURE_NAME },
}, particular[] = {
	{ COOP_TYPE, COLUMN_KIND },     { COOP_PARTICIPANTS, FF_PARTICIPANTS },
	{ COOP_CHANNEL, FF_CHANNEL },   { COOP_PLACE, FF_PLACE },
	{ COOP_COMMUNE, FF_COMMUNE },   { COOP_FIRST_NAME, FF_MEDIATOR },
	{ COOP_THEMES, FF_PROCEDURES }, { COOP_AUTONOMY, FF_AUTONOMY },
	{ COOP_AUTONOMY, FF_LEVEL },    { COOP_ID, COLUMN_ID },
	{ COOP_GENDER, FF_GENDER },     { COOP_GENDER, FF_GENDERS },
	{ COOP_AGE, FF_AGE },           { COOP_AGE, FF_AGES },
	{ COOP_STATUS, FF_STATUS },     { COOP_STATUS, FF_STATUSES },
	{ COOP_HOME, FF_RESIDENCE },    { COOP_HOME, FF_RESIDENCES },
};

enum {
	PLAIN = sizeof(plain) / sizeof(plain[0]),
	PARTICULAR = sizeof(particular) / sizeof(particular[0]),
};

/* Behind a cell that may stand in quotes; NULL when it is another one. */
static const char *
behind(const char *at, const char *end, const char *cell)
{
	size_t len = strlen(cell);
	bool quoted = at < end && *at == '"';

	at += quoted ? 1 : 0;
	if ((size_t)(end - at) < len || memcmp(at, cell, len) != 0)
		return NULL;
	at += len;
	if (quoted && (at == end || *at++ != '"'))
		return NULL;
	return at;
}

bool
coop_file_detect(const char *text, size_t len, char *delimiter)
{
	const char *end = text + len;

	if (len >= strlen(BOM) && memcmp(text, BOM, strlen(BOM)) == 0)
		text += strlen(BOM);
	while (text < end) {
		const char *at = behind(text, end, FIRST_HEADER);
		size_t line;

		if (at && at < end && strchr(",;\t", *at) != NULL && *at != '\0' &&
		    behind(at + 1, end, SECOND_HEADER)) {
			*delimiter = *at;
			return true;
		}
		for (line = 0; text + line < end && text[line] != '\n' && text[line] != '\r';)
			line++;
		text += line + 1;
	}
	return false;
}

static const char *
cell(const struct coop_reader *r, const struct csv_row *row, enum coop_column column)
{
	int at = r->at[column];

	return at >= 0 && (size_t)at < row->count ? csv_unguard(row->cell[at]) : "";
}

/* Folded, so that a spreadsheet's apostrophes do not matter. What is of the person may or may not
 * say so: a second « Commune » is where they live. */
static bool
is_column(int column, const char *name)
{
	char *heading = utf8_fold(coop_headings[column]);
	size_t len = strlen(name);
	bool is = strcmp(heading, name) == 0;

	if (column == COOP_AUTONOMY) /* some say that it is of three */
		is = str_starts(name, heading);
	else if (column >= COOP_HOME && column <= COOP_STATUS && str_starts(heading, name))
		is = is || strcmp(heading + len, OF_PERSON) == 0;
	free(heading);
	return is;
}

static void
tell_headings(const struct coop_reader *r, struct session_taking *t, const struct csv_row *header)
{
	for (size_t i = 0; i < PLAIN + PARTICULAR; i++) {
		const struct coop_field *f = i < PLAIN ? &plain[i] : &particular[i - PLAIN];

		if (r->at[f->column] >= 0)
			session_take_heading(t, f->field, header->cell[r->at[f->column]]);
	}
}

static void
read_header(struct coop_reader *r, struct session_taking *t, const struct csv_row *row)
{
	if (row->count < 2 || strcmp(row->cell[0], FIRST_HEADER) != 0 ||
	    strcmp(row->cell[1], SECOND_HEADER) != 0)
		return;
	r->in_table = true;
	for (int i = 0; i < COOP_COUNT; i++)
		r->at[i] = -1;
	for (size_t i = 0; i < row->count; i++) {
		char *name = utf8_fold(row->cell[i]);

		for (int k = 0; k < COOP_COUNT; k++) {
			if (r->at[k] < 0 && is_column(k, name)) {
				r->at[k] = (int)i;
				break;
			}
		}
		free(name);
	}
	/* First name, name, role and id stand there, whatever they are called. */
	if (r->at[COOP_FIRST_NAME] < 0 && r->at[COOP_TYPE] == MEDIATOR_AT + MEDIATOR_COLUMNS) {
		r->at[COOP_FIRST_NAME] = MEDIATOR_AT;
		r->at[COOP_LAST_NAME] = MEDIATOR_AT + 1;
	}
	tell_headings(r, t, row);
}

/* The first of these cells that says which commune; NULL none of them, "" one that is not ours. */
static const char *
commune_of(const struct coop_reader *r, const struct csv_row *row, enum coop_column insee,
	   enum coop_column postal, enum coop_column name)
{
	const enum coop_column order[] = { insee, name, postal };
	bool said = false;

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *text = cell(r, row, order[i]);
		const struct commune *c = str_empty(text) ? NULL : desk_commune_find(text);

		if (c)
			return c->insee;
		said = said || !str_empty(text);
		/* A code is sure: the name of a namesake is not asked. */
		if (said && order[i] == insee)
			break;
	}
	return said ? "" : NULL;
}

static const char *
residence_of(const struct coop_reader *r, const struct csv_row *row)
{
	const char *insee = commune_of(r, row, COOP_HOME_INSEE, COOP_HOME_POSTAL, COOP_HOME);

	const struct vocab_item *elsewhere;

	if (!insee || *insee != '\0')
		return insee;
	elsewhere = session_cell_item(VOCAB_RESIDENCE, cell(r, row, COOP_HOME));
	return elsewhere ? elsewhere->code : vocab_by_num(VOCAB_RESIDENCE, RESIDENCE_FRANCE)->code;
}

/* « 2/3 »: the second of three steps, of autonomy or of a workshop's level, and its label, either
 * or both in any order. NULL: none, or not the same one. */
static const struct vocab_item *
step_of(enum vocab v, const char *text)
{
	char *label = mem_strdup(text), *third = strstr(label, "/3"), *folded;
	const struct vocab_item *step = NULL, *named = NULL;
	bool numbered = third && third > label;

	if (numbered) {
		step = vocab_by_num(v, third[-1] - '0');
		third[-1] = third[0] = third[1] = ' ';
	}
	folded = utf8_fold(label);
	if (*folded)
		named = session_cell_item(v, folded);
	if (numbered && *folded && step != named)
		named = NULL;
	else if (numbered)
		named = step;
	free(folded);
	free(label);
	return named;
}

static void
read_steps(struct session_row *row, const char *text)
{
	enum form_field field = row->form.kind == KIND_WORKSHOP ? FF_LEVEL : FF_AUTONOMY;
	const struct vocab_item *item;

	if (str_empty(text))
		return;
	item = step_of(form_fields[field].vocab, text);
	if (item)
		form_set(&row->form, field, item->code);
	else
		session_row_leave(row, field, text);
}

/* « 3/8 »: the third of eight; -1 when there is none. A spreadsheet may have made a date of it: 0,
 * then the rows are counted. */
static int
read_turn(const char *text, long *turn, long *of)
{
	size_t len = strspn(text, "0123456789");
	char *first;
	int result;

	if (len == 0 || text[len] != '/' || text[len + 1] == '\0' ||
	    text[len + 1 + strspn(text + len + 1, "0123456789")] != '\0')
		return 0;
	first = mem_strndup(text, len);
	result = str_to_long(text + len + 1, 1, PARTICIPANTS_MAX, of) == 0 &&
				 str_to_long(first, 1, *of, turn) == 0
			 ? 1
			 : -1;
	free(first);
	return result;
}

static char *
answers(const struct coop_reader *r, const struct csv_row *row)
{
	const char *home = residence_of(r, row);

	return mem_printf("%s\n%s\n%s\n%s", cell(r, row, COOP_GENDER), cell(r, row, COOP_AGE),
			  cell(r, row, COOP_STATUS), home ? home : "");
}

static void
contradict(struct coop_reader *r, const struct csv_row *row, enum coop_column column,
	   const char *field, enum import_reason reason)
{
	if (!r->row.field)
		r->row.line = row->line;
	session_row_refuse(&r->row, field, cell(r, row, column), reason, NULL);
}

/* Whether the row tells of somebody of whom none has told: two exports in one file may have the
 * same row. What contradicts the rows before it refuses their session. */
static bool
is_new(struct coop_reader *r, const struct csv_row *row)
{
	const char *participants = form_fields[FF_PARTICIPANTS].id;
	long turn, of;
	int read = read_turn(cell(r, row, COOP_PARTICIPANTS), &turn, &of);
	char *told;
	bool same;

	if (strcmp(cell(r, row, COOP_DATE), cell(r, &r->first, COOP_DATE)) != 0)
		contradict(r, row, COOP_DATE, form_fields[FF_DATE].id, IMPORT_CONTRADICTS);
	if (strcmp(cell(r, row, COOP_TYPE), cell(r, &r->first, COOP_TYPE)) != 0)
		contradict(r, row, COOP_TYPE, "kind", IMPORT_CONTRADICTS);
	if (read < 0)
		contradict(r, row, COOP_PARTICIPANTS, participants, IMPORT_NO_TURN);
	if (read == 0 &&
	    str_to_long(cell(r, row, COOP_PARTICIPANTS), 1, PARTICIPANTS_MAX, &of) == 0)
		r->whole = (size_t)of;
	if (read <= 0)
		return read == 0;
	if (r->announced == 0) {
		r->announced = (size_t)of;
		r->told = mem_array(r->announced, sizeof(*r->told));
	}
	told = answers(r, row);
	same = r->announced == (size_t)of &&
	       (!r->told[turn - 1] || strcmp(r->told[turn - 1], told) == 0);
	if (!same)
		contradict(r, row, COOP_PARTICIPANTS, participants, IMPORT_CONTRADICTS);
	if (same && !r->told[turn - 1]) {
		r->told[turn - 1] = told;
		return true;
	}
	free(told);
	return false;
}

static void
forget_told(struct coop_reader *r)
{
	for (size_t i = 0; i < r->announced && r->told; i++)
		free(r->told[i]);
	free(r->told);
	r->told = NULL;
	r->announced = 0;
}

static void
read_where(struct coop_reader *r, const struct csv_row *cells)
{
	struct session_row *row = &r->row;
	const char *insee = commune_of(r, cells, COOP_INSEE, COOP_POSTAL, COOP_COMMUNE);
	const struct commune *commune = insee ? commune_by_insee(insee) : NULL;
	const char *told = cell(r, cells, COOP_COMMUNE);
	char *mediator = mem_printf("%s %s", cell(r, cells, COOP_FIRST_NAME),
				    cell(r, cells, COOP_LAST_NAME));

	session_cell_put(row, FF_CHANNEL, cell(r, cells, COOP_CHANNEL), "", NULL);
	session_cell_put(row, FF_PLACE, cell(r, cells, COOP_PLACE), "", NULL);
	/* One that is not ours is refused by its name, where a commune is needed. */
	form_set(&row->form, FF_COMMUNE, commune ? commune->insee : told);
	row->place_commune = commune ? commune->num : 0;
	session_cell_put(row, FF_MEDIATOR, mediator, "", NULL);
	free(mediator);
}

/* What all rows of a session say alike. */
static void
begin(struct coop_reader *r, const struct session_taking *t, const struct csv_row *cells)
{
	struct session_row *row = &r->row;
	struct err ignored;
	int64_t n;

	session_row_init(row, cells->line);
	r->open = true;
	r->rows = r->whole = 0;
	r->first = *cells;
	free(r->name);
	r->name = mem_strdup(cell(r, cells, COOP_ID));
	session_cell_kind(row, cell(r, cells, COOP_TYPE));
	if (str_empty(r->name))
		session_row_refuse(row, "id", "", IMPORT_NO_ID, NULL);
	else
		session_take_id(t, SHAPE, r->name, 0, row->id);
	row->name = r->name;
	/* Which is never empty there, and always in a file of ours. */
	row->reported = !str_empty(cell(r, cells, COOP_SAVED));
	r->own = store_session_find(t->desk->store, r->name, &n, &ignored) == 0;
	for (size_t i = 0; i < PLAIN; i++)
		session_cell_put(row, (enum form_field)plain[i].field,
				 cell(r, cells, plain[i].column), LINES, NULL);
	read_where(r, cells);
	read_steps(row, cell(r, cells, COOP_AUTONOMY));
	for (int i = 0; i < COOP_PARTS; i++)
		buf_reset(&r->part[i]);
}

/* Where the person lives; in a file of our own, where all of them do. */
static const char *
home_of(const struct coop_reader *r, const struct csv_row *cells)
{
	const char *counted = cell(r, cells, COOP_HOME_INSEE);

	return strchr(counted, ':') ? counted : residence_of(r, cells);
}

/* The person of this row: of a workshop one of its parts, else the one who came. */
static void
add_person(struct coop_reader *r, const struct csv_row *cells)
{
	static const enum form_field single[COOP_PARTS] = { FF_GENDER, FF_AGE, FF_STATUS,
							    FF_RESIDENCE };
	static const enum coop_column columns[] = { COOP_GENDER, COOP_AGE, COOP_STATUS };

	if (r->row.form.kind == KIND_WORKSHOP && !is_new(r, cells))
		return;
	r->rows++;
	for (int i = 0; i < COOP_PARTS; i++) {
		const char *text =
			i < COOP_PARTS - 1 ? cell(r, cells, columns[i]) : home_of(r, cells);

		if (str_empty(text))
			continue;
		if (r->row.form.kind == KIND_WORKSHOP)
			coop_add_parts(&r->part[i], single[i], text);
		else
			session_cell_put(&r->row, single[i], text, "", NULL);
	}
}

static int
finish(struct coop_reader *r, struct session_taking *t)
{
	static const enum form_field parts[COOP_PARTS] = { FF_GENDERS, FF_AGES, FF_STATUSES,
							   FF_RESIDENCES };
	struct form *f = &r->row.form;
	int result;

	if (f->kind == KIND_WORKSHOP) {
		size_t n = r->rows > r->announced ? r->rows : r->announced;
		char *participants = mem_printf("%zu", n > r->whole ? n : r->whole);

		form_set(f, FF_PARTICIPANTS, participants);
		free(participants);
		for (int i = 0; i < COOP_PARTS; i++)
			form_set(f, parts[i], buf_text(&r->part[i]));
	}
	/* A file of our own says less than the desk knows. */
	result = r->own ? session_take_known(t) : session_take(t, &r->row);
	session_row_clear(&r->row);
	forget_told(r);
	r->open = false;
	return result;
}

static int
take(struct coop_reader *r, struct session_taking *t, const struct csv_row *row)
{
	if (r->open &&
	    (r->row.form.kind != KIND_WORKSHOP || str_empty(r->name) ||
	     strcmp(r->name, cell(r, row, COOP_ID)) != 0) &&
	    finish(r, t) != 0)
		return -1;
	if (!r->open)
		begin(r, t, row);
	add_person(r, row);
	return 0;
}

int
coop_row(struct coop_reader *r, struct session_taking *t, const struct csv_row *row)
{
	if (r->in_table)
		coop_keep(&r->kept, row, cell(r, row, COOP_ID));
	else
		read_header(r, t, row);
	return 0;
}

int
coop_end(struct coop_reader *r, struct session_taking *t)
{
	coop_kept_sort(&r->kept);
	for (size_t i = 0; i < r->kept.count; i++) {
		const struct coop_kept_row *k = &r->kept.item[i];
		const struct csv_row row = { .line = k->line,
					     .count = k->count,
					     .cell = (const char *const *)k->cell };

		if (take(r, t, &row) != 0)
			return -1;
	}
	return r->open ? finish(r, t) : 0;
}

void
coop_clear(struct coop_reader *r)
{
	if (r->open)
		session_row_clear(&r->row);
	coop_kept_clear(&r->kept);
	forget_told(r);
	free(r->name);
	for (int i = 0; i < COOP_PARTS; i++)
		buf_clear(&r->part[i]);
	*r = (struct coop_reader){ .in_table = false };
}
