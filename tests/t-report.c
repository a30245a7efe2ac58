/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as text, JSON and CSV. This test links with the report layer, the statistics and the base
 * alone: a report needs nothing else of the store. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "report/label.h"
#include "report/table.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/tap.h"

enum { FIRST = 20727, LAST = 20757 }; /* October 2026 */
static const enum stats_dim dims[] = { STATS_KIND, STATS_THEME, STATS_DURATION, STATS_AGE,
				       STATS_MONTH };
enum { DIMS = sizeof(dims) / sizeof(dims[0]) };

static void
compare(const struct buf *got, const char *name)
{
	const char *root = getenv("srcdir");
	char *dir = path_join(root != NULL ? root : ".", "tests");
	char *path = path_join(dir, name);
	struct buf golden = BUF_INIT;
	struct err err;

	if (getenv("GENERATE") != NULL)
		ok(file_write(path, buf_text(got), got->len, true, &err) == 0, "%s written", name);
	ok(file_read(path, &golden, &err) == 0, "%s is there", name);
	is_str(buf_text(got), buf_text(&golden), "%s", name);
	buf_clear(&golden);
	free(path);
	free(dir);
}

static bool
read_month(struct desk_sql *d, struct stats_period *p)
{
	struct stats *st;
	struct err err;
	bool read;

	if (stats_open(&st, d->path, &err) != 0)
		return ok(false, "open: %s", err.detail);
	read = stats_read(st,
			  &(struct stats_query){
				  .from = FIRST, .to = LAST, .dims = (1u << STATS_DIM_COUNT) - 1 },
			  p, &err) == 0;
	stats_close(st);
	return ok(read, "the month is counted");
}

static void
test_golden(void)
{
	struct report_page page = { .dim = dims, .dim_count = DIMS, .width = 80 };
	struct buf out = BUF_INIT;
	struct stats_period p;
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	if (!read_month(&d, &p))
		return;
	page.figures = &p;
	page.desk = "Lakou\x1b[31m";
	report_text(&page, &out);
	compare(&out, "report-text.golden");
	ok(strstr(buf_text(&out), "13") != NULL && strstr(buf_text(&out), "61.5%") != NULL,
	   "the worked example: 13 attendances, 61.5%% in workshops");
	ok(strchr(buf_text(&out), '\x1b') == NULL, "no name reaches the terminal raw");
	buf_reset(&out);
	page.ascii = true;
	page.width = 1;
	report_text(&page, &out);
	ok(strstr(buf_text(&out), "█") == NULL && strchr(buf_text(&out), '#') != NULL,
	   "bars in ASCII, however narrow");
	buf_reset(&out);
	page.demo = true;
	report_json(&page, &out);
	compare(&out, "report-json.golden");
	buf_reset(&out);
	report_csv(&page, CSV_STANDARD, &out);
	compare(&out, "report-csv.golden");
	buf_clear(&out);
	stats_period_clear(&p);
	desk_sql_close(&d);
}

/* Every line of a text fits its width, bars and all. */
static void
test_width(void)
{
	static const int widths[] = { 40, 60, 80, 200 };
	enum stats_dim all[STATS_DIM_COUNT];
	struct report_page page = { .dim = all, .dim_count = STATS_DIM_COUNT };
	struct stats_period p;
	struct desk_sql d;

	for (int i = 0; i < STATS_DIM_COUNT; i++)
		all[i] = (enum stats_dim)i;
	desk_sql_open(&d);
	for (int i = 0; i < 30; i++)
		desk_sql_session(&d, "2026-10-05", 1,
				 "themes = 524287, procedures = 2047, devices = 31, refer_to = 5,"
				 " languages = 127");
	if (!read_month(&d, &p))
		return;
	page.figures = &p;
	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		struct buf out = BUF_INIT;
		struct strlist line = { 0 };
		int longest = 0;

		page.width = widths[i];
		for (int k = 0; k < STATS_DIM_COUNT; k++)
			report_text_table(&page, all[k], &out);
		strlist_split(&line, buf_text(&out), '\n');
		for (size_t k = 0; k < line.count; k++)
			if (line.item[k][0] == ' ' && utf8_width(line.item[k]) > longest)
				longest = utf8_width(line.item[k]);
		ok(longest > 0 && longest <= widths[i], "%d columns: %d used", widths[i], longest);
		strlist_clear(&line);
		buf_clear(&out);
	}
	stats_period_clear(&p);
	desk_sql_close(&d);
}

static void
is_code(enum stats_dim dim, int64_t number, const char *code, const char *label)
{
	struct stats_line line = { .code = number };
	char *got = report_line_code(dim, &line);
	char *name = report_label(dim, number);

	is_str(got, code, "code of %s %lld", stats_dim_name[dim], (long long)number);
	is_str(name, label, "and its label");
	free(got);
	free(name);
}

static void
test_codes(void)
{
	struct stats_line tag = { .code = 3, .label = mem_strdup("été \x1b]0;x\"\\") };
	struct stats_period p = { .by[STATS_TAG] = { &tag, 1 } };
	const enum stats_dim dim = STATS_TAG;
	struct report_page page = { .figures = &p, .dim = &dim, .dim_count = 1 };
	struct buf out = BUF_INIT;

	is_code(STATS_THEME, 9, "sante", "Health");
	is_code(STATS_AGE, AGE_UNKNOWN, "non_communique", "Not given");
	is_code(STATS_RESIDENCE, 0, "non_communique", "Not given");
	is_code(STATS_RESIDENCE, 97209, "97209", "Fort-de-France");
	is_code(STATS_RESIDENCE, 2, "etranger", "Abroad");
	is_code(STATS_COMMUNE, STATS_COMMUNE_REMOTE, "a_distance", "Remotely");
	is_code(STATS_MONTH, 2026 * 12 + 9, "2026-10", "October 2026");
	is_code(STATS_WEEKDAY, 0, "1", "Monday");
	is_code(STATS_HOUR, 0, "00", "00:00");
	is_code(STATS_HOUR, STATS_HOUR_NONE, "non_communique", "Not given");
	is_code(STATS_DURATION, 4, "more", "2 h or more");
	is_code(STATS_NOT_COMPLETED, 4, "lost_password", "Lost password");
	is_code(STATS_DAY, 20000, "2024-10-04", "2024-10-04");
	is_code(STATS_PLACE, 0, "non_communique", "At no place of the desk");
	is_code(STATS_PARTNER, 0, "non_communique", "Not in the directory");
	is_code(STATS_TURNED_AWAY, 0, "non_communique", "Not given");
	report_json(&page, &out);
	ok(strstr(buf_text(&out), "\"tag\":[{\"code\":\"été ]0;x\\\"\\\\\",") != NULL,
	   "JSON escapes what it must");
	buf_clear(&out);
	free(tag.label);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_golden();
	test_width();
	test_codes();
	return tap_done();
}
