/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk under the screens: opened for the first of them, and another one in its place. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/day_work.h"
#include "app/restore.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/ui_private.h"

#define DAY_WORK_MS 10000 /* a large desk is looked at in that time */

const char *
ui_db(const struct ui *ui)
{
	return ui->options->db;
}

/* Only with backups is there something to show. */
static bool
keep_damage(struct ui *ui, struct err *err)
{
	struct restore_list copies;
	struct err ignored;
	bool any;

	if ((err->code != ERR_DAMAGED && err->code != ERR_NOT_OURS) ||
	    restore_list(ui_db(ui), &copies, &ignored) != 0)
		return false;
	any = copies.count > 0;
	restore_list_clear(&copies);
	if (!any)
		return false;
	log_err("desk", err);
	ui->damage = *err;
	err_clear(err);
	return true;
}

int
ui_desk_open(struct ui *ui, struct err *err)
{
	enum language lang;

	err_clear(&ui->damage);
	if (desk_open(&ui->desk, ui_db(ui), ui->options->clock, err) != 0) {
		ui->desk = NULL;
		if (err->code == ERR_NO_DESK)
			err_clear(err);
		else if (!keep_damage(ui, err))
			return -1;
		return 0;
	}
	if (!ui->options->language_given && desk_language(ui->desk, &lang) == 0)
		i18n_switch(lang);
	return 0;
}

int
ui_first_screens(struct ui *ui, struct err *err)
{
	if (ui->damage.code != ERR_NONE)
		return ui_stack_push(ui, &screen_restore, &ui->damage, err);
	if (ui->desk == NULL)
		return ui_stack_push(ui, &screen_first, ui->options->db, err);
	if (ui_stack_push(ui, &screen_home, NULL, err) != 0)
		return -1;
	if (!i18n_working())
		ui_warn(ui, "The translations were not found: Lakou speaks English until it is "
			    "installed again.");
	if (desk_clock_wrong(ui->desk))
		return ui_stack_push(ui, &screen_clock, NULL, err);
	return 0;
}

/* The work of the day is waited for in the end. */
int
ui_restore_look(const struct ui *ui, struct err *err)
{
	return day_work_fd(ui->options->day_work) >= 0 ? 0 : restore_look(ui_db(ui), err);
}

void
ui_restore(struct ui *ui, const char *copy)
{
	mem_replace(&ui->restore, mem_strdup(copy));
}

int
ui_restore_run(struct ui *ui, struct err *err)
{
	char *sentence = NULL, *aside = NULL;
	struct err failed = { .code = ERR_NONE };
	struct ask ask = { .question = UI_TOLD, .choice = { _("Go on") } };
	char by[UUID_SIZE] = "";
	char *copy = ui->restore;

	if (ui->desk != NULL)
		memcpy(by, desk_mediator_now(ui->desk)->id, sizeof(by));
	ui->restore = NULL;
	ui_keep(ui);
	ui_stack_clear(ui);
	desk_close(ui->desk);
	ui->desk = NULL;
	day_work_await(ui->options->day_work, DAY_WORK_MS);
	if (restore_make(ui_db(ui), copy, by, ui->options->clock, &sentence, &aside, &failed) == 0)
		err_clear(&failed);
	free(copy);
	free(aside);
	if (ui_desk_open(ui, err) != 0 || ui_first_screens(ui, err) != 0) {
		free(sentence);
		return -1;
	}
	if (failed.code != ERR_NONE) {
		/* Another one can be chosen, and the long name of this one cuts what is said. */
		if (failed.code == ERR_COPY)
			*failed.subject = '\0';
		if (ui->desk != NULL && ui_stack_push(ui, &screen_restore, NULL, err) != 0)
			return -1;
		ui_fail(ui, &failed);
	} else {
		/* The message line cuts it, and the only way back stands at its end. */
		ask.text = sentence;
		ui_ask(ui->top, &ask);
	}
	free(sentence);
	ui->day = 0; /* what is there now may not have been looked at today */
	ui->paint = PAINT_ALL;
	return 0;
}
