/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed of an entry, held to the rules of an import, and kept. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/directory_edit.h"
#include "app/partner_clean.h"
#include "app/partner_commune.h"
#include "app/partner_form.h"
#include "app/secret.h"
#include "app/words.h"
#include "base/hours.h"
#include "base/hours_week.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/partner.h"

enum { SUMMARY_CHARS = 280 };

static enum import_reason
resolve(const struct partner_form *f, struct commune_answer *answer)
{
	struct commune_finder *finder = commune_finder_new();
	struct commune_clues clues = { .name = f->value[PF_COMMUNE],
				       .postal = f->value[PF_POSTAL] };
	enum import_reason reason;

	*answer = (struct commune_answer){ .commune = NULL };
	reason = commune_finder_resolve(finder, &clues, answer);
	commune_finder_free(finder);
	return reason;
}

/* The commune as typed by now; NULL unknown. */
static const struct commune *
commune_of(const struct partner_form *f)
{
	struct commune_answer answer;

	return resolve(f, &answer) == IMPORT_FINE ? answer.commune : NULL;
}

static enum import_reason
clean_commune(const struct partner_form *f, char **out)
{
	struct commune_answer answer;
	enum import_reason reason;

	*out = NULL;
	if (!f->value[PF_COMMUNE])
		return f->actor ? IMPORT_FINE : IMPORT_NO_COMMUNE;
	/* An actor of somewhere else is left where it is. */
	if (f->actor && !partner_form_changed(f, PF_COMMUNE)) {
		*out = mem_strdup(f->value[PF_COMMUNE]);
		return IMPORT_FINE;
	}
	reason = resolve(f, &answer);
	if (reason == IMPORT_FINE)
		*out = mem_strdup(answer.commune->name);
	return reason;
}

/* A code of another commune than the one that is said may be right, but rarely is. */
static enum import_reason
clean_postal(const struct partner_form *f, char **out)
{
	const struct commune *commune = commune_of(f);
	enum import_reason reason;

	*out = NULL;
	if (!f->value[PF_POSTAL])
		return IMPORT_FINE;
	reason = partner_clean_postal(f->value[PF_POSTAL], out);
	return *out && commune && !commune_has_postal(commune, *out) ? IMPORT_TO_CHECK : reason;
}

/* French days and short hours become those of the standard; a comment is kept. */
static enum import_reason
clean_hours(const char *text, char **out)
{
	struct hours h = { .invalid = false };
	struct hours_week week = { .holidays_off = false };
	struct buf written = BUF_INIT;
	enum import_reason reason = partner_clean_line(text, out);

	if (*out && hours_read(&h, *out) != 0)
		reason = IMPORT_DROPPED;
	else if (*out && !strchr(*out, '"') && hours_week_of(&h, &week) == 0)
		hours_week_write(&week, &written);
	if (written.len > 0) {
		free(*out);
		*out = buf_take(&written);
	}
	hours_clear(&h);
	return reason;
}

/* One number of the two is dropped with the other. */
static enum import_reason
clean_position(const struct partner_form *f, int field, char **out)
{
	const struct commune *commune = commune_of(f);
	char *lat = NULL, *lon = NULL;
	enum import_reason reason;

	*out = NULL;
	if (!f->value[PF_LATITUDE] && !f->value[PF_LONGITUDE])
		return IMPORT_FINE;
	if (!commune) /* which is a fault of its own */
		return IMPORT_FINE;
	reason = partner_clean_position(f->value[PF_LATITUDE] ? f->value[PF_LATITUDE] : "",
					f->value[PF_LONGITUDE] ? f->value[PF_LONGITUDE] : "",
					commune, &lat, &lon);
	*out = field == PF_LATITUDE ? lat : lon;
	free(field == PF_LATITUDE ? lon : lat);
	return reason;
}

static enum import_reason
clean_day(const char *text, int today, char **out)
{
	int day;

	*out = NULL;
	if (words_date_parse(text, today, &day) != 0)
		return IMPORT_DROPPED;
	*out = words_date_digits(day);
	return IMPORT_FINE;
}

static enum import_reason
clean_note(const char *text, char **out)
{
	enum import_reason reason = partner_clean_line(text, out);

	if (*out && utf8_count(*out) > PLACE_NOTE_CHARS)
		return IMPORT_DROPPED;
	return *out && secret_in_text(*out) ? IMPORT_TO_CHECK : reason;
}

/* That of the other island may be right, but rarely is. */
static enum import_reason
clean_phone(const struct partner_form *f, const char *text, char **out)
{
	const struct commune *commune = commune_of(f);
	enum import_reason reason =
		partner_clean_phone(text, commune ? commune->department : 0, out);
	int department = *out ? commune_phone_department(*out) : 0;

	return commune && department && department != commune->department ? IMPORT_TO_CHECK
									  : reason;
}

static enum import_reason
clean_text(const struct partner_form *f, int field, const char *text, char **out)
{
	switch (field) {
	case PF_PHONE:
		return clean_phone(f, text, out);
	case PF_EMAILS:
		return partner_clean_emails(text, out);
	case PF_WEB:
		return partner_clean_urls(text, false, out);
	case PF_ACCESSIBILITY:
	case PF_BOOKING:
		return partner_clean_urls(text, true, out);
	case PF_PIVOT:
		return partner_clean_pivot(text, out);
	case PF_ADDRESS:
		return partner_clean_address(text, out);
	case PF_SUMMARY:
		return partner_clean_prose(text, SUMMARY_CHARS, out);
	case PF_DETAIL:
		return partner_clean_prose(text, DETAIL_MAX_CHARS, out);
	case PF_HOURS:
		return clean_hours(text, out);
	case PLACE_ROLE_DATE:
		return clean_day(text, f->today, out);
	case PLACE_NOTE:
		return clean_note(text, out);
	default:
		return partner_clean_line(text, out);
	}
}

enum import_reason
partner_form_clean(const struct partner_form *f, int field, char **out)
{
	const char *text = f->value[field];

	*out = NULL;
	switch (field) {
	case PF_COMMUNE:
		return clean_commune(f, out);
	case PF_POSTAL:
		return clean_postal(f, out);
	case PF_LATITUDE:
	case PF_LONGITUDE:
		return clean_position(f, field, out);
	default:
		return text ? clean_text(f, field, text, out) : IMPORT_FINE;
	}
}

/* Whether there is a problem with what a field was cleaned to. The standard allows for a number of
 * an organisation that does not add up, a bare « bourg », a postal code or a phone of elsewhere:
 * each may be so, and is asked about. */
static bool
is_problem(const struct partner_form *f, int field, enum import_reason reason,
	   struct place_problem *problem)
{
	*problem = (struct place_problem){ .field = field, .reason = reason };
	if (f->unread[field]) {
		problem->reason = IMPORT_PROBLEM;
		return true;
	}
	if (field == PF_NAME && !f->value[PF_NAME]) {
		problem->reason = IMPORT_NO_NAME;
		return true;
	}
	if (reason == IMPORT_FINE || reason == IMPORT_REPAIRED)
		return false;
	problem->warning = reason == IMPORT_TO_CHECK &&
			   (field == PF_PIVOT || field == PF_ADDRESS || field == PF_PHONE ||
			    field == PF_POSTAL || field == PLACE_NOTE);
	return true;
}

/* The two numbers of a position are one. */
static bool
is_changed(const struct partner_form *f, int field)
{
	if (field == PF_LATITUDE || field == PF_LONGITUDE)
		return partner_form_changed(f, PF_LATITUDE) ||
		       partner_form_changed(f, PF_LONGITUDE);
	return partner_form_changed(f, field);
}

/* What belongs to it is filled in beside it. */
void
partner_form_set_commune(struct partner_form *f, const struct commune *commune)
{
	partner_form_set(f, PF_COMMUNE, commune->name);
	partner_form_set(f, PF_INSEE, commune->insee);
	if (!f->value[PF_POSTAL] || !commune_has_postal(commune, f->value[PF_POSTAL]))
		partner_form_set(f, PF_POSTAL, commune->postal[1] ? NULL : commune->postal[0]);
}

/* Both numbers may have been typed, or pasted, in one field. One of them alone is not wrong before
 * the other had its turn. */
static bool
tidy_position(struct partner_form *f, int field, struct place_problem *problem)
{
	bool one = !f->value[PF_LATITUDE] || !f->value[PF_LONGITUDE];
	char *lat = NULL, *lon = NULL;
	enum import_reason reason = partner_form_clean(f, PF_LATITUDE, &lat);
	bool wrong = is_problem(f, field, reason, problem);

	partner_form_clean(f, PF_LONGITUDE, &lon);
	if (lat && lon && is_changed(f, field)) {
		partner_form_set(f, PF_LATITUDE, lat);
		partner_form_set(f, PF_LONGITUDE, lon);
	}
	free(lat);
	free(lon);
	return wrong && is_changed(f, field) && !(one && field == PF_LATITUDE);
}

/* Between two communes of one name the postal code decides, and the number says which. Typed before
 * any, it chooses its own. */
static void
follow_postal(struct partner_form *f)
{
	const struct commune *commune = commune_of(f);
	const struct commune *only =
		f->value[PF_COMMUNE] || f->unread[PF_COMMUNE] || !f->value[PF_POSTAL]
			? NULL
			: commune_only_of_postal(f->value[PF_POSTAL]);

	if (only)
		partner_form_set_commune(f, only);
	if (commune && partner_form_changed(f, PF_POSTAL))
		partner_form_set(f, PF_INSEE, commune->insee);
}

bool
partner_form_tidy(struct partner_form *f, int field, struct place_problem *problem)
{
	char *clean = NULL, *spoken;
	enum import_reason reason;
	bool wrong;

	if (field == PF_LATITUDE || field == PF_LONGITUDE)
		return tidy_position(f, field, problem);
	if (field == PF_COMMUNE && partner_form_changed(f, field) && commune_of(f))
		partner_form_set_commune(f, commune_of(f));
	if (field == PF_POSTAL)
		follow_postal(f);
	reason = partner_form_clean(f, field, &clean);
	wrong = is_problem(f, field, reason, problem);
	if (field == PF_PHONE && clean) {
		spoken = words_phone(clean);
		partner_form_set(f, field, spoken);
		free(spoken);
	} else if (clean && (!wrong || problem->warning) && partner_form_changed(f, field)) {
		partner_form_set(f, field, clean);
	}
	free(clean);
	return wrong && (partner_form_changed(f, field) || f->unread[field]);
}

void
partner_form_check(const struct partner_form *f, struct place_problems *problems)
{
	problems->count = 0;
	for (int i = 0; i < PLACE_FIELDS; i++) {
		struct place_problem *next = &problems->item[problems->count];
		enum import_reason reason;
		char *clean = NULL;

		if (i != PF_NAME && i != PF_COMMUNE && !is_changed(f, i) && !f->unread[i])
			continue;
		reason = partner_form_clean(f, i, &clean);
		free(clean);
		problems->count += is_problem(f, i, reason, next);
	}
}

/* --- keeping --- */

/* What a file said is no longer what the field is made of. */
static void
drop_raw(struct partner *p, const char *field)
{
	for (size_t i = 0; i < p->raw_count; i++) {
		if (strcmp(p->raw[i].field, field) != 0)
			continue;
		free(p->raw[i].field);
		free(p->raw[i].value);
		memmove(&p->raw[i], &p->raw[i + 1], (p->raw_count - i - 1) * sizeof(*p->raw));
		p->raw_count--;
		return;
	}
}

static void
take_field(struct partner *p, const struct partner_form *f, int field)
{
	uint32_t bit = UINT32_C(1) << field;
	enum import_reason reason;

	free(p->field[field]);
	reason = partner_form_clean(f, field, &p->field[field]);
	p->by_hand |= bit;
	p->to_check &= ~bit;
	if (reason == IMPORT_TO_CHECK)
		p->to_check |= bit;
	drop_raw(p, partner_field_name[field]);
}

static int
num_of(enum vocab vocab, const char *code)
{
	const struct vocab_item *item = code ? vocab_by_code(vocab, code) : NULL;

	return item ? item->num : 0;
}

static void
take_more(struct partner *p, const struct partner_form *f, int field)
{
	switch (field) {
	case PLACE_ROLE:
		p->hub_role = num_of(VOCAB_HUB_ROLE, f->value[field]);
		break;
	case PLACE_KIND:
		p->actor_kind = num_of(VOCAB_ACTOR_KIND, f->value[field]);
		break;
	case PLACE_ROLE_DATE:
		if (!f->value[field] ||
		    words_date_parse(f->value[field], f->today, &p->hub_role_date) != 0)
			p->hub_role_date = DATE_NONE;
		break;
	case PLACE_TERRITORY:
		free(p->territory);
		p->territory = mem_strdup(f->value[field]);
		break;
	default:
		free(p->note);
		partner_form_clean(f, PLACE_NOTE, &p->note);
	}
}

/* Lays what was changed over the entry; true when it says something new of the place itself. */
static bool
take_all(struct partner *p, const struct partner_form *f)
{
	const struct commune *commune = commune_of(f);
	bool more = false;

	for (int i = 0; i < PLACE_FIELDS; i++) {
		if (!is_changed(f, i) || i == PF_ID || i == PF_UPDATED)
			continue;
		more |= i != PLACE_NOTE;
		if (i < PF_COUNT)
			take_field(p, f, i);
		else
			take_more(p, f, i);
	}
	if (commune && (partner_form_changed(f, PF_COMMUNE) || partner_form_changed(f, PF_POSTAL)))
		p->insee = commune->num;
	else if (!p->field[PF_COMMUNE])
		p->insee = 0;
	return more;
}

static void
date_and_search(struct desk *d, struct partner *p)
{
	directory_touch(p, clock_today(desk_clock(d)));
	if (p->n == 0) {
		free(p->field[PF_SOURCE]);
		p->field[PF_SOURCE] = mem_strdup(desk_name(d));
	}
	free(p->search);
	p->search = directory_search_text(p);
}

static bool
any_changed(const struct partner_form *f)
{
	for (int i = 0; i < PLACE_FIELDS; i++)
		if (partner_form_changed(f, i))
			return true;
	return false;
}

static int
keep(struct desk *d, const struct partner_form *f, int64_t *n, struct err *err)
{
	struct partner p;
	int rc = 0;

	partner_init(&p);
	if (f->n != 0)
		rc = store_partner_get(d->store, f->n, &p, err);
	if (rc == 0 && take_all(&p, f))
		date_and_search(d, &p);
	if (rc == 0)
		rc = store_partner_save(d->store, &p, err);
	if (rc == 0)
		*n = p.n;
	partner_clear(&p);
	return rc;
}

int
partner_form_save(struct desk *d, const struct partner_form *f, bool accept, int64_t *n,
		  struct place_problems *problems, struct err *err)
{
	partner_form_check(f, problems);
	for (size_t i = 0; i < problems->count; i++)
		if (!accept || !problems->item[i].warning)
			return err_set(err, ERR_VALUE, "", "place");
	*n = f->n;
	if (any_changed(f) && keep(d, f, n, err) != 0)
		return -1;
	return partner_form_drop(d, f, err);
}

int
partner_form_gone(struct desk *d, int64_t n, int day, struct err *err)
{
	struct partner p;
	int rc;

	partner_init(&p);
	rc = store_partner_get(d->store, n, &p, err);
	if (rc == 0) {
		p.gone_on = day;
		rc = store_partner_save(d->store, &p, err);
	}
	partner_clear(&p);
	return rc;
}
