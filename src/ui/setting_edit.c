/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one setting. */
#include "config.h"

#include "ui/setting_edit.h"

#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/types.h"
#include "ui/key.h"
#include "ui/path_typed.h"

#define PATH_CHARS 1000

void
setting_edit_init(struct setting_edit *e)
{
	*e = (struct setting_edit){ .mode = SETTING_RESTS };
	edit_init(&e->text, PATH_CHARS);
}

void
setting_edit_clear(struct setting_edit *e)
{
	setting_edit_leave(e);
	edit_clear(&e->text);
}

void
setting_edit_leave(struct setting_edit *e)
{
	if (e->mode == SETTING_PICKED || e->mode == SETTING_ASKED)
		picker_close(&e->picker);
	mem_replace(&e->place, NULL);
	e->post = 0;
	e->mode = SETTING_RESTS;
	mem_replace(&e->problem, NULL);
}

void
setting_edit_type(struct setting_edit *e, enum setting_kind kind, const char *text)
{
	e->mode = SETTING_TYPED;
	e->kind = kind;
	e->text.max_chars = setting_is_folder(kind) ? PATH_CHARS
			    : kind == SETTING_DPO   ? NOTE_MAX_CHARS
						    : NAME_MAX_CHARS;
	edit_set(&e->text, text);
	mem_replace(&e->problem, NULL);
}

void
setting_edit_post(struct setting_edit *e, const struct setting_row *row)
{
	setting_edit_type(e, row->kind, row->post->name);
	e->post = row->post->n;
	e->was = row->post->commune;
}

int
setting_edit_pick(struct setting_edit *e, struct desk *d, enum setting_kind kind, struct err *err)
{
	enum form_field field = kind == SETTING_MEDIATOR ? FF_MEDIATOR
				: kind == SETTING_PLACE  ? FF_PLACE
							 : FF_COMMUNE;

	if (picker_open(&e->picker, d, field, NULL, err) != 0)
		return -1;
	e->mode = SETTING_PICKED;
	e->kind = kind;
	return 0;
}

/* What was typed. A place is not done before its commune is known: it is picked next. */
static int
accept(struct setting_edit *e, struct desk *d, bool *changed, struct err *err)
{
	*changed = true;
	if (e->kind == SETTING_A_MEDIATOR)
		return desk_mediator_edit(d, e->post, e->text.text, changed, err);
	if (e->kind != SETTING_ADD_PLACE && e->kind != SETTING_A_PLACE)
		return setting_change(d, e->kind, e->text.text, err);
	if (str_empty(e->text.text))
		return err_set(err, ERR_VALUE, "", "name");
	if (setting_edit_pick(e, d, e->kind, err) != 0)
		return -1;
	e->place = mem_strdup(e->text.text);
	return 0;
}

static bool
accept_typed(struct setting_edit *e, struct desk *d)
{
	struct err problem = { 0 };
	bool changed;

	if (accept(e, d, &changed, &problem) != 0) {
		mem_replace(&e->problem, sentence_for_err(&problem));
		return false;
	}
	if (e->mode == SETTING_PICKED)
		return false;
	setting_edit_leave(e);
	return changed;
}

/* commune NULL: as it was. On failure its name is there to be corrected. */
static bool
save_place(struct setting_edit *e, struct desk *d, const char *commune)
{
	struct err problem = { 0 };
	int64_t post = e->post;
	bool changed = true;
	bool saved =
		(post == 0 ? desk_place_add(d, e->place, commune, &problem)
			   : desk_place_edit(d, post, e->place, commune, &changed, &problem)) == 0;

	setting_edit_leave(e);
	if (!saved) {
		e->mode = SETTING_TYPED;
		e->post = post;
		mem_replace(&e->problem, sentence_for_err(&problem));
	}
	return saved && changed;
}

bool
setting_edit_answer(struct setting_edit *e, struct desk *d, bool yes)
{
	if (e->mode != SETTING_ASKED)
		return false;
	if (yes)
		return save_place(e, d, e->commune->insee);
	e->mode = SETTING_PICKED;
	picker_reset(&e->picker);
	return false;
}

static bool
commune_chosen(struct setting_edit *e, struct desk *d, const char *insee)
{
	if (e->post == 0)
		return save_place(e, d, insee);
	e->commune = commune_by_insee(insee);
	if (e->commune == NULL || e->commune->num == e->was)
		return save_place(e, d, NULL);
	e->mode = SETTING_ASKED;
	return false;
}

static bool
chosen(struct setting_edit *e, struct desk *d, const char *code, struct err *err)
{
	bool changed;

	if (e->place != NULL)
		return commune_chosen(e, d, code);
	changed = setting_change(d, e->kind, code, err) == 0;
	setting_edit_leave(e);
	return changed;
}

static bool
key_picked(struct setting_edit *e, struct desk *d, int key, bool *changed, struct err *err)
{
	const struct choice *choice = NULL;

	switch (picker_key(&e->picker, key, false, &choice)) {
	case PICK_CHOSEN:
		*changed = chosen(e, d, choice->code, err);
		return true;
	case PICK_EMPTY_ENTER: /* stays as it is; but a new place cannot do without */
		if (e->place == NULL)
			setting_edit_leave(e);
		else if (e->post != 0)
			*changed = save_place(e, d, NULL);
		return true;
	case PICK_NO_MATCH:
		mem_replace(&e->problem, mem_strdup(_("Nothing in the list has these letters.")));
		return true;
	case PICK_NOT_MINE:
		return false;
	default:
		return true;
	}
}

bool
setting_edit_key(struct setting_edit *e, struct desk *d, int key, bool *changed, struct err *err)
{
	*changed = false;
	mem_replace(&e->problem, NULL);
	if (e->mode == SETTING_PICKED)
		return key_picked(e, d, key, changed, err);
	if (key != K_ENTER)
		return edit_key(&e->text, key);
	*changed = accept_typed(e, d);
	return true;
}

void
setting_edit_paste(struct setting_edit *e, const char *text)
{
	if (e->mode == SETTING_PICKED)
		picker_paste(&e->picker, text);
	else if (e->mode == SETTING_TYPED)
		edit_paste(&e->text, text);
}

void
setting_edit_complete(struct setting_edit *e)
{
	if (e->mode == SETTING_TYPED && setting_is_folder(e->kind))
		path_complete(&e->text, true);
}

const char *
setting_edit_hint(const struct setting_edit *e)
{
	if (e->problem != NULL)
		return e->problem;
	if (e->place != NULL && e->post != 0)
		return _("Enter keeps its commune; letters find another one.");
	if (e->place != NULL)
		return _("In which commune is it? Type its first letters; Enter chooses.");
	if (e->mode == SETTING_PICKED)
		return _("Type a few letters or use the arrows; Enter chooses.");
	return setting_hint(e->kind);
}
