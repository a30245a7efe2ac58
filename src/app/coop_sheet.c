/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the national tool, label by label. */
#include "config.h"

#include "app/coop_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "app/coop_cell.h"
#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/session_csv.h"
#include "app/words.h"
#include "base/mem.h"

/* Between several values. */
static const char dot[] = " · ";

/* What stands at a label and in no cell of the file as it is. */
enum {
	LINE_DURATION = COOP_COUNT,
	LINE_WHERE,
	LINE_THEMES,
	LINE_PROCEDURES,
	LINE_STEP,
	LINE_REFERRED,
	LINE_RETURNING,
	LINE_HOME,
};

enum { ALONE = 1 << KIND_INDIVIDUAL, GROUP = 1 << KIND_WORKSHOP, BOTH = ALONE | GROUP };

/* In the order of the form, which begins with the people of a workshop and ends with that of an
 * individual session. */
static const struct {
	const char *label;
	int cell;
	unsigned kinds;
} order[] = {
	{ "Titre de l’atelier", COOP_TITLE, GROUP },
	{ "Bénéficiaires anonymes", COOP_PARTICIPANTS, GROUP },
	{ "Bénéficiaires déjà accompagnés", LINE_RETURNING, GROUP },
	{ "Genre", COOP_GENDER, GROUP },
	{ "Tranche d’âge", COOP_AGE, GROUP },
	{ "Statut du bénéficiaire", COOP_STATUS, GROUP },
	{ "Date de l’accompagnement", COOP_DATE, BOTH },
	{ "Durée", LINE_DURATION, BOTH },
	{ "Lieu de l’accompagnement", LINE_WHERE, BOTH },
	{ "Matériel numérique utilisé", COOP_DEVICES, BOTH },
	{ "Thématique(s) d’accompagnement de médiation numérique", LINE_THEMES, BOTH },
	{ "Thématique(s) de la démarche administrative", LINE_PROCEDURES, BOTH },
	{ "Préciser le nom de la démarche administrative réalisée", COOP_PROCEDURE_NAME, BOTH },
	{ "Tags spécifiques", COOP_TAGS, BOTH },
	{ "Niveau de l’atelier", LINE_STEP, GROUP },
	{ "Niveau d’autonomie du bénéficiaire", LINE_STEP, ALONE },
	{ "Le bénéficiaire est-il orienté vers une autre structure ?", LINE_REFERRED, ALONE },
	{ "J’ai déjà accompagné ce bénéficiaire", LINE_RETURNING, ALONE },
	{ "Commune de résidence du bénéficiaire", LINE_HOME, ALONE },
	{ "Genre", COOP_GENDER, ALONE },
	{ "Tranche d’âge", COOP_AGE, ALONE },
	{ "Statut du bénéficiaire", COOP_STATUS, ALONE },
};

void
coop_sheet_clear(struct coop_sheet *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->line[i].text);
	*s = (struct coop_sheet){ .count = 0 };
}

/* « Ducos (97224) »: the tool finds a commune by either. */
static char *
commune(struct desk *d, const struct form *f, enum coop_column name, enum coop_column postal)
{
	char *commune = coop_cell(d, f, name), *code = coop_cell(d, f, postal), *text;

	text = *code ? mem_printf("%s (%s)", commune, code) : mem_strdup(commune);
	free(commune);
	free(code);
	return text;
}

static char *
where(struct desk *d, const struct form *f)
{
	char *channel = coop_cell(d, f, COOP_CHANNEL);
	char *place = coop_cell(d, f, COOP_PLACE), *text;

	if (*place == '\0')
		mem_replace(&place, commune(d, f, COOP_COMMUNE, COOP_POSTAL));
	text = mem_concat(channel, *place ? dot : "", place);
	free(channel);
	free(place);
	return text;
}

static char *
duration(const struct form *f)
{
	int minutes;

	return words_duration_parse(f->value[FF_DURATION], &minutes) == 0 ? words_duration(minutes)
									  : mem_strdup("");
}

/* The structure is asked for below the answer, without a label. */
static char *
referred(struct desk *d, const struct form *f)
{
	char *to = coop_cell(d, f, COOP_REFER_TO), *yes, *text;

	if (!f->value[FF_REFER_TO] && !f->value[FF_PARTNERS])
		return to;
	yes = coop_cell(d, f, COOP_REFERRED);
	text = mem_concat(yes, *to ? dot : "", to);
	free(yes);
	free(to);
	return text;
}

static char *
returning(const struct form *f)
{
	if (f->kind == KIND_INDIVIDUAL)
		return mem_strdup(f->value[FF_RETURNING] ? "Oui" : "");
	return mem_strdup(f->value[FF_RETURNING_COUNT] ? f->value[FF_RETURNING_COUNT] : "");
}

static char *
text_of(struct desk *d, const struct form *f, int cell)
{
	bool group = f->kind == KIND_WORKSHOP;

	switch (cell) {
	case LINE_DURATION:
		return duration(f);
	case LINE_WHERE:
		return where(d, f);
	case LINE_THEMES:
		return coop_labels(VOCAB_THEME, f->value[FF_THEMES]);
	case LINE_PROCEDURES:
		return coop_labels(VOCAB_PROCEDURE, f->value[FF_PROCEDURES]);
	case LINE_STEP:
		return coop_labels(group ? VOCAB_LEVEL : VOCAB_AUTONOMY,
				   f->value[group ? FF_LEVEL : FF_AUTONOMY]);
	case LINE_REFERRED:
		return referred(d, f);
	case LINE_RETURNING:
		return returning(f);
	case LINE_HOME:
		return commune(d, f, COOP_HOME, COOP_HOME_POSTAL);
	default:
		return coop_cell(d, f, (enum coop_column)cell);
	}
}

/* Several values in one line. */
static char *
in_line(char *text)
{
	struct strlist list = { 0 };
	char *joined;

	strlist_split(&list, text, '\n');
	joined = strlist_join(&list, dot);
	strlist_clear(&list);
	free(text);
	return joined;
}

int
coop_sheet_read(struct desk *d, int64_t n, struct coop_sheet *out, struct err *err)
{
	struct coop_sheet sheet = { .n = n };
	struct session s;
	struct form f;

	session_init(&s);
	if (store_session_get(d->store, n, &s, err) != 0) {
		session_clear(&s);
		return -1;
	}
	session_leave_out_frozen(&s);
	session_csv_form(&f, d, &s);
	sheet.kind = vocab_by_num(VOCAB_KIND, s.kind)->french;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		char *text = (order[i].kinds >> s.kind & 1) == 0
				     ? mem_strdup("")
				     : in_line(text_of(d, &f, order[i].cell));

		if (*text && sheet.count < COOP_LINES_MAX)
			sheet.line[sheet.count++] =
				(struct coop_line){ .label = order[i].label, .text = text };
		else
			free(text);
	}
	form_clear(&f);
	session_clear(&s);
	*out = sheet;
	return 0;
}

int
coop_month(struct desk *d, int first, bool all, struct reportable_list *out, struct err *err)
{
	int64_t mediator = all ? 0 : desk_mediator_now(d)->n;

	return store_reported_list(d->store, first, date_month_last(first), mediator, out, err);
}

int
coop_report(struct desk *d, int64_t n, bool reported, struct err *err)
{
	return store_reported_set(d->store, n, reported, err);
}
