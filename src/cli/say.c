/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How commands speak: sentences to standard error, pages and cells to standard output. */
#include "config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/sentence.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/cli.h"

/* Cells of a refusal that is said whole; of a longer one, what is said of its two ends: the first
 * names the fault, the last says what to do. None is so long but by what was typed. */
enum { SAID_WHOLE = 400, SAID_BEGIN = 140, SAID_END = 240 };

static char *format(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));

static char *
format(const char *fmt, va_list ap)
{
	char *text = NULL;

	return vasprintf(&text, fmt, ap) >= 0 ? text : mem_strdup(fmt);
}

/* Words that a person or a file gave may be part of a sentence, so it is cleaned before a terminal
 * sees it. */
void
cli_say(const char *sentence)
{
	char *clean = utf8_clean(sentence);
	char *line = mem_printf("lakou: %s\n", clean);

	i18n_print(stderr, line);
	free(line);
	free(clean);
}

void
cli_sayf(const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = format(fmt, ap);
	va_end(ap);
	cli_say(text);
	free(text);
}

void
cli_say_replaced(size_t n)
{
	if (n > 0)
		cli_sayf(ngettext("%zu character that this encoding lacks was replaced.",
				  "%zu characters that this encoding lacks were replaced.", n),
			 n);
}

void
cli_refuse(const char *sentence)
{
	char *clean = utf8_clean(sentence);
	int width = utf8_width(clean);

	if (width <= SAID_WHOLE)
		cli_say(clean);
	else
		cli_sayf("%.*s…%s", (int)utf8_fit(clean, SAID_BEGIN), clean,
			 clean + utf8_fit(clean, width - SAID_END));
	free(clean);
}

int
cli_usage(const char *sentence)
{
	cli_refuse(sentence);
	cli_sayf(_("“%s” says what can be asked."), "lakou --help");
	return STATUS_USAGE;
}

int
cli_usagef(const char *fmt, ...)
{
	va_list ap;
	char *text;
	int status;

	va_start(ap, fmt);
	text = format(fmt, ap);
	va_end(ap);
	status = cli_usage(text);
	free(text);
	return status;
}

int
cli_fail(const struct err *err)
{
	char *sentence = sentence_for_err(err);

	log_err("command", err);
	cli_say(sentence);
	free(sentence);
	return status_of_err(err);
}

void
cli_page(const char *text)
{
	if (isatty(STDOUT_FILENO))
		i18n_print(stdout, text);
	else
		fputs(text, stdout);
}

void
cli_cell(const char *text, char end)
{
	char *clean = utf8_clean(text != NULL ? text : "");

	fputs(*clean != '\0' ? clean : "-", stdout);
	putchar(end);
	free(clean);
}

void
cli_cell_int(int64_t n, char end)
{
	printf("%" PRId64 "%c", n, end);
}

void
cli_path(const char *path, char end)
{
	if (isatty(STDOUT_FILENO))
		cli_cell(path, end);
	else
		printf("%s%c", path, end);
}

void
cli_data(const struct buf *data)
{
	const char *text = buf_text(data);
	struct buf shown = BUF_INIT;

	if (!isatty(STDOUT_FILENO)) {
		fwrite(text, 1, data->len, stdout);
		return;
	}
	while (*text != '\0') {
		size_t len = strcspn(text, "\r\n\t");
		char *part = mem_strndup(text, len);
		char *clean = utf8_clean(part);

		buf_add(&shown, clean);
		free(clean);
		free(part);
		text += len;
		if (*text == '\n' || *text == '\t')
			buf_addc(&shown, *text);
		text += *text != '\0';
	}
	i18n_print(stdout, buf_text(&shown));
	buf_clear(&shown);
}

int
cli_flush(void)
{
	int rc;

	errno = 0;
	rc = fflush(stdout);
	if (rc == 0 && !ferror(stdout))
		return STATUS_DONE;
	/* A reader that has seen enough, such as head, needs no telling. */
	if (errno != EPIPE)
		cli_say(_("The output could not be written: it is closed, or the disk is full."));
	return STATUS_IO;
}
