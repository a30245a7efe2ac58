/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a release. Tables with one axis divide the same persons and share nothing but
 * their total, so what one hides no other gives away; where two figures are linked in another way,
 * the place that writes them says how that is dealt with. Places have places in them, and may be
 * crossed with other tables: release_link.c hides in those what must be. */
#include "config.h"

#include "report/release_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/label.h"
#include "report/release_making.h"
#include "report/sensitive.h"

#define TOTALS RELEASE_TOTALS

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
_Static_assert((int)TABLE_COUNT <= (int)RELEASE_TABLES_MAX, "a place for each");

uint32_t
release_dims(void)
{
	uint32_t dims = 1u << STATS_KIND;

	for (int i = 0; i < TABLE_COUNT; i++)
		dims |= 1u << tables[i].dim;
	return dims;
}

uint32_t
release_crosses(void)
{
	uint32_t crosses = 0;

	for (int i = 0; i < TABLE_COUNT; i++)
		if (release_cross_table(tables[i].dim) != NULL)
			crosses |= 1u << release_cross_of(tables[i].dim);
	return crosses;
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
people_of(const struct release_making *m, enum stats_dim dim, int64_t code)
{
	const struct stats_table *t = &m->p->by[dim];

	for (size_t i = 0; i < t->count; i++)
		if (t->line[i].code == code)
			return t->line[i].people;
	return 0;
}

static void
add_cell(struct linked_table *c, const struct release_making *m, enum stats_dim dim,
	 const char *code, int num)
{
	int64_t n = people_of(m, dim, num);
	bool procedures = dim == STATS_THEME && num == THEME_PROCEDURES;

	c->cell[c->count++] = (struct disclose_cell){
		.code = code,
		.n = n,
		.k = release_k_of(&m->rules, dim, num),
		.telling = sensitive_table(dim) || sensitive_value(dim, num),
		/* Procedures are asked where this theme is chosen: their table would give it away,
		 * and without that table it cannot be large, which hidden ones must be able to. */
		.fixed = procedures && n > m->rules.k_sensitive,
		.absent = procedures && n > 0 && n <= m->rules.k_sensitive,
		.exclusive = dim == STATS_DEVICE && num == DEVICE_NONE,
	};
}

static struct linked_table
cells_of(const struct release_making *m, const char *table, enum stats_dim dim)
{
	size_t communes = 0;
	size_t values;
	const struct vocab_item *item = vocab_items(report_vocab(dim), &values);
	const struct commune *list = commune_list(&communes);
	struct linked_table c = { .table = table };

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

void
release_write(struct release_making *m, const char *table, const char *geo, const char *category,
	      int64_t n, bool secret)
{
	release_cell_add(m->r, table, RELEASE_PERSONS, geo, category, n, secret);
}

static void
write_cells(struct release_making *m, const struct linked_table *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!c->cell[i].absent)
			release_write(m, c->table, "", c->cell[i].code, c->cell[i].n,
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
hide_additive(struct release_making *m, int t)
{
	const struct disclose_choice choice = { m->key, m->id, tables[t].table, false };
	struct linked_table *c = &m->table[t];
	int64_t sum = 0;

	*c = cells_of(m, tables[t].table, tables[t].dim);
	for (size_t i = 0; i < c->count; i++)
		sum += c->cell[i].n;
	/* A value the lists do not know, from a file of another version: the rows would not add
	 * up. Which places can be told is found later. */
	m->shown[t] = sum == m->p->total.people && (tables[t].dim == STATS_RESIDENCE ||
						    disclose_additive(&choice, c->cell, c->count));
}

static void
write_additive(struct release_making *m, int t)
{
	const struct linked_table *c = &m->table[t];
	int64_t total = m->p->total.people;
	bool residence = tables[t].dim == STATS_RESIDENCE;

	if (m->shown[t] && !residence)
		write_cells(m, c);
	if (total == 0 || total >= release_k_of(&m->rules, tables[t].dim, 0))
		release_write(m, c->table, residence ? RELEASE_TOTAL : "",
			      residence ? "" : RELEASE_TOTAL, total, false);
	if (tables[t].dim == STATS_DURATION)
		m->bands = m->shown[t] && !any_secret(c->cell, c->count);
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
make_multiple(struct release_making *m, const char *table, enum stats_dim dim)
{
	const struct disclose_choice choice = { m->key, m->id, table, false };
	int64_t population = m->p->total.people;
	int64_t asked = population;
	struct linked_table c;

	/* Procedures belong to one of the themes. */
	if (dim == STATS_PROCEDURE)
		asked = people_of(m, STATS_THEME, THEME_PROCEDURES);
	if (dim == STATS_PROCEDURE && asked > 0 && asked <= m->rules.k_sensitive)
		return;
	c = cells_of(m, table, dim);
	if (disclose_multiple(&choice, c.cell, c.count, asked) &&
	    !(dim == STATS_THEME && uncovered(c.cell, c.count, population)))
		write_cells(m, &c);
	free(c.cell);
}

/* Known or not, new or not: one division of the persons, so that the parts add up to the total. */
static void
hide_parts(struct release_making *m)
{
	static const char *const code[RELEASE_PARTS] = { "suivies_nouvelles", "suivies_deja_venues",
							 "anonymes_nouvelles",
							 "anonymes_deja_venues" };
	const struct stats_totals *t = &m->p->total;
	int64_t known_new = t->known - t->returning_known;
	int64_t anonymous_new = t->new_people - known_new;
	const int64_t n[RELEASE_PARTS] = { known_new, t->returning_known, anonymous_new,
					   t->anonymous - anonymous_new };
	const struct disclose_choice choice = { m->key, m->id, TOTALS, false };

	for (size_t i = 0; i < RELEASE_PARTS; i++)
		m->part[i] = (struct disclose_cell){
			.code = code[i],
			.n = n[i],
			.k = m->rules.k,
		};
	m->parts_shown = disclose_additive(&choice, m->part, RELEASE_PARTS);
	m->parts = m->parts_shown && !any_secret(m->part, RELEASE_PARTS);
}

static void
write_parts(struct release_making *m)
{
	release_write(m, TOTALS, "", RELEASE_TOTAL, m->p->total.people, false);
	for (size_t i = 0; i < RELEASE_PARTS && m->parts_shown; i++)
		release_write(m, TOTALS, "", m->part[i].code, m->part[i].n, m->part[i].secret);
	m->parts = m->parts_shown && !any_secret(m->part, RELEASE_PARTS);
}

static void
write_sum(struct release_making *m, const char *measure, const char *code, int64_t n, bool secret)
{
	release_cell_add(m->r, TOTALS, measure, "", code, n, secret);
}

/* Whether sessions and attendances may be told. Persons known by name made all attendances beyond
 * one a person. Where their number is hidden, one of them alone must be able to have made them, by
 * the same rule: else it would say that they are more. */
static bool
visits_told(const struct release_making *m)
{
	const struct stats_totals *t = &m->p->total;
	const int64_t alone[2] = { t->attendances - t->people + 1, 1 };

	return disclose_sum(t->attendances, t->attendances_top) &&
	       (m->parts || disclose_sum(t->attendances, alone));
}

/* Individual and collective activity are two parts of one sum. Both are hidden where either stands
 * for fewer than twice the floor, for hiding what is below the floor alone would say that it is. */
static int64_t
few(const struct release_making *m)
{
	return 2 * m->rules.k;
}

static bool
is_divisible(const struct release_making *m)
{
	return m->p->total.people >= 2 * few(m) - 1;
}

static bool
is_few(const struct release_making *m, int kind)
{
	const int64_t *sessions = m->p->total.sessions_by_kind;

	return sessions[KIND_INDIVIDUAL] > 0 && sessions[KIND_WORKSHOP] > 0 &&
	       people_of(m, STATS_KIND, kind) < few(m);
}

static bool
kinds_are_secret(const struct release_making *m)
{
	return is_few(m, KIND_INDIVIDUAL) || is_few(m, KIND_WORKSHOP);
}

/* Not at all where the persons are so few that both parts would always be hidden: that they are
 * hidden would say that neither is zero. */
static void
write_sums_by_kind(struct release_making *m)
{
	const struct stats_totals *t = &m->p->total;
	bool secret = kinds_are_secret(m);
	const char *one_code = vocab_by_num(VOCAB_KIND, KIND_INDIVIDUAL)->code;
	const char *group_code = vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code;

	if (t->people > 0 && !is_divisible(m))
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
make_sums(struct release_making *m)
{
	const struct stats_totals *t = &m->p->total;
	bool told = visits_told(m);
	bool countable = !is_divisible(m) || !is_few(m, KIND_INDIVIDUAL);
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

void
release_cells_sort(struct release *r)
{
	if (r->cell_count > 0)
		qsort(r->cell, r->cell_count, sizeof(*r->cell), by_place);
}

/* Attendances are told, or not, before it is known whether parts of the persons must be hidden for
 * others: that can only take them back. */
static int
link_tables(struct release_making *m, struct err *err)
{
	const struct stats_totals *t = &m->p->total;
	const struct linked_sums attendances = {
		.n = { t->attendances_individual, t->attendances_workshop },
		.secret = kinds_are_secret(m),
		.told = visits_told(m) && is_divisible(m),
	};
	struct linked_table *by[STATS_DIM_COUNT] = { NULL };

	for (int i = 0; i < TABLE_COUNT; i++)
		if (!tables[i].several && m->shown[i])
			by[tables[i].dim] = &m->table[i];
	return by[STATS_RESIDENCE] == NULL
		       ? 0
		       : release_link(m, by[STATS_RESIDENCE], by, &attendances, err);
}

int
release_cells_make(struct release *r, const struct stats_period *p, bool bands,
		   const uint8_t key[static HASH_SIZE], struct err *err)
{
	struct release_making m = { .r = r, .p = p, .key = key };
	int rc;

	release_rules_make(&m.rules, r->profile, r->period, p->total.sessions);
	m.rules.bands = bands;
	if (p->total.sessions == 0 || (p->total.people > 0 && p->total.people < m.rules.k))
		return err_set(err, ERR_NOTHING, r->period, "nothing safe to publish");
	m.id = mem_printf("%s/%s/%s", r->period, r->perimeter, r->profile);
	hide_parts(&m);
	for (int i = 0; i < TABLE_COUNT; i++)
		if (!tables[i].several)
			hide_additive(&m, i);
	rc = link_tables(&m, err);
	write_parts(&m);
	for (int i = 0; i < TABLE_COUNT; i++) {
		if (tables[i].several)
			make_multiple(&m, tables[i].table, tables[i].dim);
		else
			write_additive(&m, i);
		free(m.table[i].cell);
	}
	make_sums(&m);
	free(m.id);
	release_cells_sort(r);
	return rc;
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
release_code_label(enum stats_dim dim, const char *code)
{
	const struct commune *commune = NULL;
	const char *other = NULL;
	const struct vocab_item *item;

	if (strcmp(code, RELEASE_TOTAL) == 0)
		return mem_strdup(_("Total"));
	item = vocab_by_code(report_vocab(dim), code);
	if (item != NULL)
		return report_label(dim, item->num);
	if (dim == STATS_RESIDENCE) {
		commune = commune_by_insee(code);
		other = release_area_label(code);
	} else if (strcmp(code, RELEASE_WORKSHOP) == 0) {
		/* TRANSLATORS: a column of persons of whom it is known where they live, and how
		 * many of them are of which age, but not who of them lives where */
		other = _("In a workshop, answers not crossed");
	} else {
		other = release_band_label(code);
	}
	return other != NULL
		       ? mem_strdup(other)
		       : report_label(dim, commune != NULL ? commune->num : report_not_given(dim));
}

char *
release_cell_label(const struct release_cell *c)
{
	enum stats_dim crossed = release_cross_dim(c->table);
	enum stats_dim dim = release_table_dim(c->table);
	const char *code = c->category[0] != '\0' ? c->category : c->geo;
	char *place, *answer, *both;

	if (crossed == STATS_DIM_COUNT)
		return dim == STATS_DIM_COUNT && strcmp(code, RELEASE_TOTAL) != 0
			       ? totals_label(c)
			       : release_code_label(dim, code);
	place = release_code_label(STATS_RESIDENCE, c->geo);
	answer = release_code_label(crossed, c->category);
	/* TRANSLATORS: a place, then an answer: "Cap Nord, 25–39" */
	both = mem_printf(_("%1$s, %2$s"), place, answer);
	free(place);
	free(answer);
	return both;
}
