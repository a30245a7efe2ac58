/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What spares keys: one more of the same, the timer, templates, what is
 * offered first. */
#include "config.h"

#include <string.h>

#include "app/desk_private.h"
#include "app/logbook.h"
#include "app/one_more.h"
#include "app/template.h"
#include "app/timer.h"
#include "app/usage.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "tests/lib/app_desk.h"

static void
at(struct desk *d, const char *now)
{
	if (clock_parse(now, &d->clock) != 0)
		printf("Bail out! %s is no time\n", now);
}

/* Ana, or whoever is at work, logs one of so many minutes, that began so. */
static void
log_one(struct desk *d, const char *start, const char *minutes)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };

	session_init(&s);
	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, minutes);
	form_set(&f, FF_START, start);
	form_set(&f, FF_GENDER, "feminin");
	form_set(&f, FF_NOT_COMPLETED, "site_down");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "one of %s min (%s %s)", minutes,
	       err.subject, err.detail);
	form_clear(&f);
	session_clear(&s);
}

/* The minutes and the start of one more, now. */
static void
is_more(struct desk *d, const char *now, int minutes, const char *start, bool timed)
{
	bool clocked;
	struct problems problems;
	struct session s;
	struct err err = { 0 };
	char *time;

	at(d, now);
	session_init(&s);
	is_int(one_more_save(d, clock_today(&d->clock), &s, &clocked, &problems, &err), 0,
	       "one more at %s (%s)", now, err.detail);
	time = words_time(s.start);
	is_int(s.minutes, minutes, "it took %d minutes", minutes);
	is_int(clocked, timed, timed ? "by the clock" : "as before");
	is_str(time, start, "from %s on", start);
	is_int(s.date, clock_today(&d->clock), "today");
	ok(s.attendance_count == 1 && s.attendance[0].gender == 0 && s.not_completed == 0,
	   "of somebody else");
	free(time);
	session_clear(&s);
}

static void
test_one_more(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct problems problems;
	struct session s;
	struct err err = { 0 };
	bool clocked;

	session_init(&s);
	is_int(one_more_save(d, clock_today(&d->clock), &s, &clocked, &problems, &err), -1,
	       "nothing to repeat");
	is_int(err.code, ERR_NOTHING, "which is said");
	session_clear(&s);
	log_one(d, "9:00", "30");
	is_more(d, "2026-11-24T09:52", 22, "09:30", true);
	/* Several at once, at the end of a queue: as long as what was typed. */
	is_more(d, "2026-11-24T09:52", 30, "09:22", false);
	is_more(d, "2026-11-24T09:56", 30, "09:26", false);
	is_more(d, "2026-11-24T10:03", 7, "09:56", true);
	is_more(d, "2026-11-24T12:03", 120, "10:03", true);
	/* Nobody was waiting that long; and what lies in the future has not ended. */
	is_more(d, "2026-11-24T14:30", 30, "14:00", false);
	log_one(d, "14:20", "45");
	is_more(d, "2026-11-24T14:50", 45, "14:05", false);
	/* Without a start, the time of saving is its end. */
	at(d, "2026-11-24T16:00");
	log_one(d, "", "20");
	is_more(d, "2026-11-24T16:12", 12, "16:00", true);
	/* Another day, another mediator: as long as the last one whose duration was typed. */
	is_more(d, "2026-11-25T01:25", 45, "00:40", false);
	is_int(desk_mediator_add(d, "Bea", &err), 0, "a second mediator");
	is_int(desk_setting_set(d, "mediator", "Bea", &err), 0, "who is at work");
	is_more(d, "2026-11-25T01:45", 45, "01:00", false);
	is_more(d, "2026-11-25T01:52", 7, "01:45", true);
	desk_close(d);
}

/* The proposed duration of the next form, and of a repeat. */
static void
is_proposed(struct desk *d, const char *minutes)
{
	struct form f;
	struct err err = { 0 };

	is_int(form_new(&f, d, KIND_INDIVIDUAL, &err), 0, "a form");
	is_str(f.value[FF_DURATION], minutes, "of %s minutes", minutes);
	form_clear(&f);
	is_int(form_repeat(&f, d, 0, &err), 0, "a repeat");
	is_str(f.value[FF_DURATION], minutes, "of %s minutes", minutes);
	form_clear(&f);
}

/* What the clock timed becomes no habit. */
static void
test_clock_no_habit(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	char *text;

	log_one(d, "9:00", "17");
	is_proposed(d, "17");
	log_one(d, "9:00", "20");
	is_more(d, "2026-11-24T09:41", 21, "09:20", true);
	is_more(d, "2026-11-24T10:02", 21, "09:41", true);
	is_more(d, "2026-11-24T10:02", 20, "09:42", false);
	is_more(d, "2026-11-24T10:23", 21, "10:02", true);
	is_proposed(d, "20");
	text = usage_durations(d);
	is_str(text, "15, 20, 30, 45, 60, 90, 120", "what was typed is usual");
	free(text);
	is_more(d, "2026-11-24T10:48", 25, "10:23", true);
	is_more(d, "2026-11-24T11:13", 25, "10:48", true);
	is_proposed(d, "20");
	log_one(d, "9:00", "12");
	log_one(d, "9:00", "12");
	is_proposed(d, "12");
	text = usage_durations(d);
	is_str(text, "12, 15, 20, 30, 45, 60, 90, 120", "whatever the number");
	free(text);
	desk_close(d);
}

/* The draft of somebody's form is not the business of one more. */
static void
test_draft_stays(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	bool found = false;
	struct form f;
	struct err err = { 0 };

	log_one(d, "9:00", "30");
	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	is_int(logbook_draft_put(d, &f, &err), 0, "a draft");
	form_clear(&f);
	is_more(d, "2026-11-24T09:40", 10, "09:30", true);
	is_int(logbook_draft_get(d, &f, &found, &err), 0, "is looked for");
	ok(found, "and still there");
	form_clear(&f);
	desk_close(d);
}

/* What a timer says at a time: minutes, 0 when none runs. */
static int
timer_at(struct desk *d, const char *now)
{
	struct timer t;
	struct err err = { 0 };

	at(d, now);
	is_int(timer_look(d, &t, &err), 0, "the timer at %s (%s)", now, err.detail);
	return timer_minutes(&t, &d->clock);
}

static void
test_timer_stops(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct timer t;
	struct err err = { 0 };

	is_int(timer_at(d, "2026-11-24T09:30"), 0, "no timer at first");
	is_int(timer_start(d, &err), 0, "started (%s)", err.detail);
	is_int(timer_at(d, "2026-11-24T09:30"), 1, "a minute at least");
	is_int(timer_at(d, "2026-11-24T10:05"), 35, "35 minutes later");
	is_int(desk_mediator_add(d, "Bea", &err), 0, "a second mediator");
	is_int(desk_setting_set(d, "mediator", "Bea", &err), 0, "comes");
	is_int(timer_at(d, "2026-11-24T10:05"), 0, "and has none");
	is_int(timer_stop(d, &t, &err), 0, "none to stop");
	ok(!t.runs, "which is said");
	is_int(desk_setting_set(d, "mediator", "Ana", &err), 0, "Ana is back");
	is_int(timer_at(d, "2026-11-24T19:30"), 600, "ten hours can be");
	is_int(timer_stop(d, &t, &err), 0, "stopped");
	ok(t.runs, "it ran");
	is_int(timer_at(d, "2026-11-24T19:30"), 0, "no more");
	at(d, "2026-11-24T09:00");
	is_int(timer_start(d, &err), 0, "started again");
	at(d, "2026-11-24T19:01");
	is_int(timer_look(d, &t, &err), 0, "more than ten hours");
	ok(t.dropped && !t.runs, "cannot be true");
	is_int(timer_at(d, "2026-11-24T09:10"), 0, "and are forgotten");
	is_int(timer_start(d, &err), 0, "started once more");
	is_int(timer_at(d, "2026-11-25T09:20"), 0, "not until the next day");
	is_int(timer_start(d, &err), 0, "nor from the future,");
	is_int(timer_at(d, "2026-11-25T09:00"), 0, "when the clock is set back");
	desk_close(d);
}

/* Saving the form that a timer filled, also as a draft taken up again, ends it. */
static void
test_timer_fills(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct problems problems;
	struct session s;
	struct form f, draft;
	struct err err = { 0 };
	char *text;

	session_init(&s);
	is_int(timer_start(d, &err), 0, "started");
	at(d, "2026-11-24T09:52");
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	is_int(timer_propose(&f, d, &err), 0, "a form");
	is_str(f.value[FF_DURATION], "22", "of 22 minutes");
	is_str(f.value[FF_START], "09:30", "from 09:30 on");
	form_set(&f, FF_DURATION, "20");
	form_follow_start(&f, &d->clock);
	is_str(f.value[FF_START], "09:30", "also when they are corrected");
	log_one(d, "9:00", "15");
	is_int(timer_at(d, "2026-11-24T09:53"), 23, "another session is not its own");
	text = form_write(&f);
	is_int(form_read(&draft, text), 0, "a draft of it");
	form_set(&draft, FF_THEMES, "email");
	is_int(logbook_save(d, &draft, true, &s, &problems, &err), 0, "is saved");
	is_int(timer_at(d, "2026-11-24T09:53"), 0, "and it ends");
	is_int(s.start, 9 * 60 + 30, "when the person came");
	free(text);
	form_clear(&f);
	form_clear(&draft);
	session_clear(&s);
	desk_close(d);
}

/* The names of the templates, in their order. */
static void
are_kept(struct desk *d, const char *names)
{
	struct template_list list;
	struct buf out = BUF_INIT;
	struct err err = { 0 };

	is_int(template_list(d, &list, &err), 0, "the templates");
	for (size_t i = 0; i < list.count; i++)
		buf_addf(&out, "%s%s", i > 0 ? "|" : "", list.item[i].name);
	is_str(buf_text(&out), names, "are %s", names);
	template_list_clear(&list);
	buf_clear(&out);
}

static void
test_template_body(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct template_list list;
	struct form f, again;
	struct err err = { 0 };
	char *body, *name;

	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	form_add(&f, FF_PROCEDURES, "famille_scolarite");
	form_set(&f, FF_DURATION, "30");
	form_set(&f, FF_START, "9:00");
	form_set(&f, FF_AGE, "18_25_ans");
	form_set(&f, FF_TITLE, "Madame X");
	form_set(&f, FF_REFER_REASON, "sa carte");
	form_set(&f, FF_PROCEDURE_NAME, "recours de Mme X");
	form_set(&f, FF_TAGS, "carte|été");
	form_typing(&f, FF_TITLE, "Madame");
	f.sealed = mem_strdup("Qm9x"); /* a note, closed since the names were locked */
	name = template_proposed_name(&f);
	is_str(name, "Family, 30 min, Desk", "a name from what it holds");
	body = template_body(&f);
	ok(!strstr(body, "Madame") && !strstr(body, "recours") && !strstr(body, "18_25") &&
		   !strstr(body, "sa carte") && !strstr(body, "2026") && !strstr(body, "start=") &&
		   !strstr(body, "sealed"),
	   "nothing of a person, no day: %s", body);
	is_int(template_keep(d, body, name, false, &err), 0, "kept (%s)", err.detail);
	form_clear(&f);
	free(body);
	free(name);
	at(d, "2026-11-25T15:00");
	is_int(template_list(d, &list, &err), 0, "listed");
	is_int(list.count, 1, "one");
	is_int(template_form(&again, d, list.item[0].n, &err), 0, "a form of it");
	is_str(again.value[FF_DURATION], "30", "as long");
	is_str(again.value[FF_START], "14:30", "ending now");
	is_str(again.value[FF_DATE], "2026-11-25", "today");
	is_str(again.value[FF_TAGS], "carte|été", "with its tags");
	is_str(list.item[0].tags, "carte, été", "which its line says");
	ok(again.proposed[FF_PROCEDURES], "all of it proposed");
	form_clear(&again);
	is_int(template_form(&again, d, 77, &err), -1, "no such template");
	is_int(err.code, ERR_NO_INPUT, "which is said");
	form_clear(&again);
	template_list_clear(&list);
	desk_close(d);
}

static void
test_template_names(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct logbook_step step;
	struct template_list list;
	struct form f;
	struct err err = { 0 };
	char *body, long_name[102];

	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	body = template_body(&f);
	memset(long_name, 'x', 101);
	long_name[101] = '\0';
	is_int(template_keep(d, body, long_name, false, &err), -1, "a name of 101 characters");
	is_int(err.code, ERR_VALUE, "is refused");
	is_int(template_keep(d, body, "  ", false, &err), -1, "as is none");
	is_int(template_keep(d, body, "Été", false, &err), 0, "Été");
	is_int(template_keep(d, body, "CAF", false, &err), 0, "CAF");
	are_kept(d, "CAF|Été");
	is_int(template_keep(d, body, "ete", false, &err), -1, "ete is Été");
	ok(err.code == ERR_EXISTS && strcmp(err.subject, "Été") == 0, "which is there");
	is_int(template_keep(d, body, "ete", true, &err), 0, "and replaced");
	are_kept(d, "CAF|ete");
	is_int(template_list(d, &list, &err), 0, "their numbers");
	is_int(template_rename(d, list.item[0].n, "ETE", &err), -1, "another’s name");
	is_int(template_rename(d, list.item[0].n, "Caf", &err), 0, "its own, otherwise written");
	is_int(template_delete(d, list.item[0].n, &err), 0, "deleted");
	are_kept(d, "ete");
	is_int(template_keep(d, body, "Caf", false, &err), 0, "its name is free again");
	is_int(logbook_undo(d, &step, &err), 0, "undone: the new one");
	is_str(step.action, "template-add", "by its name");
	is_int(logbook_undo(d, &step, &err), 0, "the deletion");
	are_kept(d, "Caf|ete");
	is_int(logbook_undo(d, &step, &err), 0, "the renaming");
	is_int(logbook_undo(d, &step, &err), 0, "the replacement");
	are_kept(d, "CAF|Été");
	is_int(logbook_redo(d, &step, &err), 0, "and again");
	are_kept(d, "CAF|ete");
	template_list_clear(&list);
	form_clear(&f);
	free(body);
	desk_close(d);
}

static int64_t
emails(struct desk *d)
{
	const int64_t *count = NULL;
	struct err err = { 0 };

	if (usage_of(d, FF_THEMES, &count, &err) != 0)
		return -1;
	return count[vocab_by_code(VOCAB_THEME, "email")->num - 1];
}

/* Counting them is what opening a form takes longest for. */
static void
test_many_used(struct desk *d)
{
	at(d, "2026-11-23T09:30");
	for (int i = 0; i < 40; i++)
		log_one(d, "8:00", "30");
	at(d, "2026-11-24T09:30");
	while (emails(d) < 64)
		log_one(d, "8:00", "30");
	log_one(d, "8:00", "30");
	is_int(emails(d), 64, "one more of many is not worth counting again");
	log_one(d, "8:00", "30");
	is_int(emails(d), 66, "two are");
}

static void
test_durations(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	const int64_t *count;
	struct logbook_step step;
	struct err err = { 0 };
	char *text = usage_durations(d);

	is_str(text, "15, 30, 45, 60, 90, 120", "the round ones");
	free(text);
	log_one(d, "8:00", "20");
	log_one(d, "8:00", "25");
	log_one(d, "8:00", "20");
	log_one(d, "8:00", "30");
	text = usage_durations(d);
	is_str(text, "15, 20, 30, 45, 60, 90, 120", "and what is done often");
	free(text);
	is_int(usage_of(d, FF_THEMES, &count, &err), 0, "of themes");
	is_int(count[vocab_by_code(VOCAB_THEME, "email")->num - 1], 4, "e-mail, four times");
	is_int(logbook_undo(d, &step, &err), 0, "one is undone");
	is_int(usage_of(d, FF_THEMES, &count, &err), 0, "of themes");
	is_int(count[vocab_by_code(VOCAB_THEME, "email")->num - 1], 3, "which is seen at once");
	is_int(usage_of(d, FF_AGE, &count, &err), 0, "ages");
	ok(count == NULL, "keep their order");
	test_many_used(d);
	is_int(desk_mediator_add(d, "Bea", &err), 0, "a second mediator");
	is_int(desk_setting_set(d, "mediator", "Bea", &err), 0, "comes");
	text = usage_durations(d);
	is_str(text, "15, 30, 45, 60, 90, 120", "with no habits yet");
	free(text);
	desk_close(d);
}

int
main(void)
{
	test_one_more();
	test_clock_no_habit();
	test_draft_stays();
	test_timer_stops();
	test_timer_fills();
	test_template_body();
	test_template_names();
	test_durations();
	return tap_done();
}
