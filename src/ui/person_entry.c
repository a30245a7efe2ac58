/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the keys into the form of a person. The form always has what is typed: the search for those
 * who are known already goes on at each letter. */
#include "config.h"

#include "ui/person_entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/person_entry_private.h"

const struct person_cell person_cells[PERSON_CELLS] = {
	{ PERSON_NAME, 0, false, false },         { PERSON_FIRST_NAMES, 0, true, false },
	{ PERSON_BIRTH_YEAR, 1, false, false },   { PERSON_PHONE, 1, true, false },
	{ PERSON_EMAIL, 2, false, false },        { PERSON_RESIDENCE, 2, true, false },
	{ PERSON_ADDRESS, 3, false, true },       { PERSON_GENDER, 4, false, false },
	{ PERSON_STATUS, 4, true, false },        { PERSON_MANDATE_FOR, 5, false, true },
	{ PERSON_MANDATE_FROM, 6, false, false }, { PERSON_MANDATE_UNTIL, 6, true, false },
	{ PERSON_NOTE, 7, false, true },          { PERSON_AGREED, 8, false, true },
};

static int
field_of(const struct person_entry *e)
{
	return person_cells[e->focus].field;
}

static bool
is_picked(int field)
{
	return field != PERSON_AGREED && person_fields[field].like != FF_COUNT &&
	       person_fields[field].like != FF_DATE;
}

static void
forget_likely(struct person_entry *e)
{
	for (size_t i = 0; i < e->likely_count; i++)
		mem_free_secret(e->likely_name[i]);
	e->likely_count = 0;
}

/* A failure leaves the list empty: it is a help, not a rule. */
static void
find_likely(struct person_entry *e, struct desk *d)
{
	struct persons_found found;
	struct err ignored;

	forget_likely(e);
	if (persons_likely(d, &e->form, PERSON_LIKELY, &found, &ignored) != 0)
		return;
	for (; e->likely_count < found.count && e->likely_count < PERSON_LIKELY;
	     e->likely_count++) {
		e->likely[e->likely_count] = found.hit[e->likely_count]->n;
		e->likely_name[e->likely_count] = persons_name(found.hit[e->likely_count]);
	}
}

static int
enter_field(struct person_entry *e, struct desk *d, struct err *err)
{
	int field = field_of(e);

	e->answered = e->typed = e->fresh = false;
	if (field == PERSON_AGREED)
		return 0;
	edit_set(&e->edit, e->form.value[field]);
	if (!is_picked(field))
		return 0;
	if (picker_open(&e->picker, d, person_fields[field].like, NULL, err) != 0)
		return -1;
	e->picking = true;
	if (e->form.unread[field] != NULL)
		picker_type(&e->picker, e->form.unread[field]);
	return 0;
}

int
person_entry_open(struct person_entry *e, struct desk *d, struct person_form *form, bool agreed,
		  struct err *err)
{
	*e = (struct person_entry){ .form = *form, .agreed = agreed };
	edit_init(&e->edit, 0);
	find_likely(e, d);
	for (int i = 0; i < PERSON_FIELDS; i++)
		if (form->unread[i] != NULL)
			person_entry_complain(e, i);
	return enter_field(e, d, err);
}

static void
leave_field(struct person_entry *e)
{
	if (e->picking)
		picker_close(&e->picker);
	e->picking = false;
}

static void
word_end(struct person_entry *e)
{
	free(e->names);
	free(e->word);
	e->names = e->word = NULL;
}

void
person_entry_close(struct person_entry *e)
{
	leave_field(e);
	word_end(e);
	forget_likely(e);
	edit_clear(&e->edit);
	person_form_clear(&e->form);
}

/* A warning that was accepted was of another value: it is told again. */
static void
set(struct person_entry *e, struct desk *d, enum person_field field, const char *value)
{
	person_form_set(&e->form, field, value);
	e->touched = e->unkept = e->typed = true;
	e->accept = false;
	person_entry_forget(e, (int)field);
	find_likely(e, d);
}

/* The letters typed in a list so far, for the draft. */
static void
take_typed(struct person_entry *e)
{
	if (e->picking)
		person_form_set_unread(&e->form, (enum person_field)field_of(e),
				       e->picker.typed.text);
}

int
person_entry_keep(struct person_entry *e, struct desk *d, struct err *err)
{
	if (!e->unkept || desk_readonly(d))
		return 0;
	take_typed(e);
	if (persons_draft_put(d, &e->form, err) != 0)
		return -1;
	e->unkept = false;
	return 0;
}

/* The letters typed in a list choose what they mean. False: nothing; they stay, which is told. */
static bool
commit_picked(struct person_entry *e, struct desk *d)
{
	enum person_field field = (enum person_field)field_of(e);
	const struct choice *c;

	if (!e->picking)
		return true;
	c = picker_meant(&e->picker);
	person_entry_forget(e, (int)field);
	person_form_set_unread(&e->form, field, NULL);
	if (c != NULL)
		set(e, d, field, c->code);
	if (c != NULL || edit_empty(&e->picker.typed))
		return true;
	take_typed(e);
	person_entry_complain(e, (int)field);
	return false;
}

static void
go(struct person_entry *e, struct desk *d, size_t to, struct err *err)
{
	if (!e->picking)
		person_entry_forget(e, field_of(e));
	if (commit_picked(e, d))
		person_entry_look_back(e, d);
	person_form_settle(&e->form, (enum person_field)field_of(e), d);
	leave_field(e);
	e->went_on = false;
	e->focus = to;
	enter_field(e, d, err);
	person_entry_keep(e, d, err);
}

void
person_entry_move(struct person_entry *e, struct desk *d, int step, struct err *err)
{
	if ((step < 0 && e->focus == 0) || (step > 0 && e->focus + 1 == PERSON_CELLS))
		return;
	go(e, d, step < 0 ? e->focus - 1 : e->focus + 1, err);
}

void
person_entry_tab(struct person_entry *e, struct desk *d, struct err *err)
{
	bool went_on = e->went_on;

	e->went_on = false;
	word_end(e);
	if (!went_on)
		person_entry_move(e, d, 1, err);
}

/* Whether a word begins a name of the choice, or ends one in a way of its own: retraitée. */
static bool
goes_on(const char *names, const char *word)
{
	char *folded = utf8_fold(word);
	char *name = mem_printf("\n%s", folded);
	size_t len = strlen(name);
	bool on = strstr(names, name) != NULL;

	while (!on && len > 2 && (name[len - 1] == 'e' || name[len - 1] == 's')) {
		name[--len] = '\n';
		name[len + 1] = '\0';
		on = strstr(names, name) != NULL;
	}
	free(name);
	free(folded);
	return on;
}

/* True when the key is one more of the word that chose before its end: it is for no other field. */
static bool
absorbed(struct person_entry *e, int key)
{
	char text[5];

	if (e->names == NULL)
		return false;
	if (!key_is_text(key)) {
		word_end(e);
		return false;
	}
	text[utf8_put(key, text)] = '\0';
	mem_replace(&e->word, mem_printf("%s%s", e->word, text));
	if (goes_on(e->names, e->word))
		return true;
	word_end(e);
	return false;
}

static void
choose(struct person_entry *e, struct desk *d, const struct choice *c, int key, struct err *err)
{
	bool by_itself = key != K_ENTER;

	/* Hands type a word to its end, though half of it chose: see absorbed(). */
	if (by_itself && !edit_empty(&e->picker.typed)) {
		e->names = mem_printf("\n%s\n", c->folded);
		e->word = mem_strdup(e->picker.typed.text);
	}
	picker_reset(&e->picker);
	set(e, d, (enum person_field)field_of(e), c->code);
	person_entry_move(e, d, 1, err);
	e->went_on = by_itself;
}

static bool
key_picked(struct person_entry *e, struct desk *d, int key, struct err *err)
{
	const struct choice *c = NULL;

	if (edit_empty(&e->picker.typed) && (key == K_BACKSPACE || key == K_DELETE)) {
		set(e, d, (enum person_field)field_of(e), NULL);
		return true;
	}
	switch (picker_key(&e->picker, key, true, &c)) {
	case PICK_CHOSEN:
		choose(e, d, c, key, err);
		return true;
	case PICK_EMPTY_ENTER:
		person_entry_move(e, d, 1, err);
		return true;
	case PICK_NOT_MINE:
		return false;
	default:
		return true;
	}
}

/* The first letter of the answer in the language, or in French. */
static bool
answers(int key, const char *answer, const char *french)
{
	char *folded = utf8_fold(answer);
	bool same = key == (unsigned char)folded[0] || key == french[0];

	mem_free_secret(folded);
	return same;
}

/* One key answers, the first one there: in « non pas encore » no later letter makes it a yes. */
static bool
key_agreed(struct person_entry *e, int key, bool *save)
{
	bool yes = answers(key, C_("answer", "yes"), "o");
	bool back = key == K_BACKSPACE || key == K_DELETE;

	if (key == K_ENTER) {
		*save = true;
		return true;
	}
	if (!back && !key_is_text(key))
		return false;
	if (back ||
	    (!e->answered && (yes || key == ' ' || answers(key, C_("answer", "no"), "n")))) {
		e->agreed = yes || (key == ' ' && !e->agreed);
		e->refused = !e->agreed && !back;
	}
	e->answered = !back;
	return true;
}

static bool
key_text(struct person_entry *e, struct desk *d, int key, struct err *err)
{
	if (key == K_ENTER) {
		if (person_entry_stands(e, d))
			person_entry_move(e, d, 1, err);
		return true;
	}
	if (e->fresh && (key_is_text(key) || key == K_BACKSPACE))
		edit_set(&e->edit, "");
	e->fresh = false;
	if (!edit_key(&e->edit, key))
		return false;
	if (!str_equal(e->edit.text, e->form.value[field_of(e)]))
		set(e, d, (enum person_field)field_of(e), e->edit.text);
	return true;
}

bool
person_entry_key(struct person_entry *e, struct desk *d, int key, bool *save, struct err *err)
{
	bool went_on = e->went_on;

	*save = false;
	if (absorbed(e, key))
		return true;
	/* Whoever confirms a choice that was taken without that must not skip the next field. */
	e->went_on = false;
	if (went_on && (key == K_ENTER || key == K_DOWN))
		return true;
	if (e->picking) {
		size_t typed = strlen(e->picker.typed.text);
		bool mine = key_picked(e, d, key, err);

		if (e->picking && strlen(e->picker.typed.text) != typed)
			e->touched = e->unkept = true;
		return mine;
	}
	if (key == K_UP || key == K_DOWN) {
		person_entry_move(e, d, key == K_UP ? -1 : 1, err);
		return true;
	}
	if (field_of(e) == PERSON_AGREED)
		return key_agreed(e, key, save);
	return key_text(e, d, key, err);
}

void
person_entry_paste(struct person_entry *e, struct desk *d, const char *text)
{
	e->went_on = false;
	word_end(e);
	if (e->picking) {
		picker_paste(&e->picker, text);
		e->touched = e->unkept = true;
	} else if (field_of(e) != PERSON_AGREED) {
		if (e->fresh)
			edit_set(&e->edit, "");
		e->fresh = false;
		edit_paste(&e->edit, text);
		set(e, d, (enum person_field)field_of(e), e->edit.text);
	}
}

static void
go_to(struct person_entry *e, struct desk *d, int field, struct err *err)
{
	size_t at = 0;

	while (person_cells[at].field != field)
		at++;
	leave_field(e);
	e->focus = at;
	enter_field(e, d, err);
}

void
person_entry_go_on(struct person_entry *e, struct desk *d, struct err *err)
{
	int field = 0;

	while (field < PERSON_FIELDS &&
	       (e->form.value[field] != NULL || e->form.unread[field] != NULL))
		field++;
	go_to(e, d, field, err); /* the one after the fields is the agreement */
}

static void
go_to_problem(struct person_entry *e, struct desk *d, struct err *err)
{
	size_t at = 0;

	while (at + 1 < PERSON_CELLS && person_entry_problem(e, person_cells[at].field) == NULL)
		at++;
	go_to(e, d, person_cells[at].field, err);
}

int
person_entry_save(struct person_entry *e, struct desk *d, int64_t *n, struct err *err)
{
	struct err why = { 0 };

	commit_picked(e, d);
	if (person_entry_refused(e, d)) {
		go_to_problem(e, d, err);
		return -1;
	}
	if (persons_save(d, &e->form, DATE_NONE, e->accept, n, &e->problems, &why) == 0) {
		e->unkept = false;
		return 0;
	}
	if (e->problems.count == 0) {
		*err = why;
		return -1;
	}
	/* Saving again takes warnings for answered, if there is nothing else. */
	e->accept = why.code == ERR_VALUE;
	for (size_t i = 0; i < e->problems.count; i++)
		e->accept = e->accept && e->problems.item[i].warning;
	go_to_problem(e, d, err);
	return -1;
}
