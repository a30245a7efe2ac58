/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence under each field of each form, in each language: it has two rows, and is never cut,
 * be the screen 80 columns wide or 60. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"
#include "ui/person_draw.h"
#include "ui/session_draw.h"
#include "ui/session_layout.h"

enum { ROWS = 2, MARGINS = 4 };

/* Rows of a text that breaks at its spaces. */
static int
rows_of(const char *text, int width)
{
	int rows = 1, used = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " ");
		char *word = mem_strndup(text, len);
		int needed = utf8_width(word);

		if (used > 0 && used + 1 + needed > width) {
			rows++;
			used = needed;
		} else {
			used += (used > 0) + needed;
		}
		free(word);
		text += len;
		text += strspn(text, " ");
	}
	return rows;
}

/* Says which is too long; returns how many of the widths cut it. */
static int
cut(const char *hint, const char *field)
{
	static const int columns[] = { 80, 60 };
	int count = 0;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		if (rows_of(hint, columns[i] - MARGINS) <= ROWS)
			continue;
		printf("# %s at %d columns: %s\n", field, columns[i], hint);
		count++;
	}
	return count;
}

static void
test_sessions(const char *language)
{
	for (int kind = KIND_INDIVIDUAL; kind <= KIND_PARTNERSHIP; kind++) {
		struct entry e = { .known = 2 };
		int bad = 0;

		form_init(&e.form, kind);
		e.usual = mem_strdup("15, 20, 30, 45, 60, 90, 120");
		form_set(&e.form, FF_PARTICIPANTS, "10000");
		for (e.focus = 0; e.focus < session_layout(kind)->count; e.focus++) {
			enum form_field field = session_cell(&e.form, e.focus)->field;
			char *hint;

			e.parting = form_fields[field].type == FORM_BREAKDOWN;
			hint = session_hint(&e, false);
			bad += cut(hint, form_fields[field].id);
			free(hint);
		}
		is_int(bad, 0, "%s, kind %d: no sentence is cut", language, kind);
		free(e.usual);
		form_clear(&e.form);
	}
}

static void
test_persons(const char *language)
{
	struct person_entry e = { .focus = 0 };
	int bad = 0;

	for (int i = 0; i < PERSON_CELLS; i++)
		bad += cut(person_hint(&e, i), "person");
	e.answered = true;
	bad += cut(person_hint(&e, PERSON_AGREED), "person");
	is_int(bad, 0, "%s, a person: no sentence is cut", language);
}

int
main(void)
{
	i18n_init(LANGUAGE_FR);
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		i18n_switch((enum language)i);
		test_sessions(i18n_code((enum language)i));
		test_persons(i18n_code((enum language)i));
	}
	return tap_done();
}
