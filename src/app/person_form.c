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
#include "app/phone.h"
#include "app/secret.h"
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

static void
read_note(struct parsing *p)
{
	char *before = mem_strdup(p->out->note);

	read_text(p, PERSON_NOTE, NOTE_MAX_CHARS, &p->out->note);
	if (p->out->note && !str_equal(p->out->note, before) && secret_in_text(p->out->note))
		problem(p, PERSON_NOTE, PROBLEM_SECRET);
	mem_free_secret(before);
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
	read_note(&p);
	for (size_t i = 0; i < problems->count; i++)
		if (!problems->item[i].warning)
			return err_set(err, ERR_VALUE, person_fields[problems->item[i].field].id,
				       "problem %d", (int)problems->item[i].code);
	return 0;
}
