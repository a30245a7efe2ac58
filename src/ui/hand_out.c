/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing the notice over, or all that is held on somebody, and where files for people go. */
#include "config.h"

#include "ui/hand_out.h"

#include <stdlib.h>
#include <string.h>

#include "app/breach.h"
#include "app/notice.h"
#include "app/persons.h"
#include "app/processing_record.h"
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/printer.h"
#include "ui/ui.h"

char *
hand_out_path(struct desk *d, const char *name)
{
	struct err ignored;
	char *folder = NULL;
	char *path;

	if (desk_setting_get(d, "export-folder", &folder, &ignored) != 0 || folder == NULL)
		folder = mem_strdup(getenv("HOME") != NULL ? getenv("HOME") : ".");
	path = path_join(folder, name);
	free(folder);
	return path;
}

int
hand_out_print(struct screen *s, const char *text, struct err *err)
{
	if (printer_print(ui_printer(s->ui), "Lakou", text, err) == 0) {
		ui_say(s->ui, _("Handed over to the printer."));
		return 0;
	}
	if (err->code != ERR_WAIT)
		return -1;
	err_clear(err);
	ui_say(s->ui, _("The printer does not answer: look after it, or save this as a file."));
	return 1;
}

/* Printed where there is a printer, or saved. */
static void
ask_how(struct screen *s, int question, const char *what)
{
	struct ask ask = { .question = question, .text = what };
	size_t i = 0;

	if (printer_available(ui_printer(s->ui)))
		ask.choice[i++] = _("Print it");
	ask.choice[i] = _("Save it as a text");
	ui_ask(s, &ask);
}

static void
save(struct screen *s, const char *name, const char *text, struct err *err)
{
	char *path = hand_out_path(s->desk, name);

	if (file_write(path, text, strlen(text), true, err) == 0)
		/* TRANSLATORS: %s is a file */
		ui_sayf(s->ui, _("Saved as %s."), path);
	free(path);
}

/* As it was answered. Takes both over. */
static void
give(struct screen *s, int reply, char *name, char *text, struct err *err)
{
	if (!printer_available(ui_printer(s->ui)) || reply > 0)
		save(s, name, text, err);
	else
		hand_out_print(s, text, err);
	free(name);
	free(text);
}

void
hand_out_notice(struct screen *s, int question)
{
	ask_how(s, question,
		_("The information notice, in French and in Creole: hand it over before you ask "
		  "whether they agree."));
}

void
hand_out_notice_answer(struct screen *s, int reply, struct err *err)
{
	if (reply >= 0)
		give(s, reply, mem_printf("lakou-notice-%s.txt", persons_notice),
		     notice_text(s->desk), err);
}

void
hand_out_record(struct screen *s, int question)
{
	ask_how(s, question,
		_("The record of processing that the law asks for, filled in from the settings: "
		  "the controller completes, signs and keeps it."));
}

void
hand_out_record_answer(struct screen *s, int reply, struct err *err)
{
	char day[DATE_ISO_SIZE];
	char *text;

	if (reply < 0)
		return;
	text = processing_record_text(s->desk, err);
	date_write(clock_today(desk_clock(s->desk)), day);
	if (text != NULL)
		give(s, reply, mem_printf("lakou-registre-%s.txt", day), text, err);
}

void
hand_out_breach(struct screen *s, int question)
{
	ask_how(s, question,
		_("The sheet of the breach, filled in with what the desk knows: complete it, tell "
		  "the controller, and keep it."));
}

void
hand_out_breach_answer(struct screen *s, int reply, struct err *err)
{
	char day[DATE_ISO_SIZE];
	char *text;

	if (reply < 0)
		return;
	text = breach_sheet(s->desk, BREACH_COLUMNS, err);
	date_write(clock_today(desk_clock(s->desk)), day);
	if (text != NULL)
		give(s, reply, mem_printf("lakou-violation-%s.txt", day), text, err);
}

void
hand_out_access(struct screen *s, int64_t n, bool print, enum persons_format format,
		struct err *err)
{
	char *text;
	char *name = NULL, *path = NULL;

	if (persons_access(s->desk, n, format, &text, err) != 0)
		return;
	if (print) {
		hand_out_print(s, text, err);
	} else {
		/* Without a name in it: it shows in folders and in lists of recent files. */
		name = mem_printf("lakou-acces-%lld.%s", (long long)n,
				  format == PERSONS_JSON ? "json" : "txt");
		path = hand_out_path(s->desk, name);
		if (file_write(path, text, strlen(text), true, err) == 0)
			/* TRANSLATORS: %s is a file */
			ui_sayf(s->ui, _("Saved as %s: delete it once it is handed over."), path);
	}
	free(name);
	free(path);
	mem_free_secret(text);
}
