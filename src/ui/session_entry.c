/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys into values of a form. The same key does the same thing in every field of a kind, so that a
 * trained hand never has to look. */
#include "config.h"

#include "ui/session_entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/key.h"

static enum form_field
field(const struct entry *e)
{
	return session_cells[e->focus].field;
}

static const struct form_field_info *
info(const struct entry *e)
{
	return &form_fields[field(e)];
}

bool
entry_many(const struct entry *e)
{
	return info(e)->type == FORM_CHOICES;
}

bool
entry_editing(const struct entry *e)
{
	switch (info(e)->type) {
	case FORM_TEXT:
	case FORM_DATE:
	case FORM_TIME:
	case FORM_DURATION:
	case FORM_NUMBER:
		return true;
	default:
		return false;
	}
}

const char *
entry_hint(const struct entry *e, bool repeat)
{
	if (repeat && !e->touched)
		return _("Enter saves it as it is; anything can be changed first.");
	switch (info(e)->type) {
	case FORM_CHOICES:
		return _("Type some letters; Enter adds the choice, Enter again goes on.");
	case FORM_DURATION:
		return _("Minutes, or 1h30. Usual: 15, 30, 45, 60, 90, 120.");
	case FORM_DATE:
		return _("For example: yesterday, -2, 12, 12/3, mon, 12 march.");
	case FORM_TIME:
		return _("For example: 9:30, 14h.");
	case FORM_PARTNERS:
		return _("Type some letters to find a partner; Backspace takes the last one away.");
	case FORM_YES:
		return _("y for yes, n for no, Space for the other one.");
	case FORM_TEXT:
		return _("A few words, without names or numbers of a person.");
	default:
		return _("Type some letters or a number; Enter chooses and goes on.");
	}
}

static bool
picks(const struct entry *e)
{
	return !entry_editing(e) && info(e)->type != FORM_YES && info(e)->type != FORM_PARTNERS;
}

static int
enter_field(struct entry *e, struct desk *d, struct err *err)
{
	e->picking = picks(e);
	e->fresh = true;
	if (entry_editing(e))
		edit_set(&e->edit, e->form.value[field(e)]);
	if (!e->picking)
		return 0;
	if (picker_open(&e->picker, d, field(e), err) == 0)
		return 0;
	e->picking = false;
	return -1;
}

static void
keep_draft(struct entry *e, struct desk *d, struct err *err)
{
	if (e->touched && !desk_readonly(d))
		logbook_draft_put(d, &e->form, err);
}

/* Something changed: earlier complaints about the field no longer hold. */
static void
changed(struct entry *e, struct desk *d, enum form_field which, struct err *err)
{
	size_t i;

	e->touched = true;
	e->accept = false;
	for (i = 0; i < e->problems.count; i++)
		if (e->problems.item[i].field == which)
			e->problems.item[i].field = FF_COUNT;
	if (which == FF_DURATION)
		form_follow_start(&e->form, desk_clock(d));
	keep_draft(e, d, err);
}

static void
complain(struct entry *e, const char *value)
{
	struct problem *p;

	if (e->problems.count == PROBLEMS_MAX)
		e->problems.count = 0;
	p = &e->problems.item[e->problems.count++];
	*p = (struct problem){ .code = PROBLEM_UNKNOWN, .field = field(e) };
	snprintf(p->value, sizeof(p->value), "%.*s", (int)utf8_fit(value, 40), value);
}

static void
choose(struct entry *e, struct desk *d, const struct choice *c, struct err *err)
{
	const struct vocab_item *none = vocab_by_num(VOCAB_DEVICE, DEVICE_NONE);

	if (!entry_many(e)) {
		form_set(&e->form, c->field, c->code);
	} else if (form_has(&e->form, c->field, c->code) && !e->form.proposed[c->field]) {
		form_remove(&e->form, c->field, c->code);
	} else {
		/* « No device » stands alone. */
		if (c->field == FF_DEVICES && strcmp(c->code, none->code) == 0)
			form_set(&e->form, c->field, NULL);
		else if (c->field == FF_DEVICES && !e->form.proposed[c->field])
			form_remove(&e->form, c->field, none->code);
		form_add(&e->form, c->field, c->code);
	}
	changed(e, d, field(e), err);
}

/* What was typed in the field becomes its value: the text, or the choice that the letters mean. */
static void
commit(struct entry *e, struct desk *d, struct err *err)
{
	const char *old = e->form.value[field(e)];
	const struct choice *c;

	if (entry_editing(e) && !str_equal(old == NULL ? "" : old, e->edit.text)) {
		form_set(&e->form, field(e), str_empty(e->edit.text) ? NULL : e->edit.text);
		changed(e, d, field(e), err);
	}
	if (!e->picking || edit_empty(&e->picker.typed))
		return;
	c = picker_current(&e->picker);
	if (c == NULL) {
		complain(e, e->picker.typed.text);
		return;
	}
	choose(e, d, c, err);
	picker_reset(&e->picker);
}

void
entry_move(struct entry *e, struct desk *d, size_t to, struct err *err)
{
	commit(e, d, err);
	if (e->picking)
		picker_close(&e->picker);
	e->focus = to;
	enter_field(e, d, err);
}

static void
next(struct entry *e, struct desk *d, struct err *err)
{
	entry_move(e, d, session_cell_step(&e->form, e->focus, 1), err);
}

int
entry_open(struct entry *e, struct desk *d, struct form *form, struct err *err)
{
	*e = (struct entry){ .form = *form };
	edit_init(&e->edit, NOTE_MAX_CHARS);
	if (enter_field(e, d, err) == 0)
		return 0;
	entry_close(e);
	return -1;
}

void
entry_close(struct entry *e)
{
	if (e->picking)
		picker_close(&e->picker);
	edit_clear(&e->edit);
	form_clear(&e->form);
}

int
entry_reload(struct entry *e, struct desk *d, struct err *err)
{
	char *typed;

	if (!e->picking)
		return 0;
	typed = mem_strdup(e->picker.typed.text);
	picker_close(&e->picker);
	if (picker_open(&e->picker, d, field(e), err) == 0)
		picker_type(&e->picker, typed);
	else
		e->picking = false;
	free(typed);
	return e->picking ? 0 : -1;
}

/* Enter on a field where nothing was typed. */
static enum entry_result
go_on(struct entry *e, struct desk *d, struct err *err)
{
	commit(e, d, err);
	if (session_cell_last(&e->form, e->focus))
		return ENTRY_SAVE;
	next(e, d, err);
	return ENTRY_TAKEN;
}

/* Takes the last value of a list away, or empties a single choice. */
static void
erase(struct entry *e, struct desk *d, struct err *err)
{
	enum form_field which = field(e);
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
	changed(e, d, field(e), err);
}

/* The field moved on by itself when one choice was left: who goes on typing its word has not seen
 * it yet, and must not fill the next field with the end of it. */
static void
absorb_start(struct entry *e, const struct choice *c)
{
	char *typed = utf8_fold(e->picker.typed.text);
	const char *at = *typed == '\0' ? NULL : strstr(c->folded, typed);

	snprintf(e->absorb, sizeof(e->absorb), "%s", at == NULL ? "" : at + strlen(typed));
	e->absorb[strcspn(e->absorb, "\n")] = '\0';
	free(typed);
}

/* True when the key is the next letter of the word that was recognised. */
static bool
absorbed(struct entry *e, int key)
{
	char utf8[5] = "";
	char *letter;
	size_t at;
	bool next;

	if (e->absorb[0] == '\0' || !key_is_text(key)) {
		e->absorb[0] = '\0';
		return false;
	}
	utf8[utf8_put(key, utf8)] = '\0';
	letter = utf8_fold(utf8);
	next = *letter != '\0' && str_starts(e->absorb, letter);
	at = next ? strlen(letter) : strlen(e->absorb);
	memmove(e->absorb, e->absorb + at, strlen(e->absorb + at) + 1);
	free(letter);
	return next;
}

static enum entry_result
key_picker(struct entry *e, struct desk *d, int key, struct err *err)
{
	const struct choice *c = NULL;

	if (edit_empty(&e->picker.typed) && (key == K_BACKSPACE || key == K_DELETE)) {
		erase(e, d, err);
		return ENTRY_TAKEN;
	}
	switch (picker_key(&e->picker, key, !entry_many(e), &c)) {
	case PICK_CHOSEN:
		choose(e, d, c, err);
		if (key != K_ENTER && !entry_many(e))
			absorb_start(e, c);
		picker_reset(&e->picker);
		if (!entry_many(e))
			next(e, d, err);
		return ENTRY_TAKEN;
	case PICK_EMPTY_ENTER:
		return go_on(e, d, err);
	case PICK_NO_MATCH:
		complain(e, e->picker.typed.text);
		return ENTRY_TAKEN;
	case PICK_MOVED:
		return ENTRY_TAKEN;
	default:
		return ENTRY_IGNORED;
	}
}

/* Where nothing is chosen from a list, the arrows go through the fields. */
static bool
up_down(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (key != K_UP && key != K_DOWN)
		return false;
	entry_move(e, d, session_cell_step(&e->form, e->focus, key == K_UP ? -1 : 1), err);
	return true;
}

static enum entry_result
key_edit(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (key == K_ENTER)
		return go_on(e, d, err);
	if (up_down(e, d, key, err))
		return ENTRY_TAKEN;
	if (e->fresh && (key_is_text(key) || key == K_BACKSPACE))
		edit_set(&e->edit, "");
	e->fresh = false;
	return edit_key(&e->edit, key) ? ENTRY_TAKEN : ENTRY_IGNORED;
}

/* True when the key is the first letter of the answer in the language, or in French. */
static bool
first_letter(int key, const char *answer, const char *french)
{
	int32_t cp;
	char *folded = utf8_fold(answer);
	bool match;

	utf8_next(folded, strlen(folded), &cp);
	match = key == cp || key == french[0];
	free(folded);
	return match;
}

static enum entry_result
key_yes(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (key == K_ENTER)
		return go_on(e, d, err);
	if (up_down(e, d, key, err))
		return ENTRY_TAKEN;
	if (key == ' ' || key == K_LEFT || key == K_RIGHT) {
		form_set(&e->form, field(e), e->form.value[field(e)] != NULL ? NULL : "1");
		changed(e, d, field(e), err);
		return ENTRY_TAKEN;
	}
	if (first_letter(key, C_("answer", "no"), "n"))
		form_set(&e->form, field(e), NULL);
	else if (first_letter(key, C_("answer", "yes"), "o"))
		form_set(&e->form, field(e), "1");
	else
		return ENTRY_IGNORED;
	changed(e, d, field(e), err);
	next(e, d, err);
	return ENTRY_TAKEN;
}

static enum entry_result
key_partner(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (key == K_ENTER)
		return go_on(e, d, err);
	if (key == K_BACKSPACE || key == K_DELETE) {
		erase(e, d, err);
		return ENTRY_TAKEN;
	}
	if (up_down(e, d, key, err))
		return ENTRY_TAKEN;
	return key_is_text(key) ? ENTRY_PICK_PARTNER : ENTRY_IGNORED;
}

enum entry_result
entry_key(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (absorbed(e, key))
		return ENTRY_TAKEN;
	if (e->picking)
		return key_picker(e, d, key, err);
	if (entry_editing(e))
		return key_edit(e, d, key, err);
	return info(e)->type == FORM_YES ? key_yes(e, d, key, err) : key_partner(e, d, key, err);
}

void
entry_paste(struct entry *e, const char *text)
{
	if (e->picking)
		picker_paste(&e->picker, text);
	else if (entry_editing(e))
		edit_paste(&e->edit, text);
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
		form_set(&e->form, field(e), form.value[field(e)]);
		if (field(e) == FF_THEMES)
			form_set(&e->form, FF_PROCEDURES, form.value[FF_PROCEDURES]);
		changed(e, d, field(e), err);
		if (e->picking)
			picker_reset(&e->picker);
		else if (entry_editing(e))
			edit_set(&e->edit, form.value[field(e)]);
		next(e, d, err);
	}
	form_clear(&form);
	session_clear(&last);
}

void
entry_partner(struct entry *e, struct desk *d, const char *id, struct err *err)
{
	form_add(&e->form, FF_PARTNERS, id);
	changed(e, d, FF_PARTNERS, err);
}

static void
go_to_problem(struct entry *e, struct desk *d, struct err *err)
{
	size_t at;
	size_t i;

	for (i = 0; i < e->problems.count; i++) {
		at = session_cell_of(e->problems.item[i].field);
		if (at < session_cell_count && session_cell_shown(&e->form, &session_cells[at])) {
			entry_move(e, d, at, err);
			return;
		}
	}
}

enum entry_saved
entry_save(struct entry *e, struct desk *d, struct session *saved, struct err *err)
{
	struct err moved = { 0 };

	e->problems.count = 0;
	commit(e, d, err);
	if (e->problems.count > 0)
		return ENTRY_REFUSED; /* letters that choose nothing: they are still there */
	if (logbook_save(d, &e->form, e->accept, saved, &e->problems, err) == 0)
		return ENTRY_SAVED;
	if (e->problems.count == 0)
		return ENTRY_FAILED;
	err_clear(err);
	go_to_problem(e, d, &moved);
	e->accept = !problems_block(&e->problems);
	return e->accept ? ENTRY_WARNED : ENTRY_REFUSED;
}

int
entry_leave(struct entry *e, struct desk *d, struct err *err)
{
	commit(e, d, err);
	keep_draft(e, d, err);
	return err->code == ERR_NONE ? 0 : -1;
}
