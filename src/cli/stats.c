/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou stats: the desk's own figures of a period. They are not disclosure-controlled, and that is
 * said. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "report/table.h"

#define WIDTH_USUAL 80

enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON };

static const char *const formats[] = { "text", "csv", "json", NULL };

/* What a person wants to see who asked for nothing in particular. */
static const enum stats_dim usual[] = { STATS_KIND,     STATS_THEME,   STATS_PROCEDURE,
					STATS_DEVICE,   STATS_CHANNEL, STATS_DURATION,
					STATS_GENDER,   STATS_AGE,     STATS_STATUS,
					STATS_RESIDENCE };

/* The tables wanted, each once. */
struct wanted {
	enum stats_dim dim[STATS_DIM_COUNT];
	size_t count;
};

static int
add_dim(struct wanted *w, const char *name)
{
	struct strlist names = { 0 };
	char *all;
	int status;

	for (int i = 0; i < STATS_DIM_COUNT; i++) {
		if (strcmp(stats_dim_name[i], name) != 0)
			continue;
		for (size_t k = 0; k < w->count; k++)
			if (w->dim[k] == (enum stats_dim)i)
				return STATUS_DONE;
		w->dim[w->count++] = (enum stats_dim)i;
		return STATUS_DONE;
	}
	for (int i = 0; i < STATS_DIM_COUNT; i++)
		strlist_add(&names, stats_dim_name[i]);
	all = strlist_join(&names, ", ");
	status = cli_usagef(_("“%s” is no value of --%s: choose one of %s."), name, "by", all);
	free(all);
	strlist_clear(&names);
	return status;
}

static int
choose_dims(const struct cli *c, enum format format, struct wanted *w)
{
	int status = STATUS_DONE;

	for (size_t i = 0; i < c->args.option_count && status == STATUS_DONE; i++)
		if (strcmp(c->args.option[i].name, "by") == 0)
			status = add_dim(w, c->args.option[i].value);
	if (status != STATUS_DONE || w->count > 0 || format != FORMAT_TEXT)
		return status;
	memcpy(w->dim, usual, sizeof(usual));
	w->count = sizeof(usual) / sizeof(usual[0]);
	return STATUS_DONE;
}

/* The month, or the days given; this month when nothing is. */
static int
choose_period(struct cli *c, int *from, int *to)
{
	const char *month = args_value(&c->args, "month");
	int status = cli_day(c, "from", from);

	if (status == STATUS_DONE)
		status = cli_day(c, "to", to);
	if (status != STATUS_DONE)
		return status;
	if (month != NULL && (*from != DATE_NONE || *to != DATE_NONE))
		return cli_usage(_("Give either a month, or a first and a last day."));
	if (month != NULL && date_month_parse(month, from) != 0)
		return cli_usagef(_("“%s” is no month: write --month YYYY-MM."), month);
	if (*from == DATE_NONE && *to == DATE_NONE)
		*from = date_month_first(clock_today(&c->clock));
	else if (*from == DATE_NONE)
		return cli_usage(_("Give the first day of the period, too."));
	else if (month == NULL && *to == DATE_NONE)
		*to = clock_today(&c->clock);
	if (*to == DATE_NONE)
		*to = date_month_last(*from);
	return *from <= *to ? STATUS_DONE : cli_usage(_("The period ends before it begins."));
}

static int
count(const char *path, const struct wanted *w, struct stats_period *figures, int from, int to)
{
	struct stats_query query = { .from = from, .to = to };
	struct stats *st = NULL;
	struct err err;
	int rc;

	for (size_t i = 0; i < w->count; i++)
		query.dims |= 1u << w->dim[i];
	rc = stats_open(&st, path, &err);
	if (rc == 0)
		rc = stats_read(st, &query, figures, &err);
	stats_close(st);
	return rc == 0 ? STATUS_DONE : cli_fail(&err);
}

/* What the terminal is wide; a file is as wide as the usual one. */
static int
page_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH_USUAL;
	return size.ws_col;
}

static void
print(const struct report_page *page, enum format format)
{
	struct buf out = BUF_INIT;

	if (format == FORMAT_TEXT) {
		report_text(page, &out);
		cli_page(buf_text(&out));
	} else {
		/* A file for programs has no room for the remark. */
		cli_say(report_notice());
		if (format == FORMAT_JSON)
			report_json(page, &out);
		else
			report_csv(page, CSV_STANDARD, &out);
		cli_data(&out);
	}
	buf_clear(&out);
}

int
command_stats(struct cli *c)
{
	struct stats_period figures = { 0 };
	struct wanted wanted = { .count = 0 };
	struct report_page page = { .figures = &figures,
				    .ascii = c->ascii ||
					     strcmp(i18n_charset(STDOUT_FILENO), "UTF-8") != 0,
				    .width = page_width() };
	int format = FORMAT_TEXT;
	int from, to;
	struct desk *d;
	int status = cli_choice(c, "format", formats, &format);

	if (status == STATUS_DONE)
		status = choose_dims(c, (enum format)format, &wanted);
	if (status == STATUS_DONE)
		status = choose_period(c, &from, &to);
	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	page.dim = wanted.dim;
	page.dim_count = wanted.count;
	page.demo = desk_demo(d);
	page.desk = desk_name(d);
	status = count(c->path, &wanted, &figures, from, to);
	if (status != STATUS_DONE)
		return status;
	print(&page, (enum format)format);
	stats_period_clear(&figures);
	return STATUS_DONE;
}
