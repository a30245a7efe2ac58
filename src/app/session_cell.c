/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of other people's files as values of a form. */
#include "config.h"

#include "app/session_cell.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/form_private.h"
#include "app/sentence.h"
#include "app/session_csv.h"
#include "app/session_map.h"
#include "app/session_name.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { AGE_MAX = 120, CENTURY = 2000, TEXT_SIZE = 32 };

void
session_row_init(struct session_row *r, size_t line)
{
	*r = (struct session_row){ .line = line };
	form_init(&r->form, KIND_INDIVIDUAL);
	r->form.scripted = true;
	r->form.imported = true;
}

void
session_row_clear(struct session_row *r)
{
	form_clear(&r->form);
	free(r->place);
	free(r->mediator);
	free(r->left_value);
	free(r->value);
	free(r->sentence);
}

void
session_row_leave(struct session_row *r, enum form_field field, const char *value)
{
	free(r->left_value);
	r->left = field;
	r->left_value = mem_strdup(value);
}

/* The first reason is the one that is told: others mostly follow from it. */
void
session_row_refuse(struct session_row *r, const char *field, const char *value,
		   enum import_reason reason, char *sentence)
{
	if (r->field) {
		free(sentence);
		return;
	}
	r->field = field;
	r->value = mem_strdup(value);
	r->reason = reason;
	r->sentence = sentence;
}

void
session_row_problem(struct session_row *r, enum form_field field, enum problem_code code,
		    const char *value)
{
	struct problem p = { .code = code, .field = field };

	utf8_copy(p.value, sizeof(p.value), value);
	session_row_refuse(r, form_fields[field].id, value, IMPORT_PROBLEM,
			   sentence_for_problem(&p));
}

static bool
folds_to(const char *text, const char *folded)
{
	char *fold = utf8_fold(text);
	bool same = strcmp(fold, folded) == 0;

	free(fold);
	return same;
}

static bool
has_keyword(const struct vocab_item *item, const char *folded)
{
	struct strlist words = { 0 };
	bool has = false;

	strlist_split(&words, item->keywords, '|');
	for (size_t i = 0; i < words.count && !has; i++)
		has = folds_to(words.item[i], folded);
	strlist_clear(&words);
	return has;
}

/* Keywords of themes and procedures say what people come for, and would guess; those of a person
 * and of where it took place are other names of the same. */
static bool
has_other_names(enum vocab v)
{
	return v == VOCAB_GENDER || v == VOCAB_AGE || v == VOCAB_STATUS || v == VOCAB_CHANNEL ||
	       v == VOCAB_DEVICE;
}

/* Codes and labels of all items before the other names of any: a name that two have is of the one
 * whose label it is. */
static const struct vocab_item *
folded_item(enum vocab v, const char *text)
{
	size_t count;
	const struct vocab_item *item = vocab_items(v, &count);
	const struct vocab_item *found = NULL;
	char *folded = utf8_fold(text);

	for (size_t i = 0; i < count && *folded && !found; i++)
		if (folds_to(item[i].code, folded) || folds_to(item[i].french, folded))
			found = &item[i];
	for (size_t i = 0; i < count && *folded && !found && has_other_names(v); i++)
		if (has_keyword(&item[i], folded))
			found = &item[i];
	free(folded);
	return found;
}

const struct vocab_item *
session_cell_item(enum vocab v, const char *text)
{
	const struct vocab_item *item = vocab_by_code(v, text);
	long age;

	/* From the exact to the guessed: what a file writes as we do is never taken for another. */
	if (!item)
		item = vocab_by_french(v, text, strlen(text));
	if (!item && v == VOCAB_AGE && str_to_long(text, 0, AGE_MAX, &age) == 0)
		item = vocab_by_num(v, vocab_age_band(CENTURY, CENTURY - (int)age));
	if (!item)
		item = session_name_item(v, text);
	return item ? item : folded_item(v, text);
}

void
session_cell_kind(struct session_row *r, const char *text)
{
	const struct vocab_item *item = session_cell_item(VOCAB_KIND, text);
	struct problem p = { .code = PROBLEM_UNKNOWN, .field = FF_THEMES };

	if (item) {
		r->form.kind = item->num;
		return;
	}
	utf8_copy(p.value, sizeof(p.value), text);
	session_row_refuse(r, "kind", text, IMPORT_PROBLEM, sentence_for_problem(&p));
}

/* « 09:00:00 », as spreadsheets write what they take for a time. */
static void
without_seconds(char *text)
{
	size_t len = strlen(text);
	const char *first = strchr(text, ':');

	if (len > 3 && first && first != text + len - 3 && strcmp(text + len - 3, ":00") == 0)
		text[len - 3] = '\0';
}

/* What stands after the day: a time that is midnight is a cell without one. */
static int
read_time(const char *rest, int *start)
{
	char *text;
	int minute, result;

	rest += strspn(rest, " ");
	if (*rest == 'T')
		rest++;
	else if (str_starts(rest, "à"))
		rest += strlen("à");
	if (*rest == '\0')
		return 0;
	text = str_trim(rest);
	text[strcspn(text, ".Z+")] = '\0';
	without_seconds(text);
	result = words_time_parse(text, &minute);
	if (result == 0 && minute != 0)
		*start = minute;
	free(text);
	return result;
}

int
session_cell_date(const char *text, int *date, int *start)
{
	int a, b, c, used = 0, day = DATE_NONE;
	size_t len = strspn(text, "0123456789-/");
	char head[TEXT_SIZE];

	*start = TIME_NONE;
	if (len >= sizeof(head))
		return -1;
	memcpy(head, text, len);
	head[len] = '\0';
	if (date_parse(head, &day) != 0 && sscanf(head, "%2d/%2d/%4d%n", &a, &b, &c, &used) == 3 &&
	    used == (int)len)
		day = date_from(c < 100 ? CENTURY + c : c, b, a);
	if (day == DATE_NONE || read_time(text + len, start) != 0)
		return -1;
	*date = day;
	return 0;
}

static void
set_date(struct session_row *r, const char *text)
{
	char iso[DATE_ISO_SIZE];
	int date, start;
	char *time;

	if (session_cell_date(text, &date, &start) != 0) {
		session_row_problem(r, FF_DATE, PROBLEM_FORMAT, text);
		return;
	}
	date_write(date, iso);
	form_set(&r->form, FF_DATE, iso);
	/* A column of its own knows the time better than the one of the day. */
	if (start == TIME_NONE || r->form.value[FF_START])
		return;
	time = words_time(start);
	form_set(&r->form, FF_START, time);
	free(time);
}

int
session_cell_yes(const char *text)
{
	static const char *const yes[] = { "1", "oui", "o", "yes", "y", "vrai", "true", "x", "wi" };
	static const char *const no[] = { "", "0", "non", "n", "no", "faux", "false", "vide" };
	char *folded = utf8_fold(text);
	int value = -1;

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (strcmp(yes[i], folded) == 0)
			value = 1;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (strcmp(no[i], folded) == 0 && (*folded != '\0' || str_empty(text)))
			value = 0;
	free(folded);
	return value;
}

static void
set_yes(struct session_row *r, enum form_field field, const char *text)
{
	int yes = session_cell_yes(text);

	/* What is neither stays as it is: the rules of the form refuse it with a sentence. */
	form_set(&r->form, field, yes == 1 ? "1" : yes == 0 ? NULL : text);
}

static const char *
residence_code(const char *text)
{
	const struct commune *commune = commune_by_insee(text);
	const struct vocab_item *item = commune ? NULL : session_cell_item(VOCAB_RESIDENCE, text);

	if (!commune && !item)
		commune = desk_commune_find(text);
	return item ? item->code : commune ? commune->insee : NULL;
}

/* The code of one value; NULL when it has none. */
static const char *
code_of(enum form_field field, const char *text)
{
	const struct vocab_item *item;

	if (field == FF_RESIDENCE || field == FF_RESIDENCES)
		return residence_code(text);
	item = session_cell_item(form_fields[field].vocab, text);
	return item ? item->code : NULL;
}

/* « feminin=5 »: of a breakdown the value stands before the sign. */
static char *
translate_part(enum form_field field, const char *text, const struct session_map *map)
{
	const char *equals = strrchr(text, '=');
	char *name = equals ? mem_strndup(text, (size_t)(equals - text)) : mem_strdup(text);
	char *trimmed = str_trim(name);
	const char *meant = session_map_value(map, (int)field, trimmed);
	const char *code = code_of(field, meant ? meant : trimmed);
	char *part = mem_concat(code ? code : meant ? meant : trimmed, equals ? equals : "", "");

	free(trimmed);
	free(name);
	return part;
}

/* The same value twice is so many more of it. */
static void
append(struct form *f, enum form_field field, const char *part)
{
	static const char separator[] = { FORM_LIST_SEPARATOR, '\0' };
	const char *old = f->value[field];
	char *list = old ? mem_concat(old, separator, part) : mem_strdup(part);

	form_set(f, field, list);
	free(list);
}

static void
add_part(struct session_row *r, enum form_field field, const char *text,
	 const struct session_map *map)
{
	enum form_type type = form_fields[field].type;
	const char *meant =
		type == FORM_BREAKDOWN ? NULL : session_map_value(map, (int)field, text);
	const struct vocab_item *procedure = NULL;
	const char *code;
	char *part;

	if (meant)
		text = meant;
	if (*text == '\0')
		return;
	if (type == FORM_BREAKDOWN) {
		part = translate_part(field, text, map);
		append(&r->form, field, part);
		free(part);
		return;
	}
	code = type == FORM_TAGS || type == FORM_PARTNERS ? text : code_of(field, text);
	/* The national tool has themes and procedures in one list. */
	if (field == FF_THEMES && !code)
		procedure = session_cell_item(VOCAB_PROCEDURE, text);
	if (procedure)
		form_add(&r->form, FF_PROCEDURES, procedure->code);
	else
		form_add(&r->form, field, code ? code : text);
}

bool
session_cell_knows(int field, const char *text)
{
	enum form_type type = field < FF_COUNT ? form_fields[field].type : FORM_TEXT;

	if (field == COLUMN_KIND)
		return session_cell_item(VOCAB_KIND, text) != NULL;
	if (type == FORM_YES)
		return session_cell_yes(text) >= 0;
	if (type == FORM_COMMUNE)
		return desk_commune_find(text) != NULL;
	if (field == FF_THEMES && session_cell_item(VOCAB_PROCEDURE, text))
		return true;
	if (type == FORM_CHOICE || type == FORM_CHOICES || type == FORM_RESIDENCE ||
	    type == FORM_BREAKDOWN)
		return code_of((enum form_field)field, text) != NULL;
	return true;
}

/* A label may hold what separates others: the whole text is asked first. */
void
session_cell_split(struct strlist *out, enum form_field field, const char *text,
		   const char *separators, const struct session_map *map)
{
	enum form_type type = form_fields[field].type;
	bool coded = type != FORM_TAGS && type != FORM_PARTNERS && type != FORM_BREAKDOWN;

	/* None of ours holds what separates them in a form. */
	coded = coded && strchr(text, FORM_LIST_SEPARATOR) == NULL;
	if (session_map_value(map, (int)field, text) || (coded && code_of(field, text))) {
		strlist_add(out, text);
		return;
	}
	while (*text != '\0') {
		size_t len = strcspn(text, separators);
		char *part = mem_strndup(text, len);
		char *trimmed = str_trim(part);

		/* In a form it would make two values of one. */
		for (char *c = trimmed; *c; c++)
			if (*c == FORM_LIST_SEPARATOR)
				*c = '/';
		strlist_add(out, trimmed);
		free(trimmed);
		free(part);
		text += len + (text[len] != '\0' ? 1 : 0);
	}
}

static void
set_list(struct session_row *r, enum form_field field, const char *text, const char *separators,
	 const struct session_map *map)
{
	struct strlist parts = { 0 };

	session_cell_split(&parts, field, text, separators, map);
	for (size_t i = 0; i < parts.count; i++)
		add_part(r, field, parts.item[i], map);
	strlist_clear(&parts);
}

static void
set_time_like(struct session_row *r, enum form_field field, const char *text)
{
	char *plain = mem_strdup(text);

	without_seconds(plain);
	form_set(&r->form, field, plain);
	free(plain);
}

void
session_cell_put(struct session_row *r, enum form_field field, const char *text,
		 const char *separators, const struct session_map *map)
{
	char *trimmed = str_trim(text);
	const char *meant = session_map_value(map, (int)field, trimmed);
	const char *value = meant ? meant : trimmed;

	if (*value == '\0') {
		free(trimmed);
		return;
	}
	switch (form_fields[field].type) {
	case FORM_CHOICE:
	case FORM_CHOICES:
	case FORM_RESIDENCE:
	case FORM_PARTNERS:
	case FORM_BREAKDOWN:
	case FORM_TAGS:
		set_list(r, field, trimmed, separators, map);
		break;
	case FORM_DATE:
		set_date(r, value);
		break;
	case FORM_TIME:
	case FORM_DURATION:
		set_time_like(r, field, value);
		break;
	case FORM_YES:
		set_yes(r, field, value);
		break;
	case FORM_PLACE:
		mem_replace(&r->place, mem_strdup(value));
		break;
	case FORM_MEDIATOR:
		mem_replace(&r->mediator, mem_strdup(value));
		break;
	case FORM_TEXT:
	case FORM_NUMBER:
	case FORM_COMMUNE:
		form_set(&r->form, field, value);
		break;
	case FORM_PERSON:
	case FORM_PERSONS:
	case FORM_NOTE: /* no file carries them */
		break;
	}
	free(trimmed);
}

void
session_cell_fill(struct session_row *r, const struct session_map *map)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct session_map_line *l = &map->item[i];

		if (!l->to || *l->from != '\0' || session_map_has_column(map, l->field))
			continue;
		if (l->field == COLUMN_KIND)
			session_cell_kind(r, l->to);
		else if (l->field < FF_COUNT)
			session_cell_put(r, (enum form_field)l->field, l->to, "", NULL);
	}
	/* Only these are proposed before the kind is known. */
	if (!form_field_fits(FF_CHANNEL, r->form.kind) && r->form.proposed[FF_CHANNEL])
		form_set(&r->form, FF_CHANNEL, NULL);
	if (!form_field_fits(FF_PLACE, r->form.kind) && r->form.proposed[FF_PLACE])
		form_set(&r->form, FF_PLACE, NULL);
}
