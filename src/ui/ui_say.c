/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said on the message line. */
#include "config.h"

#include <stdarg.h>

#include "app/sentence.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/ui.h"
#include "ui/ui_private.h"

void
ui_say(struct ui *ui, const char *sentence)
{
	ui_message_set(ui, mem_strdup(sentence), false);
}

void
ui_warn(struct ui *ui, const char *sentence)
{
	ui_message_set(ui, mem_strdup(sentence), true);
}

void
ui_sayf(struct ui *ui, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	ui_message_set(ui, mem_vprintf(fmt, args), false);
	va_end(args);
}

void
ui_fail(struct ui *ui, const struct err *err)
{
	log_err("ui", err);
	ui_message_set(ui, sentence_for_err(err), true);
}
