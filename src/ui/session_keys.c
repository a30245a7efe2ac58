/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does in a field. It does the same in every field of a kind, so that a trained hand
 * never has to look. */
#include "config.h"

#include "ui/session_entry.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/session_entry_private.h"

/* Enter on a field where nothing was typed. */
static enum entry_result
go_on(struct entry *e, struct desk *d, struct err *err)
{
	entry_commit(e, d, err);
	if (session_cell_last(&e->form, e->focus))
		return ENTRY_SAVE;
	entry_next(e, d, err);
	return ENTRY_TAKEN;
}

static bool
is_letter(int key)
{
	return key >= 0x80 || isalpha(key);
}

/* The field moved on by itself when one choice was left: who goes on typing its word has not seen
 * it yet, and must not fill the next field with the end of it. A number is no word, but é is also a
 * letter. */
static void
word_start(struct entry *e, const struct choice *c, int key)
{
	const char *typed = e->picker.typed.text;
	char text[5];

	entry_word_end(e);
	text[utf8_put(key, text)] = '\0';
	if (str_empty(typed) && !is_letter(key))
		return;
	e->names = str_empty(typed) ? mem_strdup("") : mem_printf("\n%s\n", c->folded);
	e->word = mem_strdup(str_empty(typed) ? text : typed);
}

/* A whole name with an ending of its own: retraitée, hommes. */
static bool
is_inflected(const struct entry *e, const char *folded)
{
	static const char *const ending[] = { "e", "s", "es" };
	size_t len = strlen(folded);

	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++) {
		size_t end = strlen(ending[i]);
		char *name;
		bool whole;

		if (len <= end || strcmp(folded + len - end, ending[i]) != 0)
			continue;
		name = mem_printf("\n%.*s\n", (int)(len - end), folded);
		whole = strstr(e->names, name) != NULL;
		free(name);
		if (whole)
			return true;
	}
	return false;
}

/* Whether a name of the choice goes on with the word and what the key adds to it. */
static bool
goes_on(const struct entry *e, const char *word, int key)
{
	char *folded = utf8_fold(word);
	char *spaced = mem_printf("%s ", folded);
	bool more = is_letter(key) || isdigit(key);
	bool on = *folded != '\0' &&
		  (strstr(e->names, more ? folded : spaced) != NULL || is_inflected(e, folded));

	free(spaced);
	free(folded);
	return on;
}

/* An answer may follow a whole name at once: « ducos », then y. */
static bool
answers(const struct entry *e)
{
	char *folded = utf8_fold(e->word);
	char *name = mem_printf("\n%s\n", folded);
	bool whole = strstr(e->names, name) != NULL;

	free(name);
	free(folded);
	return whole && form_fields[entry_field(e)].type == FORM_YES;
}

static void
cut_last(char *word)
{
	size_t len = strlen(word);

	while (len > 0 && ((unsigned char)word[--len] & 0xc0) == 0x80)
		;
	word[len] = '\0';
}

/* True when the key is the next one of the word that was recognised. A letter that cannot be is
 * still of the same word; a digit, or a letter after a digit, begins another one: 35, then r. */
static bool
absorbed(struct entry *e, int key)
{
	char text[5];
	char *word;
	bool after_digit;
	bool another;
	bool on;

	if (e->names == NULL)
		return false;
	if (key == K_BACKSPACE && e->stray) { /* corrects the word, wherever its end is seen */
		cut_last(e->word);
		edit_key(&e->picker.typed, key);
		picker_type(&e->picker, "");
		e->stray = !edit_empty(&e->picker.typed);
		return true;
	}
	if (!key_is_text(key)) {
		entry_word_end(e);
		return false;
	}
	text[utf8_put(key, text)] = '\0';
	after_digit = isdigit((unsigned char)e->word[strlen(e->word) - 1]);
	word = mem_printf("%s%s%s", e->word, after_digit && is_letter(key) ? " " : "", text);
	another = after_digit || !is_letter(key) || answers(e);
	/* After a number, what is neither a letter nor a space is a digit of a French keyboard. */
	on = (!after_digit || is_letter(key) || key == ' ' || key == '-') && goes_on(e, word, key);
	mem_replace(&e->word, word);
	if (!on && another)
		entry_word_end(e);
	return on;
}

/* What was left of a word that chose elsewhere is an answer here only where it begins one: « duc »
 * after « re », but neither the « ne » of « femne » nor what holds it somewhere. */
static bool
stray_is_meant(const struct entry *e)
{
	const char *typed = e->picker.typed.text;
	const struct choice *c = picker_current(&e->picker);

	return c != NULL && strlen(typed) > 1 &&
	       choices_meant(&e->picker.choices, (size_t)(c - e->picker.choices.item), typed);
}

static enum entry_result
key_picker(struct entry *e, struct desk *d, int key, struct err *err)
{
	const struct choice *c = NULL;
	bool typed;
	char text[5];

	if (e->names != NULL) { /* within a word that chose elsewhere: only shows what it finds */
		text[utf8_put(key, text)] = '\0';
		picker_paste(&e->picker, text);
		e->stray = true;
		return ENTRY_TAKEN;
	}
	if (e->stray && key == K_ENTER && !stray_is_meant(e)) {
		e->stray = false;
		picker_reset(&e->picker);
		return ENTRY_TAKEN;
	}
	e->stray = false;
	if (edit_empty(&e->picker.typed) && (key == K_BACKSPACE || key == K_DELETE)) {
		entry_erase(e, d, err);
		return ENTRY_TAKEN;
	}
	typed = !edit_empty(&e->picker.typed);
	switch (picker_key(&e->picker, key, !entry_many(e), &c)) {
	case PICK_CHOSEN:
		if (c->taken && typed && !e->picker.moved) {
			entry_forget(e, entry_field(e));
			entry_complain(e, PROBLEM_TAKEN, c->label);
			return ENTRY_TAKEN;
		}
		if (key != K_ENTER && !entry_many(e))
			word_start(e, c, key);
		picker_reset(&e->picker);
		entry_choose(e, d, c, err);
		if (!entry_many(e))
			entry_next(e, d, err);
		return ENTRY_TAKEN;
	case PICK_EMPTY_ENTER:
		return go_on(e, d, err);
	case PICK_NO_MATCH:
		entry_complain(e, PROBLEM_UNKNOWN, e->picker.typed.text);
		return ENTRY_TAKEN;
	case PICK_MOVED:
		if (typed) /* what was wrong with the letters need not be with these */
			entry_forget(e, entry_field(e));
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
		return entry_stands(e, d, err) ? go_on(e, d, err) : ENTRY_TAKEN;
	if (up_down(e, d, key, err))
		return ENTRY_TAKEN;
	if (e->fresh && (key_is_text(key) || key == K_BACKSPACE))
		edit_set(&e->edit, "");
	e->fresh = false;
	if (!edit_key(&e->edit, key))
		return ENTRY_IGNORED;
	entry_count(e);
	return ENTRY_TAKEN;
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
	bool no;

	if (key == K_ENTER)
		return go_on(e, d, err);
	if (up_down(e, d, key, err))
		return ENTRY_TAKEN;
	if (key == ' ' || key == K_LEFT || key == K_RIGHT) {
		form_set(&e->form, entry_field(e),
			 e->form.value[entry_field(e)] != NULL ? NULL : "1");
		entry_changed(e, d, entry_field(e), err);
		return ENTRY_TAKEN;
	}
	no = first_letter(key, C_("answer", "no"), "n");
	if (!no && !first_letter(key, C_("answer", "yes"), "o"))
		return ENTRY_IGNORED;
	if (e->names != NULL) { /* a letter of a word that chose elsewhere is no answer */
		entry_word_end(e);
		return ENTRY_TAKEN;
	}
	form_set(&e->form, entry_field(e), no ? NULL : "1");
	entry_changed(e, d, entry_field(e), err);
	entry_next(e, d, err);
	return ENTRY_TAKEN;
}

static enum entry_result
key_partner(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (key == K_ENTER)
		return go_on(e, d, err);
	if (key == K_BACKSPACE || key == K_DELETE) {
		entry_erase(e, d, err);
		return ENTRY_TAKEN;
	}
	if (up_down(e, d, key, err))
		return ENTRY_TAKEN;
	return key_is_text(key) ? ENTRY_PICK_PARTNER : ENTRY_IGNORED;
}

/* They are picked elsewhere; here they are only taken out again. */
static enum entry_result
key_persons(struct entry *e, struct desk *d, int key, struct err *err)
{
	if (key == K_ENTER)
		return go_on(e, d, err);
	if (key == K_BACKSPACE || key == K_DELETE) {
		entry_person_out(e, d, err);
		return ENTRY_TAKEN;
	}
	return up_down(e, d, key, err) ? ENTRY_TAKEN : ENTRY_IGNORED;
}

enum way { WAY_LIST, WAY_LINE, WAY_YES, WAY_DIRECTORY, WAY_PERSONS };

typedef enum entry_result key_fn(struct entry *e, struct desk *d, int key, struct err *err);
static key_fn *const keys_of_way[] = {
	[WAY_LIST] = key_picker,       [WAY_LINE] = key_edit,       [WAY_YES] = key_yes,
	[WAY_DIRECTORY] = key_partner, [WAY_PERSONS] = key_persons,
};

#define HINT_CHOICE N_("Type some letters or a number; Enter chooses and goes on.")

/* How each type of field is filled in, and the sentence that says so where a form has one. */
static const struct {
	enum way way;
	const char *hint;
} fields[] = {
	[FORM_TEXT] = { WAY_LINE, N_("A few words, without names or numbers of a person.") },
	[FORM_CHOICE] = { WAY_LIST, HINT_CHOICE },
	[FORM_CHOICES] = { WAY_LIST,
			   N_("Type some letters; Enter adds the choice, Enter again goes on.") },
	[FORM_DATE] = { WAY_LINE, N_("For example: yesterday, -2, 12, 12/3, mon, 12 march.") },
	[FORM_TIME] = { WAY_LINE, N_("For example: 9:30, 14h.") },
	[FORM_DURATION] = { WAY_LINE, NULL },
	[FORM_NUMBER] = { WAY_LINE, N_("A number, in digits; empty when nobody counted.") },
	[FORM_YES] = { WAY_YES, N_("y for yes, n for no; without an answer it is a first visit.") },
	[FORM_COMMUNE] = { WAY_LIST, HINT_CHOICE },
	[FORM_RESIDENCE] = { WAY_LIST, HINT_CHOICE },
	[FORM_PLACE] = { WAY_LIST, HINT_CHOICE },
	[FORM_MEDIATOR] = { WAY_LIST, HINT_CHOICE },
	[FORM_PARTNERS] = { WAY_DIRECTORY, N_("Type some letters to find a partner; Backspace "
					      "takes the last one away.") },
	[FORM_BREAKDOWN] = { WAY_LINE, N_("Type each number and the letter of its line, like 5f; "
					  "the rest is “not given”.") },
	[FORM_PERSON] = { WAY_PERSONS, N_("F3 takes the person out: the session is anonymous.") },
	[FORM_PERSONS] = { WAY_PERSONS, N_("F3 adds a known person; Backspace takes the last one "
					   "out.") },
	[FORM_NOTE] = { WAY_LINE, N_("They may read it, nobody else without the passphrase.") },
	[FORM_TAGS] = { WAY_LIST, N_("Type a word; Enter adds it as a tag, Enter again goes on.") },
};

static enum form_type
type(const struct entry *e)
{
	return form_fields[entry_field(e)].type;
}

bool
entry_many(const struct entry *e)
{
	/* In a workshop several languages are spoken. */
	return type(e) == FORM_CHOICES || type(e) == FORM_TAGS ||
	       (entry_field(e) == FF_LANGUAGE && e->form.kind == KIND_WORKSHOP);
}

bool
entry_picks(const struct entry *e)
{
	return fields[type(e)].way == WAY_LIST;
}

bool
entry_editing(const struct entry *e)
{
	return fields[type(e)].way == WAY_LINE;
}

const char *
entry_hint(const struct entry *e, bool repeat)
{
	if (repeat && !e->touched)
		return _("Enter saves it as it is; anything can be changed first.");
	if (entry_field(e) == FF_RESIDENCES)
		return _("Type each number and how its commune begins, like 3 duc; the rest is "
			 "“not given”.");
	if (entry_field(e) == FF_AGE)
		return _("Type the age or some letters; Enter chooses and goes on.");
	if (entry_many(e))
		return _(fields[FORM_CHOICES].hint);
	return fields[type(e)].hint == NULL ? "" : _(fields[type(e)].hint);
}

void
entry_tab(struct entry *e, struct desk *d, struct err *err)
{
	bool went_on = e->went_on;

	e->went_on = false;
	entry_word_end(e);
	if (!went_on)
		entry_next(e, d, err);
}

enum entry_result
entry_key(struct entry *e, struct desk *d, int key, struct err *err)
{
	bool went_on = e->went_on;
	enum entry_result result;
	size_t from = e->focus;

	if (absorbed(e, key))
		return ENTRY_TAKEN;
	/* Whoever confirms a choice that was taken without that must not skip the next field. */
	e->went_on = false;
	if (went_on && (key == K_ENTER || key == K_DOWN))
		return ENTRY_TAKEN;
	/* A list that could not be read has nothing to choose from: its keys do nothing. */
	if (entry_picks(e) && !e->picking)
		return ENTRY_IGNORED;
	result = keys_of_way[fields[type(e)].way](e, d, key, err);
	e->went_on = key_is_text(key) && e->focus != from;
	/* Who types here has read what is wrong there: the hint of this field has its row again. */
	if (result == ENTRY_TAKEN && e->focus == from)
		e->left = e->focus;
	return result;
}
