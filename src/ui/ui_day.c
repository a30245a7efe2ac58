/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of the day beside the screens: begun once something is to be seen, heard of later. */
#include "config.h"

#include <stdlib.h>

#include "app/day_work.h"
#include "app/second_copy.h"
#include "app/sentence.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/ui_private.h"

/* The second medium is there, and was not a minute ago: where it cannot be written to, that is said
 * once, until it is plugged in again. */
static bool
medium_came(struct ui *ui)
{
	bool away = ui->away;

	if (ui->looked == ui->minute || day_work_fd(ui->options->day_work) >= 0)
		return false;
	ui->looked = ui->minute;
	ui->away = second_copy_state(ui->desk) == SECOND_COPY_AWAY;
	return away && !ui->away;
}

void
ui_day_begin(struct ui *ui)
{
	int today;
	bool came;

	if (ui->desk == NULL)
		return;
	today = clock_today(desk_clock(ui->desk));
	came = medium_came(ui);
	if ((ui->day == today && !came) || desk_clock_wrong(ui->desk))
		return;
	ui->day = today;
	if (!day_work_due(ui->desk) || !day_work_start(ui->options->day_work, ui->desk))
		return;
	ui->came = came;
	term_watch(TERM_DAY_WORK, day_work_fd(ui->options->day_work));
}

static void
say_fault(struct ui *ui, const struct err *fault)
{
	struct err err = { .code = ERR_NONE };

	log_err("day", fault);
	/* What is being typed stays below. */
	if (ui_stack_push(ui, &screen_restore, fault, &err) != 0)
		log_err("day", &err);
	ui_warn(ui, _("A fault was found in the desk’s file: nothing more is written to it."));
}

static void
say_no_backup(struct ui *ui, const struct err *why)
{
	char *sentence = sentence_for_err(why);

	log_err("day", why);
	/* TRANSLATORS: before a sentence that says why and what to do */
	ui_message_set(ui, mem_printf("%s %s", _("There is no backup of today."), sentence), true);
	free(sentence);
}

/* What there is to say of the second medium. False: nothing. */
static bool
say_second(struct ui *ui, const struct day_report *report)
{
	int days = second_copy_missed(ui->desk);
	char *sentence;

	if (report->second.code != ERR_NONE) {
		log_err("day", &report->second);
		sentence = sentence_for_err(&report->second);
		/* TRANSLATORS: before a sentence that says why and what to do */
		ui_message_set(ui,
			       mem_printf("%s %s", _("No backup on the second medium."), sentence),
			       true);
		free(sentence);
	} else if (ui->came && second_copy_state(ui->desk) == SECOND_COPY_THERE &&
		   !second_copy_due(ui->desk)) {
		ui_say(ui, _("Backed up on the second medium."));
	} else if (days > 0) {
		/* TRANSLATORS: of a USB key; at most 78 columns */
		ui_message_set(ui,
			       mem_printf(ngettext("No backup on the second medium for %d day: "
						   "plug it in.",
						   "No backup on the second medium for %d days: "
						   "plug it in.",
						   (unsigned long)days),
					  days),
			       true);
	} else {
		return false;
	}
	return true;
}

void
ui_day_look(struct ui *ui)
{
	struct day_report report;

	if (!day_work_done(ui->options->day_work, &report))
		return;
	term_watch(TERM_DAY_WORK, -1);
	if (ui->desk == NULL)
		return;
	day_work_note(ui->desk, &report);
	if (report.fault.code != ERR_NONE)
		say_fault(ui, &report.fault);
	else if (report.backup.code != ERR_NONE)
		say_no_backup(ui, &report.backup);
	else if (!say_second(ui, &report))
		return;
	ui->paint = PAINT_ALL;
}

void
ui_day_say_moved(struct ui *ui)
{
	struct clock pc = { .fixed = false };
	char *day, *text;

	if (!ui->moved || ui->message.text != NULL || ui->desk == NULL)
		return;
	ui->moved = false;
	day = words_date_digits(clock_today(&pc));
	/* TRANSLATORS: %s is a date, 24/11/2036; « it » is Lakou; at most 150 columns with it */
	text = mem_printf(_("This computer’s clock has moved, to %s: Lakou keeps the day and "
			    "time it had. If the new ones are right, close and reopen it."),
			  day);
	ui_message_set(ui, text, true);
	free(day);
	ui->paint = PAINT_ALL;
}
