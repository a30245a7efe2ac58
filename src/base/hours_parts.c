/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order is meaning: a rule replaces all before it on its days. One is only moved past others with
 * which it shares no day, or that close as it does. */
#include "config.h"

#include "base/hours_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* No more rules than that are compared with each other: no place has them. */
enum { SORTED_MAX = 100 };

/* Where a rule of the expression goes. */
enum place { IN_RULES, IN_WEEK, IN_HOLIDAYS };

struct pieces {
	struct hours all;    /* a rule a piece */
	struct strlist text; /* as written, with their comments */
	enum place *place;   /* of each */
	bool remark;         /* the last one's comment is the remark */
};

static bool
weekly(const struct hours_rule *r)
{
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		if (r->day[day] != 0 && r->day[day] != HOURS_EVERY_NTH)
			return false;
	return r->weeks == HOURS_EVERY_WEEK;
}

static bool
spills(const struct hours *h, const struct hours_rule *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (h->range[r->first + i].end > HOURS_DAY_MINUTES)
			return true;
	return false;
}

/* A holiday may be any day. */
static bool
share_a_day(const struct hours_rule *a, const struct hours_rule *b)
{
	if (a->holidays || b->holidays)
		return true;
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		if (a->day[day] != 0 && b->day[day] != 0)
			return true;
	return false;
}

static bool
may_swap(const struct hours *h, const struct hours_rule *a, const struct hours_rule *b)
{
	if (a->count == 0 && b->count == 0)
		return true;
	return !share_a_day(a, b) && !spills(h, a) && !spills(h, b);
}

/* Its ranges say of holidays what they are in all years: nothing after it says something else. */
static bool
is_holidays(const struct pieces *p, size_t piece)
{
	const struct hours_rule *r = &p->all.rule[piece];

	if (!r->holidays || !weekly(r) || r->count > HOURS_DAY_RANGES || spills(&p->all, r))
		return false;
	for (size_t i = piece + 1; i < p->all.rule_count; i++)
		if (!may_swap(&p->all, r, &p->all.rule[i]))
			return false;
	return true;
}

/* It can stand before all rules that stay as they are. */
static bool
is_week(const struct pieces *p, size_t piece)
{
	struct hours_rule r = p->all.rule[piece];

	if (r.holidays && p->place[piece] != IN_HOLIDAYS)
		return false;
	r.holidays = false;
	for (size_t i = 0; i < piece; i++)
		if (p->place[i] == IN_RULES && !may_swap(&p->all, &p->all.rule[i], &r))
			return false;
	return weekly(&r);
}

static bool
has_days(const struct hours_rule *r)
{
	static const uint8_t none[HOURS_WEEKDAYS] = { 0 };

	return memcmp(r->day, none, sizeof(none)) != 0;
}

static bool
has_comment(const struct pieces *p, size_t piece)
{
	return strchr(p->text.item[piece], '"') != NULL;
}

/* Where each goes. A comment that ends them all is the remark. Any other one belongs to its rule:
 * nothing is moved past that, or the comment might come to be the last. */
static void
sort_out(struct pieces *p)
{
	size_t count = p->all.rule_count;
	size_t said = 0; /* the first with such a comment */
	bool holidays = false;

	while (said < count && !has_comment(p, said))
		said++;
	p->remark = said + 1 >= count;
	p->place = mem_array(count, sizeof(*p->place));
	if (count > SORTED_MAX)
		return;
	said = p->remark ? count : said;
	for (size_t i = count; i-- > 0 && !holidays;) { /* the last, which is said last again */
		holidays = (p->remark || !has_comment(p, i)) && is_holidays(p, i);
		p->place[i] = holidays ? IN_HOLIDAYS : IN_RULES;
	}
	for (size_t i = 0; i < count; i++) {
		bool week = is_week(p, i);

		if (p->place[i] == IN_HOLIDAYS)
			p->place[i] = has_days(&p->all.rule[i]) && !week ? IN_RULES : IN_HOLIDAYS;
		else if (week && i < said)
			p->place[i] = IN_WEEK;
	}
}

/* The days, of the rules that go there alone. */
static int
take_week(const struct pieces *p, struct hours_parts *parts)
{
	struct hours days = p->all;
	int rc = 0;

	days.rule_count = 0;
	days.rule = mem_array(p->all.rule_count, sizeof(*days.rule));
	for (size_t i = 0; i < p->all.rule_count; i++) {
		struct hours_rule r = p->all.rule[i];

		r.holidays = false;
		if (p->place[i] != IN_RULES && has_days(&r))
			days.rule[days.rule_count++] = r;
	}
	parts->said = days.rule_count > 0;
	if (parts->said)
		rc = hours_week_of(&days, &parts->week);
	free(days.rule);
	return rc;
}

static void
take_holidays(const struct pieces *p, struct hours_parts *parts)
{
	for (size_t i = 0; i < p->all.rule_count; i++) {
		const struct hours_rule *r = &p->all.rule[i];

		if (p->place[i] != IN_HOLIDAYS)
			continue;
		parts->holidays = true;
		parts->holiday_count = (int)r->count;
		for (size_t k = 0; k < r->count; k++)
			parts->holiday[k] = p->all.range[r->first + k];
	}
}

static char *
comment_of(const char *text)
{
	const char *first = strchr(text, '"');
	const char *end = first == NULL ? NULL : strchr(first + 1, '"');

	return end == NULL || end == first + 1 ? NULL
					       : mem_strndup(first + 1, (size_t)(end - first - 1));
}

static void
take_rules(const struct pieces *p, struct hours_parts *parts)
{
	struct buf rules = BUF_INIT;

	for (size_t i = 0; i < p->text.count; i++) {
		const char *text = p->text.item[i];
		size_t len = p->remark ? strcspn(text, "\"") : strlen(text);

		while (len > 0 && text[len - 1] == ' ')
			len--;
		if (p->place[i] == IN_RULES)
			buf_addf(&rules, "%s%.*s", rules.len > 0 ? "; " : "", (int)len, text);
	}
	parts->rules = rules.len > 0 ? buf_take(&rules) : NULL;
	if (p->remark)
		parts->remark = comment_of(p->text.item[p->text.count - 1]);
	buf_clear(&rules);
}

void
hours_parts_cut(const char *cell, struct strlist *text)
{
	const char *start = cell;
	bool quoted = false;

	for (const char *s = cell;; s++) {
		size_t len;
		char *piece;

		quoted = *s == '"' ? !quoted : quoted;
		if (*s != '\0' && (*s != ';' || quoted))
			continue;
		start += strspn(start, " ");
		for (len = start < s ? (size_t)(s - start) : 0; len > 0 && start[len - 1] == ' ';)
			len--;
		piece = mem_strndup(start, len);
		if (len > 0)
			strlist_add(text, piece);
		free(piece);
		if (*s == '\0')
			return;
		start = s + 1;
	}
}

int
hours_parts_of(const char *cell, struct hours_parts *parts)
{
	struct pieces p = { .remark = false };
	struct hours_parts found = { .said = false };

	if (hours_read(&p.all, cell) != 0) {
		hours_clear(&p.all);
		return -1;
	}
	hours_parts_cut(cell, &p.text);
	if (p.all.rule_count == 0) {
		found.remark = comment_of(cell);
	} else {
		sort_out(&p);
		if (take_week(&p, &found) != 0) { /* too much on a day: it stays as it is */
			found = (struct hours_parts){ .said = false };
			memset(p.place, 0, p.all.rule_count * sizeof(*p.place));
		}
		take_holidays(&p, &found);
		take_rules(&p, &found);
	}
	free(p.place);
	strlist_clear(&p.text);
	hours_clear(&p.all);
	*parts = found;
	return 0;
}

void
hours_parts_clear(struct hours_parts *p)
{
	free(p->rules);
	free(p->remark);
	*p = (struct hours_parts){ .said = false };
}

/* --- and back --- */

/* Without quotes of its own, which would end it. */
static void
write_remark(const char *remark, struct buf *all)
{
	char *before = buf_take(all);
	size_t len = strlen(before);
	bool joins = len > 0 && before[len - 1] == '"';

	buf_add_len(all, before, joins ? len - 1 : len);
	buf_add(all, joins ? ", " : len > 0 ? " \"" : "\"");
	for (; *remark != '\0'; remark++)
		buf_addc(all, (char)(*remark == '"' ? '\'' : *remark));
	buf_addc(all, '"');
	free(before);
}

void
hours_parts_write(const struct hours_parts *p, struct buf *out)
{
	struct buf all = BUF_INIT;
	struct hours_week week = p->week;

	week.holidays_off = false;
	if (p->said)
		hours_week_write(&week, &all);
	if (p->rules != NULL)
		buf_addf(&all, "%s%s", all.len > 0 ? "; " : "", p->rules);
	if (p->holidays) {
		buf_addf(&all, "%sPH ", all.len > 0 ? "; " : "");
		hours_ranges_write(p->holiday, p->holiday_count, &all);
	}
	if (p->remark != NULL)
		write_remark(p->remark, &all);
	buf_add(out, buf_text(&all));
	buf_clear(&all);
}
