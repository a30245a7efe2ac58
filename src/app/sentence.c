/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences for people, from facts: what happened, and what can be done now. */
#include "config.h"

#include "app/sentence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sentence_private.h"
#include "app/words.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

/* What went wrong: one sentence a code, that says what can be done. */
static const struct {
	enum err_code code;
	const char *about; /* with its subject; NULL: never said */
	const char *plain; /* when there is no subject */
} err_sentences[] = {
	/* TRANSLATORS: sentences about what went wrong follow; in those with %s it is what they are
	 * about: a word as it was typed, or a file's name. */
	{ ERR_NONE, NULL, N_("All is well.") },
	{ ERR_USAGE, N_("“%s” cannot be understood here: “lakou --help” shows what can be typed."),
	  N_("This cannot be understood: “lakou --help” shows what can be typed.") },
	{ ERR_VALUE, N_("“%s” cannot be used here: correct it and try again."),
	  N_("Something here cannot be used: correct it and try again.") },
	{ ERR_DATA, N_("Nothing usable was found in “%s”: check that it is the right file."),
	  N_("Nothing usable was found: check that it is the right file.") },
	{ ERR_NO_INPUT, N_("“%s” was not found: check its name or its number."),
	  N_("What was asked for was not found: check its name or its number.") },
	{ ERR_MISSING, N_("“%s” is needed for this and is not installed: have it installed."),
	  N_("Something needed for this is not installed: the log says what.") },
	{ ERR_INTERNAL, NULL,
	  N_("Lakou made a mistake, and nothing was changed: send the log to its maintainers.") },
	{ ERR_OS, NULL,
	  N_("The system refused this: try again, and look into the log if it happens twice.") },
	{ ERR_EXISTS, N_("“%s” exists already and was left as it is: choose another name."),
	  N_("This exists already and was left as it is: choose another name.") },
	{ ERR_IO, N_("“%s” could not be read or written: check the disk, then try again."),
	  N_("The disk could not be read or written: check it, then try again.") },
	{ ERR_FULL, NULL,
	  N_("The disk is full, and nothing was changed: make room, then try again.") },
	{ ERR_BUSY, NULL,
	  N_("Another program is writing to the desk: wait a moment, then try again.") },
	{ ERR_READONLY, N_("“%s” can be read but not changed: copy it where writing is allowed."),
	  N_("The desk can be read but not changed: copy it where writing is allowed.") },
	{ ERR_DENIED, N_("“%s” may not be opened by you: ask the person who looks after this PC."),
	  N_("You are not allowed to do this: ask the person who looks after this PC.") },
	{ ERR_NO_DESK, N_("There is no desk at “%s” yet: start Lakou in a terminal to make one."),
	  N_("There is no desk yet: start Lakou in a terminal to make one.") },
	{ ERR_NOT_OURS, N_("“%s” is not a desk of Lakou and was not touched: choose another file."),
	  N_("This file is not a desk of Lakou and was not touched: choose another file.") },
	{ ERR_NEWER,
	  N_("“%s” was made by a newer Lakou and was not touched: update Lakou on this PC."),
	  N_("The desk was made by a newer Lakou and was not touched: update Lakou on this PC.") },
	{ ERR_DAMAGED,
	  N_("“%s” is damaged: put a backup in its place; lakou restore shows which there are."),
	  N_("The desk is damaged: put a backup in its place; lakou restore shows which there "
	     "are.") },
	{ ERR_COPY,
	  N_("“%s” is damaged, and nothing has changed: choose another backup; lakou restore shows "
	     "which there are."),
	  N_("This backup is damaged, and nothing has changed: choose another one.") },
	{ ERR_NETWORK_FS,
	  N_("“%s” is on a network drive, where a desk is not safe: keep it on this PC’s own "
	     "disk."),
	  N_("A desk is not safe on a network drive: keep it on this PC’s own disk.") },
	{ ERR_ENCODING, N_("“%s” is no character encoding known here: try UTF-8 or CP1252."),
	  N_("This character encoding is not known here: try UTF-8 or CP1252.") },
	{ ERR_CLOSED, NULL, N_("This is closed already: open it again.") },
	{ ERR_CONFLICT, NULL,
	  N_("This was changed elsewhere meanwhile, and kept so: open it again, then change it.") },
	{ ERR_NOTHING, NULL, N_("There is nothing to do here, and nothing was changed.") },
	{ ERR_TOO_EARLY, N_("This period can be published from %s on: wait until then."),
	  N_("This period cannot be published yet: wait until the month is over.") },
	{ ERR_WITHDRAWN, N_("This period was withdrawn on %s: it is exported no more."),
	  N_("This period was withdrawn: it is exported no more.") },
	{ ERR_NO_FOLDER, N_("There is no folder “%s”: make it, or write somewhere else."),
	  N_("There is no such folder: make it, or write somewhere else.") },
	{ ERR_LOCKED, NULL,
	  N_("Names and notes are locked: unlock them with the passphrase, then try again.") },
	{ ERR_KEY, NULL,
	  N_("This is not the passphrase, or not the recovery code, of this desk: try again.") },
	{ ERR_WAIT, N_("Wait %s s, then try again."), N_("Wait a moment, then try again.") },
	{ ERR_SINCE, NULL,
	  N_("This was changed again since and stays as it is: that step can no longer be undone. "
	     "Go on with the one before it.") },
	{ ERR_FINAL, NULL,
	  N_("Adding, merging or erasing a person is not undone. Undo once more for what was "
	     "done before.") },
	{ ERR_NAME_TAKEN, N_("“%s”: the old name is in use again, so the change of it stays."),
	  N_("The old name is in use again, so the change of it stays. Undo once more for what "
	     "was done before.") },
	{ ERR_CARRIED,
	  N_("“%s” stays: sessions carry it, also in the bin. Retire it, or merge it."),
	  N_("This tag stays: sessions carry it, also in the bin. Retire it, or merge it.") },
	{ ERR_ERASED, NULL,
	  N_("This person is not known here, or not any more: choose somebody else, or nobody.") },
	{ ERR_COVERED,
	  N_("“%s” is published already: neither a shorter period in it nor another profile of it "
	     "can be published safely any more."),
	  N_("A longer period is published already: this one can no longer be published safely.") },
	{ ERR_UNSAFE,
	  N_("“%s” could be worked out from these files: nothing was published. Send this sentence "
	     "to the maintainers of Lakou."),
	  N_("A hidden figure could be worked out from these files: nothing was published.") },
	{ ERR_FROZEN,
	  N_("A frozen session carries “%s”, so nothing was merged: retire that tag, or wait until "
	     "the freeze is lifted."),
	  N_("Frozen at the person’s wish, so nothing was changed: lift it on their page with g, "
	     "then try again.") },
	{ ERR_STOPPED, NULL, N_("This was stopped as you asked, and nothing was changed.") },
};

/* What a value had to be, by the detail of ERR_VALUE. */
static const struct {
	const char *detail;
	const char *about;
	const char *plain;
} value_sentences[] = {
	{ "name", N_("“%s” is too long: a name has at most 100 characters."),
	  N_("The name is missing: give one of at most 100 characters.") },
	{ "mediator", N_("“%s” is too long: a mediator’s name has at most 100 characters."),
	  N_("The mediator’s name is missing: give one of at most 100 characters.") },
	{ "commune", N_("“%s” is not one commune of the 66: give its name or its INSEE code."),
	  N_("The commune is missing: give its name or its INSEE code.") },
	{ "language", N_("“%s” is not a language of Lakou: choose fr, gcf_MQ, gcf_GP or en."),
	  N_("The language is missing: choose fr, gcf_MQ, gcf_GP or en.") },
	{ "no such place", N_("“%s” is not a place of this desk: choose one of them or add it."),
	  N_("The place is missing: choose one of the desk’s places.") },
	{ "no such mediator", N_("“%s” is not a mediator of this desk: choose one or add them."),
	  N_("The mediator is missing: choose one of the desk’s mediators.") },
	{ "open elsewhere", NULL,
	  N_("The desk is open in another program: leave that one, then restore again.") },
	{ "replaced", NULL,
	  N_("Another program put the desk back to a backup: nothing is saved here any more. Leave "
	     "Lakou and start it again.") },
	{ "another desk", N_("“%s” is a backup of another desk: choose one of this desk."),
	  N_("This is a backup of another desk: choose one of this desk.") },
	{ "a link to nothing",
	  /* TRANSLATORS: %s is the path of a symbolic link, by which the desk was named */
	  N_("“%s” is a link to a file that is not there: connect the disk that it is on, or "
	     "choose another file."),
	  N_("This is a link to a file that is not there: choose another file.") },
	{ "the desk itself", NULL, N_("This is the desk itself: choose one of its backups.") },
	{ "tag", N_("“%s” is too long: a tag has at most 40 characters."),
	  N_("The tag has no name: give one of at most 40 characters.") },
	{ "tag sign", N_("“%s” cannot be a tag: leave the sign | out."),
	  N_("This cannot be a tag: leave the sign | out.") },
	{ "last in service", N_("“%s” is the last one in service: add another one first."),
	  N_("This is the last one in service: add another one first.") },
	{ "retired name", N_("“%s” is the name of one that was retired: choose another name."),
	  N_("This is the name of one that was retired: choose another name.") },
	{ "columns", N_("“%s” has more than 4,096 columns: take out those that are empty."),
	  N_("The file has more than 4,096 columns: take out those that are empty.") },
	{ "tag", N_("“%s” cannot be a tag: give a name of at most 40 characters, without “|”."),
	  N_("The tag is missing: give a name of at most 40 characters.") },
	{ "retired elsewhere",
	  N_("“%s” was in another commune, where its sessions count: choose another name."),
	  N_("This place was in another commune, where its sessions count: give another name.") },
	{ "minors-decision", N_("“%s” is not a day up to today: give one like 12/3/2026."),
	  N_("This is not a day up to today: give one like 12/3/2026.") },
	{ "lock-minutes", N_("“%s” cannot be used: give whole minutes, from 1 to 15."),
	  N_("Give whole minutes, from 1 to 15.") },
	{ "retention-months", N_("“%s” cannot be used: give whole months, from 1 to 24."),
	  N_("Give whole months, from 1 to 24.") },
	{ "export-formats", N_("“%s” cannot be used: write xlsx, html, both, or nothing."),
	  N_("Write xlsx, html, both, or nothing.") },
	{ "good-friday", N_("“%s” cannot be used: write yes or no."), N_("Write yes or no.") },
	{ "withdrawal", N_("“%s” is too long: say why in at most 200 characters."),
	  N_("Say why it is withdrawn, in a few words.") },
	{ "passphrase", NULL,
	  N_("This could be guessed: take four words or more that have nothing to do with each "
	     "other.") },
	{ "code", NULL,
	  N_("This code was misread somewhere: compare it with the paper, group by group.") },
	{ "passphrase elsewhere", NULL,
	  N_("The passphrase was changed elsewhere: lock the names, then open them with the new "
	     "one.") },
	{ "partners changed", NULL,
	  N_("The directory was changed elsewhere meanwhile, and nothing was imported: read the "
	     "file again, then import it.") },
	{ "code elsewhere", NULL,
	  N_("Another code was made elsewhere: lock the names and open them again, then make "
	     "one.") },
	{ FILE_NO_FOLDER, N_("“%s” is a file: give a folder to write in."),
	  N_("This is a file: give a folder to write in.") },
	{ "same person", NULL, N_("This is the same person already: choose another one.") },
	{ "pin", NULL, N_("A PIN has 4 to 8 digits and nothing else: type another one.") },
	{ "wrong pin", NULL,
	  N_("That PIN is not the right one: type it again, or Esc to go back.") },
};

#define ANY_FIELD FF_COUNT

#define UNREAD_PARTS                                                      \
	N_("“%s” cannot be read: type each number with what it counts."), \
		N_("This cannot be read: type each number with what it counts.")

/* The first that fits the problem and its field. */
static const struct {
	enum problem_code code;
	enum form_field field;
	const char *about;
	const char *plain;
} problem_sentences[] = {
	{ PROBLEM_NONE, ANY_FIELD, NULL, N_("There is no problem here.") },
	{ PROBLEM_REQUIRED, FF_THEMES, NULL, N_("Choose at least one theme.") },
	{ PROBLEM_REQUIRED, FF_DURATION, NULL, N_("Say how long it took, such as 45 or 1h30.") },
	{ PROBLEM_REQUIRED, FF_DATE, NULL, N_("Say on what day it was, such as 12 or 12/3.") },
	{ PROBLEM_REQUIRED, FF_CHANNEL, NULL, N_("Choose where or how it took place.") },
	{ PROBLEM_REQUIRED, FF_PARTICIPANTS, NULL, N_("Say how many people took part.") },
	{ PROBLEM_REQUIRED, ANY_FIELD, NULL, N_("Fill in this field: it cannot be left empty.") },
	{ PROBLEM_UNKNOWN, FF_PLACE,
	  N_("“%s” is not among the desk’s places: choose one, or add it in the settings."),
	  N_("This is not among the desk’s places: choose one, or add it in the settings.") },
	{ PROBLEM_UNKNOWN, FF_MEDIATOR,
	  N_("“%s” is not among the mediators: choose one, or add them in the settings."),
	  N_("This is not among the mediators: choose one, or add them in the settings.") },
	{ PROBLEM_UNKNOWN, FF_COMMUNE,
	  N_("“%s” is not one of the 66 communes: type the first letters of one."),
	  N_("This is not one of the 66 communes: type the first letters of one.") },
	{ PROBLEM_UNKNOWN, FF_PARTNERS,
	  N_("“%s” is not in the directory: choose one of its entries."),
	  N_("This is not in the directory: choose one of its entries.") },
	{ PROBLEM_UNKNOWN, FF_PERSON, NULL,
	  N_("This person is not known here, or not any more: choose somebody else, or nobody.") },
	{ PROBLEM_UNKNOWN, ANY_FIELD, N_("“%s” is not in the list: choose what is in it."),
	  N_("This is not in the list: choose what is in it.") },
	{ PROBLEM_TAKEN, ANY_FIELD,
	  N_("“%s” is chosen already: erase the letters, or type others."),
	  N_("This is chosen already: erase the letters, or type others.") },
	{ PROBLEM_FORMAT, FF_DATE,
	  N_("“%s” cannot be read as a date: type it like 12, 12/3 or 12/3/2026."),
	  N_("This cannot be read as a date: type it like 12, 12/3 or 12/3/2026.") },
	{ PROBLEM_FORMAT, FF_START, N_("“%s” cannot be read as a time: type it like 9:02 or 9h02."),
	  N_("This cannot be read as a time: type it like 9:02 or 9h02.") },
	{ PROBLEM_FORMAT, FF_DURATION,
	  N_("“%s” cannot be read as a duration: type it like 45 or 1h30."),
	  N_("This cannot be read as a duration: type it like 45 or 1h30.") },
	{ PROBLEM_FORMAT, FF_GENDERS,
	  N_("“%s” cannot be read: type each value and its number, like feminin=5."),
	  N_("This cannot be read: type each value and its number, like feminin=5.") },
	{ PROBLEM_FORMAT, FF_AGES, UNREAD_PARTS },
	{ PROBLEM_FORMAT, FF_STATUSES, UNREAD_PARTS },
	{ PROBLEM_FORMAT, FF_RESIDENCES, UNREAD_PARTS },
	{ PROBLEM_FORMAT, ANY_FIELD, N_("“%s” cannot be read as a number: type digits only."),
	  N_("This cannot be read as a number: type digits only.") },
	{ PROBLEM_RANGE, FF_DURATION, N_("“%s” cannot be right: give 1 minute to 23 h 59."),
	  N_("This duration cannot be right: give 1 minute to 23 h 59.") },
	{ PROBLEM_RANGE, FF_PARTICIPANTS,
	  N_("“%s” cannot be right: give 1 to 10,000, and no fewer than are known by name."),
	  N_("This cannot be right: give 1 to 10,000, and no fewer than are known by name.") },
	{ PROBLEM_RANGE, ANY_FIELD, N_("“%s” is too small or too large: correct it."),
	  N_("This is too small or too large: correct it.") },
	{ PROBLEM_FUTURE, FF_START,
	  N_("“%s” is later than it is now: correct the start, or the day."),
	  N_("This is later than it is now: correct the start, or the day.") },
	{ PROBLEM_FUTURE, ANY_FIELD,
	  N_("“%s” is in the future: a session is logged once it has taken place."),
	  N_("This day is in the future: a session is logged once it has taken place.") },
	{ PROBLEM_TOO_OLD, ANY_FIELD, N_("“%s” is too old: give a day from the year 2000 on."),
	  N_("This day is too old: give one from the year 2000 on.") },
	{ PROBLEM_LONG_AGO, ANY_FIELD,
	  N_("“%s” is more than 31 days ago: correct it, or save again if it is right."),
	  N_("This day is more than 31 days ago: correct it, or save again if it is right.") },
	{ PROBLEM_LONG_DAY, ANY_FIELD,
	  N_("“%s” is more than 8 hours: correct it, or save again if it is right."),
	  N_("This is more than 8 hours: correct it, or save again if it is right.") },
	{ PROBLEM_TOO_LONG, FF_TAGS, N_("“%s” is too long: a tag has at most 40 characters."),
	  N_("A tag is too long: shorten it to 40 characters.") },
	{ PROBLEM_TOO_LONG, ANY_FIELD, NULL,
	  N_("This is too long: shorten it to 200 characters.") },
	{ PROBLEM_NO_PROCEDURE_THEME, ANY_FIELD, NULL,
	  N_("Procedures go with the theme of official procedures: add it, or remove them.") },
	{ PROBLEM_DEVICE_NONE, ANY_FIELD, NULL,
	  N_("There cannot be no device and another one: keep one or the other.") },
	{ PROBLEM_NEEDS_COMMUNE, ANY_FIELD, NULL, N_("Say in which commune it took place.") },
	{ PROBLEM_NEEDS_PLACE, ANY_FIELD, NULL,
	  N_("Say at which of the desk’s places it took place.") },
	{ PROBLEM_NOT_THIS_KIND, ANY_FIELD, NULL,
	  N_("This kind of session has no such field: leave it out.") },
	{ PROBLEM_SUM, FF_ONLINE,
	  N_("“%s” is more than all who took part: correct one or the other."),
	  N_("This is more than all who took part: correct one or the other.") },
	{ PROBLEM_SUM, ANY_FIELD,
	  N_("“%s” is more than the anonymous participants: correct one or the other."),
	  N_("This is more than the anonymous participants: correct one or the other.") },
	{ PROBLEM_TOO_YOUNG, ANY_FIELD, NULL,
	  N_("Nobody under 15 is followed by name: log the visit without a name.") },
	{ PROBLEM_SECRET, ANY_FIELD, NULL,
	  N_("This looks like a card or social-security number, or a password: remove it, or "
	     "save again if it is none.") },
};

static char *
choose(const char *about, const char *plain, const char *subject)
{
	return about && *subject ? sentence_fill(_(about), subject) : mem_strdup(_(plain));
}

/* A subject that is an ISO day is told in words. */
static char *
sentence_for_day(const char *about, const char *plain, const char *subject)
{
	int day;
	char *words, *sentence;

	if (date_parse(subject, &day) != 0)
		return choose(about, plain, subject);
	words = words_date(day);
	sentence = choose(about, plain, words);
	free(words);
	return sentence;
}

/* NULL: it is not about that. */
static char *
sentence_for_quote(const struct err *err)
{
	char *sentence, *number, *whole;
	size_t line;

	if (err->code != ERR_DATA || *err->subject == '\0' ||
	    sscanf(err->detail, CSV_OPEN_QUOTE, &line) != 1)
		return NULL;
	number = words_number((int64_t)line);
	sentence = /* TRANSLATORS: a file, then the number of one of its lines */
		sentence_fill_mark(_("“%1$s”: a quotation mark that is opened in line %2$s is "
				     "never closed. Close it, or take it out."),
				   "%2$s", number);
	whole = sentence_fill_mark(sentence, "%1$s", err->subject);
	free(number);
	free(sentence);
	return whole;
}

char *
sentence_for_err(const struct err *err)
{
	const size_t values = sizeof(value_sentences) / sizeof(value_sentences[0]);
	const size_t errs = sizeof(err_sentences) / sizeof(err_sentences[0]);
	char *quote = sentence_for_quote(err);
	size_t k = 0;

	if (quote)
		return quote;
	/* A refused value says in its detail what it should have been, a conflict what of; so does
	 * a file that cannot be written, where that is not its protection, or a missing folder. */
	for (size_t i = 0; (err->code == ERR_VALUE || err->code == ERR_CONFLICT ||
			    err->code == ERR_READONLY || err->code == ERR_NO_FOLDER) &&
			   i < values;
	     i++)
		if (strcmp(value_sentences[i].detail, err->detail) == 0)
			return choose(value_sentences[i].about, value_sentences[i].plain,
				      err->subject);
	while (k < errs - 1 && err_sentences[k].code != err->code)
		k++;
	if (err->code == ERR_TOO_EARLY || err->code == ERR_WITHDRAWN)
		return sentence_for_day(err_sentences[k].about, err_sentences[k].plain,
					err->subject);
	return choose(err_sentences[k].about, err_sentences[k].plain, err->subject);
}

/* Breakdowns are all told the same; genders stand for them in the table. */
static enum form_field
told_as(enum form_field field)
{
	if (field == FF_RESIDENCE || field == FF_RESIDENCES)
		return FF_COMMUNE;
	if (field == FF_PERSONS)
		return FF_PERSON;
	return field < FF_COUNT && form_fields[field].type == FORM_BREAKDOWN ? FF_GENDERS : field;
}

char *
sentence_for_problem(const struct problem *p)
{
	const size_t count = sizeof(problem_sentences) / sizeof(problem_sentences[0]);

	for (size_t i = 0; i < count; i++) {
		enum form_field field = problem_sentences[i].field;

		if (problem_sentences[i].code != p->code)
			continue;
		if (field == ANY_FIELD || field == p->field || field == told_as(p->field))
			return choose(problem_sentences[i].about, problem_sentences[i].plain,
				      p->value);
	}
	return mem_strdup("");
}

#define ANY_PERSON_FIELD PERSON_FIELDS

/* Of what is known of a person: none repeats what was typed. The first that fits. */
static const struct {
	enum problem_code code;
	enum person_field field;
	const char *msg;
} person_sentences[] = {
	{ PROBLEM_REQUIRED, PERSON_NAME,
	  N_("Give the family name: without both names, the session stays anonymous.") },
	{ PROBLEM_REQUIRED, PERSON_FIRST_NAMES,
	  N_("Give the first name: without both names, the session stays anonymous.") },
	{ PROBLEM_FORMAT, PERSON_BIRTH_YEAR,
	  N_("Type the year of birth with four digits, such as 1958.") },
	{ PROBLEM_FORMAT, PERSON_PHONE,
	  N_("This is no telephone number: type one alone, such as 0696 12 34 56.") },
	{ PROBLEM_FORMAT, PERSON_EMAIL,
	  N_("This is no e-mail address: type it like name@example.org.") },
	{ PROBLEM_REQUIRED, PERSON_MANDATE_FOR,
	  N_("Say what the mandate is for, or empty its two days.") },
	{ PROBLEM_REQUIRED, PERSON_MANDATE_FROM,
	  N_("Say on what day the mandate was signed, such as 12 or 12/3.") },
	{ PROBLEM_REQUIRED, PERSON_MANDATE_UNTIL,
	  N_("Say until when the mandate runs: a day, 1 month, 6 months or 1 year.") },
	{ PROBLEM_FORMAT, PERSON_MANDATE_FROM,
	  N_("This cannot be read as a date: type it like 12, 12/3 or 12/3/2026.") },
	{ PROBLEM_FORMAT, PERSON_MANDATE_UNTIL,
	  N_("This is no last day: type a date, or 1 month, 6 months, 1 year.") },
	{ PROBLEM_FUTURE, PERSON_MANDATE_FROM,
	  N_("This day is in the future: a mandate is noted once it is signed.") },
	{ PROBLEM_RANGE, PERSON_MANDATE_UNTIL,
	  N_("A mandate ends the day it is signed or later, a year after at most: correct it.") },
	{ PROBLEM_FORMAT, ANY_PERSON_FIELD, N_("A name has letters and no digits: correct it.") },
	{ PROBLEM_RANGE, PERSON_BIRTH_YEAR, N_("This year of birth cannot be right: correct it.") },
	{ PROBLEM_TOO_LONG, ANY_PERSON_FIELD, N_("This is too long: shorten it.") },
};

char *
sentence_for_person_problem(const struct person_problem *p)
{
	const size_t count = sizeof(person_sentences) / sizeof(person_sentences[0]);
	struct problem same = { .code = p->code, .field = person_fields[p->field].like };

	for (size_t i = 0; i < count; i++)
		if (person_sentences[i].code == p->code &&
		    (person_sentences[i].field == p->field ||
		     person_sentences[i].field == ANY_PERSON_FIELD))
			return mem_strdup(_(person_sentences[i].msg));
	return sentence_for_problem(&same);
}
