/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on the hits of a search, read as it moves. */
#include "config.h"

#include "ui/actor_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/actors_filters.h"
#include "ui/partner_show.h"

static void
row_clear(struct actor_row *r)
{
	free(r->name);
	free(r->commune);
	free(r->phone);
	free(r->services);
	free(r->when);
	free(r->far);
	free(r->tail);
	actor_preview_clear(&r->preview);
}

static void
rows_drop(struct actor_rows *v)
{
	for (size_t i = 0; i < v->count; i++)
		row_clear(&v->row[i]);
	free(v->row);
}

/* The text and no more than a copy of it; "" for none. */
static char *
text_or_empty(char *text)
{
	return text != NULL ? text : mem_strdup("");
}

/* A state that is to be doubted has a question mark behind it, and says why elsewhere. */
static void
row_state(struct actor_rows *v, struct actor_row *r, const struct partner_line *line)
{
	struct holidays kept = opening_holidays(&v->kept, line->insee);
	struct opening o;

	r->gone = line->gone;
	if (line->gone) {
		/* TRANSLATORS: of a place of the directory, in a list, at most 19 columns */
		r->when = mem_strdup(_("no longer exists"));
		return;
	}
	o = opening_read(&v->hours, line->hours, &kept, v->at);
	r->state = o.state;
	r->when = opening_short(&o);
	if (opening_doubt(&o) != NULL)
		mem_replace(&r->when, mem_printf("%s ?", r->when));
}

/* Which of two namesakes must not be guessed: it may be across the sea. */
static char *
commune_words(const struct partner_line *line)
{
	const struct commune *c = commune_by_num(line->insee);

	if (line->commune != NULL && c != NULL && commune_has_namesake(c))
		return mem_printf("%s %s", line->commune,
				  c->department == DEPARTMENT_MARTINIQUE ? "MQ" : "GP");
	return mem_strdup(line->commune != NULL ? line->commune : "");
}

static int
row_read(struct actor_rows *v, struct actor_row *r, struct desk *d, int64_t n, struct err *err)
{
	struct partner_line line;

	if (directory_line(d, n, &line, err) != 0)
		return -1;
	if (line.missing && !line.gone && line.name != NULL) {
		/* TRANSLATORS: %s is the name of a place, in a list, that is no longer in the file
		 * that it came from */
		r->name = mem_printf(_("(missing) %s"), line.name);
	} else {
		r->name = text_or_empty(line.name);
		line.name = NULL;
	}
	r->commune = commune_words(&line);
	r->phone = text_or_empty(partner_show_value(PF_PHONE, line.phone));
	r->services = text_or_empty(partner_show_value(PF_SERVICES, line.services));
	row_state(v, r, &line);
	partner_line_clear(&line);
	return 0;
}

static bool
namesakes(const struct actor_row *a, const struct actor_row *b)
{
	return a->name != NULL && b->name != NULL && strcmp(a->name, b->name) == 0 &&
	       strcmp(a->commune, b->commune) == 0;
}

/* Two entries of one name are told apart by the first of these in which they differ: then b has a
 * tail, "" where they differ in nothing. */
static int
tell_apart(struct actor_row *a, struct actor_row *b, struct desk *d, int64_t first, int64_t second,
	   struct err *err)
{
	static const enum partner_field by[] = { PF_ADDRESS, PF_SOURCE, PF_SERVICES, PF_UPDATED };
	struct partner p, q;
	int result = -1;

	partner_init(&p);
	partner_init(&q);
	if (directory_get(d, first, &p, err) != 0 || directory_get(d, second, &q, err) != 0)
		goto out;
	result = 0;
	for (size_t i = 0; i < sizeof(by) / sizeof(by[0]); i++) {
		const char *x = p.field[by[i]], *y = q.field[by[i]];

		if (str_equal(x != NULL ? x : "", y != NULL ? y : ""))
			continue;
		if (a->tail == NULL)
			a->tail = text_or_empty(partner_show(&p, by[i]));
		if (b->tail == NULL)
			b->tail = text_or_empty(partner_show(&q, by[i]));
		break;
	}
	if (b->tail == NULL) /* the same in all: not to be read again */
		b->tail = mem_strdup("");
out:
	partner_clear(&p);
	partner_clear(&q);
	return result;
}

/* Each with the one before it of the same name. */
static int
tell_all_apart(struct actor_rows *v, struct desk *d, const struct directory *dir, struct err *err)
{
	for (size_t i = 1; i < v->count; i++)
		for (size_t k = i; k-- > 0;) {
			if (!namesakes(&v->row[i], &v->row[k]))
				continue;
			if (v->row[i].tail == NULL &&
			    tell_apart(&v->row[k], &v->row[i], d, directory_hit(dir, v->top + k),
				       directory_hit(dir, v->top + i), err) != 0)
				return -1;
			break;
		}
	return 0;
}

static int
longer(int width, const char *text)
{
	int other = text != NULL ? utf8_width(text) : 0;

	return other > width ? other : width;
}

static struct actor_widths
widths_of(const struct actor_rows *v)
{
	struct actor_widths w = { 0, 0, 0 };

	for (size_t i = 0; i < v->count; i++) {
		w.commune = longer(w.commune, v->row[i].commune);
		w.when = longer(w.when, v->row[i].when);
		w.far = longer(w.far, v->row[i].far);
	}
	return w;
}

/* Nothing is shown of another minute or of a directory that was changed since. */
static void
begin(struct actor_rows *v, struct desk *d, const struct directory *dir)
{
	int64_t at = opening_now(desk_clock(d));

	if (v->row != NULL && v->at == at && v->version == directory_version(dir))
		return;
	actor_rows_clear(v);
	v->kept = opening_desk_holidays(d);
	v->at = at;
	v->version = directory_version(dir);
}

int
actor_rows_read(struct actor_rows *v, struct desk *d, const struct directory *dir, size_t top,
		size_t rows, size_t all, bool says_far, struct err *err)
{
	struct actor_row *row;
	size_t count = 0;
	int result = 0;

	begin(v, d, dir);
	if (top < all)
		count = all - top < rows ? all - top : rows;
	row = mem_array(count + 1, sizeof(*row));
	for (size_t i = 0; i < count && result == 0; i++) {
		size_t hit = top + i;

		if (hit >= v->top && hit < v->top + v->count) {
			row[i] = v->row[hit - v->top];
			v->row[hit - v->top] = (struct actor_row){ .name = NULL };
		}
		if (row[i].name == NULL) {
			result = row_read(v, &row[i], d, directory_hit(dir, hit), err);
			if (row[i].name != NULL)
				row[i].marks = directory_marks(dir, row[i].name, row[i].mark);
		}
		if (says_far && row[i].far == NULL) {
			struct directory_far far = directory_hit_far(dir, hit);

			row[i].far = actors_far_words(&far);
		}
	}
	rows_drop(v);
	v->row = row;
	v->top = top;
	v->count = count;
	v->widths = widths_of(v);
	return result == 0 ? tell_all_apart(v, d, dir, err) : result;
}

int
actor_rows_preview(struct actor_rows *v, struct desk *d, const struct directory *dir, size_t hit,
		   struct err *err)
{
	struct actor_preview *preview;
	struct partner p;
	int result;

	if (hit < v->top || hit >= v->top + v->count || v->row[hit - v->top].preview.title != NULL)
		return 0;
	preview = &v->row[hit - v->top].preview;
	partner_init(&p);
	result = directory_get(d, directory_hit(dir, hit), &p, err);
	if (result == 0)
		actor_preview_set(preview, &p, &v->kept, v->at, directory_hit_parts(dir, hit));
	partner_clear(&p);
	return result;
}

void
actor_rows_clear(struct actor_rows *v)
{
	rows_drop(v);
	hours_clear(&v->hours);
	*v = (struct actor_rows){ .row = NULL };
}

const struct actor_row *
actor_rows_at(const struct actor_rows *v, size_t hit)
{
	const struct actor_row *r = NULL;

	if (hit >= v->top && hit < v->top + v->count)
		r = &v->row[hit - v->top];
	return r != NULL && r->name != NULL ? r : NULL;
}
