/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and hierarchies of the row file. */
#include "config.h"

#include "base/row_code.h"

#include <stdio.h>
#include <string.h>

#include "base/commune.h"
#include "base/vocab.h"

enum { MONTHS = 12, QUARTER_MONTHS = 3, EPCI_MAX = 16 };
/* Values of geo that are no group of communes follow those that are. */
enum { SPECIAL_COUNT = 3 };
/* The second level of geo. */
enum { GEO_971 = 1, GEO_972, GEO_ELSEWHERE };

const char *const row_column_name[ROW_COLUMNS] = {
	[ROW_PERIOD] = "periode", [ROW_GEO] = "geo",         [ROW_AGE] = "age",
	[ROW_GENDER] = "genre",   [ROW_STATUS] = "statut",   [ROW_THEME] = "theme_principal",
	[ROW_CHANNEL] = "canal",  [ROW_DEVICE] = "materiel", [ROW_DURATION] = "duree",
};

static const char *const theme_group[ROW_THEME_GROUPS + 1] = {
	ROW_UNKNOWN, "materiel", "internet", "email",     "bureautique", "reseaux",   "sante",
	"banque",    "emploi",   "securite", "education", "culture",     "demarches",
};

static const struct {
	const char *theme;
	int group;
} themes_of[] = {
	{ "prendre_en_main_du_materiel", 1 },
	{ "maintenance_de_materiel", 1 },
	{ "navigation_sur_internet", 2 },
	{ "gere_ses_contenus_numeriques", 2 },
	{ "email", 3 },
	{ "bureautique", 4 },
	{ "reseaux_sociaux", 5 },
	{ "sante", 6 },
	{ "banque_et_achats_en_ligne", 7 },
	{ "insertion_professionnelle", 8 },
	{ "entrepreneuriat", 8 },
	{ "securite_numerique", 9 },
	{ "parentalite", 10 },
	{ "scolarite_et_numerique", 10 },
	{ "creer_avec_le_numerique", 11 },
	{ "culture_numerique", 11 },
	{ "intelligence_artificielle", 11 },
	{ "diagnostic_numerique", 11 },
	{ "aide_aux_demarches_administratives", 12 },
};

static const char *const age_group[] = { ROW_UNKNOWN, "moins_25", "25_59", "60_plus" };
static const char *const status_group[] = { ROW_UNKNOWN, "actif", "inactif" };
static const char *const geo_group[] = { ROW_UNKNOWN, "971", "972", "ailleurs" };

/* A commune of each group of communes, in the order of the list of communes. */
static int
epcis(const struct commune *out[static EPCI_MAX])
{
	size_t communes;
	const struct commune *list = commune_list(&communes);
	int count = 0;

	for (size_t i = 0; i < communes; i++) {
		int at = 0;

		while (at < count && strcmp(out[at]->epci, list[i].epci) != 0)
			at++;
		if (at == count && count < EPCI_MAX)
			out[count++] = &list[i];
	}
	return count;
}

int
row_geo(int residence)
{
	const struct commune *epci[EPCI_MAX];
	const struct commune *c = commune_by_num(residence);
	int count = epcis(epci);

	for (int i = 0; i < count && c != NULL; i++)
		if (strcmp(epci[i]->epci, c->epci) == 0)
			return i + 1;
	return residence >= 1 && residence <= SPECIAL_COUNT ? count + residence : 0;
}

int
row_theme_group(int theme)
{
	const struct vocab_item *item = vocab_by_num(VOCAB_THEME, theme);

	for (size_t i = 0; item != NULL && i < sizeof(themes_of) / sizeof(themes_of[0]); i++)
		if (strcmp(themes_of[i].theme, item->code) == 0)
			return themes_of[i].group;
	return 0;
}

int
row_theme(uint64_t themes)
{
	size_t count;
	const struct vocab_item *item = vocab_items(VOCAB_THEME, &count);

	for (size_t i = 0; i < count; i++)
		if ((themes >> (item[i].num - 1) & 1) != 0)
			return row_theme_group(item[i].num);
	return 0;
}

int
row_device(uint64_t devices)
{
	if (devices == 0)
		return 0;
	return (devices & (devices - 1)) != 0 ? ROW_DEVICE_SEVERAL : __builtin_ctzll(devices) + 1;
}

int
row_levels(enum row_column c, int period_levels)
{
	static const int levels[ROW_COLUMNS] = {
		[ROW_GEO] = 3,   [ROW_AGE] = 3,     [ROW_GENDER] = 2, [ROW_STATUS] = 3,
		[ROW_THEME] = 1, [ROW_CHANNEL] = 2, [ROW_DEVICE] = 2, [ROW_DURATION] = 2,
	};

	return c == ROW_PERIOD ? period_levels : levels[c];
}

static int
geo_above(int value)
{
	const struct commune *epci[EPCI_MAX];
	int count = epcis(epci);

	if (value <= 0 || value > count + SPECIAL_COUNT)
		return 0;
	if (value > count)
		return GEO_ELSEWHERE;
	return epci[value - 1]->department == DEPARTMENT_MARTINIQUE ? GEO_972 : GEO_971;
}

static int
age_above(int value)
{
	if (value < AGE_UNDER_12 || value > AGE_70_MORE)
		return 0;
	return value <= AGE_18_TO_24 ? 1 : value <= AGE_40_TO_59 ? 2 : 3;
}

static int
status_above(int value)
{
	const struct vocab_item *item = vocab_by_num(VOCAB_STATUS, value);

	if (item == NULL || value == STATUS_UNKNOWN)
		return 0;
	return strcmp(item->code, "sans_emploi") == 0 || strcmp(item->code, "en_emploi") == 0 ? 1
											      : 2;
}

/* Not given has a number of its own in some lists: here it is 0 in all of them. */
static int
given(enum row_column c, int value)
{
	if ((c == ROW_AGE && value == AGE_UNKNOWN) ||
	    (c == ROW_GENDER && value == GENDER_UNKNOWN) ||
	    (c == ROW_STATUS && value == STATUS_UNKNOWN))
		return 0;
	return value;
}

int
row_node(enum row_column c, int level, int value)
{
	if (c == ROW_PERIOD)
		return level == 0 ? value : level == 1 ? value / QUARTER_MONTHS : value / MONTHS;
	if (level == 0)
		return given(c, value);
	if (level + 1 == row_levels(c, 1))
		return 0;
	return c == ROW_GEO   ? geo_above(value)
	       : c == ROW_AGE ? age_above(value)
			      : status_above(value);
}

int
row_domain(enum row_column c, int period_levels)
{
	static const int period_months[] = { 1, 1, QUARTER_MONTHS, MONTHS };
	const struct commune *epci[EPCI_MAX];

	switch (c) {
	case ROW_PERIOD:
		return period_months[period_levels];
	case ROW_GEO:
		return epcis(epci) + SPECIAL_COUNT + 1;
	case ROW_AGE:
		return AGE_UNKNOWN;
	case ROW_GENDER:
		return GENDER_UNKNOWN;
	case ROW_STATUS:
		return STATUS_UNKNOWN;
	default:
		return 1;
	}
}

int
row_leaves(enum row_column c, int level, int node)
{
	int count = 0;

	if (level == 0)
		return 1;
	if (c == ROW_PERIOD)
		return row_domain(c, level + 1);
	for (int value = 0; value < row_domain(c, 1); value++)
		count += row_node(c, level, value) == node;
	return count;
}

static void
period_code(int level, int node, char out[static ROW_CODE_SIZE])
{
	if (level == 0)
		snprintf(out, ROW_CODE_SIZE, "%04d-%02d", node / MONTHS, node % MONTHS + 1);
	else if (level == 1)
		snprintf(out, ROW_CODE_SIZE, "%04d-T%d", node / (MONTHS / QUARTER_MONTHS),
			 node % (MONTHS / QUARTER_MONTHS) + 1);
	else
		snprintf(out, ROW_CODE_SIZE, "%04d", node);
}

static const char *
value_code(enum row_column c, int value)
{
	static const enum vocab list[ROW_COLUMNS] = {
		[ROW_AGE] = VOCAB_AGE,       [ROW_GENDER] = VOCAB_GENDER,
		[ROW_STATUS] = VOCAB_STATUS, [ROW_CHANNEL] = VOCAB_CHANNEL,
		[ROW_DEVICE] = VOCAB_DEVICE, [ROW_DURATION] = VOCAB_DURATION_BAND,
	};
	const struct commune *epci[EPCI_MAX];
	int count = epcis(epci);
	const struct vocab_item *item;

	if (c == ROW_THEME)
		return theme_group[value >= 0 && value <= ROW_THEME_GROUPS ? value : 0];
	if (c == ROW_DEVICE && value == ROW_DEVICE_SEVERAL)
		return "plusieurs";
	if (c == ROW_GEO && value > 0 && value <= count)
		return epci[value - 1]->epci;
	item = c == ROW_GEO ? vocab_by_num(VOCAB_RESIDENCE, value - count)
			    : vocab_by_num(list[c], given(c, value));
	return item != NULL ? item->code : ROW_UNKNOWN;
}

void
row_themes_code(uint32_t groups, char out[static ROW_CODE_SIZE])
{
	size_t len = 0;

	out[0] = '\0';
	for (int g = 0; g <= ROW_THEME_GROUPS; g++)
		if ((groups >> g & 1) != 0 && len < ROW_CODE_SIZE)
			len += (size_t)snprintf(out + len, ROW_CODE_SIZE - len, "%s%s",
						len > 0 ? "+" : "", theme_group[g]);
}

uint32_t
row_themes(const char *code)
{
	char again[ROW_CODE_SIZE];
	uint32_t groups = 0;
	const char *s = code;

	for (int g = 0; g <= ROW_THEME_GROUPS; g++) {
		size_t len = strlen(theme_group[g]);

		if (strncmp(s, theme_group[g], len) != 0 || (s[len] != '+' && s[len] != '\0'))
			continue;
		groups |= UINT32_C(1) << g;
		s += len + (s[len] == '+');
	}
	row_themes_code(groups, again);
	return strcmp(again, code) == 0 ? groups : 0;
}

void
row_code(enum row_column c, int level, int node, char out[static ROW_CODE_SIZE])
{
	const char *code;

	if (c == ROW_PERIOD) {
		period_code(level, node, out);
		return;
	}
	if (level == 0)
		code = value_code(c, node);
	else if (level + 1 == row_levels(c, 1))
		code = ROW_ANY;
	else
		code = c == ROW_GEO   ? geo_group[node]
		       : c == ROW_AGE ? age_group[node]
				      : status_group[node];
	snprintf(out, ROW_CODE_SIZE, "%s", code);
}
