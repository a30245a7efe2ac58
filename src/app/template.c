/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: the form less what is of one day and one person, and back. */
#include "config.h"

#include "app/template.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/template.h"

struct reading {
	struct template_list *list;
	size_t capacity;
};

/* What no longer reads as a form is none; it stays on disk. */
static void
add_template(void *arg, int64_t n, const char *name, const char *body)
{
	struct reading *r = arg;
	struct template_list *l = r->list;
	struct form f;

	if (form_read(&f, body) != 0)
		return;
	l->item = mem_grow(l->item, l->count, &r->capacity, sizeof(*l->item));
	l->item[l->count++] = (struct template){
		.n = n, .name = mem_strdup(name), .tags = template_tags(&f), .kind = f.kind
	};
	form_clear(&f);
}

static int
by_name(const void *a, const void *b)
{
	const struct template *first = a, *second = b;
	char *one = utf8_fold(first->name), *other = utf8_fold(second->name);
	int order = strcmp(one, other);

	free(one);
	free(other);
	return order;
}

int
template_list(struct desk *d, struct template_list *out, struct err *err)
{
	struct reading r = { .list = out };

	*out = (struct template_list){ 0 };
	if (store_template_each(d->store, add_template, &r, err) != 0) {
		template_list_clear(out);
		return -1;
	}
	if (out->count > 0)
		qsort(out->item, out->count, sizeof(*out->item), by_name);
	return 0;
}

void
template_list_clear(struct template_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		free(l->item[i].name);
		free(l->item[i].tags);
	}
	free(l->item);
	*l = (struct template_list){ 0 };
}

/* How many came is of one day, as they are. The title of an individual session and the name typed
 * for its procedure are remarks about it; the title of a workshop is its name. */
static bool
is_of_one_day(enum form_field field, int kind)
{
	static const enum form_field fields[] = { FF_DATE,          FF_START,           FF_MEDIATOR,
						  FF_PARTICIPANTS,  FF_RETURNING_COUNT, FF_ONLINE,
						  FF_PROCEDURE_NAME };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (field == fields[i])
			return true;
	return form_breakdown_dim(field) != 0 || (field == FF_TITLE && kind == KIND_INDIVIDUAL);
}

char *
template_body(const struct form *f)
{
	char *text = form_write(f);
	struct form kept;

	if (form_read(&kept, text) != 0)
		return text;
	free(text);
	kept.n = kept.revision = 0;
	kept.timer[0] = '\0';
	kept.clocked = false;
	free(kept.typed);
	kept.typed = NULL;
	/* A note that was closed with the names would outlive whoever it is about. */
	free(kept.sealed);
	kept.sealed = NULL;
	kept.draft[0] = '\0';
	form_forget_persons(&kept);
	for (int i = 0; i < FF_COUNT; i++) {
		form_leave_unread(&kept, (enum form_field)i, NULL);
		if (is_of_one_day((enum form_field)i, kept.kind) || !kept.value[i])
			form_set(&kept, (enum form_field)i, NULL);
	}
	text = form_write(&kept);
	form_clear(&kept);
	return text;
}

char *
template_tags(const struct form *f)
{
	struct strlist tags = { 0 };
	char *text;

	strlist_split(&tags, f->value[FF_TAGS] ? f->value[FF_TAGS] : "", '|');
	text = strlist_join(&tags, ", ");
	strlist_clear(&tags);
	return text;
}

static void
add_part(struct buf *out, const char *part)
{
	if (str_empty(part))
		return;
	buf_addf(out, "%s%s", out->len > 0 ? ", " : "", part);
}

/* The short label of the first value of a field; false when it has none. */
static bool
add_label(struct buf *out, const struct form *f, enum form_field field)
{
	enum vocab v = form_fields[field].vocab;
	const char *value = f->value[field];
	char *code = value ? mem_strndup(value, strcspn(value, "|")) : NULL;
	const struct vocab_item *item = code ? vocab_by_code(v, code) : NULL;

	free(code);
	if (item)
		add_part(out, i18n_context(vocab_short_context(v), item->short_label));
	return item != NULL;
}

char *
template_proposed_name(const struct form *f)
{
	const struct vocab_item *kind = vocab_by_num(VOCAB_KIND, f->kind);
	struct buf out = BUF_INIT;
	char *duration;
	int minutes;

	if (f->kind != KIND_INDIVIDUAL) {
		add_part(&out, f->value[FF_TITLE]);
		if (out.len == 0 && kind)
			add_part(&out,
				 i18n_context(vocab_short_context(VOCAB_KIND), kind->short_label));
	}
	if (!add_label(&out, f, FF_PROCEDURES))
		add_label(&out, f, FF_THEMES);
	if (f->value[FF_DURATION] && words_duration_parse(f->value[FF_DURATION], &minutes) == 0) {
		duration = words_duration(minutes);
		add_part(&out, duration);
		free(duration);
	}
	add_label(&out, f, FF_CHANNEL);
	return buf_take(&out);
}

struct wanted {
	int64_t n;
	char *body; /* NULL until it is found */
};

static void
take_wanted(void *arg, int64_t n, const char *name, const char *body)
{
	struct wanted *w = arg;

	(void)name;
	if (n == w->n)
		w->body = mem_strdup(body);
}

static int
read_one(struct form *f, struct desk *d, int64_t n, struct err *err)
{
	struct wanted w = { .n = n };
	char number[STR_NUMBER_SIZE];
	int result = store_template_each(d->store, take_wanted, &w, err);

	if (result == 0 && (!w.body || form_read(f, w.body) != 0)) {
		snprintf(number, sizeof(number), "%" PRId64, n);
		result = err_set(err, ERR_NO_INPUT, number, "template");
	}
	free(w.body);
	return result;
}

/* A place that was closed since is not proposed: where one works now is. */
static bool
is_open(const struct desk *d, enum form_field field, const char *value)
{
	const struct post *place =
		field == FF_PLACE ? desk_post_by_value(d, POST_PLACE, value) : NULL;

	return field != FF_PLACE || (place && !place->retired);
}

int
template_form(struct form *f, struct desk *d, int64_t n, struct err *err)
{
	struct form kept;

	form_init(f, KIND_INDIVIDUAL);
	if (read_one(&kept, d, n, err) != 0)
		return -1;
	form_plain(f, d, kept.kind, err);
	f->scripted = false;
	for (int i = 0; i < FF_COUNT; i++)
		if (kept.value[i] && is_open(d, (enum form_field)i, kept.value[i]))
			form_propose(f, (enum form_field)i, kept.value[i]);
	form_clear(&kept);
	form_propose(f, FF_START, NULL);
	form_follow_start(f, &d->clock);
	return 0;
}

/* The number of the one that is called so, and its name; 0 none. The name is yours. */
static int
find(struct desk *d, const char *name, int64_t *n, char **called, struct err *err)
{
	char *wanted = utf8_fold(name);
	struct template_list list;

	*n = 0;
	*called = NULL;
	if (template_list(d, &list, err) != 0) {
		free(wanted);
		return -1;
	}
	for (size_t i = 0; i < list.count && *n == 0; i++) {
		char *folded = utf8_fold(list.item[i].name);

		if (strcmp(folded, wanted) == 0) {
			*n = list.item[i].n;
			*called = mem_strdup(list.item[i].name);
		}
		free(folded);
	}
	template_list_clear(&list);
	free(wanted);
	return 0;
}

/* n 0: a new one. One of that name is replaced, or in the way. */
static int
put(struct desk *d, int64_t n, const char *name, const char *body, bool replace, struct err *err)
{
	int64_t namesake;
	char *called;
	int result;

	if (find(d, name, &namesake, &called, err) != 0)
		return -1;
	if (namesake != 0 && namesake != n && !replace)
		result = err_set(err, ERR_EXISTS, called, "template");
	else if (n != 0 || namesake != 0)
		result = store_template_edit(d->store, n != 0 ? n : namesake, name, body, err);
	else
		result = store_template_add(d->store, name, body, &n, err);
	free(called);
	return result;
}

int
template_keep(struct desk *d, const char *body, const char *typed, bool replace, struct err *err)
{
	char *name = NULL;
	int result = desk_text(typed, NAME_MAX_CHARS, "name", &name, err);

	if (result == 0)
		result = put(d, 0, name, body, replace, err);
	free(name);
	return result;
}

int
template_rename(struct desk *d, int64_t n, const char *typed, struct err *err)
{
	char *name = NULL;
	int result = desk_text(typed, NAME_MAX_CHARS, "name", &name, err);

	if (result == 0)
		result = put(d, n, name, NULL, false, err);
	free(name);
	return result;
}

int
template_delete(struct desk *d, int64_t n, struct err *err)
{
	return store_template_delete(d->store, n, err);
}
