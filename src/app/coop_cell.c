/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the national tool's export, column by column. */
#include "config.h"

#include "app/coop_cell.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/session_cell.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/mem.h"

/* Between a value and its count. */
#define COLON "\u00a0: "
#define STEPS 3 /* of autonomy, and of a workshop's level */

const char *const coop_headings[COOP_COUNT] = {
	[COOP_DATE] = "Date",
	[COOP_SAVED] = "Enregistré le",
	[COOP_CHANGED] = "Dernière modification le",
	[COOP_FIRST_NAME] = "Prénom du médiateur",
	[COOP_LAST_NAME] = "Nom du médiateur",
	[COOP_TYPE] = "Type",
	[COOP_PARTICIPANTS] = "Participants",
	[COOP_CHANNEL] = "Canaux d’accompagnement",
	[COOP_PLACE] = "Nom du lieu",
	[COOP_ADDRESS] = "Adresse",
	[COOP_COMMUNE] = "Commune",
	[COOP_POSTAL] = "Code postal",
	[COOP_INSEE] = "Code Insee",
	[COOP_DURATION] = "Durée (min)",
	[COOP_TITLE] = "Nom de l’atelier",
	[COOP_DEVICES] = "Matériel numérique utilisé",
	[COOP_THEMES] = "Thématique(s) d’accompagnement",
	[COOP_TAGS] = "Tags",
	[COOP_PROCEDURE_NAME] = "Nom de la démarche administrative",
	[COOP_AUTONOMY] = "Niveau d’autonomie (ou de l’atelier)",
	[COOP_REFERRED] = "Bénéficiaire réorienté",
	[COOP_REFER_TO] = "Structure de redirection",
	[COOP_HOME] = "Commune du bénéficiaire",
	[COOP_HOME_POSTAL] = "Code postal du bénéficiaire",
	[COOP_HOME_INSEE] = "Code Insee du bénéficiaire",
	[COOP_GENDER] = "Genre du bénéficiaire",
	[COOP_AGE] = "Tranche d’âge du bénéficiaire",
	[COOP_STATUS] = "Statut du bénéficiaire",
	[COOP_ID] = "ID CRA",
};

/* A residence has three columns; in a file of its own INSEE codes tell namesakes apart. */
static const char *
residence(const char *code, enum coop_column column)
{
	const struct commune *c = commune_by_insee(code);
	const struct vocab_item *item = c ? NULL : vocab_by_code(VOCAB_RESIDENCE, code);

	if (column == COOP_HOME_POSTAL)
		return c ? c->postal[0] : "";
	if (c)
		return column == COOP_HOME ? c->name : c->insee;
	return item ? item->french : "";
}

static const char *
label(enum vocab v, const char *code)
{
	const struct vocab_item *item = vocab_by_code(v, code);

	return item ? item->french : "";
}

char *
coop_labels(enum vocab v, const char *codes)
{
	struct strlist list = { 0 }, labels = { 0 };
	char *text;

	strlist_split(&list, codes ? codes : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < list.count; i++)
		strlist_add(&labels, label(v, list.item[i]));
	text = strlist_join(&labels, "\n");
	strlist_clear(&list);
	strlist_clear(&labels);
	return text ? text : mem_strdup("");
}

static char *
counts(enum coop_column column, enum vocab v, const char *value)
{
	struct strlist list = { 0 };
	struct buf out = BUF_INIT;

	strlist_split(&list, value ? value : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < list.count && column != COOP_HOME_POSTAL; i++) {
		char *equals = strchrnul(list.item[i], '=');
		const char *count = *equals ? equals + 1 : "1";

		*equals = '\0';
		buf_addf(&out, "%s%s" COLON "%s", i > 0 ? "\n" : "",
			 v == VOCAB_RESIDENCE ? residence(list.item[i], column)
					      : label(v, list.item[i]),
			 count);
	}
	strlist_clear(&list);
	return buf_take(&out);
}

/* Who came: of a workshop how many of each. */
static char *
person(const struct form *f, enum coop_column column, enum form_field one, enum form_field parts)
{
	enum vocab v = one == FF_RESIDENCE ? VOCAB_RESIDENCE : form_fields[one].vocab;
	const char *code = f->value[one];

	if (f->kind == KIND_WORKSHOP)
		return counts(column, v, f->value[parts]);
	if (!code || (column == COOP_HOME_INSEE && !commune_by_insee(code)))
		return mem_strdup("");
	return mem_strdup(v == VOCAB_RESIDENCE ? residence(code, column) : label(v, code));
}

/* Where it took place: that of the place, where it was at one. */
static char *
where(struct desk *d, const struct form *f, enum coop_column column)
{
	const struct post *place =
		f->value[FF_PLACE] ? desk_post_by_value(d, POST_PLACE, f->value[FF_PLACE]) : NULL;
	const struct commune *c = place                  ? commune_by_num(place->commune)
				  : f->value[FF_COMMUNE] ? commune_by_insee(f->value[FF_COMMUNE])
							 : NULL;

	if (column == COOP_PLACE)
		return mem_strdup(place ? place->name : "");
	if (!c)
		return mem_strdup("");
	return mem_strdup(column == COOP_COMMUNE  ? c->name
			  : column == COOP_POSTAL ? c->postal[0]
						  : c->insee);
}

/* Both are in one list there. */
static char *
themes(const struct form *f)
{
	char *of = coop_labels(VOCAB_THEME, f->value[FF_THEMES]);
	char *procedures = coop_labels(VOCAB_PROCEDURE, f->value[FF_PROCEDURES]);
	char *all = mem_concat(of, *of && *procedures ? "\n" : "", procedures);

	free(of);
	free(procedures);
	return all;
}

/* « Autonome (3/3) »: what the tool's form calls it, and what its file has. */
static char *
step(const struct form *f)
{
	enum form_field field = f->kind == KIND_WORKSHOP ? FF_LEVEL : FF_AUTONOMY;
	const struct vocab_item *item =
		f->value[field] ? vocab_by_code(form_fields[field].vocab, f->value[field]) : NULL;

	return item ? mem_printf("%s (%d/%d)", item->french, item->num, STEPS) : mem_strdup("");
}

static char *
lines(const char *list)
{
	char *text = mem_strdup(list ? list : "");

	for (char *c = text; *c; c++)
		if (*c == FORM_LIST_SEPARATOR)
			*c = '\n';
	return text;
}

static char *
date(const struct form *f)
{
	int day;

	return date_parse(f->value[FF_DATE], &day) == 0 ? words_date_digits(day) : mem_strdup("");
}

static char *
plain(const struct form *f, enum form_field field)
{
	return mem_strdup(f->value[field] ? f->value[field] : "");
}

static char *
referred(const struct form *f)
{
	if (f->value[FF_REFER_TO] || f->value[FF_PARTNERS])
		return mem_strdup("Oui");
	return mem_strdup(f->kind == KIND_INDIVIDUAL ? "Non" : "");
}

char *
coop_cell(struct desk *d, const struct form *f, enum coop_column column)
{
	switch (column) {
	case COOP_DATE:
		return date(f);
	case COOP_TYPE:
		return mem_strdup(vocab_by_num(VOCAB_KIND, f->kind)->french);
	case COOP_PARTICIPANTS:
		return f->kind == KIND_WORKSHOP ? plain(f, FF_PARTICIPANTS) : mem_strdup("1");
	case COOP_CHANNEL:
		return coop_labels(VOCAB_CHANNEL, f->value[FF_CHANNEL]);
	case COOP_PLACE:
	case COOP_COMMUNE:
	case COOP_POSTAL:
	case COOP_INSEE:
		return where(d, f, column);
	case COOP_DURATION:
		return plain(f, FF_DURATION);
	case COOP_TITLE:
		return plain(f, FF_TITLE);
	case COOP_DEVICES:
		return coop_labels(VOCAB_DEVICE, f->value[FF_DEVICES]);
	case COOP_THEMES:
		return themes(f);
	case COOP_TAGS:
		return lines(f->value[FF_TAGS]);
	case COOP_PROCEDURE_NAME:
		return plain(f, FF_PROCEDURE_NAME);
	case COOP_AUTONOMY:
		return step(f);
	case COOP_REFERRED:
		return referred(f);
	case COOP_REFER_TO:
		return coop_labels(VOCAB_REFER_TO, f->value[FF_REFER_TO]);
	case COOP_HOME:
	case COOP_HOME_POSTAL:
	case COOP_HOME_INSEE:
		return person(f, column, FF_RESIDENCE, FF_RESIDENCES);
	case COOP_GENDER:
		return person(f, column, FF_GENDER, FF_GENDERS);
	case COOP_AGE:
		return person(f, column, FF_AGE, FF_AGES);
	case COOP_STATUS:
		return person(f, column, FF_STATUS, FF_STATUSES);
	default: /* what the tool knows by itself, names, and the id, which no form has */
		return mem_strdup("");
	}
}

/* « Féminin : 5 »: its value, yours, and how many. */
static char *
read_part(const char *line, long *n)
{
	const char *colon = strrchr(line, ':');
	char *count = str_trim(colon ? colon + 1 : "");
	bool counted = str_to_long(count, 1, PARTICIPANTS_MAX, n) == 0;
	char *head = mem_strndup(line, counted ? (size_t)(colon - line) : strlen(line));
	char *name = str_trim(head);

	if (!counted)
		*n = 1;
	free(count);
	free(head);
	return name;
}

void
coop_add_parts(struct buf *out, enum form_field field, const char *text)
{
	bool home = field == FF_RESIDENCE;
	struct strlist list = { 0 };

	strlist_split(&list, text, '\n');
	for (size_t i = 0; i < list.count; i++) {
		long n;
		char *name = read_part(list.item[i], &n);
		const struct vocab_item *item =
			home && commune_by_insee(name)
				? NULL
				: session_cell_item(
					  home ? VOCAB_RESIDENCE : form_fields[field].vocab, name);

		/* Not given is the rest. */
		if (*name && !(item && strcmp(item->code, VOCAB_NOT_GIVEN) == 0))
			buf_addf(out, "%s%s=%ld", out->len > 0 ? "|" : "", item ? item->code : name,
				 n);
		free(name);
	}
	strlist_clear(&list);
}
