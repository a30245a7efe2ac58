/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the keys into the form of a place. The form always has what is typed. */
#include "config.h"

#include "ui/place_entry.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"

enum {
	LIKELY = 3,
	LIKELY_LETTERS = 3, /* of a name, from which it may look like another */
	TEXT_CHARS = 500,
};

/* TRANSLATORS: titles of groups in the form of a place */
const struct place_cell place_cells[] = {
	{ PF_NAME, NULL },
	{ PF_COMMUNE, N_("Where") },
	{ PF_POSTAL, NULL },
	{ PF_ADDRESS, NULL },
	{ PF_ADDRESS_MORE, NULL },
	{ PF_PHONE, N_("To reach them") },
	{ PF_EMAILS, NULL },
	{ PF_WEB, NULL },
	{ PF_BOOKING, NULL },
	{ PF_HOURS, N_("When") },
	{ PF_SERVICES, N_("What they do") },
	{ PF_AUDIENCE, NULL },
	{ PF_CARE, NULL },
	{ PF_SUPPORT, NULL },
	{ PF_COST, NULL },
	{ PF_ACCESS, NULL },
	{ PF_ACCESSIBILITY, NULL },
	{ PF_SUMMARY, N_("In their words") },
	{ PF_DETAIL, NULL },
	{ PF_TYPOLOGY, N_("Who they are") },
	{ PF_PARENT, NULL },
	{ PF_PIVOT, NULL },
	{ PF_PROGRAMMES, NULL },
	{ PF_LABELS, NULL },
	{ PF_OTHER_LABELS, NULL },
	{ PF_ITINERANCE, NULL },
	{ PF_LATITUDE, NULL },
	{ PF_LONGITUDE, NULL },
	{ PLACE_KIND, N_("In the hub") },
	{ PLACE_ROLE, NULL },
	{ PLACE_ROLE_DATE, NULL },
	{ PLACE_TERRITORY, NULL },
	{ PLACE_NOTE, N_("At this desk") },
};
const size_t place_cells_count = sizeof(place_cells) / sizeof(place_cells[0]);

/* --- lines of a long text, in one line --- */

#define PARAGRAPH "\xc2\xb6" /* stands for the end of a line while it is typed */

/* Yours. */
static char *
in_one_line(const char *text)
{
	struct buf out = BUF_INIT;

	for (; text != NULL && *text != '\0'; text++)
		if (*text == '\n')
			buf_add(&out, PARAGRAPH);
		else if (*text != '\r')
			buf_addc(&out, *text);
	return buf_take(&out);
}

static char *
in_lines(const char *text)
{
	struct buf out = BUF_INIT;

	for (; *text != '\0'; text++) {
		bool end = str_starts(text, PARAGRAPH);

		buf_addc(&out, end ? '\n' : *text);
		text += end;
	}
	return buf_take(&out);
}

/* --- what looks alike --- */

static void
add_likely(struct buf *out, struct desk *d, int64_t n)
{
	struct partner_line line;
	struct err ignored;

	if (directory_line(d, n, &line, &ignored) != 0)
		return;
	buf_addf(out, "%s%s", out->len > 0 ? " " : "", out->len > 0 ? draw_dot() : "");
	buf_addf(out, "%s%s", out->len > 0 ? " " : "", line.name != NULL ? line.name : "");
	if (line.commune != NULL)
		buf_addf(out, " (%s)", line.commune);
	partner_line_clear(&line);
}

/* A failure finds none: it is a help, not a rule. */
static void
find_likely(struct place_entry *e, struct desk *d)
{
	struct directory_query query = { .words = e->form.value[PF_NAME], .limit = LIKELY };
	struct directory_answer answer = { .count = 0 };
	struct buf text = BUF_INIT;
	struct directory *dir;
	struct err ignored;

	free(e->likely);
	e->likely = NULL;
	if (e->form.n != 0 || query.words == NULL || utf8_count(query.words) < LIKELY_LETTERS ||
	    directory_load(&dir, d, &ignored) != 0 ||
	    directory_find(dir, &query, &answer, &ignored) != 0 || answer.nearest)
		return;
	for (size_t i = 0; i < answer.count; i++)
		add_likely(&text, d, directory_hit(dir, i));
	if (text.len > 0)
		e->likely = buf_take(&text);
}

/* --- problems --- */

static void
forget_problem(struct place_entry *e, int field)
{
	for (size_t i = 0; i < e->problems.count; i++) {
		if (e->problems.item[i].field != field)
			continue;
		memmove(&e->problems.item[i], &e->problems.item[i + 1],
			(e->problems.count - i - 1) * sizeof(e->problems.item[0]));
		e->problems.count--;
		return;
	}
}

const struct place_problem *
place_entry_problem(const struct place_entry *e, int field)
{
	for (size_t i = 0; i < e->problems.count; i++)
		if (e->problems.item[i].field == field)
			return &e->problems.item[i];
	return NULL;
}

/* --- the cursor --- */

static int
edit_chars(int field)
{
	switch (field) {
	case PLACE_NOTE:
		return PLACE_NOTE_CHARS;
	case PF_DETAIL:
		return DETAIL_MAX_CHARS;
	default:
		return TEXT_CHARS;
	}
}

static int
enter_field(struct place_entry *e, struct desk *d, struct err *err)
{
	int field = place_entry_field(e);
	bool many;
	int vocab = partner_form_vocab(field, &many);
	char *line = in_one_line(e->form.value[field]);

	edit_set(&e->edit, line);
	e->edit.max_chars = edit_chars(field);
	free(line);
	if (field == PF_COMMUNE) {
		if (picker_open(&e->picker, d, FF_COMMUNE, NULL, err) != 0)
			return -1;
	} else if (vocab >= 0) {
		picker_open_vocab(&e->picker, (enum vocab)vocab);
	} else {
		return 0;
	}
	e->picking = true;
	if (e->form.unread[field] != NULL)
		picker_type(&e->picker, e->form.unread[field]);
	else if (field == PF_COMMUNE && e->form.value[field] == NULL &&
		 e->form.value[PF_POSTAL] != NULL)
		picker_type(&e->picker, e->form.value[PF_POSTAL]); /* those that have it */
	return 0;
}

int
place_entry_open(struct place_entry *e, struct desk *d, struct partner_form *form, struct err *err)
{
	*e = (struct place_entry){ .form = *form };
	edit_init(&e->edit, 0);
	return enter_field(e, d, err);
}

static void
leave_picker(struct place_entry *e)
{
	if (e->picking)
		picker_close(&e->picker);
	e->picking = false;
}

void
place_entry_close(struct place_entry *e)
{
	leave_picker(e);
	edit_clear(&e->edit);
	partner_form_clear(&e->form);
	free(e->likely);
}

static void
changed(struct place_entry *e, struct desk *d, int field)
{
	e->touched = e->unkept = true;
	e->accept = false;
	forget_problem(e, field);
	if (field == PF_NAME)
		find_likely(e, d);
}

void
place_entry_set(struct place_entry *e, struct desk *d, int field, const char *value)
{
	partner_form_set(&e->form, field, value);
	changed(e, d, field);
	if (field == place_entry_field(e))
		edit_set(&e->edit, e->form.value[field]);
}

/* A value of the list: into its field, or out of it where there may be several. */
static void
take_choice(struct place_entry *e, struct desk *d, const struct choice *c)
{
	int field = place_entry_field(e);
	bool many;

	partner_form_vocab(field, &many);
	if (field == PF_COMMUNE && commune_by_insee(c->code) != NULL) {
		partner_form_set_commune(&e->form, commune_by_insee(c->code));
		forget_problem(e, PF_POSTAL);
	} else if (c->value != NULL && many) {
		partner_form_toggle(&e->form, field, partner_form_code(field, c->value));
	} else if (c->value != NULL) {
		partner_form_set(&e->form, field, c->value->code);
	}
	partner_form_set_unread(&e->form, field, NULL);
	changed(e, d, field);
}

/* Letters that stay in a list choose what they mean, or are told of. */
static void
settle_letters(struct place_entry *e, struct desk *d)
{
	int field = place_entry_field(e);
	const struct choice *c = picker_meant(&e->picker);
	bool many;

	/* A postal code of several communes chooses none unseen. */
	if ((edit_empty(&e->picker.typed) ||
	     (field == PF_COMMUNE && e->picker.list.count > 1 &&
	      str_equal(e->picker.typed.text, e->form.value[PF_POSTAL]))) &&
	    !e->picker.moved) {
		partner_form_set_unread(&e->form, field, NULL);
		return;
	}
	partner_form_vocab(field, &many);
	if (c == NULL || (edit_empty(&e->picker.typed) && many)) {
		partner_form_set_unread(&e->form, field, e->picker.typed.text);
		return;
	}
	/* What was put in already is not taken out by leaving. */
	if (many && c->value != NULL &&
	    partner_form_has(&e->form, field, partner_form_code(field, c->value)))
		partner_form_set_unread(&e->form, field, NULL);
	else
		take_choice(e, d, c);
}

static void
leave_field(struct place_entry *e, struct desk *d)
{
	int field = place_entry_field(e);
	struct place_problem problem;

	if (e->picking)
		settle_letters(e, d);
	leave_picker(e);
	e->left = field;
	forget_problem(e, field);
	if (partner_form_tidy(&e->form, field, &problem) && e->problems.count < PLACE_FIELDS)
		e->problems.item[e->problems.count++] = problem;
}

static void
go_to(struct place_entry *e, struct desk *d, size_t at, struct err *err)
{
	leave_field(e, d);
	e->focus = at;
	enter_field(e, d, err);
}

void
place_entry_move(struct place_entry *e, struct desk *d, int step, struct err *err)
{
	size_t count = place_cells_count;

	go_to(e, d, (e->focus + count + (size_t)(step + (int)count)) % count, err);
	if (e->unkept)
		place_entry_keep(e, d, err);
}

/* --- keys --- */

/* With no letter left, what was chosen last goes. */
static void
take_back(struct place_entry *e, struct desk *d)
{
	int field = place_entry_field(e);
	char *last = e->form.value[field] != NULL ? strrchr(e->form.value[field], '|') : NULL;
	char *rest = last == NULL ? NULL
				  : mem_strndup(e->form.value[field],
						(size_t)(last - e->form.value[field]));

	partner_form_set(&e->form, field, rest);
	free(rest);
	changed(e, d, field);
}

static bool
key_picked(struct place_entry *e, struct desk *d, int key, struct err *err)
{
	const struct choice *c = NULL;
	bool many;

	if (edit_empty(&e->picker.typed) && (key == K_BACKSPACE || key == K_DELETE)) {
		take_back(e, d);
		return true;
	}
	partner_form_vocab(place_entry_field(e), &many);
	switch (picker_key(&e->picker, key, false, &c)) {
	case PICK_CHOSEN:
		take_choice(e, d, c);
		picker_reset(&e->picker);
		if (!many)
			place_entry_move(e, d, 1, err);
		return true;
	case PICK_EMPTY_ENTER:
		place_entry_move(e, d, 1, err);
		return true;
	case PICK_NOT_MINE:
		return false;
	default:
		forget_problem(e, place_entry_field(e));
		e->touched |= !edit_empty(&e->picker.typed);
		return true;
	}
}

static void
typed(struct place_entry *e, struct desk *d)
{
	char *text = in_lines(e->edit.text);
	int field = place_entry_field(e);

	if (!str_equal(text, e->form.value[field] != NULL ? e->form.value[field] : "")) {
		partner_form_set(&e->form, field, text);
		changed(e, d, field);
	}
	free(text);
}

bool
place_entry_key(struct place_entry *e, struct desk *d, int key, bool *save, struct err *err)
{
	*save = false;
	if (e->picking)
		return key_picked(e, d, key, err);
	if (key == K_UP || key == K_DOWN) {
		place_entry_move(e, d, key == K_UP ? -1 : 1, err);
		return true;
	}
	if (key == K_ENTER) {
		*save = e->focus + 1 == place_cells_count;
		if (!*save)
			place_entry_move(e, d, 1, err);
		return true;
	}
	if (!edit_key(&e->edit, key))
		return false;
	typed(e, d);
	return true;
}

void
place_entry_paste(struct place_entry *e, struct desk *d, const char *text)
{
	if (e->picking) {
		picker_paste(&e->picker, text);
		e->touched = true;
		return;
	}
	edit_paste(&e->edit, text);
	typed(e, d);
}

/* Letters in a list are not yet in the form. */
int
place_entry_keep(struct place_entry *e, struct desk *d, struct err *err)
{
	if (e->picking && !edit_empty(&e->picker.typed)) {
		partner_form_set_unread(&e->form, place_entry_field(e), e->picker.typed.text);
		e->unkept = true;
	}
	if (!e->unkept)
		return 0;
	if (partner_form_keep(d, &e->form, err) != 0)
		return -1;
	e->unkept = false;
	return 0;
}

int
place_entry_save(struct place_entry *e, struct desk *d, int64_t *n, struct err *err)
{
	struct err why = { 0 };
	size_t at = 0;
	bool accept = e->accept;

	leave_field(e, d);
	if (partner_form_save(d, &e->form, accept, n, &e->problems, &why) == 0) {
		e->unkept = false;
		return enter_field(e, d, err);
	}
	if (e->problems.count == 0 || why.code != ERR_VALUE) {
		*err = why;
		enter_field(e, d, &why);
		return -1;
	}
	/* Saving again takes warnings for answered, if there is nothing else. */
	e->accept = true;
	for (size_t i = 0; i < e->problems.count; i++)
		e->accept = e->accept && e->problems.item[i].warning;
	while (at + 1 < place_cells_count && place_entry_problem(e, place_cells[at].field) == NULL)
		at++;
	e->focus = at;
	enter_field(e, d, err);
	return -1;
}
