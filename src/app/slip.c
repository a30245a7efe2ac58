/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the slip says of a place. Whatever comes from a file is cleaned and cut: the page is one. */
#include "config.h"

#include "app/slip.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening_words.h"
#include "app/slip_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"

#define YEAR_DAYS 365
#define TRAVELLING "Itinérant"

enum {
	LINE_CELLS = 58, /* of a value beside its label */
	NAME_CELLS = 2 * LINE_CELLS,
	HOURS_CELLS = 6 * LINE_CELLS,
	VALUES_MAX = 3, /* of a cell, a line each */
	WHOLE_CELLS = 30 * LINE_CELLS,
};

/* TRANSLATORS: what somebody takes along, on paper and to be ticked; at most 22 columns each */
static const char *const bring_labels[SLIP_BRING_COUNT] = {
	[SLIP_IDENTITY] = N_("identity card"),      [SLIP_VITALE] = N_("health card (Vitale)"),
	[SLIP_TAX] = N_("last tax notice"),         [SLIP_HOME] = N_("proof of address"),
	[SLIP_CODES] = N_("user names, passwords"), [SLIP_MOBILE] = N_("your mobile phone"),
	[SLIP_BANK] = N_("bank details (RIB)"),     [SLIP_LETTERS] = N_("the letters you got"),
};

const char *
slip_bring_label(enum slip_bring what)
{
	return _(bring_labels[what]);
}

const char *
slip_title(void)
{
	/* TRANSLATORS: the paper that somebody takes along to the place they are sent to, at most
	 * 30 columns */
	return _("Referral slip");
}

void
slip_from(struct slip *slip, struct desk *d)
{
	const struct post *place = desk_place_now(d);

	slip->desk = desk_name(d);
	slip->place = place->name;
	slip->commune = commune_by_num(place->commune);
	slip->today = clock_today(desk_clock(d));
}

/* --- blocks --- */

static struct slip_block *
block(struct slip_page *page, enum slip_look look, const char *label, int last_out)
{
	struct slip_block *b = &page->block[page->count++];

	*b = (struct slip_block){ .look = look,
				  .label = label,
				  .last_out = last_out,
				  .large = page->large,
				  .whole = page->whole };
	return b;
}

static char *
cut(const char *text, int cells)
{
	char *clean = utf8_clean(text);
	char *trimmed = str_trim(clean);
	size_t fit = utf8_fit(trimmed, cells);
	char *shown =
		trimmed[fit] == '\0' ? mem_strdup(trimmed) : mem_printf("%.*s…", (int)fit, trimmed);

	free(clean);
	free(trimmed);
	return shown;
}

/* Takes text over. Large letters have room for fewer: as many lines, which are shorter. */
static void
line_of(struct slip_block *b, char *text, int cells)
{
	char *shown = cut(text, b->large ? cells * 2 / 3 : cells);

	if (*shown != '\0')
		strlist_add(&b->line, shown);
	free(shown);
	free(text);
}

/* As it was published, or found: who calls needs all of it. Takes text over. */
static void
line_raw(struct slip_block *b, char *text, int cells)
{
	line_of(b, text, b->whole ? WHOLE_CELLS : cells);
}

static bool
doubtful(const struct partner *p, uint32_t fields)
{
	return (p->to_check & fields) != 0;
}

/* Said after what may be wrong. */
static void
line_doubt(struct slip_block *b, const struct partner *p, uint32_t fields)
{
	if (doubtful(p, fields))
		strlist_add(&b->line, _("To be checked: call before you go."));
}

#define BIT(f) (UINT32_C(1) << (f))

static void
add_where(struct slip_page *page, const struct partner *p)
{
	static const enum partner_field street[] = { PF_ADDRESS, PF_ADDRESS_MORE };
	struct slip_block *b = block(page, SLIP_LABELLED, _("Address"), 0);
	const char *postal = p->field[PF_POSTAL];
	const char *commune = p->field[PF_COMMUNE];

	for (size_t i = 0; i < sizeof(street) / sizeof(street[0]); i++)
		if (!str_empty(p->field[street[i]]))
			line_of(b, mem_strdup(p->field[street[i]]), 2 * LINE_CELLS);
	line_of(b,
		mem_printf("%s %s", str_empty(postal) ? "" : postal,
			   str_empty(commune) ? "" : commune),
		LINE_CELLS);
	if (b->line.count == 0)
		strlist_add(&b->line, _("not known"));
	line_doubt(b, p, BIT(PF_ADDRESS) | BIT(PF_ADDRESS_MORE) | BIT(PF_POSTAL) | BIT(PF_COMMUNE));
	if (p->field[PF_ITINERANCE] != NULL && strstr(p->field[PF_ITINERANCE], TRAVELLING) != NULL)
		strlist_add(&b->line, _("It moves about: ask where it is that day."));
}

static void
add_phone(struct slip_page *page, const struct partner *p)
{
	struct slip_block *b = block(page, SLIP_LABELLED, _("Phone"), 0);
	const char *phone = p->field[PF_PHONE];
	const char *raw = partner_get_raw(p, partner_field_name[PF_PHONE]);

	b->big = !str_empty(phone);
	if (b->big)
		line_of(b, words_phone(phone), LINE_CELLS);
	else
		line_raw(b, mem_strdup(str_empty(raw) ? _("not known") : raw), LINE_CELLS);
	line_doubt(b, p, BIT(PF_PHONE));
}

static void
add_hours(struct slip_page *page, const struct partner *p)
{
	/* TRANSLATORS: on paper, at most 18 columns: when a place is open */
	struct slip_block *b = block(page, SLIP_LABELLED, _("Opening hours"), 0);
	char *words;

	switch (opening_words(p->field[PF_HOURS], &words)) {
	case OPENING_SAID_WEEK:
		line_of(b, words, HOURS_CELLS);
		line_doubt(b, p, BIT(PF_HOURS));
		break;
	case OPENING_SAID_AS_IS:
		line_raw(b, words, HOURS_CELLS);
		strlist_add(&b->line, _("As they were published: call before you go."));
		break;
	default:
		strlist_add(&b->line, _("Hours not known: call before you go."));
		break;
	}
}

/* The values of a list of the standard, in the language. */
static void
add_list(struct slip_page *page, const struct partner *p, enum partner_field f, enum vocab v,
	 const char *label, int last_out)
{
	struct strlist values = { .item = NULL };
	struct buf text = BUF_INIT;

	strlist_split(&values, p->field[f] != NULL ? p->field[f] : "", '|');
	for (size_t i = 0; i < values.count; i++) {
		const char *value = values.item[i];
		const struct vocab_item *item = vocab_by_french(v, value, strlen(value));

		if (!str_empty(value))
			buf_addf(&text, "%s%s", text.len > 0 ? ", " : "",
				 item != NULL ? C_(vocab_context(v), item->label) : value);
	}
	if (text.len > 0)
		line_of(block(page, SLIP_LABELLED, label, last_out), buf_take(&text),
			3 * LINE_CELLS);
	buf_clear(&text);
	strlist_clear(&values);
}

/* A cell of one value, or of several: a line each. */
static void
add_field(struct slip_page *page, const struct partner *p, enum partner_field f, const char *label,
	  int last_out)
{
	struct strlist values = { .item = NULL };
	struct slip_block *b;

	if (str_empty(p->field[f]))
		return;
	b = block(page, SLIP_LABELLED, label, last_out);
	strlist_split(&values, p->field[f], '|');
	for (size_t i = 0; i < values.count && i < VALUES_MAX; i++)
		line_of(b, mem_strdup(values.item[i]), 3 * LINE_CELLS);
	strlist_clear(&values);
	line_doubt(b, p, BIT(f));
}

static void
add_bring(struct slip_page *page, const struct slip *slip)
{
	struct slip_block *b;

	if (slip->bring == 0 && str_empty(slip->note))
		return;
	/* TRANSLATORS: on paper, at most 18 columns: what somebody takes along */
	b = block(page, SLIP_LIST, _("To bring"), 0);
	for (int i = 0; i < SLIP_BRING_COUNT; i++)
		if ((slip->bring & (1u << i)) != 0)
			strlist_add(&b->line, slip_bring_label((enum slip_bring)i));
	if (!str_empty(slip->note))
		line_of(b, mem_strdup(slip->note), 2 * LINE_CELLS);
}

/* The desk, not a person; the place is said when it is called otherwise. */
static void
add_sender(struct slip_page *page, const struct slip *slip)
{
	struct slip_block *b;
	struct buf who = BUF_INIT;
	bool place = !str_empty(slip->place) && !str_equal(slip->place, slip->desk);

	if (!str_empty(slip->desk))
		buf_add(&who, slip->desk);
	if (place)
		buf_addf(&who, "%s%s", who.len > 0 ? ", " : "", slip->place);
	if (slip->commune != NULL)
		buf_addf(&who, "%s%s", who.len > 0 ? ", " : "", slip->commune->name);
	/* TRANSLATORS: on paper, at most 18 columns: the desk that sends somebody */
	b = block(page, SLIP_LABELLED, _("Sent by"), 0);
	line_of(b, buf_take(&who), 3 * LINE_CELLS);
	line_of(b, words_date_full(slip->today), LINE_CELLS);
}

static void
add_age(struct slip_page *page, const struct slip *slip)
{
	const char *cell = slip->partner->field[PF_UPDATED];
	struct slip_block *b = block(page, SLIP_PLAIN, NULL, 0);
	char *date;
	int day;

	/* 1970-01-01 and the day before stand for « unknown » in published files. */
	if (cell == NULL || date_parse(cell, &day) != 0 || day <= 0) {
		strlist_add(&b->line, _("Nobody knows how old this is: call before you go."));
		return;
	}
	date = words_date_full(day);
	line_of(b,
		slip->today - day > YEAR_DAYS
			? mem_printf(_("Brought up to date on %s, more than a year ago: call "
				       "before you go."),
				     date)
			/* TRANSLATORS: of what is said of a place: %s is a date */
			: mem_printf(_("Brought up to date on %s."), date),
		3 * LINE_CELLS);
	free(date);
}

void
slip_page_make(struct slip_page *page, const struct slip *slip, bool whole)
{
	const struct partner *p = slip->partner;
	enum { COST_OUT = 1, BOOKING_OUT, EMAIL_OUT, ACCESS_OUT };

	memset(page, 0, sizeof(*page));
	page->large = slip->large;
	page->whole = whole;
	page->name = cut(p->field[PF_NAME] != NULL ? p->field[PF_NAME] : "", NAME_CELLS);
	add_where(page, p);
	add_phone(page, p);
	add_hours(page, p);
	add_list(page, p, PF_ACCESS, VOCAB_ACCESS, _("How to come"), ACCESS_OUT);
	add_field(page, p, PF_BOOKING, _("Booking"), BOOKING_OUT);
	add_field(page, p, PF_EMAILS, _("E-mail"), EMAIL_OUT);
	add_list(page, p, PF_COST, VOCAB_COST, _("Cost"), COST_OUT);
	add_bring(page, slip);
	add_sender(page, slip);
	add_age(page, slip);
}

void
slip_page_clear(struct slip_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		strlist_clear(&page->block[i].line);
	free(page->name);
}

char *
slip_file_name(const struct slip *slip, const char *extension)
{
	const char *name = slip->partner->field[PF_NAME];
	char *folded = utf8_fold_words(name != NULL ? name : "");
	char day[DATE_ISO_SIZE];
	struct buf out = BUF_INIT;
	enum { SLUG_CHARS = 40 };

	date_write(slip->today, day);
	buf_add(&out, "fiche-");
	for (const char *c = folded; *c != '\0' && c - folded < SLUG_CHARS; c++) {
		bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');

		if (plain)
			buf_addc(&out, *c);
		else if (*c == ' ')
			buf_addc(&out, '-');
	}
	buf_addf(&out, "%s%s.%s", out.text[out.len - 1] == '-' ? "" : "-", day, extension);
	free(folded);
	return buf_take(&out);
}
