/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at the keyboard: initials, short names and PINs. */
#include "config.h"

#include <string.h>

#include "app/desk_private.h"
#include "app/logbook.h"
#include "app/who.h"
#include "base/mem.h"
#include "tests/lib/app_desk.h"

static void
is_called(struct desk *d, const char *name, const char *initials)
{
	const struct post *post = desk_post_by_name(d, POST_MEDIATOR, name);
	char *text = who_initials(d, post->n);

	is_str(text, initials, "%s is %s", name, initials ? initials : "alone");
	free(text);
}

static void
test_initials(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct err err = { 0 };
	char *text;

	is_called(d, "Ana", NULL);
	desk_mediator_add(d, "Élise Bellance", &err);
	desk_mediator_add(d, "Ernest de la Bruyère", &err);
	desk_mediator_add(d, "O", &err);
	is_called(d, "Ana", "AN");
	is_called(d, "Élise Bellance", "EB");
	is_called(d, "Ernest de la Bruyère", "EB2");
	is_called(d, "O", "O");
	text = who_short_name("Élise Bellance");
	is_str(text, "É. Bellance", "a short name");
	free(text);
	desk_close(d);
}

static void
test_pin(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	int64_t ana = desk_mediator_now(d)->n, bea;
	struct logbook_step step;
	bool has = true, changed;
	struct err err = { 0 };

	is_int(who_has_pin(d, ana, &has, &err), 0, "at first");
	ok(!has, "there is none");
	is_int(who_set_pin(d, NULL, "123", &err), -1, "3 digits");
	is_str(err.detail, "pin", "are too few");
	is_int(who_set_pin(d, NULL, "123456789", &err), -1, "9 are too many");
	is_int(who_set_pin(d, NULL, "12a4", &err), -1, "a letter is no digit");
	is_int(who_set_pin(d, NULL, "1234", &err), 0, "4 are a PIN (%s)", err.detail);
	is_int(who_has_pin(d, ana, &has, &err), 0, "now");
	ok(has, "there is one");
	is_int(desk_mediator_add(d, "Bea", &err), 0, "Bea");
	is_int(desk_mediator_n(d, "Bea", &bea, &err), 0, "comes");
	is_int(who_become(d, bea, NULL, &err), 0, "without one");
	is_int(who_become(d, ana, NULL, &err), -1, "Ana is not let in without");
	is_int(who_become(d, ana, "4321", &err), -1, "nor with another");
	is_str(err.detail, "wrong pin", "which is said");
	ok(!strstr(err.subject, "4321"), "without saying it");
	is_int(desk_mediator_now(d)->n, bea, "Bea is still there");
	is_int(who_become(d, ana, "1234", &err), 0, "Ana is, with hers");
	is_int(who_set_pin(d, "0000", "", &err), -1, "not removed without it");
	/* Undoing a change of name leaves the PIN of now. */
	is_int(desk_mediator_edit(d, ana, "Anna", &changed, &err), 0, "a new name");
	is_int(who_set_pin(d, "1234", "56789", &err), 0, "another PIN");
	is_int(logbook_undo(d, &step, &err), 0, "the last step");
	is_str(step.action, "mediator-edit", "is that of the name");
	is_int(who_become(d, ana, "56789", &err), 0, "the PIN is as it was set");
	is_int(who_set_pin(d, "56789", "", &err), 0, "removed");
	is_int(who_become(d, ana, NULL, &err), 0, "none is asked");
	desk_close(d);
}

int
main(void)
{
	test_initials();
	test_pin();
	return tap_done();
}
