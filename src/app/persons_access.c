/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is held on a person, for that person: as a text to read, or as JSON to take
 * elsewhere. Of workshops only what is theirs: not who else was there, nor what was noted. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/access_words.h"
#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/persons_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "store/access.h"
#include "store/person.h"
#include "store/request.h"
#include "store/session.h"
#include "store/undo.h"

#define FORMAT_NAME "lakou-person-1"

const char *const persons_access_tables[] = { "person", "attendance", "access_log", "request",
					      NULL };

struct writing {
	struct desk *d;
	struct buf *out;
	enum persons_format format;
	bool first; /* of a list or object of JSON */
};

/* --- JSON --- */

static void
json_text(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_addf(out, "\\%c", *s);
		else if ((unsigned char)*s < ' ')
			buf_addf(out, "\\u%04x", (unsigned)*s);
		else
			buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

/* A name and its value, a comma before it where it is not the first. */
static void
json_member(struct writing *w, const char *name, const char *value)
{
	buf_add(w->out, w->first ? "" : ",");
	w->first = false;
	json_text(w->out, name);
	buf_addc(w->out, ':');
	json_text(w->out, value);
}

/* --- both --- */

static void
put(struct writing *w, const char *name, const char *label, const char *value, enum form_field like)
{
	char *words;

	if (!value || !*value)
		return;
	if (w->format == PERSONS_JSON) {
		json_member(w, name, value);
		return;
	}
	words = like < FF_COUNT ? access_words_value(w->d, like, value) : mem_strdup(value);
	/* TRANSLATORS: a label, then its value. */
	buf_addf(w->out, _("%s: %s"), label, words);
	buf_addc(w->out, '\n');
	mem_free_secret(words);
}

/* As files have it, which people read in words. */
static void
set_iso(struct person_form *f, enum person_field field, int day)
{
	char iso[DATE_ISO_SIZE];

	if (day == DATE_NONE)
		return;
	date_write(day, iso);
	person_form_set(f, field, iso);
}

static void
put_identity(struct writing *w, const struct person *p)
{
	struct person_form f;
	char date[DATE_ISO_SIZE] = "";
	char *phone;

	if (p->consent != DATE_NONE)
		date_write(p->consent, date);
	person_form_from(&f, p);
	if (p->phone && w->format == PERSONS_TEXT) {
		phone = words_phone(p->phone);
		person_form_set(&f, PERSON_PHONE, phone);
		mem_free_secret(phone);
	}
	set_iso(&f, PERSON_MANDATE_FROM, p->mandate_from);
	set_iso(&f, PERSON_MANDATE_UNTIL, p->mandate_until);
	for (int i = 0; i < PERSON_FIELDS; i++)
		put(w, person_fields[i].id, _(person_fields[i].label), f.value[i],
		    person_fields[i].like);
	put(w, "consent", _("Agreed on"), date, FF_DATE);
	put(w, "notice", _("Version of the notice"), p->notice, FF_COUNT);
	if (p->frozen != DATE_NONE) {
		date_write(p->frozen, date);
		put(w, "frozen", _("Frozen since"), date, FF_DATE);
	}
	put(w, "id", _("Number in the file"), p->id, FF_COUNT);
	person_form_clear(&f);
}

/* What of a workshop is not about that person. */
static bool
is_of_others(enum form_field field, int kind)
{
	enum form_type type = form_fields[field].type;

	return field == FF_PERSON || type == FORM_PERSONS || type == FORM_BREAKDOWN ||
	       (kind == KIND_WORKSHOP && (type == FORM_NOTE || type == FORM_NUMBER));
}

static void
put_num(struct writing *w, enum form_field field, int num)
{
	const struct vocab_item *item = vocab_by_num(form_fields[field].vocab, num);

	if (item)
		put(w, form_fields[field].id, _(form_fields[field].label), item->code, field);
}

static int
put_session(struct writing *w, const struct person_visit *v, struct err *err)
{
	struct session s;
	struct form f;
	int result;

	session_init(&s);
	form_init(&f, KIND_INDIVIDUAL);
	result = store_session_get(w->d->store, v->session, &s, err);
	if (result == 0)
		result = form_from_session(&f, w->d, &s, err);
	for (int i = 0; i < FF_COUNT && result == 0; i++)
		if (!is_of_others((enum form_field)i, s.kind))
			put(w, form_fields[i].id, _(form_fields[i].label), f.value[i],
			    (enum form_field)i);
	if (result == 0 && s.kind == KIND_WORKSHOP) {
		put_num(w, FF_GENDER, v->answers.gender);
		put_num(w, FF_AGE, v->answers.age);
		put_num(w, FF_STATUS, v->answers.status);
		put(w, form_fields[FF_RESIDENCE].id, _(form_fields[FF_RESIDENCE].label),
		    form_residence_code(v->answers.residence), FF_RESIDENCE);
	}
	form_clear(&f);
	session_clear(&s);
	return result;
}

/* JSON has lists of objects; a text has paragraphs. */
static void
open_list(struct writing *w, const char *name, const char *title)
{
	if (w->format == PERSONS_JSON) {
		buf_addc(w->out, ',');
		json_text(w->out, name);
		buf_add(w->out, ":[");
	} else {
		buf_addf(w->out, "\n%s\n", title);
	}
}

static void
open_item(struct writing *w, bool first)
{
	if (w->format == PERSONS_JSON)
		buf_add(w->out, first ? "{" : ",{");
	else if (!first)
		buf_addc(w->out, '\n');
	w->first = true;
}

static void
close_with(struct writing *w, const char *json)
{
	if (w->format == PERSONS_JSON)
		buf_add(w->out, json);
}

/* Nothing below a heading would leave open whether something is missing. */
static void
close_list(struct writing *w, bool any)
{
	if (w->format == PERSONS_JSON)
		buf_addc(w->out, ']');
	else if (!any)
		buf_addf(w->out, "%s\n", _("None."));
}

/* What lies in the bin is still held. */
static int
put_visits(struct writing *w, const struct person *p, bool binned, struct err *err)
{
	struct person_visit *visit = NULL;
	size_t count = 0;
	int result = (binned ? store_person_binned : store_person_visits)(w->d->store, p->n, &visit,
									  &count, err);

	if (result == 0 && binned && count == 0 && w->format == PERSONS_TEXT)
		return 0;
	if (result == 0 && binned)
		open_list(w, "binned", _("Visits in the bin: they count no longer, and are kept"));
	else if (result == 0)
		open_list(w, "visits", _("Visits, the last one first"));
	for (size_t i = 0; i < count && result == 0; i++) {
		open_item(w, i == 0);
		result = put_session(w, &visit[i], err);
		close_with(w, "}");
	}
	close_list(w, count > 0);
	free(visit);
	return result;
}

struct access_list {
	struct writing *w;
	bool any;
};

static void
put_event(struct access_list *list, const char *at, const char *action, int64_t mediator)
{
	struct writing *w = list->w;
	const struct post *who = desk_post_by_n(w->d, POST_MEDIATOR, mediator);
	char *when;

	if (w->format == PERSONS_JSON) {
		open_item(w, !list->any);
		json_member(w, "at", at);
		json_member(w, "action", action);
		if (who != NULL)
			json_member(w, "mediator", who->name);
		buf_addc(w->out, '}');
	} else {
		when = access_words_when(at);
		buf_addf(w->out, _("%s: %s"), when, access_words_action(action));
		if (who != NULL)
			buf_addf(w->out, " (%s)", who->name);
		buf_addc(w->out, '\n');
		free(when);
	}
	list->any = true;
}

static int
put_access(void *arg, const struct access *a)
{
	put_event(arg, a->at, a->action, a->mediator);
	return 0;
}

static int
put_change(void *arg, const char *at, const char *action, int64_t mediator)
{
	put_event(arg, at, action, mediator);
	return 0;
}

static int
put_request(void *arg, const struct request *r)
{
	struct access_list *list = arg;
	struct writing *w = list->w;
	const struct vocab_item *kind = vocab_by_num(VOCAB_REQUEST, r->kind);
	const char *code = kind != NULL ? kind->code : "";
	char iso[DATE_ISO_SIZE];
	char *label = access_words_labels(VOCAB_REQUEST, code), *day = words_date(r->received);
	char *answered = NULL;

	date_write(r->received, iso);
	if (w->format == PERSONS_JSON) {
		open_item(w, !list->any);
		json_member(w, "received", iso);
		json_member(w, "kind", code);
		if (r->answered != DATE_NONE) {
			date_write(r->answered, iso);
			json_member(w, "answered", iso);
		}
		buf_addc(w->out, '}');
	} else if (r->answered != DATE_NONE) {
		answered = words_date(r->answered);
		/* TRANSLATORS: a day, what somebody asked for, the day on which they had it */
		buf_addf(w->out, _("%1$s: %2$s, answered on %3$s"), day, label, answered);
		buf_addc(w->out, '\n');
	} else {
		buf_addf(w->out, _("%s: %s"), day, label);
		buf_addc(w->out, '\n');
	}
	list->any = true;
	free(label);
	free(day);
	free(answered);
	return 0;
}

static int
put_log(struct writing *w, const struct person *p, struct err *err)
{
	struct access_list asked = { .w = w }, seen = { .w = w }, changes = { .w = w };
	int result;

	open_list(w, "requests", _("What you asked for by right, and when"));
	result = store_request_each(w->d->store, p->id, put_request, &asked, err);
	close_list(w, asked.any);
	if (result != 0)
		return result;

	open_list(w, "access", _("When this was seen or changed at the desk, and by whom"));
	result = store_access_each(w->d->store, p->id, put_access, &seen, err);
	close_list(w, seen.any);
	if (result != 0)
		return result;
	open_list(w, "changes", _("What was done with the visits, as far as it can be undone"));
	result = store_undo_of_person(w->d->store, p->n, put_change, &changes, err);
	close_list(w, changes.any);
	return result;
}

static void
put_head(struct writing *w)
{
	char made[DATE_STAMP_SIZE];
	char *date;

	clock_stamp(&w->d->clock, made);
	if (w->format == PERSONS_JSON) {
		buf_addc(w->out, '{');
		w->first = true;
		json_member(w, "format", FORMAT_NAME);
		json_member(w, "desk", desk_name(w->d));
		json_member(w, "made", made);
		return;
	}
	date = words_date(clock_today(&w->d->clock));
	buf_addf(w->out, "%s\n%s, %s\n\n", _("Everything that this desk holds on you"),
		 desk_name(w->d), date);
	free(date);
}

int
persons_access(struct desk *d, int64_t n, enum persons_format format, char **out, struct err *err)
{
	struct buf text = BUF_INIT;
	struct writing w = { .d = d, .out = &text, .format = format };
	struct person p;
	int result = -1;

	person_init(&p);
	/* First, so that handing it out is told in what is handed out. */
	if (store_person_get(d->store, n, &p, err) == 0 &&
	    persons_note(d, "access", p.id, err) == 0) {
		put_head(&w);
		put_identity(&w, &p);
		result = put_visits(&w, &p, false, err);
	}
	if (result == 0)
		result = put_visits(&w, &p, true, err);
	if (result == 0)
		result = put_log(&w, &p, err);
	close_with(&w, "}\n");
	person_clear(&p);
	if (result == 0)
		*out = buf_take(&text);
	else if (text.text)
		mem_wipe(text.text, text.len);
	buf_clear(&text);
	return result;
}
