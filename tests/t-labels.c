/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels of the forms, in each language: none is cut, be the screen 80 columns wide or 60. */
#include "config.h"

#include <stdio.h>

#include "app/form.h"
#include "app/person_form.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"
#include "ui/person_draw.h"
#include "ui/session_layout.h"

enum { VALUE_MIN = 10 };

static const int windows[] = { 80, 60 };

static int
cut(const char *label, int width, int value, int columns)
{
	if (utf8_width(label) <= width && value >= VALUE_MIN)
		return 0;
	printf("# %d for « %s », %d for its value, of %d columns\n", width, label, value, columns);
	return 1;
}

static void
test_sessions(const char *language)
{
	for (int kind = KIND_INDIVIDUAL; kind <= KIND_PARTNERSHIP; kind++) {
		const struct session_layout *layout = session_layout(kind);
		int bad = 0;

		for (size_t i = 0; i < 2 * layout->count; i++) {
			const struct cell *c = &layout->cell[i / 2];
			struct place_on_screen p = session_cell_place(kind, c, windows[i % 2]);

			bad += cut(_(form_fields[c->field].label), p.label, p.value,
				   windows[i % 2]);
		}
		is_int(bad, 0, "%s, kind %d: no label is cut", language, kind);
	}
}

static void
test_persons(const char *language)
{
	int bad = 0;

	for (int i = 0; i < 2 * (PERSON_CELLS - 1); i++) {
		const struct person_cell *c = &person_cells[i / 2];
		int width = person_label_width(c->right, windows[i % 2]);

		bad += cut(_(person_fields[c->field].label), width,
			   windows[i % 2] / 2 - 2 - width - 2, windows[i % 2]);
	}
	is_int(bad, 0, "%s, a person: no label is cut", language);
}

int
main(void)
{
	i18n_init(LANGUAGE_FR);
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		i18n_switch((enum language)i);
		test_sessions(i18n_code((enum language)i));
		test_persons(i18n_code((enum language)i));
		is_int(utf8_width(_("Welcome to Lakou. Four questions, and the desk is ready.")) <=
			       56,
		       1, "%s: the welcome is whole", i18n_code((enum language)i));
	}
	return tap_done();
}
