/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a form in words. What cannot be read, or is in no list, is shown as it was typed. */
#include "config.h"

#include "ui/session_show.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "app/persons.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/session_layout.h"

/* VOCAB_COUNT: of no vocabulary, words that mean themselves. */
static char *
show_codes(enum vocab v, const char *value)
{
	struct strlist codes = { .item = NULL };
	struct buf out = BUF_INIT;
	size_t i;

	strlist_split(&codes, value, '|');
	for (i = 0; i < codes.count; i++) {
		const struct vocab_item *item =
			v == VOCAB_COUNT ? NULL : vocab_by_code(v, codes.item[i]);

		if (i > 0)
			buf_addf(&out, " %s ", draw_dot());
		buf_add(&out, item != NULL ? C_(vocab_context(v), item->label) : codes.item[i]);
	}
	strlist_clear(&codes);
	return buf_take(&out);
}

static char *
show_commune(const char *value)
{
	const struct commune *commune = commune_by_insee(value);

	return commune != NULL ? mem_strdup(commune->name) : show_codes(VOCAB_RESIDENCE, value);
}

static char *
show_partners(struct desk *d, const char *value)
{
	struct strlist ids = { .item = NULL };
	struct buf out = BUF_INIT;
	struct err ignored = { 0 };
	struct partner p;
	int64_t n;
	size_t i;

	strlist_split(&ids, value, '|');
	for (i = 0; i < ids.count; i++) {
		partner_init(&p);
		if (i > 0)
			buf_addf(&out, " %s ", draw_dot());
		if (directory_by_id(d, ids.item[i], &n, &ignored) == 0 &&
		    directory_get(d, n, &p, &ignored) == 0)
			buf_add(&out, p.field[PF_NAME]);
		else
			buf_add(&out, ids.item[i]);
		partner_clear(&p);
	}
	strlist_clear(&ids);
	return buf_take(&out);
}

/* Names where they can be read, else only that there is somebody. */
static char *
show_persons(struct desk *d, const char *value)
{
	struct strlist ids = { .item = NULL };
	struct buf out = BUF_INIT;
	const struct person *p;
	struct err ignored;
	char *name, *count;

	strlist_split(&ids, value, '|');
	for (size_t i = 0; i < ids.count; i++) {
		if (i > 0)
			buf_addf(&out, " %s ", draw_dot());
		if (persons_by_id(d, ids.item[i], &p, &ignored) == 0) {
			name = persons_name(p);
			buf_add(&out, name);
			mem_free_secret(name);
		} else {
			/* TRANSLATORS: a known person of a session, whose name is locked */
			buf_add(&out, _("known, locked"));
		}
	}
	name = buf_take(&out);
	if (ids.count > 1) {
		count = mem_printf("%zu", ids.count);
		buf_addf(&out, _("%s: %s"), count, name);
		free(count);
		mem_free_secret(name);
		name = buf_take(&out);
	}
	strlist_clear(&ids);
	return name;
}

/* What is said where nothing is: who a session is with, and whether a note can be typed. */
static const char *
show_none(const struct entry *e, enum form_field field)
{
	const struct form *f = &e->form;
	bool closed = !f->open || f->sealed != NULL || f->note_locked;

	if (field == FF_PERSON || field == FF_PERSONS)
		/* TRANSLATORS: of whom nobody wants to know who they are; at most 12 columns */
		return _("anonymous");
	if (field == FF_NOTE && closed && e->unset)
		/* TRANSLATORS: instead of a note, while no passphrase was ever chosen: the key p of
		 * the home screen asks for one; at most 40 columns */
		return _("after p, which asks for a passphrase");
	if (field == FF_NOTE && closed)
		/* TRANSLATORS: instead of a note that only the passphrase shows */
		return _("locked");
	return "";
}

/* Themes and procedures share a field of the screen. */
static char *
show_themes(const struct form *f)
{
	char *procedures = f->value[FF_PROCEDURES] == NULL
				   ? NULL
				   : show_codes(VOCAB_PROCEDURE, f->value[FF_PROCEDURES]);
	char *themes = f->value[FF_THEMES] == NULL ? mem_strdup("")
						   : show_codes(VOCAB_THEME, f->value[FF_THEMES]);
	char *both;

	if (procedures == NULL)
		return themes;
	/* TRANSLATORS: what a session was about: the themes, then the procedures among them */
	both = mem_printf(_("%s: %s"), themes, procedures);
	free(themes);
	free(procedures);
	return both;
}

/* « F 5 · M 3 · nc 0 »; what is no breakdown yet is shown as it was typed. */
static char *
show_parts(enum vocab v, const char *value, int whole)
{
	struct strlist parts = { .item = NULL };
	struct buf out = BUF_INIT;
	bool good = true;
	size_t i;

	strlist_split(&parts, value, '|');
	for (i = 0; i < parts.count && good; i++) {
		char *count = strchrnul(parts.item[i], '=');
		const struct commune *commune;
		const struct vocab_item *item;
		long n;

		good = *count != '\0' && str_to_long(count + 1, 0, PARTICIPANTS_MAX, &n) == 0;
		if (!good)
			break;
		*count = '\0';
		item = vocab_by_code(v, parts.item[i]);
		commune = commune_by_insee(parts.item[i]);
		whole -= (int)n;
		buf_addf(&out, "%s %ld %s ",
			 item != NULL      ? C_(vocab_short_context(v), item->short_label)
			 : commune != NULL ? commune->name
					   : parts.item[i],
			 n, draw_dot());
	}
	strlist_clear(&parts);
	/* TRANSLATORS: ends a breakdown of participants: how many gave no answer; at most 14
	 * columns */
	buf_addf(&out, _("not given %d"), whole > 0 ? whole : 0);
	if (good)
		return buf_take(&out);
	buf_clear(&out);
	return mem_strdup(value);
}

static char *
show(struct desk *d, const struct entry *e, enum form_field field)
{
	const struct form *f = &e->form;
	const struct form_field_info *info = &form_fields[field];
	const char *value = f->value[field];
	int number;

	if (field == FF_THEMES)
		return show_themes(f);
	if (info->type == FORM_YES)
		/* TRANSLATORS: the answer to « helped before »; at most 6 columns */
		return mem_strdup(value != NULL ? C_("answer", "yes") : C_("answer", "no"));
	if (value == NULL)
		return mem_strdup(show_none(e, field));
	switch (info->type) {
	case FORM_PERSON:
	case FORM_PERSONS:
		return show_persons(d, value);
	case FORM_CHOICE:
	case FORM_CHOICES:
		return show_codes(info->vocab, value);
	case FORM_TAGS:
		return show_codes(VOCAB_COUNT, value);
	case FORM_COMMUNE:
	case FORM_RESIDENCE:
		return show_commune(value);
	case FORM_PLACE:
		return mem_strdup(desk_post_name(d, POST_PLACE, value));
	case FORM_MEDIATOR:
		return mem_strdup(desk_post_name(d, POST_MEDIATOR, value));
	case FORM_PARTNERS:
		return show_partners(d, value);
	case FORM_BREAKDOWN:
		return show_parts(info->vocab, value, entry_whole(e));
	case FORM_DURATION:
		if (words_duration_parse(value, &number) == 0)
			return words_duration(number);
		return mem_strdup(value);
	case FORM_DATE:
		if (words_date_parse(value, clock_today(desk_clock(d)), &number) == 0)
			return words_date(number);
		return mem_strdup(value);
	default:
		return mem_strdup(value);
	}
}

/* « yesterday » is seen to be Monday before it is accepted. */
static char *
show_typed(struct desk *d, const struct entry *e)
{
	const char *text = e->edit.text;
	int day;

	if (form_fields[session_cell(&e->form, e->focus)->field].type != FORM_DATE || e->fresh ||
	    str_empty(text) || words_date_parse(text, clock_today(desk_clock(d)), &day) != 0)
		return NULL;
	return words_date(day);
}

/* Letters that choose nothing stand behind what was chosen, or alone where that is one value. */
static char *
show_all(struct desk *d, const struct entry *e, enum form_field field)
{
	const char *unread = e->form.unread[field];
	char *chosen;
	char *both;

	if (unread == NULL)
		return show(d, e, field);
	if (form_fields[field].type != FORM_CHOICES && form_fields[field].type != FORM_TAGS)
		return mem_strdup(unread);
	chosen = show(d, e, field);
	both = *chosen == '\0' ? mem_strdup(unread)
			       : mem_printf("%s %s %s", chosen, draw_dot(), unread);
	free(chosen);
	return both;
}

void
session_show_fill(struct session_show *s, struct desk *d, const struct entry *e)
{
	const struct session_layout *layout = session_layout(e->form.kind);
	size_t i;

	for (i = 0; i < layout->count; i++) {
		enum form_field field = layout->cell[i].field;

		mem_free_secret(s->text[field]); /* it may be a name */
		s->text[field] = show_all(d, e, field);
	}
	mem_replace(&s->typed, show_typed(d, e));
}

void
session_show_clear(struct session_show *s)
{
	int i;

	for (i = 0; i < FF_COUNT; i++)
		mem_free_secret(s->text[i]);
	free(s->typed);
}
