/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou add, lakou edit: a session from the fields on the command line. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/sentence.h"
#include "app/words.h"
#include "base/mem.h"
#include "cli/command.h"

/* Longer lists are not told whole. */
#define CODES_SHOWN_MAX 24

static void
fill_one(struct form *f, enum form_field field, const char *value)
{
	if (form_fields[field].repeatable) {
		if (*value != '\0')
			form_add(f, field, value);
	} else if (form_fields[field].type == FORM_YES) {
		form_set(f, field, strcmp(value, "0") == 0 ? NULL : value);
	} else {
		form_set(f, field, value);
	}
}

/* What is not done at the desk is not done at one of its places. */
static void
leave_place(struct form *f, const struct args *a)
{
	const char *channel = args_value(a, "channel");
	const char *desk = vocab_by_num(VOCAB_CHANNEL, CHANNEL_DESK)->code;

	if (channel != NULL && strcmp(channel, desk) != 0 && !args_has(a, "place"))
		form_set(f, FF_PLACE, NULL);
}

/* Lists are emptied first, so that the order of options does not matter: a procedure brings its
 * theme along. */
static size_t
fill(struct form *f, const struct args *a)
{
	size_t count = 0;

	for (size_t i = 0; i < a->option_count; i++) {
		int field = form_field_by_id(a->option[i].name);

		if (field >= 0 && form_fields[field].repeatable)
			form_set(f, (enum form_field)field, NULL);
	}
	leave_place(f, a);
	for (size_t i = 0; i < a->option_count; i++) {
		int field = form_field_by_id(a->option[i].name);
		const char *value = a->option[i].value;

		if (field < 0)
			continue;
		fill_one(f, (enum form_field)field, value != NULL ? value : "1");
		count++;
	}
	return count;
}

static void
say_choices(enum form_field field)
{
	size_t count = 0;
	const struct vocab_item *items = vocab_items(form_fields[field].vocab, &count);
	struct strlist codes = { 0 };
	char *all;

	if (count > CODES_SHOWN_MAX)
		return;
	/* The rest of a workshop is worked out, never typed. */
	for (size_t i = 0; i < count; i++)
		if (form_fields[field].type != FORM_BREAKDOWN ||
		    strcmp(items[i].code, VOCAB_NOT_GIVEN) != 0)
			strlist_add(&codes, items[i].code);
	all = strlist_join(&codes, ", ");
	cli_sayf(_("--%s can be: %s"), form_fields[field].id, all);
	free(all);
	strlist_clear(&codes);
}

static bool
has_codes(enum form_field field)
{
	enum form_type type = form_fields[field].type;

	return type == FORM_CHOICE || type == FORM_CHOICES || type == FORM_BREAKDOWN;
}

static void
say_problem(const struct problem *p)
{
	char *sentence = sentence_for_problem(p);
	char *line = mem_printf("--%s: %s", form_fields[p->field].id, sentence);

	cli_refuse(line);
	free(line);
	free(sentence);
	if (p->code == PROBLEM_UNKNOWN && has_codes(p->field))
		say_choices(p->field);
}

/* A form can be saved again; a command line needs other words. */
static void
say_refused(const struct problems *problems, bool forced)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *p = &problems->item[i];

		if (p->code == PROBLEM_SECRET && !forced)
			cli_sayf(_("--%s looks like a card or social-security number, or a "
				   "password: remove it, or add %s if it is none."),
				 form_fields[p->field].id, "--force");
		else if (!p->warning)
			say_problem(p);
	}
}

/* What the screen would have asked about, and where to mend it. */
static void
say_saved(const struct problems *problems, const struct session *s)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *p = &problems->item[i];
		char *command =
			mem_printf("lakou edit %" PRId64 " --%s", s->n, form_fields[p->field].id);

		if (p->code == PROBLEM_LONG_AGO)
			cli_sayf(_("“%s” is more than 31 days ago. The session is saved; if the "
				   "day is wrong, correct it with %s."),
				 p->value, command);
		else if (p->code == PROBLEM_LONG_DAY)
			cli_sayf(_("“%s” is more than 8 hours. The session is saved; if the "
				   "duration is wrong, correct it with %s."),
				 p->value, command);
		free(command);
	}
}

/* The release of its month stays as it is; whether there is one may not be known. */
static void
say_published(struct desk *d, const struct session *s)
{
	bool published = false;
	struct err ignored;
	char *month;

	if (desk_published(d, s->date, &published, &ignored) != 0 || !published)
		return;
	month = words_month(s->date);
	/* TRANSLATORS: %s is a month */
	cli_sayf(_("%s is published already and does not change."), month);
	free(month);
}

static bool
has_secret(const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		if (problems->item[i].code == PROBLEM_SECRET)
			return true;
	return false;
}

/* What is told of a referral when there is none would lie where no screen shows it. */
static bool
lacks_referral(const struct cli *c, const struct form *f)
{
	static const enum form_field told[] = { FF_REFER_REASON, FF_OUTCOME };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		const char *id = form_fields[told[i]].id;

		if (!args_has(&c->args, id) || f->value[told[i]] == NULL ||
		    f->value[FF_REFER_TO] != NULL || f->value[FF_PARTNERS] != NULL)
			continue;
		/* TRANSLATORS: names of options: that of a referral's reason or outcome, then two
		 * that say where somebody was sent. */
		cli_usagef(_("--%s tells of a referral: say where to with %s or %s."), id,
			   "--refer", "--refer-to");
		return true;
	}
	return false;
}

/* A day long ago keeps no script from saving, and is said; what looks like a secret is stored only
 * when that was asked for. */
static int
save(const struct cli *c, struct desk *d, const struct form *f, struct session *s)
{
	struct problems problems = { .count = 0 };
	struct err err;
	int rc;

	if (lacks_referral(c, f))
		return STATUS_USAGE;
	rc = logbook_save(d, f, false, s, &problems, &err);
	if (rc != 0 && err.code == ERR_VALUE && !problems_block(&problems) &&
	    (args_has(&c->args, "force") || !has_secret(&problems)))
		rc = logbook_save(d, f, true, s, &problems, &err);
	if (rc == 0) {
		say_saved(&problems, s);
		say_published(d, s);
		return STATUS_DONE;
	}
	if (err.code != ERR_VALUE || problems.count == 0)
		return cli_fail(&err);
	say_refused(&problems, args_has(&c->args, "force"));
	return status_of_err(&err);
}

static void
warn_of_clock(const struct cli *c, const struct desk *d)
{
	if (!c->clock.fixed && desk_clock_wrong(d))
		cli_sayf(_("The clock of this PC is behind: give the day with %s."), "--date");
}

/* A script that never gets the id would add the session again: then it must not be there. */
static int
print_id(struct desk *d, const struct session *s)
{
	int status;
	struct err err;

	cli_cell(s->id, '\n');
	status = cli_flush();
	if (status != STATUS_DONE && logbook_delete(d, s->n, &err) != 0)
		cli_fail(&err);
	return status;
}

/* A script does the same whoever is at the keyboard meanwhile, and wherever. */
static void
propose_first(struct form *f, const struct desk *d)
{
	form_propose(f, FF_MEDIATOR, desk_post_first(d, POST_MEDIATOR)->id);
	if (f->value[FF_PLACE] != NULL)
		form_propose(f, FF_PLACE, desk_post_first(d, POST_PLACE)->id);
}

int
command_add(struct cli *c)
{
	const char *word = cli_word(c, 0);
	const struct vocab_item *kind = vocab_by_code(VOCAB_KIND, word);
	struct session s;
	struct form f;
	struct err err;
	struct desk *d;
	int status;

	if (kind == NULL) {
		cli_usagef(_("“%s” is no kind of session: choose one of %s."), word,
			   "individuel, collectif, animation, evenement, partenariat");
		return STATUS_USAGE;
	}
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	warn_of_clock(c, d);
	session_init(&s);
	if (form_plain(&f, d, kind->num, &err) != 0) {
		status = cli_fail(&err);
	} else {
		propose_first(&f, d);
		fill(&f, &c->args);
		status = save(c, d, &f, &s);
		if (status == STATUS_DONE)
			status = print_id(d, &s);
	}
	form_clear(&f);
	session_clear(&s);
	return status;
}

/* The form of the stored session that the first word names. */
static int
stored_form(struct desk *d, const char *id, struct form *f, struct session *s, struct err *err)
{
	int64_t n;

	if (logbook_find(d, id, &n, err) != 0 || logbook_get(d, n, s, err) != 0)
		return -1;
	if (s->deleted)
		return err_set(err, ERR_NO_INPUT, id, "session in the bin");
	return form_from_session(f, d, s, err);
}

int
command_edit(struct cli *c)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct session s;
	struct form f;
	struct err err;

	if (d == NULL)
		return status;
	session_init(&s);
	form_init(&f, KIND_INDIVIDUAL);
	if (stored_form(d, cli_word(c, 0), &f, &s, &err) != 0) {
		status = cli_fail(&err);
	} else if (fill(&f, &c->args) == 0) {
		status = cli_usage(_("Say what is to change: give at least one field."));
	} else {
		f.scripted = true;
		session_clear(&s);
		session_init(&s);
		status = save(c, d, &f, &s);
	}
	form_clear(&f);
	session_clear(&s);
	return status;
}
