/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed lists: the numbers that code knows by name, lookups, sets, bands. */
#include "config.h"

#include "base/vocab.h"

#include <string.h>

#include "base/str.h"
#include "tests/lib/tap.h"

static const struct {
	enum vocab vocab;
	int num;
	const char *code;
} named[] = {
	{ VOCAB_KIND, KIND_INDIVIDUAL, "individuel" },
	{ VOCAB_KIND, KIND_WORKSHOP, "collectif" },
	{ VOCAB_KIND, KIND_ANIMATION, "animation" },
	{ VOCAB_KIND, KIND_EVENT, "evenement" },
	{ VOCAB_KIND, KIND_PARTNERSHIP, "partenariat" },
	{ VOCAB_CHANNEL, CHANNEL_DESK, "lieu_activite" },
	{ VOCAB_CHANNEL, CHANNEL_OTHER, "autre" },
	{ VOCAB_CHANNEL, CHANNEL_HOME, "domicile" },
	{ VOCAB_CHANNEL, CHANNEL_REMOTE, "a_distance" },
	{ VOCAB_DURATION_BAND, DURATION_UNDER_30, "30" },
	{ VOCAB_DURATION_BAND, DURATION_30_TO_60, "60" },
	{ VOCAB_DURATION_BAND, DURATION_60_TO_120, "120" },
	{ VOCAB_DURATION_BAND, DURATION_120_MORE, "more" },
	{ VOCAB_DEVICE, DEVICE_NONE, "aucun" },
	{ VOCAB_THEME, THEME_PROCEDURES, "aide_aux_demarches_administratives" },
	{ VOCAB_GENDER, GENDER_FEMALE, "feminin" },
	{ VOCAB_GENDER, GENDER_MALE, "masculin" },
	{ VOCAB_GENDER, GENDER_UNKNOWN, "non_communique" },
	{ VOCAB_AGE, AGE_UNDER_12, "moins_de_douze" },
	{ VOCAB_AGE, AGE_12_TO_17, "douze_dix_huit" },
	{ VOCAB_AGE, AGE_18_TO_24, "dix_huit_vingt_quatre" },
	{ VOCAB_AGE, AGE_25_TO_39, "vingt_cinq_trente_neuf" },
	{ VOCAB_AGE, AGE_40_TO_59, "quarante_cinquante_neuf" },
	{ VOCAB_AGE, AGE_60_TO_69, "soixante_soixante_neuf" },
	{ VOCAB_AGE, AGE_70_MORE, "soixante_dix_plus" },
	{ VOCAB_AGE, AGE_UNKNOWN, "non_communique" },
	{ VOCAB_STATUS, STATUS_UNKNOWN, "non_communique" },
	{ VOCAB_OUTCOME, OUTCOME_VISITED, "visited" },
	{ VOCAB_OUTCOME, OUTCOME_NO_RESULT, "no_result" },
	{ VOCAB_OUTCOME, OUTCOME_TO_FOLLOW_UP, "to_follow_up" },
	{ VOCAB_NOT_COMPLETED, 7, "other" },
	{ VOCAB_NOT_COMPLETED, 8, "network_down" },
	{ VOCAB_CAME_THROUGH, 12, "partner" },
	{ VOCAB_CAME_THROUGH, 13, "radio" },
	{ VOCAB_TURNED_AWAY, 1, "too_many" },
	{ VOCAB_TURNED_AWAY, 7, "other" },
	{ VOCAB_COST, COST_FREE, "Gratuit" },
	{ VOCAB_COST, COST_CONDITIONS, "GratuitSousCondition" },
	{ VOCAB_COST, COST_PAID, "Payant" },
	{ VOCAB_HUB_ROLE, ROLE_ENGAGED, "engaged" },
	{ VOCAB_HUB_ROLE, ROLE_MOBILISED, "mobilised" },
	{ VOCAB_HUB_ROLE, ROLE_INVITED, "invited" },
	{ VOCAB_HUB_ROLE, ROLE_MEMBER, "member" },
	{ VOCAB_HUB_ROLE, ROLE_NONE, "none" },
	{ VOCAB_ACTOR_KIND, ACTOR_UNKNOWN, "unknown" },
	{ VOCAB_TERRITORY, TERRITORY_MQ, "MQ" },
	{ VOCAB_TERRITORY, TERRITORY_GP, "GP" },
	{ VOCAB_TERRITORY, TERRITORY_FR, "FR" },
};

static void
test_names(void)
{
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		const struct vocab_item *item = vocab_by_num(named[i].vocab, named[i].num);

		is_str(item ? item->code : NULL, named[i].code, "%s %d is %s",
		       vocab_name(named[i].vocab), named[i].num, named[i].code);
	}
	is_str(vocab_name(VOCAB_KIND), "kind", "the first list has its name");
	is_str(vocab_name(VOCAB_TERRITORY), "territory", "so has the last");
}

/* The same item must be found by each of its keys, and display order must be 1, 2, 3… */
static void
test_items(enum vocab v)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);
	int faults = 0;

	for (size_t i = 0; i < count; i++) {
		const struct vocab_item *it = &items[i];

		faults += it->order != (int)i + 1;
		faults += it->num < 1 || it->num > (int)count;
		faults += vocab_by_num(v, it->num) != it;
		faults += vocab_by_code(v, it->code) != it;
		faults += vocab_by_french(v, it->french, strlen(it->french)) != it;
		faults += !*it->label || !*it->short_label || !*it->french;
	}
	ok(count > 0 && faults == 0, "%s: %zu items, each found by number, code and French label",
	   vocab_name(v), count);
}

static void
test_contexts(void)
{
	is_str(vocab_context(VOCAB_THEME), "theme", "context of a label");
	is_str(vocab_short_context(VOCAB_THEME), "theme|short", "context of a short label");
}

static void
test_counts(void)
{
	size_t count;

	vocab_items(VOCAB_THEME, &count);
	is_int(count, 19, "19 themes");
	vocab_items(VOCAB_PROCEDURE, &count);
	is_int(count, 11, "11 procedures");
	vocab_items(VOCAB_TYPOLOGY, &count);
	is_int(count, 92, "92 kinds of place");
	for (enum vocab v = 0; v < VOCAB_COUNT; v++) {
		vocab_items(v, &count);
		if (v != VOCAB_TYPOLOGY && count > 64)
			ok(false, "%s fits in a set of 64", vocab_name(v));
	}
}

static void
test_unknown(void)
{
	ok(!vocab_by_num(VOCAB_KIND, 0), "no number 0");
	ok(!vocab_by_num(VOCAB_KIND, 6), "no number after the last");
	ok(!vocab_by_num(VOCAB_KIND, -1), "no negative number");
	ok(!vocab_by_code(VOCAB_KIND, ""), "no empty code");
	ok(!vocab_by_code(VOCAB_KIND, "Individuel"), "codes are exact");
	ok(!vocab_by_code(VOCAB_TYPOLOGY, "PE"), "the old code of France Travail is not one");
	ok(!vocab_by_french(VOCAB_COST, "Gratuit sous", 12), "a part of a label is not one");
	is_str(vocab_by_french(VOCAB_COST, "Gratuit sous condition", 22)->code,
	       "GratuitSousCondition", "the whole label is");
	is_str(vocab_by_french(VOCAB_COST, "Gratuit|Payant", 7)->code, "Gratuit",
	       "only len bytes are read");
	is_str(vocab_by_code(VOCAB_TYPOLOGY, "CC")->code, "CC", "CC is not CCAS");
}

static void
test_lists(void)
{
	struct buf out = BUF_INIT;

	vocab_list_write(VOCAB_DEVICE, 5, '|', &out);
	is_str(buf_text(&out), "ordinateur|tablette", "a set is written in display order");
	buf_reset(&out);
	vocab_list_write(VOCAB_DEVICE, 0, '|', &out);
	is_str(buf_text(&out), "", "the empty set writes nothing");
	buf_clear(&out);
}

static void
test_ages(void)
{
	static const struct {
		int age;
		int band;
	} edges[] = {
		{ 0, AGE_UNDER_12 },  { 11, AGE_UNDER_12 }, { 12, AGE_12_TO_17 },
		{ 17, AGE_12_TO_17 }, { 18, AGE_18_TO_24 }, { 24, AGE_18_TO_24 },
		{ 25, AGE_25_TO_39 }, { 39, AGE_25_TO_39 }, { 40, AGE_40_TO_59 },
		{ 59, AGE_40_TO_59 }, { 60, AGE_60_TO_69 }, { 69, AGE_60_TO_69 },
		{ 70, AGE_70_MORE },  { 126, AGE_70_MORE }, { -1, AGE_UNKNOWN },
	};

	for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
		is_int(vocab_age_band(2026, 2026 - edges[i].age), edges[i].band, "aged %d",
		       edges[i].age);
	is_int(vocab_age_band(2026, 0), AGE_UNKNOWN, "no year of birth");
}

static void
test_durations(void)
{
	is_int(vocab_duration_band(1), DURATION_UNDER_30, "1 minute");
	is_int(vocab_duration_band(29), DURATION_UNDER_30, "29 minutes");
	is_int(vocab_duration_band(30), DURATION_30_TO_60, "30 minutes");
	is_int(vocab_duration_band(59), DURATION_30_TO_60, "59 minutes");
	is_int(vocab_duration_band(60), DURATION_60_TO_120, "1 hour");
	is_int(vocab_duration_band(119), DURATION_60_TO_120, "119 minutes");
	is_int(vocab_duration_band(120), DURATION_120_MORE, "2 hours");
	is_int(vocab_duration_band(1439), DURATION_120_MORE, "a minute short of a day");
}

int
main(void)
{
	test_names();
	for (enum vocab v = 0; v < VOCAB_COUNT; v++)
		test_items(v);
	test_contexts();
	test_counts();
	test_unknown();
	test_lists();
	test_ages();
	test_durations();
	return tap_done();
}
