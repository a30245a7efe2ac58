/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed lists of values: what may be chosen, stored, counted and exported. Codes are those of
 * the national tool, so that figures can be compared. Knows no language: labels are msgids. */
#ifndef BASE_VOCAB_H
#define BASE_VOCAB_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum vocab {
	/* What a session records. */
	VOCAB_KIND,
	VOCAB_CHANNEL,
	VOCAB_DURATION_BAND,
	VOCAB_DEVICE,
	VOCAB_THEME,
	VOCAB_PROCEDURE,
	VOCAB_AUTONOMY,
	VOCAB_LEVEL,
	VOCAB_GENDER,
	VOCAB_AGE,
	VOCAB_STATUS,
	VOCAB_RESIDENCE, /* ours: where one may live that is not one of the 66 communes */
	VOCAB_REFER_TO,
	/* Optional and ours, never mixed into the national lists. */
	VOCAB_OUTCOME,
	VOCAB_NOT_COMPLETED,
	VOCAB_CAME_THROUGH,
	VOCAB_LANGUAGE,
	VOCAB_TURNED_AWAY, /* why someone could not be received */
	VOCAB_REQUEST,     /* which of their rights somebody makes use of */
	/* Coordination activities. */
	VOCAB_ANIMATION_TYPE,
	VOCAB_INITIATIVE,
	VOCAB_COORD_THEME,
	VOCAB_EVENT_TYPE,
	VOCAB_ORGANISER,
	VOCAB_TERRITORY_LEVEL,
	VOCAB_PARTNERSHIP_KIND,
	VOCAB_PARTNER_KIND,
	/* Places of the directory: the list fields of the national standard. */
	VOCAB_TYPOLOGY,
	VOCAB_SERVICE,
	VOCAB_AUDIENCE,
	VOCAB_CARE,
	VOCAB_COST,
	VOCAB_PROGRAMME,
	VOCAB_TRAINING_LABEL,
	VOCAB_ITINERANCE,
	VOCAB_ACCESS,
	VOCAB_SUPPORT_MODE,
	/* Members of the hub, ours. */
	VOCAB_HUB_ROLE,
	VOCAB_ACTOR_KIND,
	VOCAB_TERRITORY,
	VOCAB_COUNT
};

/* The numbers that code must know by name. A number is permanent: desk files hold it. */
enum { KIND_INDIVIDUAL = 1, KIND_WORKSHOP, KIND_ANIMATION, KIND_EVENT, KIND_PARTNERSHIP };
enum { CHANNEL_DESK = 1, CHANNEL_OTHER, CHANNEL_HOME, CHANNEL_REMOTE };
enum { DURATION_UNDER_30 = 1, DURATION_30_TO_60, DURATION_60_TO_120, DURATION_120_MORE };
enum { DEVICE_NONE = 4 };
enum { THEME_PROCEDURES = 19 };
enum { GENDER_FEMALE = 1, GENDER_MALE, GENDER_UNKNOWN };
enum {
	AGE_UNDER_12 = 1,
	AGE_12_TO_17,
	AGE_18_TO_24,
	AGE_25_TO_39,
	AGE_40_TO_59,
	AGE_60_TO_69,
	AGE_70_MORE,
	AGE_UNKNOWN
};
enum { STATUS_UNKNOWN = 5 };
enum { OUTCOME_VISITED = 1, OUTCOME_NO_RESULT, OUTCOME_TO_FOLLOW_UP };
enum { COST_FREE = 1, COST_CONDITIONS, COST_PAID };
enum { ROLE_ENGAGED = 1, ROLE_MOBILISED, ROLE_INVITED, ROLE_MEMBER, ROLE_NONE };
enum { ACTOR_UNKNOWN = 10 };
enum { TERRITORY_MQ = 1, TERRITORY_GP, TERRITORY_FR };

/* The code of « not given » in every vocabulary and file. */
#define VOCAB_NOT_GIVEN "non_communique"

struct vocab_item {
	int num;           /* from 1, unique in its list, permanent; what is stored and typed */
	int order;         /* place on screen, from 1 */
	const char *code;  /* what files and the command line use */
	const char *label; /* English msgid, to be looked up in vocab_context() */
	/* English msgid of at most 12 columns, for vocab_short_context(). */
	const char *short_label;
	const char *group; /* "lakou": our own addition; else a grouping within the list */
	/* What people in France type for it that its label does not say, in no language but French:
	 * names of services, abbreviations; « | » between two, "" none. Found by, never shown. */
	const char *keywords;
	const char *french; /* the national label to the byte: what files contain */
};

/* The items in display order. */
const struct vocab_item *vocab_items(enum vocab v, size_t *count);

/* These three give NULL when there is no such item; num 0 stands for "no value" everywhere. */
const struct vocab_item *vocab_by_num(enum vocab v, int num);
const struct vocab_item *vocab_by_code(enum vocab v, const char *code);
/* Exact bytes, so that « Gratuit sous condition » never passes for « Gratuit ». */
const struct vocab_item *vocab_by_french(enum vocab v, const char *label, size_t len);

/* Lower-case English name of the list, as in the first column of data/vocabulary.tsv. */
const char *vocab_name(enum vocab v);

/* The gettext contexts of label and of short_label. */
const char *vocab_context(enum vocab v);
const char *vocab_short_context(enum vocab v);

/* Appends the codes of a set of values, bit num-1, in display order with sep between them. Only for
 * lists of 64 items or fewer, that is all but VOCAB_TYPOLOGY. */
void vocab_list_write(enum vocab v, uint64_t mask, char sep, struct buf *out);

/* Age band at the time of the visit, by difference of years alone. A birth_year of 0, or after the
 * visit, gives AGE_UNKNOWN. */
int vocab_age_band(int visit_year, int birth_year);

/* Half-open: 30 minutes are in the second band. */
int vocab_duration_band(int minutes);

/* The generated tables, for vocab.c alone. */
struct vocab_table {
	const char *name;
	const char *short_context;
	const struct vocab_item *items;
	size_t count;
};
extern const struct vocab_table vocab_tables[VOCAB_COUNT];

#endif
