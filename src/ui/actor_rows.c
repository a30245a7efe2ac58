/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on the hits of a search, read as it moves. */
#include "config.h"

#include "ui/actor_rows.h"

#include <stdlib.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
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
	struct opening o = opening_read(&v->hours, line->hours, &kept, v->at);

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
	/* TRANSLATORS: %s is the name of a place of the directory, in a list; the second one is no
	 * longer in the file that it came from */
	r->name = line.gone      ? mem_printf(_("(no longer exists) %s"), line.name)
		  : line.missing ? mem_printf(_("(missing) %s"), line.name)
				 : mem_strdup(line.name != NULL ? line.name : "");
	r->commune = commune_words(&line);
	r->phone = text_or_empty(partner_show_value(PF_PHONE, line.phone));
	r->services = text_or_empty(partner_show_value(PF_SERVICES, line.services));
	row_state(v, r, &line);
	partner_line_clear(&line);
	return 0;
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
	return result;
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
