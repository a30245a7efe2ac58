/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of what may be known of a person, and the form as text for its sealed draft. */
#include "config.h"

#include "app/person_form.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/mandate.h"
#include "app/phone.h"
#include "app/secret.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"

enum { AGE_LEAST = 15, YEAR_LEAST = 1900, YEAR_DIGITS = 4 };

/* Ids are for ever: files that were handed out hold them. */
const struct person_field_info person_fields[PERSON_FIELDS] = {
	/* TRANSLATORS: the labels of what is known of a person follow, at most 22 columns each. */
	[PERSON_NAME] = { "name", N_("Family name"), FF_COUNT },
	[PERSON_FIRST_NAMES] = { "first_names", N_("First names"), FF_COUNT },
	[PERSON_BIRTH_YEAR] = { "birth_year", N_("Year of birth"), FF_COUNT },
	[PERSON_PHONE] = { "phone", N_("Phone"), FF_COUNT },
	[PERSON_EMAIL] = { "email", N_("E-mail"), FF_COUNT },
	[PERSON_ADDRESS] = { "address", N_("Address"), FF_COUNT },
	[PERSON_RESIDENCE] = { "residence", N_("Lives in"), FF_RESIDENCE },
	[PERSON_GENDER] = { "gender", N_("Gender"), FF_GENDER },
	[PERSON_STATUS] = { "status", N_("Status"), FF_STATUS },
	[PERSON_MANDATE_FOR] = { "mandate_for", N_("Mandate for"), FF_COUNT },
	[PERSON_MANDATE_FROM] = { "mandate_from", N_("Mandate signed"), FF_DATE },
	[PERSON_MANDATE_UNTIL] = { "mandate_until", N_("Mandate until"), FF_DATE },
	[PERSON_NOTE] = { "note", N_("Note"), FF_COUNT },
};

void
person_form_init(struct person_form *f)
{
	*f = (struct person_form){ .n = 0 };
}

void
person_form_clear(struct person_form *f)
{
	for (int i = 0; i < PERSON_FIELDS; i++) {
		mem_free_secret(f->value[i]);
		mem_free_secret(f->unread[i]);
	}
	person_form_init(f);
}

static void
replace(char **text, const char *by)
{
	char *copy = by && *by ? mem_strdup(by) : NULL;

	mem_free_secret(*text);
	*text = copy;
}

void
person_form_set(struct person_form *f, enum person_field field, const char *value)
{
	replace(&f->value[field], value);
}

void
person_form_set_unread(struct person_form *f, enum person_field field, const char *letters)
{
	replace(&f->unread[field], letters);
}

static void
set_num(struct person_form *f, enum person_field field, enum vocab vocab, int num)
{
	const struct vocab_item *item = vocab_by_num(vocab, num);

	person_form_set(f, field, item ? item->code : NULL);
}

/* As it is typed. */
static void
set_day(struct person_form *f, enum person_field field, int day)
{
	if (day == DATE_NONE)
		return;
	mem_free_secret(f->value[field]);
	f->value[field] = words_date_digits(day);
}

void
person_form_from(struct person_form *f, const struct person *p)
{
	person_form_init(f);
	f->n = p->n;
	f->revision = p->revision;
	person_form_set(f, PERSON_NAME, p->name);
	person_form_set(f, PERSON_FIRST_NAMES, p->first_names);
	if (p->birth_year != 0)
		f->value[PERSON_BIRTH_YEAR] = mem_printf("%d", p->birth_year);
	person_form_set(f, PERSON_PHONE, p->phone);
	person_form_set(f, PERSON_EMAIL, p->email);
	person_form_set(f, PERSON_ADDRESS, p->address);
	person_form_set(f, PERSON_RESIDENCE, form_residence_code(p->residence));
	set_num(f, PERSON_GENDER, VOCAB_GENDER, p->gender);
	set_num(f, PERSON_STATUS, VOCAB_STATUS, p->status);
	person_form_set(f, PERSON_MANDATE_FOR, p->mandate_for);
	set_day(f, PERSON_MANDATE_FROM, p->mandate_from);
	set_day(f, PERSON_MANDATE_UNTIL, p->mandate_until);
	person_form_set(f, PERSON_NOTE, p->note);
}

bool
person_form_is(const struct person_form *f, const struct person *p)
{
	struct person_form kept;
	bool same = true;

	person_form_from(&kept, p);
	for (int i = 0; same && i < PERSON_FIELDS; i++)
		same = str_equal(f->value[i], kept.value[i]);
	person_form_clear(&kept);
	return same;
}

/* --- as text --- */

#define UNREAD "unread-" /* before the name of the field */

/* The text with a line more, in place of it. */
static char *
add_line(char *text, const char *before, const char *id, const char *value)
{
	char *longer;

	if (!value)
		return text;
	longer = mem_printf("%s%s%s=%s\n", text, before, id, value);
	mem_free_secret(text);
	return longer;
}

char *
person_form_write(const struct person_form *f)
{
	char *text = mem_printf("n=%lld\nrevision=%lld\n", (long long)f->n, (long long)f->revision);

	for (int i = 0; i < PERSON_FIELDS; i++) {
		text = add_line(text, "", person_fields[i].id, f->value[i]);
		text = add_line(text, UNREAD, person_fields[i].id, f->unread[i]);
	}
	return text;
}

static void
read_line(struct person_form *f, const char *id, const char *value)
{
	long n = 0;

	if (strcmp(id, "n") == 0 && str_to_long(value, 0, LONG_MAX, &n) == 0)
		f->n = n;
	if (strcmp(id, "revision") == 0 && str_to_long(value, 0, LONG_MAX, &n) == 0)
		f->revision = n;
	for (int i = 0; i < PERSON_FIELDS; i++)
		if (strcmp(id, person_fields[i].id) == 0)
			person_form_set(f, (enum person_field)i, value);
		else if (strncmp(id, UNREAD, strlen(UNREAD)) == 0 &&
			 strcmp(id + strlen(UNREAD), person_fields[i].id) == 0)
			person_form_set_unread(f, (enum person_field)i, value);
}

void
person_form_read(struct person_form *f, char *text)
{
	person_form_init(f);
	while (*text) {
		char *end = strchrnul(text, '\n');
		char *equals = strchr(text, '=');
		bool last = *end == '\0';

		*end = '\0';
		if (equals && equals < end) {
			*equals = '\0';
			read_line(f, text, equals + 1);
		}
		if (last)
			break;
		text = end + 1;
	}
}

/* --- rules --- */

struct parsing {
	const struct person_form *form;
	struct person *out;
	struct person_problems *problems;
};

/* Asked field by field, in their order: only the first problem of each. */
static void
problem(struct parsing *p, enum person_field field, enum problem_code code)
{
	struct person_problems *all = p->problems;

	if (all->count > 0 && all->item[all->count - 1].field == field)
		return;
	all->item[all->count++] = (struct person_problem){ .code = code,
							   .field = field,
							   .warning = code == PROBLEM_SECRET };
}

/* Cleaned and trimmed; NULL when empty. The old text is wiped. */
static void
read_text(struct parsing *p, enum person_field field, size_t max, char **at)
{
	char *clean = utf8_clean(p->form->value[field] ? p->form->value[field] : "");
	char *text = str_trim(clean);

	mem_free_secret(clean);
	mem_free_secret(*at);
	*at = NULL;
	if (utf8_count(text) > max)
		problem(p, field, PROBLEM_TOO_LONG);
	if (*text)
		*at = text;
	else
		mem_free_secret(text);
}

/* A digit in a name is a slip of the finger, or another field's. */
static void
read_name(struct parsing *p, enum person_field field, char **at)
{
	char *folded;

	read_text(p, field, NAME_MAX_CHARS, at);
	if (!*at) {
		problem(p, field, PROBLEM_REQUIRED);
		return;
	}
	folded = utf8_fold(*at);
	if (*folded == '\0' || strpbrk(*at, "0123456789@"))
		problem(p, field, PROBLEM_FORMAT);
	mem_free_secret(folded);
}

static void
read_year(struct parsing *p, struct desk *d)
{
	const char *typed = p->form->value[PERSON_BIRTH_YEAR];
	int now = date_parts(clock_today(&d->clock)).year;
	long year;

	p->out->birth_year = 0;
	if (!typed)
		return;
	if (strlen(typed) != YEAR_DIGITS || str_to_long(typed, 0, INT_MAX, &year) != 0)
		problem(p, PERSON_BIRTH_YEAR, PROBLEM_FORMAT);
	else if (year > now || year < YEAR_LEAST)
		problem(p, PERSON_BIRTH_YEAR, PROBLEM_RANGE);
	else if (year > now - AGE_LEAST && !desk_minors_decided(d))
		problem(p, PERSON_BIRTH_YEAR, PROBLEM_TOO_YOUNG);
	else
		p->out->birth_year = (int)year;
}

static void
read_phone(struct parsing *p, int department)
{
	const char *typed = p->form->value[PERSON_PHONE];
	char e164[PHONE_SIZE];
	char *rest = NULL;

	mem_free_secret(p->out->phone);
	p->out->phone = NULL;
	if (!typed)
		return;
	if (phone_parse(typed, department, e164, &rest) != 0 || rest)
		problem(p, PERSON_PHONE, PROBLEM_FORMAT);
	else
		p->out->phone = mem_strdup(e164);
	mem_free_secret(rest);
}

/* One @ with something before it, and behind it a name of a domain. Whether it exists, nobody can
 * tell without the network. */
static bool
is_email(const char *s)
{
	const char *at = strchr(s, '@');
	const char *dot = at ? strrchr(at, '.') : NULL;

	return at && at != s && !strchr(at + 1, '@') && dot && dot > at + 1 && strlen(dot) > 2 &&
	       !strpbrk(s, " ,;<>\"()") && !strstr(s, "..");
}

static void
read_email(struct parsing *p)
{
	read_text(p, PERSON_EMAIL, EMAIL_MAX_CHARS, &p->out->email);
	for (char *c = p->out->email; c && *c; c++) /* letters of ASCII only, in any locale */
		*c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
	if (p->out->email && !is_email(p->out->email))
		problem(p, PERSON_EMAIL, PROBLEM_FORMAT);
}

static void
read_residence(struct parsing *p)
{
	const char *typed = p->form->value[PERSON_RESIDENCE];
	int num = typed ? form_residence_num(typed) : 0;

	if (num < 0)
		problem(p, PERSON_RESIDENCE, PROBLEM_UNKNOWN);
	p->out->residence = num > 0 ? num : 0;
}

static int
read_num(struct parsing *p, enum person_field field, enum vocab vocab)
{
	const char *typed = p->form->value[field];
	const struct vocab_item *item = typed ? vocab_by_code(vocab, typed) : NULL;

	if (typed && !item)
		problem(p, field, PROBLEM_UNKNOWN);
	return item ? item->num : 0;
}

/* What was kept in spite of the warning is not warned about again. */
static void
read_free(struct parsing *p, enum person_field field, size_t max, char **at)
{
	char *before = mem_strdup(*at);

	read_text(p, field, max, at);
	if (*at && !str_equal(*at, before) && secret_in_text(*at))
		problem(p, field, PROBLEM_SECRET);
	mem_free_secret(before);
}

/* Empty, to those who read a day, is today. */
static bool
is_blank(const char *typed)
{
	return typed == NULL || typed[strspn(typed, " ")] == '\0';
}

/* The days of a mandate as they are typed; DATE_NONE for what is none. */
static void
mandate_days(const struct person_form *f, int today, int *from, int *until)
{
	const char *first = f->value[PERSON_MANDATE_FROM], *last = f->value[PERSON_MANDATE_UNTIL];

	if (is_blank(first) || words_date_parse(first, today, from) != 0)
		*from = DATE_NONE;
	if (is_blank(last) ||
	    mandate_until_parse(last, *from != DATE_NONE ? *from : today, today, until) != 0)
		*until = DATE_NONE;
}

void
person_form_settle(struct person_form *f, enum person_field field, struct desk *d)
{
	int from, until;

	mandate_days(f, clock_today(&d->clock), &from, &until);
	if (field == PERSON_MANDATE_FROM)
		set_day(f, field, from);
	if (field == PERSON_MANDATE_UNTIL && from != DATE_NONE)
		set_day(f, field, until);
}

/* The days are kept as far as they can be read: what is wrong is in the problems. */
static void
read_mandate(struct parsing *p, int today)
{
	const struct person_form *f = p->form;
	struct person *out = p->out;
	bool from = !is_blank(f->value[PERSON_MANDATE_FROM]);
	bool until = !is_blank(f->value[PERSON_MANDATE_UNTIL]);
	enum problem_code day;

	read_free(p, PERSON_MANDATE_FOR, MANDATE_MAX_CHARS, &out->mandate_for);
	mandate_days(f, today, &out->mandate_from, &out->mandate_until);
	if (!out->mandate_for && !from && !until)
		return;
	if (!out->mandate_for)
		problem(p, PERSON_MANDATE_FOR, PROBLEM_REQUIRED);
	day = out->mandate_from != DATE_NONE ? form_day_problem(out->mandate_from, today)
	      : from                         ? PROBLEM_FORMAT
					     : PROBLEM_REQUIRED;
	if (day != PROBLEM_NONE && day != PROBLEM_LONG_AGO)
		problem(p, PERSON_MANDATE_FROM, day);
	if (out->mandate_until == DATE_NONE)
		problem(p, PERSON_MANDATE_UNTIL, until ? PROBLEM_FORMAT : PROBLEM_REQUIRED);
	else if (out->mandate_from != DATE_NONE &&
		 (out->mandate_until < out->mandate_from ||
		  out->mandate_until > date_add_months(out->mandate_from, MANDATE_MONTHS_MAX)))
		problem(p, PERSON_MANDATE_UNTIL, PROBLEM_RANGE);
}

int
person_form_parse(const struct person_form *f, struct desk *d, struct person *out,
		  struct person_problems *problems, struct err *err)
{
	struct parsing p = { .form = f, .out = out, .problems = problems };
	const struct commune *here = commune_by_num(desk_post_now(d, POST_PLACE)->commune);

	problems->count = 0;
	read_name(&p, PERSON_NAME, &out->name);
	read_name(&p, PERSON_FIRST_NAMES, &out->first_names);
	read_year(&p, d);
	read_phone(&p, here ? here->department : 0);
	read_email(&p);
	read_text(&p, PERSON_ADDRESS, NOTE_MAX_CHARS, &out->address);
	read_residence(&p);
	out->gender = read_num(&p, PERSON_GENDER, VOCAB_GENDER);
	out->status = read_num(&p, PERSON_STATUS, VOCAB_STATUS);
	read_mandate(&p, clock_today(&d->clock));
	read_free(&p, PERSON_NOTE, NOTE_MAX_CHARS, &out->note);
	for (size_t i = 0; i < problems->count; i++)
		if (!problems->item[i].warning)
			return err_set(err, ERR_VALUE, person_fields[problems->item[i].field].id,
				       "problem %d", (int)problems->item[i].code);
	return 0;
}
