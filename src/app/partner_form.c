/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an entry that is typed, and its draft. */
#include "config.h"

#include "app/partner_form.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/partner_labels.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/draft.h"

enum { NO_VOCAB = -1 };

static void
replace(char **to, const char *text)
{
	char *copy = str_empty(text) ? NULL : mem_strdup(text);

	free(*to);
	*to = copy;
}

void
partner_form_init(struct partner_form *f, int today)
{
	*f = (struct partner_form){ .today = today };
}

void
partner_form_clear(struct partner_form *f)
{
	for (int i = 0; i < PLACE_FIELDS; i++) {
		free(f->value[i]);
		free(f->was[i]);
		free(f->unread[i]);
	}
	partner_form_init(f, f->today);
}

void
partner_form_set(struct partner_form *f, int field, const char *value)
{
	replace(&f->value[field], value);
}

void
partner_form_set_unread(struct partner_form *f, int field, const char *letters)
{
	replace(&f->unread[field], letters);
}

bool
partner_form_changed(const struct partner_form *f, int field)
{
	return !str_equal(f->value[field], f->was[field]);
}

static void
set_num(struct partner_form *f, int field, enum vocab vocab, int num)
{
	const struct vocab_item *item = vocab_by_num(vocab, num);

	partner_form_set(f, field, item ? item->code : NULL);
}

void
partner_form_from(struct partner_form *f, const struct partner *p, int today)
{
	partner_form_init(f, today);
	f->n = p->n;
	f->actor = p->actor;
	for (int i = 0; i < PF_COUNT; i++)
		partner_form_set(f, i, p->field[i]);
	if (p->field[PF_PHONE]) {
		free(f->value[PF_PHONE]);
		f->value[PF_PHONE] = words_phone(p->field[PF_PHONE]);
	}
	set_num(f, PLACE_ROLE, VOCAB_HUB_ROLE, p->hub_role);
	set_num(f, PLACE_KIND, VOCAB_ACTOR_KIND, p->actor_kind);
	if (p->hub_role_date != DATE_NONE)
		f->value[PLACE_ROLE_DATE] = words_date_digits(p->hub_role_date);
	partner_form_set(f, PLACE_TERRITORY, p->territory);
	partner_form_set(f, PLACE_NOTE, p->note);
	for (int i = 0; i < PLACE_FIELDS; i++)
		replace(&f->was[i], f->value[i]);
}

/* --- lists --- */

int
partner_form_vocab(int field, bool *many)
{
	static const struct {
		int field;
		enum vocab vocab;
	} lists[] = {
		{ PF_TYPOLOGY, VOCAB_TYPOLOGY },
		{ PF_ITINERANCE, VOCAB_ITINERANCE },
		{ PF_SERVICES, VOCAB_SERVICE },
		{ PF_AUDIENCE, VOCAB_AUDIENCE },
		{ PF_CARE, VOCAB_CARE },
		{ PF_COST, VOCAB_COST },
		{ PF_PROGRAMMES, VOCAB_PROGRAMME },
		{ PF_LABELS, VOCAB_TRAINING_LABEL },
		{ PF_ACCESS, VOCAB_ACCESS },
		{ PF_SUPPORT, VOCAB_SUPPORT_MODE },
		{ PLACE_TERRITORY, VOCAB_TERRITORY },
		{ PLACE_ROLE, VOCAB_HUB_ROLE },
		{ PLACE_KIND, VOCAB_ACTOR_KIND },
	};

	*many = false;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (lists[i].field == field) {
			*many = field != PLACE_ROLE && field != PLACE_KIND;
			return (int)lists[i].vocab;
		}
	return NO_VOCAB;
}

const char *
partner_form_code(int field, const struct vocab_item *item)
{
	return field >= PF_COUNT || field == PF_TYPOLOGY ? item->code : item->french;
}

bool
partner_form_has(const struct partner_form *f, int field, const char *code)
{
	struct strlist values = { .item = NULL };
	bool has;

	strlist_split(&values, f->value[field] ? f->value[field] : "", '|');
	has = strlist_has(&values, code);
	strlist_clear(&values);
	return has;
}

void
partner_form_toggle(struct partner_form *f, int field, const char *code)
{
	struct strlist values = { .item = NULL }, left = { .item = NULL };
	char *cell;

	if (!partner_form_has(f, field, code)) {
		partner_list_add(&f->value[field], code);
		return;
	}
	strlist_split(&values, f->value[field], '|');
	for (size_t i = 0; i < values.count; i++)
		if (!str_equal(values.item[i], code))
			strlist_add(&left, values.item[i]);
	cell = strlist_join(&left, "|");
	partner_form_set(f, field, cell);
	free(cell);
	strlist_clear(&values);
	strlist_clear(&left);
}

/* --- the draft --- */

#define UNREAD '!' /* before the name of the field */

static const char *
name_of(int field)
{
	static const char *const more[] = { "role", "role_date", "kind", "territory", "note" };

	return field < PF_COUNT ? partner_field_name[field] : more[field - PF_COUNT];
}

/* Each entry has a form of its own. Yours. */
static char *
form_name(const struct partner_form *f)
{
	return mem_printf("place-%lld", (long long)f->n);
}

static void
write_line(struct buf *out, const char *mark, int field, const char *value)
{
	if (!value)
		return;
	buf_addf(out, "%s%s=", mark, name_of(field));
	for (; *value != '\0'; value++) {
		if (*value == '\n' || *value == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *value == '\n' ? 'n' : *value);
	}
	buf_addc(out, '\n');
}

static void
read_line(struct partner_form *f, const char *line)
{
	bool unread = *line == UNREAD;
	const char *value = strchr(line, '=');
	struct buf text = BUF_INIT;
	size_t len;

	if (!value)
		return;
	line += unread;
	len = (size_t)(value - line);
	for (value++; *value != '\0'; value++) {
		bool escaped = *value == '\\' && value[1] != '\0';

		value += escaped;
		buf_addc(&text, escaped && *value == 'n' ? '\n' : *value);
	}
	for (int i = 0; i < PLACE_FIELDS; i++)
		if (strlen(name_of(i)) == len && strncmp(name_of(i), line, len) == 0)
			replace(unread ? &f->unread[i] : &f->value[i], buf_text(&text));
	buf_clear(&text);
}

int
partner_form_keep(struct desk *d, const struct partner_form *f, struct err *err)
{
	struct buf body = BUF_INIT;
	char *name = form_name(f);
	int rc;

	for (int i = 0; i < PLACE_FIELDS; i++) {
		write_line(&body, "", i, f->value[i]);
		write_line(&body, "!", i, f->unread[i]);
	}
	rc = store_draft_put(d->store, name, buf_text(&body), err);
	buf_clear(&body);
	free(name);
	return rc;
}

int
partner_form_resume(struct desk *d, struct partner_form *f, bool *found, struct err *err)
{
	struct strlist lines = { .item = NULL };
	char *name = form_name(f);
	char *body = NULL;
	int rc = store_draft_take(d->store, name, &body, err);

	free(name);
	if (rc != 0)
		return -1;
	*found = body != NULL;
	if (!body)
		return 0;
	/* What was emptied has no line. */
	for (int i = 0; i < PLACE_FIELDS; i++)
		partner_form_set(f, i, NULL);
	strlist_split(&lines, body, '\n');
	for (size_t i = 0; i < lines.count; i++)
		read_line(f, lines.item[i]);
	strlist_clear(&lines);
	free(body);
	return 0;
}

int
partner_form_drop(struct desk *d, const struct partner_form *f, struct err *err)
{
	char *name = form_name(f);
	int rc = store_draft_drop(d->store, name, err);

	free(name);
	return rc;
}
