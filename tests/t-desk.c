/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and opening a desk, its settings, places and mediators. */
#include "config.h"

#include "tests/lib/app_desk.h"
#include "tests/lib/log_plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "app/logbook.h"
#include "base/file.h"

static char *
new_path(void)
{
	char *folder = tap_tmpdir();
	char *path = path_join(folder, "desk.db");

	free(folder);
	return path;
}

static struct clock
clock_at(const char *text)
{
	struct clock clock = { 0 };

	clock_parse(text, &clock);
	return clock;
}

static void
test_answers(void)
{
	static const struct {
		const char *name;
		const char *commune;
		const char *mediator;
		const char *detail; /* what is refused */
		const char *subject;
	} cases[] = {
		{ "", "97209", "Ana", "name", "" },
		{ " \t", "97209", "Ana", "name", "" },
		{ NULL, "97209", "Ana", "name", "" },
		{ "Desk", "", "Ana", "commune", "" },
		{ "Desk", NULL, "Ana", "commune", "" },
		{ "Desk", "75056", "Ana", "commune", "75056" },
		{ "Desk", "Paris", "Ana", "commune", "Paris" },
		{ "Desk", "97250", "Ana", "commune", "97250" }, /* of three communes */
		{ "Desk", "97209", "", "mediator", "" },
	};
	char *path = new_path();
	struct clock clock = clock_at("2026-11-24T14:32");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct desk_answers answers = { .name = cases[i].name,
						.commune = cases[i].commune,
						.mediator = cases[i].mediator };
		struct desk *d = NULL;
		struct err err = { 0 };

		is_int(desk_init(&d, path, &clock, &answers, &err), -1, "answers %zu are refused",
		       i);
		is_int(err.code, ERR_VALUE, "as a value");
		is_str(err.detail, cases[i].detail, "that one");
		is_str(err.subject, cases[i].subject, "as it was typed");
		ok(!file_exists(path), "and no file is made");
	}
	free(path);
}

static void
test_name_length(void)
{
	struct clock clock = clock_at("2026-11-24T14:32");
	char name[2 * NAME_MAX_CHARS + 3] = "";
	struct desk_answers answers = { .name = name, .commune = "97209", .mediator = "Ana" };
	struct desk *d = NULL;
	struct err err = { 0 };
	char *path = new_path();

	for (int i = 0; i < NAME_MAX_CHARS; i++)
		memcpy(name + 2 * i, "é", sizeof("é"));
	is_int(desk_init(&d, path, &clock, &answers, &err), 0, "a name of 100 characters");
	desk_close(d);
	free(path);
	path = new_path();
	memcpy(name + 2 * NAME_MAX_CHARS, "é", sizeof("é"));
	is_int(desk_init(&d, path, &clock, &answers, &err), -1, "a name of 101 is refused");
	is_str(err.detail, "name", "as such");
	free(path);
}

static void
test_communes(void)
{
	static const struct {
		const char *typed;
		int num; /* 0: none or several */
	} cases[] = {
		{ "97209", 97209 },
		{ " 97209 ", 97209 },
		{ "Fort-de-France", 97209 },
		{ "fort de france", 97209 },
		{ "97200", 97209 },
		{ "97232", 97232 }, /* INSEE, though a postal code too */

		{ "97240", 97210 },
		{ "FORT DE FRANCE", 97209 },
		{ "Le François", 97210 },
		{ "francois", 97210 },
		{ "Trois Ilets", 97231 },
		{ "les trois-îlets", 97231 },
		{ "97250", 0 },
		{ "Paris", 0 },
		{ "", 0 },
		{ "le", 0 },
		{ "97999", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct commune *c = desk_commune_find(cases[i].typed);

		is_int(c ? c->num : 0, cases[i].num, "commune typed: %s", cases[i].typed);
	}
}

static void
test_made(const char *path)
{
	struct clock clock = clock_at("2026-11-24T14:32");
	struct desk_answers answers = { .language = LANGUAGE_GCF_MQ,
					.name = " Médiathèque\tde\033[0m Bellevue ",
					.commune = "97209",
					.mediator = "Ana" };
	enum language lang = LANGUAGE_EN;
	struct desk *d = NULL;
	struct directory *dir = NULL;
	struct err err = { 0 };

	is_int(desk_open(&d, path, &clock, &err), -1, "no desk yet");
	is_int(err.code, ERR_NO_DESK, "and it says so");
	if (!ok(desk_init(&d, path, &clock, &answers, &err) == 0, "a desk is made")) {
		printf("# %d %s %s\n", (int)err.code, err.subject, err.detail);
		return;
	}
	is_str(desk_name(d), "Médiathèque de[0m Bellevue", "its name is clean");
	is_str(desk_place_now(d)->name, desk_name(d), "its first place has its name");
	is_int(desk_place_now(d)->commune, 97209, "and commune");
	is_str(desk_mediator_now(d)->name, "Ana", "its first mediator");
	ok(!desk_demo(d) && !desk_readonly(d), "it is real and can be written");
	ok(desk_language(d, &lang) == 0 && lang == LANGUAGE_GCF_MQ, "its language");
	ok(directory_load(&dir, d, &err) == 0 && directory_count(dir) > 0,
	   "the founding actors are in its directory");
	desk_close(d);
	is_int(desk_init(&d, path, &clock, &answers, &err), -1, "it is not made twice");
	is_int(err.code, ERR_EXISTS, "because it exists");
	is_int(desk_open(&d, path, &clock, &err), 0, "it can be opened again");
	is_str(desk_mediator_now(d)->name, "Ana", "with its mediator");
	desk_close(d);
}

static void
is_setting(struct desk *d, const char *key, const char *want)
{
	struct err err = { 0 };
	char *value = NULL;

	is_int(desk_setting_get(d, key, &value, &err), 0, "%s is read", key);
	is_str(value, want, "%s", key);
	free(value);
}

static void
test_settings(struct desk *d)
{
	static const struct {
		const char *key;
		const char *value;
		enum err_code code;
		const char *stored;
	} cases[] = {
		{ "language", "gcf", ERR_NONE, "gcf_GP" },
		{ "language", "de", ERR_VALUE, "gcf_GP" },
		{ "language", "", ERR_VALUE, "gcf_GP" },
		{ "recipient", " Hub Antilles ", ERR_NONE, "Hub Antilles" },
		{ "recipient", "", ERR_NONE, NULL },
		{ "export-folder", "/media/usb", ERR_NONE, "/media/usb" },
		{ "export-folder", " ", ERR_NONE, NULL },
		{ "minors-decision", "31/12/2099", ERR_VALUE, NULL },
		{ "minors-decision", "2/1/2026", ERR_NONE, "2026-01-02" },
		{ "minors-decision", "", ERR_NONE, NULL },
		{ "lock-minutes", "0", ERR_VALUE, "5" },
		{ "lock-minutes", "16", ERR_VALUE, "5" },
		{ "lock-minutes", "15", ERR_NONE, "15" },
		{ "lock-minutes", "", ERR_NONE, "5" },
		{ "mediator", "nobody", ERR_VALUE, "Ana" },
		{ "mediator", "bea", ERR_NONE, "Béa" },
		{ "place", "mediatheque", ERR_VALUE, "Desk" },
		{ "place", "Annexe", ERR_NONE, "Annexe" },
	};
	struct err err = { 0 };
	char *value = NULL;

	is_int(desk_mediator_add(d, " Béa ", &err), 0, "a second mediator");
	is_int(desk_place_add(d, "Annexe", "le lamentin 97232", &err), -1, "no such commune");
	is_str(err.detail, "commune", "which is what is wrong");
	is_int(desk_place_add(d, "Annexe", "97213", &err), 0, "a second place");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		err_clear(&err);
		desk_setting_set(d, cases[i].key, cases[i].value, &err);
		is_int(err.code, cases[i].code, "%s “%s”", cases[i].key, cases[i].value);
		is_setting(d, cases[i].key, cases[i].stored);
	}
	is_int(desk_setting_set(d, "colour", "red", &err), -1, "an unknown key");
	is_int(err.code, ERR_NO_INPUT, "is not found");
	is_int(desk_setting_get(d, "colour", &value, &err), -1, "nor read");
	for (int i = 0; desk_setting_keys[i]; i++) {
		is_int(desk_setting_get(d, desk_setting_keys[i], &value, &err), 0, "%s exists",
		       desk_setting_keys[i]);
		free(value);
	}
}

/* After test_settings(): « Annexe » is the place of now, because it was set. */
static void
test_edit(struct desk *d)
{
	int64_t n = desk_place_now(d)->n;
	struct logbook_step step;
	bool changed = false;
	struct err err = { 0 };

	is_int(desk_place_edit(d, n, "Desk", NULL, &changed, &err), -1, "a name that is taken");
	is_int(err.code, ERR_EXISTS, "is refused");
	is_int(desk_place_edit(d, n, " ", NULL, &changed, &err), -1, "and none at all");
	is_str(err.detail, "name", "as well");
	is_int(desk_place_edit(d, n, "Annexe", "Paris", &changed, &err), -1, "an unknown commune");
	is_str(err.detail, "commune", "as well");
	is_int(desk_place_edit(d, n, " Grande annexe ", "97105", &changed, &err), 0,
	       "name and commune");
	is_str(desk_place_now(d)->name, "Grande annexe", "it is still the place of now");
	is_int(desk_place_now(d)->commune, 97105, "and elsewhere");
	is_int(desk_place_edit(d, n, "Grande annexe", NULL, &changed, &err), 0, "the same again");
	ok(!changed, "is no change");
	is_int(logbook_undo(d, &step, &err), 0, "is no step: undone is the one before");
	is_str(step.action, "place-edit", "by its name");
	is_str(desk_place_now(d)->name, "Annexe", "with the old name it is still the place of now");
	is_int(desk_place_now(d)->commune, 97213, "in the old commune");
	is_int(logbook_redo(d, &step, &err), 0, "and redone");
	is_str(desk_place_now(d)->name, "Grande annexe", "as well");
	is_int(logbook_undo(d, &step, &err), 0, "and undone");
	n = desk_mediator_now(d)->n;
	is_int(desk_mediator_edit(d, n, "Berthe", &changed, &err), 0, "a mediator too");
	is_str(desk_mediator_now(d)->name, "Berthe", "is called otherwise");
	ok(changed, "which is a change");
	is_int(logbook_undo(d, &step, &err), 0, "and as before");
}

/* After test_settings(): two of each, the second ones current. */
static void
test_posts(struct desk *d)
{
	struct post_list list = { 0 };
	struct err err = { 0 };

	is_str(desk_mediator_now(d)->name, "Béa", "the mediator set");
	is_int(desk_mediator_add(d, "Ana", &err), -1, "a name that is taken");
	is_int(err.code, ERR_EXISTS, "is refused");
	is_int(desk_mediator_add(d, "  ", &err), -1, "and so is none");
	is_int(desk_mediator_retire(d, "Nobody", &err), -1, "nobody cannot retire");
	is_int(err.code, ERR_NO_INPUT, "not being there");
	is_int(desk_mediator_retire(d, "BEA", &err), 0, "one retires");
	is_str(desk_mediator_now(d)->name, "Ana", "and the first takes over");
	is_int(desk_mediator_retire(d, "Béa", &err), -1, "one cannot retire twice");
	is_int(desk_mediator_retire(d, "Ana", &err), -1, "the last one stays");
	is_int(err.code, ERR_VALUE, "as a value");
	is_str(err.detail, "last in service", "for that reason");
	is_int(desk_mediators(d, false, &list, &err), 0, "the list");
	is_int(list.count, 1, "has one in service");
	post_list_clear(&list);
	is_int(desk_mediators(d, true, &list, &err), 0, "the whole list");
	is_int(list.count, 2, "has both");
	post_list_clear(&list);
	is_int(desk_mediator_add(d, "Béa", &err), 0, "a retired one comes back");
	is_str(desk_mediator_now(d)->name, "Béa", "and is the one set");
	is_int(desk_places(d, true, &list, &err), 0, "places too");
	is_int(list.count, 2, "are two");
	is_int(list.item[1].commune, 97213, "the second in its commune");
	post_list_clear(&list);
	is_int(desk_place_retire(d, "Annexe", &err), 0, "a place retires");
	is_str(desk_place_now(d)->name, "Desk", "and the first is current");
	is_int(desk_place_add(d, "Annexe", "97209", &err), -1, "it does not come back elsewhere");
	is_str(err.detail, "retired elsewhere", "where its past sessions would count");
	is_int(desk_place_add(d, "Annexe", "97213", &err), 0, "but where it was");
	is_int(desk_place_retire(d, "Annexe", &err), 0, "and it retires again");
}

/* What one program changes while the other has the desk open too. */
static void
test_edit_together(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	int64_t n = desk_place_now(d)->n;
	struct logbook_step step;
	struct desk *other = NULL;
	bool changed = false;
	struct err err = { 0 };

	is_int(desk_open(&other, desk_file(d), desk_clock(d), &err), 0, "another program");
	is_int(desk_place_edit(other, n, "Médiathèque", "97105", &changed, &err), 0, "corrects it");
	is_int(desk_place_edit(d, n, "Petite annexe", NULL, &changed, &err), 0, "a new name");
	is_int(desk_place_now(d)->commune, 97105, "leaves the commune as it is by now");
	is_int(desk_place_edit(d, n, "petite ANNEXE", NULL, &changed, &err), 0, "or its case");
	is_int(logbook_undo(d, &step, &err), 0, "which is undone");
	is_int(desk_place_add(other, "MÉDIATHÈQUE", "97209", &err), 0,
	       "its old name is given away");
	is_int(desk_place_edit(d, n, "Mediatheque", NULL, &changed, &err), -1, "however written");
	is_int(err.code, ERR_EXISTS, "it is in use");
	is_int(desk_place_edit(other, n + 1, "Médiathèque", NULL, &changed, &err), 0, "as it was");
	is_int(logbook_undo(d, &step, &err), 0, "the other's step");
	is_int(desk_place_retire(other, "MÉDIATHÈQUE", &err), 0, "it retires");
	is_int(desk_place_add(other, "Médiathèque", "97209", &err), -1, "and keeps its name");
	is_str(err.detail, "retired name", "as it is written");
	desk_close(other);
	desk_close(d);
}

/* A name that was given to another since is had back once that is taken back. */
static void
test_edit_given_away(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	int64_t n = desk_place_now(d)->n;
	struct logbook_step step;
	bool changed = false;
	struct err err = { 0 };

	is_int(log_plain(d, "2026-11-23", &err), 0, "a session of %s", "2026-11-23");
	is_int(desk_place_edit(d, n, "Annexe", NULL, &changed, &err), 0, "another name");
	is_int(desk_place_add(d, "Médiathèque", "97209", &err), 0, "the old one is given away");
	is_int(logbook_undo(d, &step, &err), 0, "which is taken back (%s)", err.detail);
	is_str(step.action, "place-add", "by its name");
	is_int(logbook_undo(d, &step, &err), 0, "and it can be had back (%s)", err.detail);
	is_str(desk_place_now(d)->name, "Médiathèque", "by the first one");
	is_int(logbook_undo(d, &step, &err), 0, "and what was done before is next");
	desk_close(d);
}

static void
test_elsewhere(const char *path)
{
	struct clock clock = clock_at("2026-11-24T14:32");
	struct desk *one = NULL, *two = NULL;
	struct err err = { 0 };

	desk_open(&one, path, &clock, &err);
	desk_open(&two, path, &clock, &err);
	desk_changed_elsewhere(one);
	ok(!desk_changed_elsewhere(one), "nothing changed");
	is_int(desk_mediator_add(two, "Carla", &err), 0, "another program adds a mediator");
	is_int(desk_setting_set(two, "mediator", "Carla", &err), 0, "and makes her current");
	ok(desk_changed_elsewhere(one), "that is seen");
	is_str(desk_mediator_now(one)->name, "Carla", "and taken over");
	desk_close(one);
	desk_close(two);
}

static void
test_path(void)
{
	char *path;

	setenv("LAKOU_DB", "/tmp/from-env.db", 1);
	path = desk_path("/tmp/option.db");
	is_str(path, "/tmp/option.db", "the option first");
	free(path);
	path = desk_path(NULL);
	is_str(path, "/tmp/from-env.db", "then the environment");
	free(path);
	setenv("LAKOU_DB", "", 1);
	setenv("XDG_DATA_HOME", "/tmp/data", 1);
	path = desk_path(NULL);
	is_str(path, "/tmp/data/lakou/desk.db", "then the data folder");
	free(path);
}

static void
test_keeper(struct desk *d)
{
	struct release_keeper keeper = desk_release_keeper(d);
	struct release_list list = { 0 };
	struct release r;
	struct err err = { 0 };
	uint8_t key[HASH_SIZE], again[HASH_SIZE];
	char seal[HASH_HEX_SIZE] = "x";

	release_init(&r);
	is_int(keeper.find(keeper.arg, "2026-10", "coordination", &r, &err), -1,
	       "nothing published");
	is_int(err.code, ERR_NOTHING, "and it says so");
	is_int(keeper.previous_seal(keeper.arg, "2026-10", seal, &err), 0, "the seal before");
	is_str(seal, "", "is none");
	is_int(keeper.key(keeper.arg, key, &err), 0, "the desk has a key");
	keeper.key(keeper.arg, again, &err);
	ok(memcmp(key, again, sizeof(key)) == 0, "always the same");
	is_int(desk_releases(d, &list, &err), 0, "the list of releases");
	is_int(list.count, 0, "is empty");
	release_list_clear(&list);
	release_clear(&r);
}

static void
count_fault(void *arg, const char *sentence)
{
	printf("# %s\n", sentence);
	(*(int *)arg)++;
}

int
main(void)
{
	struct clock clock = clock_at("2026-11-24T14:32");
	struct desk_answers answers = { .name = "Desk", .commune = "97209", .mediator = "Ana" };
	struct desk *d = NULL;
	struct err err = { 0 };
	char *made = new_path(), *path = new_path();
	int faults = 0;

	test_communes();
	test_answers();
	test_name_length();
	test_made(made);
	if (ok(desk_init(&d, path, &clock, &answers, &err) == 0, "a desk")) {
		test_settings(d);
		test_edit(d);
		test_posts(d);
		test_keeper(d);
		is_int(desk_check(d, count_fault, &faults, &err), 0, "it has no fault");
		is_int(faults, 0, "and none is told");
		desk_close(d);
		test_elsewhere(path);
	}
	test_path();
	free(made);
	free(path);
	test_edit_together();
	test_edit_given_away();
	return tap_done();
}
