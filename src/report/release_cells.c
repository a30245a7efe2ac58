/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a release. All tables divide the same persons and share nothing but their
 * total, so what one hides no other gives away; where two figures are linked in another way, the
 * place that writes them says how that is dealt with. */
#include "config.h"

#include "report/release_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/disclose.h"
#include "report/label.h"
#include "report/sensitive.h"

#define TOTALS "ensemble"
#define PERSONS "personnes"

/* The tables in which a person has one answer, and those in which there may be several. */
static const struct {
	const char *table;
	enum stats_dim dim;
	bool several;
} tables[] = {
	{ "genre", STATS_GENDER, false },      { "age", STATS_AGE, false },
	{ "statut", STATS_STATUS, false },     { "residence", STATS_RESIDENCE, false },
	{ "canal", STATS_CHANNEL, false },     { "duree", STATS_DURATION, false },
	{ "materiel", STATS_DEVICE, true },    { "theme", STATS_THEME, true },
	{ "demarche", STATS_PROCEDURE, true },
};
enum { TABLE_COUNT = sizeof(tables) / sizeof(tables[0]) };

/* What is at work on one release. */
struct making {
	struct release *r;
	const struct stats_period *p;
	const uint8_t *key;
	char *id;
	bool bands; /* the table of durations has nothing hidden */
	bool parts; /* nor has the division of the persons into known and unknown */
};

uint32_t
release_dims(void)
{
	uint32_t dims = 1u << STATS_KIND;

	for (int i = 0; i < TABLE_COUNT; i++)
		dims |= 1u << tables[i].dim;
	return dims;
}

enum stats_dim
release_table_dim(const char *table)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (strcmp(tables[i].table, table) == 0)
			return tables[i].dim;
	return STATS_DIM_COUNT;
}

static int64_t
people_of(const struct making *m, enum stats_dim dim, int64_t code)
{
	const struct stats_table *t = &m->p->by[dim];

	for (size_t i = 0; i < t->count; i++)
		if (t->line[i].code == code)
			return t->line[i].people;
	return 0;
}

/* The cells of a table, all its possible values, zeros included. */
struct cells {
	struct disclose_cell *cell;
	size_t count;
};

static void
cells_clear(struct cells *c)
{
	free(c->cell);
}

static void
add_cell(struct cells *c, const struct making *m, enum stats_dim dim, const char *code, int num)
{
	int64_t n = people_of(m, dim, num);
	bool procedures = dim == STATS_THEME && num == THEME_PROCEDURES;

	c->cell[c->count++] = (struct disclose_cell){
		.code = code,
		.n = n,
		.k = sensitive_k(dim, num),
		.telling = sensitive_table(dim) || sensitive_value(dim, num),
		/* Procedures are asked where this theme is chosen: their table would give it away,
		 * and without that table it cannot be large, which hidden ones must be able to. */
		.fixed = procedures && n > DISCLOSE_K_SENSITIVE,
		.absent = procedures && n > 0 && n <= DISCLOSE_K_SENSITIVE,
		.exclusive = dim == STATS_DEVICE && num == DEVICE_NONE,
	};
}

static struct cells
cells_of(const struct making *m, enum stats_dim dim)
{
	size_t communes = 0;
	size_t values;
	const struct vocab_item *item = vocab_items(report_vocab(dim), &values);
	const struct commune *list = commune_list(&communes);
	struct cells c = { 0 };

	if (dim != STATS_RESIDENCE)
		communes = 0;
	c.cell = mem_array(communes + values + 1, sizeof(*c.cell));
	for (size_t i = 0; i < communes; i++)
		add_cell(&c, m, dim, list[i].insee, list[i].num);
	for (size_t i = 0; i < values; i++)
		add_cell(&c, m, dim, item[i].code, item[i].num);
	/* Where « not given » is no value of the list; a duration is always given. */
	if (dim == STATS_RESIDENCE || dim == STATS_CHANNEL)
		add_cell(&c, m, dim, VOCAB_NOT_GIVEN, 0);
	return c;
}

static void
write_person_cell(struct making *m, const char *table, const char *code, int64_t n, bool secret)
{
	bool geo = strcmp(table, "residence") == 0;

	release_cell_add(m->r, table, PERSONS, geo ? code : "", geo ? "" : code, n, secret);
}

static void
write_cells(struct making *m, const char *table, const struct cells *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!c->cell[i].absent)
			write_person_cell(m, table, c->cell[i].code, c->cell[i].n,
					  c->cell[i].secret);
}

static bool
any_secret(const struct disclose_cell *cell, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cell[i].secret)
			return true;
	return false;
}

static void
make_additive(struct making *m, const char *table, enum stats_dim dim)
{
	const struct disclose_choice choice = { m->key, m->id, table };
	int64_t total = m->p->total.people;
	struct cells c = cells_of(m, dim);
	int64_t sum = 0;
	bool shown;

	for (size_t i = 0; i < c.count; i++)
		sum += c.cell[i].n;
	/* A value the lists do not know, from a file of another version: the rows would not add
	 * up. */
	shown = sum == total && disclose_additive(&choice, c.cell, c.count);
	if (shown)
		write_cells(m, table, &c);
	if (total == 0 || total >= sensitive_k(dim, 0))
		write_person_cell(m, table, RELEASE_TOTAL, total, false);
	if (dim == STATS_DURATION)
		m->bands = shown && !any_secret(c.cell, c.count);
	cells_clear(&c);
}

/* Everybody has a theme. Where rows are left out and those that stand, all visible, do not cover
 * everybody, the missing ones would be known to be the themes of somebody. */
static bool
uncovered(const struct disclose_cell *cell, size_t count, int64_t people)
{
	bool missing = false;

	for (size_t i = 0; i < count; i++) {
		if (cell[i].secret)
			return false; /* it may cover them all */
		missing = missing || cell[i].absent;
		people -= cell[i].absent ? 0 : cell[i].n;
	}
	return missing && people > 0;
}

static void
make_multiple(struct making *m, const char *table, enum stats_dim dim)
{
	const struct disclose_choice choice = { m->key, m->id, table };
	int64_t population = m->p->total.people;
	int64_t asked = population;
	struct cells c;

	/* Procedures belong to one of the themes. */
	if (dim == STATS_PROCEDURE)
		asked = people_of(m, STATS_THEME, THEME_PROCEDURES);
	if (dim == STATS_PROCEDURE && asked > 0 && asked <= DISCLOSE_K_SENSITIVE)
		return;
	c = cells_of(m, dim);
	if (disclose_multiple(&choice, c.cell, c.count, asked) &&
	    !(dim == STATS_THEME && uncovered(c.cell, c.count, population)))
		write_cells(m, table, &c);
	cells_clear(&c);
}

/* Known or not, new or not: one division of the persons, so that the parts add up to the total. */
static void
make_persons(struct making *m)
{
	const struct stats_totals *t = &m->p->total;
	int64_t known_new = t->known - t->returning_known;
	int64_t anonymous_new = t->new_people - known_new;
	const struct disclose_choice choice = { m->key, m->id, TOTALS };
	struct disclose_cell cell[] = {
		{ .code = "suivies_nouvelles", .n = known_new, .k = DISCLOSE_K },
		{ .code = "suivies_deja_venues", .n = t->returning_known, .k = DISCLOSE_K },
		{ .code = "anonymes_nouvelles", .n = anonymous_new, .k = DISCLOSE_K },
		{ .code = "anonymes_deja_venues",
		  .n = t->anonymous - anonymous_new,
		  .k = DISCLOSE_K },
	};
	size_t count = sizeof(cell) / sizeof(cell[0]);

	write_person_cell(m, TOTALS, RELEASE_TOTAL, t->people, false);
	if (!disclose_additive(&choice, cell, count))
		return;
	for (size_t i = 0; i < count; i++)
		write_person_cell(m, TOTALS, cell[i].code, cell[i].n, cell[i].secret);
	m->parts = !any_secret(cell, count);
}

static void
write_sum(struct making *m, const char *measure, const char *code, int64_t n, bool secret)
{
	release_cell_add(m->r, TOTALS, measure, "", code, n, secret);
}

/* Whether sessions and attendances may be told. Persons known by name made all attendances beyond
 * one a person. Where their number is hidden, one of them alone must be able to have made them, by
 * the same rule: else it would say that they are more. */
static bool
visits_told(const struct making *m)
{
	const struct stats_totals *t = &m->p->total;
	const int64_t alone[2] = { t->attendances - t->people + 1, 1 };

	return disclose_sum(t->attendances, t->attendances_top) &&
	       (m->parts || disclose_sum(t->attendances, alone));
}

/* Individual and collective activity are two parts of one sum. Both are hidden where either stands
 * for fewer than twice the floor, for hiding what is below the floor alone would say that it is. */
enum { FEW = 2 * DISCLOSE_K, DIVISIBLE = 2 * FEW - 1 };

static bool
is_few(const struct making *m, int kind)
{
	const int64_t *sessions = m->p->total.sessions_by_kind;

	return sessions[KIND_INDIVIDUAL] > 0 && sessions[KIND_WORKSHOP] > 0 &&
	       people_of(m, STATS_KIND, kind) < FEW;
}

/* Not at all where the persons are so few that both parts would always be hidden: that they are
 * hidden would say that neither is zero. */
static void
write_sums_by_kind(struct making *m)
{
	const struct stats_totals *t = &m->p->total;
	bool secret = is_few(m, KIND_INDIVIDUAL) || is_few(m, KIND_WORKSHOP);
	const char *one_code = vocab_by_num(VOCAB_KIND, KIND_INDIVIDUAL)->code;
	const char *group_code = vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code;

	if (t->people > 0 && t->people < DIVISIBLE)
		return;
	write_sum(m, "seances", one_code, t->sessions_by_kind[KIND_INDIVIDUAL], secret);
	write_sum(m, "seances", group_code, t->sessions_by_kind[KIND_WORKSHOP], secret);
	/* Nobody is received in an activity of coordination. */
	for (int kind = KIND_ANIMATION; kind <= KIND_PARTNERSHIP; kind++)
		write_sum(m, "seances", vocab_by_num(VOCAB_KIND, kind)->code,
			  t->sessions_by_kind[kind], false);
	write_sum(m, "accompagnements", one_code, t->attendances_individual, secret);
	write_sum(m, "accompagnements", group_code, t->attendances_workshop, secret);
}

/* A workshop of one differs from an individual session in name only, so nothing told here bounds
 * a few attendances in workshops. But individual sessions are fewer than all sessions, and take
 * time: where they are the few, neither the sessions nor their minutes are told. Minutes also say
 * who stayed long, as do the bands of duration: together they are told only when nothing is
 * hidden in those. */
static void
make_sums(struct making *m)
{
	const struct stats_totals *t = &m->p->total;
	bool told = visits_told(m);
	bool countable = t->people < DIVISIBLE || !is_few(m, KIND_INDIVIDUAL);
	bool minutes = countable && m->bands && disclose_sum(t->minutes, t->minutes_top);

	write_sum(m, "seances", RELEASE_TOTAL, t->sessions, !told || !countable);
	write_sum(m, "accompagnements", RELEASE_TOTAL, t->attendances, !told);
	write_sum(m, "minutes", RELEASE_TOTAL, t->minutes, !minutes);
	if (told)
		write_sums_by_kind(m);
}

static int
by_place(const void *a, const void *b)
{
	const struct release_cell *x = a;
	const struct release_cell *y = b;
	int d = strcmp(x->table, y->table);

	if (d == 0)
		d = strcmp(x->measure, y->measure);
	if (d == 0)
		d = strcmp(x->geo, y->geo);
	return d != 0 ? d : strcmp(x->category, y->category);
}

bool
release_cells_make(struct release *r, const struct stats_period *p,
		   const uint8_t key[static HASH_SIZE])
{
	struct making m = { .r = r, .p = p, .key = key };

	if (p->total.sessions == 0 || (p->total.people > 0 && p->total.people < DISCLOSE_K))
		return false;
	m.id = mem_printf("%s/%s/%s", r->period, r->perimeter, r->profile);
	make_persons(&m);
	for (int i = 0; i < TABLE_COUNT; i++) {
		if (tables[i].several)
			make_multiple(&m, tables[i].table, tables[i].dim);
		else
			make_additive(&m, tables[i].table, tables[i].dim);
	}
	make_sums(&m);
	free(m.id);
	qsort(r->cell, r->cell_count, sizeof(*r->cell), by_place);
	return true;
}

static char *
totals_label(const struct release_cell *c)
{
	const struct vocab_item *kind = vocab_by_code(VOCAB_KIND, c->category);

	if (kind != NULL)
		return mem_strdup(i18n_context(vocab_context(VOCAB_KIND), kind->label));
	if (strcmp(c->category, "suivies_nouvelles") == 0)
		return mem_strdup(_("Known by name, first visit ever"));
	if (strcmp(c->category, "suivies_deja_venues") == 0)
		return mem_strdup(_("Known by name, came before"));
	if (strcmp(c->category, "anonymes_nouvelles") == 0)
		return mem_strdup(_("Without a name, first visit"));
	return mem_strdup(_("Without a name, came before"));
}

char *
release_cell_label(const struct release_cell *c)
{
	enum stats_dim dim = release_table_dim(c->table);
	const char *code = c->category[0] != '\0' ? c->category : c->geo;
	const struct vocab_item *item;
	const struct commune *commune;

	if (strcmp(code, RELEASE_TOTAL) == 0)
		return mem_strdup(_("Total"));
	if (dim == STATS_DIM_COUNT)
		return totals_label(c);
	item = vocab_by_code(report_vocab(dim), code);
	if (item != NULL)
		return report_label(dim, item->num);
	commune = dim == STATS_RESIDENCE ? commune_by_insee(code) : NULL;
	return report_label(dim, commune != NULL ? commune->num : report_not_given(dim));
}
