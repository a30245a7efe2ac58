/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/access_words.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/partner.h"
#include "store/undo.h"

char *
access_words_labels(enum vocab vocab, const char *codes)
{
	struct strlist list = { 0 }, labels = { 0 };
	char *text;

	strlist_split(&list, codes, FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < list.count; i++) {
		const struct vocab_item *item = vocab_by_code(vocab, list.item[i]);

		strlist_add(&labels,
			    item ? i18n_context(vocab_context(vocab), item->label) : list.item[i]);
	}
	text = strlist_join(&labels, ", ");
	strlist_clear(&labels);
	strlist_clear(&list);
	return text;
}

static char *
partner_names(struct desk *d, const char *ids)
{
	struct strlist list = { 0 }, names = { 0 };
	struct err ignored;
	char *text;

	strlist_split(&list, ids, FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < list.count; i++) {
		struct partner p;
		int64_t n;

		partner_init(&p);
		if (store_partner_find(d->store, list.item[i], &n, &ignored) == 0 &&
		    store_partner_get(d->store, n, &p, &ignored) == 0 && p.field[PF_NAME])
			strlist_add(&names, p.field[PF_NAME]);
		else
			strlist_add(&names, list.item[i]);
		partner_clear(&p);
	}
	text = strlist_join(&names, ", ");
	strlist_clear(&names);
	strlist_clear(&list);
	return text;
}

char *
access_words_value(struct desk *d, enum form_field field, const char *value)
{
	const struct form_field_info *info = &form_fields[field];
	const struct commune *commune;
	int number;

	switch (info->type) {
	case FORM_COMMUNE:
	case FORM_RESIDENCE:
		commune = commune_by_insee(value);
		return commune ? mem_strdup(commune->name)
			       : access_words_labels(VOCAB_RESIDENCE, value);
	case FORM_CHOICE:
	case FORM_CHOICES:
		return access_words_labels(info->vocab, value);
	case FORM_PLACE:
		return mem_strdup(desk_post_name(d, POST_PLACE, value));
	case FORM_MEDIATOR:
		return mem_strdup(desk_post_name(d, POST_MEDIATOR, value));
	case FORM_PARTNERS:
		return partner_names(d, value);
	case FORM_DATE:
		return date_parse(value, &number) == 0 ? words_date(number) : mem_strdup(value);
	case FORM_DURATION:
		return words_duration_parse(value, &number) == 0 ? words_duration(number)
								 : mem_strdup(value);
	default:
		return mem_strdup(value);
	}
}

const char *
access_words_action(const char *action)
{
	static const struct {
		const char *code;
		const char *words;
	} actions[] = {
		/* TRANSLATORS: what was done with all that is known of a person, after when */
		{ "create", N_("added") },
		{ "view", N_("page looked at") },
		{ "correct", N_("corrected") },
		{ "freeze", N_("frozen at your wish") },
		{ "lift", N_("the freeze lifted") },
		{ "correct-undo", N_("correction undone") },
		{ "correct-redo", N_("correction made again") },
		{ "access", N_("this copy handed over") },
		{ "merge-into", N_("joined with another entry of the same person") },
		{ "merge", N_("joined with another entry of the same person") },
		{ "erase", N_("erased") },
		/* TRANSLATORS: what was done with the visits of a person, after when */
		{ "session-add", N_("visit logged") },
		{ "session-edit", N_("visit changed") },
		{ "session-delete", N_("visit put into the bin") },
		{ "session-restore", N_("visit taken out of the bin") },
		{ UNDO_FREEZE, N_("frozen at your wish") },
		{ UNDO_LIFT, N_("the freeze lifted") },
		{ UNDO_CORRECTION,
		  N_("corrected; what stood there before is kept as long as this can be undone") },
	};

	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(action, actions[i].code) == 0)
			return _(actions[i].words);
	return action;
}

char *
access_words_when(const char *stamp)
{
	char *date, *time, *both;
	int day, minute;

	if (date_stamp_parse(stamp, &day, &minute) != 0)
		return mem_strdup(stamp);
	date = words_date(day);
	time = words_time(minute);
	both = mem_printf("%s, %s", date, time);
	free(date);
	free(time);
	return both;
}
