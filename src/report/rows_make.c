/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a row file: may it be made, is it frozen already, are the figures of its period still
 * those that were published, read, make coarser, write, attack with the figures; and coarser again
 * while that finds something. What is out already wins. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/audit.h"
#include "report/audit_lines.h"
#include "report/audit_read.h"
#include "report/label.h"
#include "report/release_cells.h"
#include "report/rows_private.h"
#include "report/sensitive.h"

enum { MONTHS = 12, QUARTER_MONTHS = 3 };
#define SLUG_CHARS "abcdefghijklmnopqrstuvwxyz0123456789-_"

static int
check_request(const struct rows_request *q, const char *profile, struct release_period *period,
	      struct err *err)
{
	const struct release_request *b = &q->base;
	bool everybody = strcmp(profile, RELEASE_PROFILE_DIFFUSION) == 0;

	if (b->perimeter[0] == '\0' || b->perimeter[strspn(b->perimeter, SLUG_CHARS)] != '\0')
		return err_set(err, ERR_VALUE, b->perimeter, "perimeter");
	if (release_period_parse(b->period, period) != 0)
		return err_set(err, ERR_VALUE, b->period, "period");
	if (everybody && period->months == 1)
		return err_set(err, ERR_USAGE, profile, "a month is not for everybody");
	if (!everybody && strcmp(profile, RELEASE_PROFILE_COORDINATION) != 0)
		return err_set(err, ERR_VALUE, profile, "profile");
	return 0;
}

static int
refuse(const struct rows_making *m, const char *why, struct err *err)
{
	return err_set(err, ERR_NOTHING, m->request->base.period, "%s", why);
}

static int64_t
people_of(const struct stats_period *p, enum stats_dim dim, int64_t code)
{
	for (size_t i = 0; i < p->by[dim].count; i++)
		if (p->by[dim].line[i].code == code)
			return p->by[dim].line[i].people;
	return 0;
}

/* What a printed figure is now; -1: it is none that can be looked up. */
static int64_t
figure_now(const struct stats_period *p, const struct release_cell *c)
{
	enum stats_dim dim = release_table_dim(c->table);
	const char *code = c->category[0] != '\0' ? c->category : c->geo;
	const struct vocab_item *item = NULL;
	const struct commune *commune = commune_by_insee(code);

	if (strcmp(c->table, "ensemble") == 0 && strcmp(code, RELEASE_TOTAL) == 0) {
		if (strcmp(c->measure, "personnes") == 0)
			return p->total.people;
		if (strcmp(c->measure, "seances") == 0)
			return p->total.sessions;
		return strcmp(c->measure, "accompagnements") == 0 ? p->total.attendances : -1;
	}
	if (dim == STATS_DIM_COUNT || strcmp(c->measure, "personnes") != 0 ||
	    (c->geo[0] != '\0' && c->category[0] != '\0'))
		return -1;
	if (report_vocab(dim) != VOCAB_COUNT)
		item = vocab_by_code(report_vocab(dim), code);
	if (item != NULL)
		return people_of(p, dim, item->num);
	return commune != NULL ? people_of(p, dim, commune->num) : -1;
}

/* What is hidden there is not told here. */
static void
note_told(struct rows_making *m, const struct release_cell *c)
{
	const struct vocab_item *theme =
		strcmp(c->table, "theme") == 0 ? vocab_by_code(VOCAB_THEME, c->category) : NULL;

	if (theme != NULL && strcmp(c->measure, "personnes") == 0) {
		int64_t *people = &m->people[row_theme_group(theme->num)];

		*people = c->secret || *people < 0 ? -1 : *people + c->value;
	}
	if (c->secret || strcmp(c->table, "ensemble") != 0 ||
	    strcmp(c->measure, "accompagnements") != 0)
		return;
	m->visits_told |= strcmp(c->category, RELEASE_TOTAL) == 0;
	m->workshop_told |= strcmp(c->category, vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code) == 0;
}

/* Sessions that came or went since would be told by the difference. */
static bool
is_unchanged(struct rows_making *m, const struct release *r, const struct stats_period *now)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		int64_t is = figure_now(now, &r->cell[i]);

		note_told(m, &r->cell[i]);
		if (!r->cell[i].secret && is >= 0 && is != r->cell[i].value)
			return false;
	}
	return true;
}

static int
check_unchanged(struct rows_making *m, const struct release_list *past,
		const struct stats_period *now, struct err *err)
{
	bool published = false;
	bool unchanged = true;

	for (size_t i = 0; i < past->count; i++) {
		struct audit_release kept;

		if (strcmp(past->item[i].period, m->request->base.period) != 0 ||
		    strcmp(past->item[i].profile, RELEASE_PROFILE_ROWS) == 0)
			continue;
		if (strcmp(past->item[i].profile, m->profile) != 0)
			return err_set(err, ERR_COVERED, past->item[i].period, "published as %s",
				       past->item[i].profile);
		if (audit_read_kept(&past->item[i], &kept, err) != 0)
			return -1;
		published = true;
		unchanged = is_unchanged(m, &kept.r, now) && unchanged;
		audit_read_clear(&kept);
	}
	if (!published)
		return refuse(m, ROWS_NO_FIGURES, err);
	return unchanged ? 0 : refuse(m, ROWS_CHANGED, err);
}

static void
sum_up(struct rows_making *m, const struct stats_period *now)
{
	m->dropped = now->total.attendances - m->search.weight;
	m->workshop = now->total.attendances_workshop;
}

static void
recoding_clear(struct rows_making *m)
{
	rows_recoding_clear(&m->chosen);
	rows_recoding_clear(&m->other);
}

static bool
recode(struct rows_making *m)
{
	struct rows_recoding uniform, local;

	if (!rows_recode_uniform(&m->search, &uniform))
		return false;
	if (!rows_recode_local(&m->search, &uniform, &local)) {
		rows_recoding_clear(&uniform);
		return false;
	}
	m->chosen = m->request->uniform ? uniform : local;
	m->other = m->request->uniform ? local : uniform;
	return true;
}

static void
describe(const struct rows_making *m, struct release *r)
{
	const struct release_request *q = &m->request->base;

	release_init(r);
	r->period = mem_strdup(q->period);
	r->perimeter = mem_strdup(q->perimeter);
	r->profile = mem_strdup(RELEASE_PROFILE_ROWS);
	memcpy(r->previous, m->seal, sizeof(r->previous));
	r->made = mem_strdup(q->stamp);
	r->version = mem_strdup(q->version);
	r->language = mem_strdup(i18n_code(i18n_language()));
	r->dialect = mem_strdup(q->dialect == CSV_EXCEL_FR ? "excel-fr" : "standard");
	r->encoding = mem_strdup(q->encoding != NULL ? q->encoding : "UTF-8");
	r->recipient = mem_strdup(q->recipient);
	r->folder =
		mem_printf("lakou_%s%s_%s_lignes", q->demo ? "demo_" : "", q->period, q->perimeter);
}

/* The column to blame for a finding: that of the table, or of what divides a class. */
static int
column_of(const struct audit_finding *f)
{
	static const char *const table[ROW_COLUMNS] = {
		[ROW_GEO] = "residence",  [ROW_AGE] = "age",       [ROW_GENDER] = "genre",
		[ROW_STATUS] = "statut",  [ROW_CHANNEL] = "canal", [ROW_DEVICE] = "materiel",
		[ROW_DURATION] = "duree",
	};
	const char *of = strncmp(f->table, "geo_x_", 6) == 0 ? f->table + 6 : f->table;

	for (int c = 0; c < ROW_COLUMNS; c++) {
		size_t len = strlen(row_column_name[c]);

		if (table[c] != NULL && strcmp(of, table[c]) == 0)
			return c;
		if (strcmp(f->table, LINES_TABLE) == 0 &&
		    strncmp(f->category, row_column_name[c], len) == 0 && f->category[len] == '=')
			return c;
	}
	return ROW_COLUMNS;
}

static bool
coarsen(struct rows_making *m, int c)
{
	if (c < ROW_QUASI) {
		if (m->search.finest[c] + 1 >= m->search.levels[c])
			return false;
		m->search.finest[c]++;
		return true;
	}
	if (c >= ROW_COLUMNS || m->silent[c])
		return false;
	m->silent[c] = true;
	return true;
}

static bool
is_of_themes(const struct audit *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->finding[i].table, "theme") == 0)
			return true;
	return false;
}

/* Every column that was found once, of themes first what can be told together; where none of them
 * can be coarser, the next that can. */
static bool
make_coarser(struct rows_making *m, const struct audit *found)
{
	static const int order[] = { ROW_DURATION, ROW_DEVICE, ROW_CHANNEL, ROW_GEO,
				     ROW_STATUS,   ROW_AGE,    ROW_GENDER,  ROW_PERIOD };
	bool blamed[ROW_COLUMNS + 1] = { false };
	bool any = is_of_themes(found) && (rows_themes_join(m, found) || coarsen(m, ROW_THEME));

	for (size_t i = 0; i < found->count; i++)
		blamed[column_of(&found->finding[i])] = true;
	for (int c = 0; c < ROW_COLUMNS; c++)
		any = (blamed[c] && coarsen(m, c)) || any;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]) && !any; i++)
		any = coarsen(m, order[i]);
	return any;
}

/* One try; *again: it was not safe, and a coarser one may be. */
static int
try(struct rows_making *m, const struct release_list *past, struct release *r, bool *again,
    struct err *err)
{
	struct audit found = { .finding = NULL };
	int rc;

	*again = false;
	if (!recode(m))
		return refuse(m, ROWS_UNSAFE, err);
	describe(m, r);
	rc = rows_files_make(m, r, err);
	if (rc == 0) {
		rc = report_audit_new(r, NULL, past, &found, err);
		if (rc != 0 && err->code == ERR_DATA)
			rc = refuse(m, ROWS_CHANGED, err);
	}
	if (rc == 0 && found.count > 0) {
		*again = make_coarser(m, &found);
		rc = refuse(m, ROWS_UNSAFE, err);
	}
	audit_clear(&found);
	if (rc != 0) {
		release_clear(r);
		recoding_clear(m);
	}
	return rc;
}

static int
keep(const struct release_keeper *keeper, const struct release *r, struct err *err)
{
	int rc = keeper->keep(keeper->arg, r, err);

	if (rc != 0 && (err->code == ERR_EXISTS || err->code == ERR_CONFLICT))
		err_set(err, ERR_BUSY, r->period, "frozen meanwhile");
	return rc;
}

/* The folder has the rows once they are frozen. */
static int
put(const struct rows_making *m, const struct release *r, const char *dir, char **folder,
    struct err *err)
{
	char *temp;

	if (report_release_reserve(r, dir, &temp, err) != 0)
		return -1;
	if (keep(m->keeper, r, err) == 0)
		return report_release_place(r, dir, temp, folder, err);
	report_release_drop(r, temp);
	return -1;
}

static int
make(struct rows_making *m, const struct release_list *past, const char *dir,
     struct rows_made *made, char **folder, struct err *err)
{
	int64_t least =
		strcmp(m->profile, RELEASE_PROFILE_DIFFUSION) == 0 ? ROWS_MIN_DIFFUSION : ROWS_MIN;
	struct release r;
	bool again = true;
	int rc = -1;

	if (m->search.weight < least)
		return refuse(m, ROWS_FEW, err);
	while (rc != 0 && again)
		rc = try(m, past, &r, &again, err);
	if (rc != 0)
		return -1;
	rc = put(m, &r, dir, folder, err);
	if (rc == 0)
		*made = (struct rows_made){
			.rows = m->search.weight,
			.classes = m->chosen.classes,
			.classes_uniform =
				m->request->uniform ? m->chosen.classes : m->other.classes,
			.loss = m->chosen.loss,
			.loss_uniform = m->request->uniform ? m->chosen.loss : m->other.loss,
			.replaced = r.replaced,
		};
	release_clear(&r);
	recoding_clear(m);
	return rc;
}

static int
read_and_make(struct stats *stats, struct rows_making *m, const struct release_period *period,
	      const struct release_list *past, const char *dir, struct rows_made *made,
	      char **folder, struct err *err)
{
	const struct stats_query query = { .from = period->first,
					   .to = period->last,
					   .dims = release_dims() };
	struct date_parts first = date_parts(period->first);
	struct stats_period now;
	int rc;

	if (stats_read(stats, &query, &now, err) != 0)
		return -1;
	rc = check_unchanged(m, past, &now, err);
	if (rc == 0)
		rc = stats_rows_read(stats, period->first, period->last, &m->rows, err);
	if (rc == 0) {
		m->search.rows = &m->rows;
		m->search.first_month = first.year * MONTHS + first.month - 1;
		m->search.period_levels = period->months == 1                ? 1
					  : period->months == QUARTER_MONTHS ? 2
									     : 3;
		rows_search_begin(&m->search);
		sum_up(m, &now);
		rc = make(m, past, dir, made, folder, err);
		rows_search_end(&m->search);
	}
	stats_rows_clear(&m->rows);
	stats_period_clear(&now);
	return rc;
}

int
report_rows_publish(struct stats *stats, const struct rows_request *request,
		    const struct release_keeper *keeper, const char *dir, struct rows_made *made,
		    char **folder, struct err *err)
{
	const char *profile = request->base.profile != NULL ? request->base.profile
							    : RELEASE_PROFILE_COORDINATION;
	struct rows_making m = { .request = request, .profile = profile, .keeper = keeper };
	const struct release *frozen;
	struct release_period period;
	struct release_list past;
	uint8_t key[HASH_SIZE];
	char *id;
	int rc;

	if (check_request(request, profile, &period, err) != 0 ||
	    keeper->previous_seal(keeper->arg, request->base.period, m.seal, err) != 0 ||
	    keeper->past(keeper->arg, request->base.period, &past, err) != 0)
		return -1;
	if (keeper->key(keeper->arg, key, err) != 0) {
		release_list_clear(&past);
		return -1;
	}
	id = mem_printf("%s/%s/%s", request->base.period, request->base.perimeter, profile);
	m.search.key = key;
	m.search.id = id;
	m.search.k =
		strcmp(profile, RELEASE_PROFILE_DIFFUSION) == 0 ? DISCLOSE_K_SENSITIVE : DISCLOSE_K;
	rc = rows_frozen_find(&m, &past, &frozen, err);
	if (rc == 0 && frozen == NULL) {
		rc = read_and_make(stats, &m, &period, &past, dir, made, folder, err);
	} else if (rc == 0) {
		rc = report_release_write(frozen, dir, folder, err);
		if (rc == 0)
			*made = (struct rows_made){ .frozen_before = true };
	}
	explicit_bzero(key, sizeof(key));
	free(id);
	release_list_clear(&past);
	return rc;
}
