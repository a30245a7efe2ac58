/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the field under the cursor into the form, the draft and the logbook. */
#include "config.h"

#include "ui/session_entry.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/usage.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/session_entry_private.h"

enum form_field
entry_field(const struct entry *e)
{
	return session_cell(&e->form, e->focus)->field;
}

/* The value of the field as a person would type it: a date that nobody typed is kept as files have
 * it. */
static char *
line_of(const struct entry *e)
{
	const char *value = e->form.value[entry_field(e)];
	int day;

	if (e->parting)
		return form_parts_line(&e->parts, value);
	if (form_fields[entry_field(e)].type == FORM_DATE && value != NULL &&
	    date_parse(value, &day) == 0)
		return words_date_digits(day);
	return mem_strdup(value == NULL ? "" : value);
}

static void
fill_line(struct entry *e)
{
	char *line = line_of(e);

	edit_set(&e->edit, line);
	free(line);
	if (e->parting)
		form_parts_read(&e->parts, e->edit.text);
}

/* The line of a breakdown that says a value, which need not be the form's yet. */
static void
say_parts(struct entry *e, const char *value)
{
	char *line = form_parts_line(&e->parts, value);

	edit_set(&e->edit, line);
	free(line);
	entry_count(e);
}

/* Whether the line being typed is no longer what the form has. */
bool
entry_line_changed(const struct entry *e)
{
	char *line = line_of(e);
	bool changed = entry_editing(e) && !str_equal(line, e->edit.text);

	free(line);
	return changed;
}

static int
pick(struct entry *e, struct desk *d, struct err *err)
{
	if (picker_open(&e->picker, d, entry_field(e), e->form.value[FF_PLACE], err) != 0)
		return -1;
	if (entry_many(e))
		choices_take(&e->picker.choices, &e->form);
	return 0;
}

/* What chose nothing when the field was left is typed in it again, and wrong as it was. */
static void
read_again(struct entry *e)
{
	char **unread = &e->form.unread[entry_field(e)];

	if (*unread == NULL)
		return;
	picker_type(&e->picker, *unread);
	if (problems_of(&e->problems, entry_field(e)) == NULL)
		entry_complain(e, PROBLEM_UNKNOWN, *unread);
	form_leave_unread(&e->form, entry_field(e), NULL);
}

static int
enter_field(struct entry *e, struct desk *d, struct err *err)
{
	bool breakdown = form_fields[entry_field(e)].type == FORM_BREAKDOWN;

	e->picking = entry_picks(e);
	e->fresh = true;
	e->parting = false;
	if (breakdown &&
	    form_parts_open(&e->parts, d, entry_field(e), e->form.value[FF_PLACE], err) != 0)
		return -1;
	e->parting = breakdown;
	e->language = i18n_language();
	if (entry_editing(e))
		fill_line(e);
	if (!e->picking)
		return 0;
	e->picking = pick(e, d, err) == 0;
	if (e->picking)
		read_again(e);
	return e->picking ? 0 : -1;
}

/* Takes over what is being typed: true when the draft does not know it yet. */
static bool
note_typing(struct entry *e)
{
	const char *text = NULL;

	if (e->picking && !edit_empty(&e->picker.typed))
		text = e->picker.typed.text;
	else if (entry_line_changed(e))
		text = e->edit.text;
	if (str_equal(text, e->form.typed) && (text == NULL || e->form.at == entry_field(e)))
		return false;
	form_typing(&e->form, entry_field(e), text);
	return true;
}

static void
keep_draft(struct entry *e, struct desk *d, struct err *err)
{
	note_typing(e);
	if (e->touched && !desk_readonly(d))
		logbook_draft_put(d, &e->form, err);
}

/* Something changed: earlier complaints about the field no longer hold. */
void
entry_changed(struct entry *e, struct desk *d, enum form_field which, struct err *err)
{
	e->touched = true;
	e->accept = false;
	entry_forget(e, which);
	if (e->picking && entry_many(e))
		choices_take(&e->picker.choices, &e->form);
	if (which == FF_DURATION)
		form_follow_start(&e->form, desk_clock(d));
	keep_draft(e, d, err);
}

void
entry_choose(struct entry *e, struct desk *d, const struct choice *c, struct err *err)
{
	const struct vocab_item *none = vocab_by_num(VOCAB_DEVICE, DEVICE_NONE);

	if (!entry_many(e)) {
		form_set(&e->form, c->field, c->code);
	} else if (c->taken) {
		form_remove(&e->form, c->field, c->code);
	} else {
		/* « No device » stands alone. */
		if (c->field == FF_DEVICES && strcmp(c->code, none->code) == 0)
			form_set(&e->form, c->field, NULL);
		else if (c->field == FF_DEVICES && !e->form.proposed[c->field])
			form_remove(&e->form, c->field, none->code);
		form_add(&e->form, c->field, c->code);
	}
	entry_changed(e, d, entry_field(e), err);
}

/* Of a breakdown its parts, where all of the line says some; NULL nothing. Yours. */
static char *
typed_value(const struct entry *e)
{
	if (e->parting && e->parts.unread == NULL)
		return form_parts_value(&e->parts);
	return str_empty(e->edit.text) ? NULL : mem_strdup(e->edit.text);
}

/* What was typed in the field becomes its value: the text, or the choice that the letters mean. */
void
entry_commit(struct entry *e, struct desk *d, struct err *err)
{
	const struct choice *c;
	char *value;

	if (entry_line_changed(e)) {
		value = typed_value(e);
		form_set(&e->form, entry_field(e), value);
		free(value);
		if (e->parting)
			fill_line(e);
		entry_changed(e, d, entry_field(e), err);
	}
	if (!e->picking || edit_empty(&e->picker.typed))
		return;
	c = picker_meant(&e->picker);
	if (c == NULL) {
		entry_forget(e, entry_field(e));
		entry_complain(e, PROBLEM_UNKNOWN, e->picker.typed.text);
		form_leave_unread(&e->form, entry_field(e), e->picker.typed.text);
		return;
	}
	picker_reset(&e->picker);
	if (c->taken) /* no letters take anything away */
		entry_forget(e, entry_field(e));
	else
		entry_choose(e, d, c, err);
}

void
entry_word_end(struct entry *e)
{
	free(e->names);
	free(e->word);
	e->names = e->word = NULL;
}

static void
leave_field(struct entry *e)
{
	if (e->picking)
		picker_close(&e->picker);
	if (e->parting)
		form_parts_close(&e->parts);
	e->picking = e->parting = false;
}

static void
move(struct entry *e, struct desk *d, size_t to, struct err *err)
{
	entry_commit(e, d, err);
	if (e->touched)
		entry_look_back(e, d);
	leave_field(e);
	e->went_on = false;
	e->left = e->focus;
	e->focus = to;
	enter_field(e, d, err);
}

void
entry_move(struct entry *e, struct desk *d, size_t to, struct err *err)
{
	entry_word_end(e);
	move(e, d, to, err);
}

void
entry_next(struct entry *e, struct desk *d, struct err *err)
{
	move(e, d, session_cell_step(&e->form, e->focus, 1), err);
}

/* Takes the last value of a list away, or empties a single choice. */
void
entry_erase(struct entry *e, struct desk *d, struct err *err)
{
	enum form_field which = entry_field(e);
	const char *last;
	char *code;

	if (which == FF_THEMES && e->form.value[FF_PROCEDURES] != NULL)
		which = FF_PROCEDURES;
	if (e->form.value[which] == NULL)
		return;
	last = strrchr(e->form.value[which], '|');
	code = mem_strdup(last == NULL ? e->form.value[which] : last + 1);
	form_remove(&e->form, which, code);
	free(code);
	entry_changed(e, d, entry_field(e), err);
}

/* Whether the form shows the field now, and in which cell. */
bool
entry_sees(const struct form *f, enum form_field field, size_t *at)
{
	*at = session_cell_of(f, field);
	return *at < session_layout(f->kind)->count && session_cell_shown(f, session_cell(f, *at));
}

/* Where a draft was left in the middle of a word; the first cell when that one is not shown. */
static size_t
typing_cell(const struct form *f)
{
	size_t at;

	return entry_sees(f, f->at, &at) ? at : 0;
}

static void
type_again(struct entry *e)
{
	if (e->form.typed == NULL || entry_field(e) != e->form.at)
		return;
	if (e->picking)
		picker_type(&e->picker, e->form.typed);
	else if (entry_editing(e))
		edit_set(&e->edit, e->form.typed);
	e->fresh = false;
	entry_count(e);
}

int
entry_open(struct entry *e, struct desk *d, struct form *form, struct err *err)
{
	*e = (struct entry){ .form = *form };
	e->known = entry_known(form, d);
	edit_init(&e->edit, NOTE_MAX_CHARS);
	e->usual = usage_durations(d);
	e->unset = entry_unset(d);
	if (e->form.typed != NULL)
		e->focus = typing_cell(&e->form);
	if (enter_field(e, d, err) == 0) {
		type_again(e);
		return 0;
	}
	entry_close(e);
	return -1;
}

void
entry_close(struct entry *e)
{
	leave_field(e);
	entry_word_end(e);
	free(e->usual);
	edit_clear(&e->edit);
	form_clear(&e->form);
}

int
entry_reload(struct entry *e, struct desk *d, struct err *err)
{
	char *typed;
	bool same;

	if (e->parting) {
		/* What is being typed stays to the letter, but in another language, and so
		 * does what was said of it: nobody typed anything since. */
		same = e->language == i18n_language();
		typed = typed_value(e);
		form_parts_close(&e->parts);
		e->parting = form_parts_open(&e->parts, d, entry_field(e), e->form.value[FF_PLACE],
					     err) == 0;
		e->language = i18n_language();
		if (e->parting && same)
			form_parts_read(&e->parts, e->edit.text);
		else if (e->parting)
			say_parts(e, typed);
		free(typed);
		return e->parting ? 0 : -1;
	}
	if (!e->picking)
		return 0;
	typed = mem_strdup(e->picker.typed.text);
	picker_close(&e->picker);
	if (pick(e, d, err) == 0)
		picker_type(&e->picker, typed);
	else
		e->picking = false;
	free(typed);
	return e->picking ? 0 : -1;
}

void
entry_paste(struct entry *e, const char *text)
{
	if (text == NULL)
		return;
	e->went_on = false;
	if (e->picking)
		picker_paste(&e->picker, text);
	else if (entry_editing(e))
		edit_paste(&e->edit, text);
	entry_count(e);
}

static int
take_last(void *arg, const struct session *s)
{
	session_copy(arg, s);
	return 0;
}

void
entry_same(struct entry *e, struct desk *d, struct err *err)
{
	struct logbook_filter filter = {
		.from = DATE_NONE, .to = DATE_NONE, .kind = e->form.kind, .limit = 1, .newest = true
	};
	struct session last;
	struct form form;

	session_init(&last);
	form_init(&form, e->form.kind);
	if (logbook_each(d, &filter, take_last, &last, err) == 0 && last.n != 0 &&
	    form_from_session(&form, d, &last, err) == 0) {
		form_set(&e->form, entry_field(e), form.value[entry_field(e)]);
		if (entry_field(e) == FF_THEMES)
			form_set(&e->form, FF_PROCEDURES, form.value[FF_PROCEDURES]);
		if (e->picking)
			picker_reset(&e->picker);
		else if (entry_editing(e))
			fill_line(e);
		entry_changed(e, d, entry_field(e), err);
		entry_next(e, d, err);
	}
	form_clear(&form);
	session_clear(&last);
}

void
entry_partner(struct entry *e, struct desk *d, const char *id, struct err *err)
{
	form_add(&e->form, FF_PARTNERS, id);
	entry_changed(e, d, FF_PARTNERS, err);
}

const char *
entry_last_partner(const struct entry *e)
{
	const char *ids = e->form.value[FF_PARTNERS];
	const char *last = ids != NULL ? strrchr(ids, '|') : NULL;

	return last != NULL ? last + 1 : ids;
}

void
entry_keep(struct entry *e, struct desk *d, struct err *err)
{
	if (!note_typing(e))
		return;
	e->touched = true;
	keep_draft(e, d, err);
}

/* Half a word stays half a word: which choice was meant is not guessed on the way out. */
int
entry_leave(struct entry *e, struct desk *d, struct err *err)
{
	if (note_typing(e))
		e->touched = true;
	keep_draft(e, d, err);
	return err->code == ERR_NONE ? 0 : -1;
}
