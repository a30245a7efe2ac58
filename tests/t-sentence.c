/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every code has a sentence of its own. */
#include "config.h"

#include "tests/lib/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "base/str.h"

enum { LAST_ERR = ERR_STOPPED, LAST_PROBLEM = PROBLEM_SECRET };

/* Whole sentences, none twice, and none with a hole left in it. */
static void
check_sentences(const struct strlist *sentences, const char *what)
{
	int empty = 0, unfinished = 0, twice = 0, holes = 0;

	for (size_t i = 0; i < sentences->count; i++) {
		const char *s = sentences->item[i];
		size_t len = strlen(s);

		empty += len == 0;
		unfinished += len > 0 && s[len - 1] != '.';
		holes += strchr(s, '%') != NULL;
		for (size_t k = 0; k < i; k++)
			twice += strcmp(s, sentences->item[k]) == 0;
	}
	is_int(empty, 0, "%s: none is empty", what);
	is_int(unfinished, 0, "%s: each ends with a full stop", what);
	is_int(holes, 0, "%s: none has a hole", what);
	is_int(twice, 0, "%s: none stands for two", what);
}

static void
take(struct strlist *list, char *sentence)
{
	strlist_add(list, sentence);
	free(sentence);
}

static void
test_errors(const char *subject)
{
	struct strlist list = { 0 };

	for (int code = ERR_NONE; code <= LAST_ERR; code++) {
		struct err err = { .code = (enum err_code)code };

		snprintf(err.subject, sizeof(err.subject), "%s", subject);
		take(&list, sentence_for_err(&err));
	}
	check_sentences(&list, *subject ? "errors with a subject" : "errors without");
	is_int(list.count, LAST_ERR + 1, "all errors were asked for");
	strlist_clear(&list);
}

static void
test_problems(const char *value)
{
	struct strlist list = { 0 };

	for (int code = PROBLEM_NONE; code <= LAST_PROBLEM; code++) {
		struct problem p = { .code = (enum problem_code)code, .field = FF_RETURNING };

		snprintf(p.value, sizeof(p.value), "%s", value);
		take(&list, sentence_for_problem(&p));
	}
	check_sentences(&list, *value ? "problems with a value" : "problems without");
	strlist_clear(&list);
	for (int field = 0; field < FF_COUNT; field++) {
		struct strlist of_field = { 0 };

		for (int code = PROBLEM_NONE; code <= LAST_PROBLEM; code++) {
			struct problem p = { .code = (enum problem_code)code,
					     .field = (enum form_field)field };

			take(&of_field, sentence_for_problem(&p));
		}
		ok(!strlist_has(&of_field, ""), "problems of %s are all told",
		   form_fields[field].id);
		strlist_clear(&of_field);
	}
}

static void
test_faults(void)
{
	static const char *const checks[] = {
		"integrity",    "foreign-key", "code",      "value",       "date",
		"participants", "attendance",  "breakdown", "publication", "seal",
		"figures",      "needed",      "again",     "merged",      "revision",
		"box",          "erased",      "undo",      "passphrase",  "recovery-code",
		"no-key",       "yet-unknown"
	};
	struct strlist list = { 0 };

	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		take(&list, sentence_for_fault(checks[i], "session 12: fact"));
	check_sentences(&list, "faults");
	for (size_t i = 0; i < list.count; i++)
		ok(strstr(list.item[i], "(session 12: fact)") != NULL, "%s: says which", checks[i]);
	strlist_clear(&list);
}

static void
is_told(enum err_code code, const char *subject, const char *detail, const char *want)
{
	struct err err = { .code = code };
	char *got;

	snprintf(err.subject, sizeof(err.subject), "%s", subject);
	snprintf(err.detail, sizeof(err.detail), "%s", detail);
	got = sentence_for_err(&err);
	ok(strstr(got, want) != NULL, "%s: %s", got, want);
	free(got);
}

static void
is_step(const char *action, int count, int64_t row, bool redone, const char *want)
{
	struct logbook_step step = { .count = count, .row = row, .redone = redone };
	const char *detail = strchr(action, '|'); /* after its name, where there is one */
	char *got;

	snprintf(step.action, sizeof(step.action), "%.*s", (int)strcspn(action, "|"), action);
	snprintf(step.detail, sizeof(step.detail), "%s", detail ? detail + 1 : "");
	got = sentence_for_step(&step);
	is_str(got, want, "%s", want);
	free(got);
}

int
main(void)
{
	test_errors("");
	test_errors("desk.db");
	test_problems("");
	test_problems("abc");
	test_faults();
	is_told(ERR_CONFLICT, "", "passphrase elsewhere", "The passphrase was changed elsewhere");
	is_told(ERR_CONFLICT, "", "code elsewhere", "Another code was made elsewhere");
	is_told(ERR_CONFLICT, "", "person 3 was changed", "This was changed elsewhere");
	is_told(ERR_VALUE, "", "name", "The name is missing");
	is_told(ERR_VALUE, "Paris", "commune", "“Paris” is not one commune of the 66");
	is_told(ERR_VALUE, "Jo", "last in service", "“Jo” is the last one in service");
	is_told(ERR_TOO_EARLY, "2026-12-05", "", "from Sat 5 Dec 2026 on");
	is_told(ERR_NO_INPUT, "a%s\033[31mb", "", "“a%s[31mb” was not found");
	is_step("session-add", 1, 1204, false, "Undone: session no. 1,204 is no longer logged.");
	is_step("session-delete", 1, 7, true, "Redone: session no. 7 is in the bin again.");
	is_step("partner-import", 1, 0, false, "Undone: the import of 1 entry is taken back.");
	is_step("partner-import", 277, 0, false,
		"Undone: the import of 277 entries is taken back.");
	is_step("session-delete", 3, 0, false, "Undone: deletion of 3 sessions.");
	is_step("session-restore", 1, 9, true, "Redone: return of 1 session from the bin.");
	is_step("session-move|2026-11-05", 2, 0, true,
		"Redone: move of 2 sessions to Thu 5 Nov 2026.");
	is_step("session-tag|N%sC\033", 4, 0, true, "Redone: tag “N%sC” on 4 sessions.");
	is_step("session-untag|NEC", 1, 2, false, "Undone: tag “NEC” taken off 1 session.");
	is_step("place-add|Bus %s", 1, 0, false, "Undone: the place “Bus %s” is retired.");
	is_step("mediator-retire|Zoé", 1, 0, true, "Redone: the mediator “Zoé” is retired.");
	is_step("mediator-add", 1, 0, false, "Undone: the last change is taken back.");
	is_step("something-new", 1, 0, true, "Redone: the last change is made again.");
	return tap_done();
}
