/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and weights for the invented sessions of a training desk. Generated from data/demo; every
 * name in it is invented. Drawing from the weights is elsewhere. */
#ifndef APP_DEMO_DATA_H
#define APP_DEMO_DATA_H

#include <stddef.h>

#include "base/vocab.h"

struct demo_word {
	const char *text; /* French */
	int detail;       /* desk, place: INSEE code; workshop: theme; coordination: kind; else 0 */
};

struct demo_weight {
	int num;
	int weight;
};

struct demo_list {
	const struct demo_weight *weights; /* NULL: nothing known, count is 0 */
	size_t count;
	int total; /* sum of the weights */
};

enum demo_rhythm {
	DEMO_WEEKDAY,            /* num: 1 Monday to 7 Sunday */
	DEMO_MONTH,              /* num: 1 to 12 */
	DEMO_HOUR,               /* num: hour of the start, local */
	DEMO_EASTER,             /* num: days from Easter; weight: per cent of a usual day */
	DEMO_HOLIDAY,            /* num: month * 100 + day; weight: per cent of a usual day */
	DEMO_INDIVIDUAL_MINUTES, /* num: minutes; so are the next two */
	DEMO_WORKSHOP_MINUTES,
	DEMO_COORDINATION_MINUTES,
	DEMO_WORKSHOP_PARTICIPANTS, /* num: participants */
	DEMO_RHYTHM_COUNT
};

enum { DEMO_AGES = AGE_UNKNOWN + 1 };

extern const struct demo_word demo_desks[];
extern const size_t demo_desks_count;
extern const struct demo_word demo_places[];
extern const size_t demo_places_count;
extern const struct demo_word demo_mediators[];
extern const size_t demo_mediators_count;
extern const struct demo_word demo_workshops[];
extern const size_t demo_workshops_count;
extern const struct demo_word demo_coordinations[];
extern const size_t demo_coordinations_count;

extern const struct demo_list demo_rhythms[DEMO_RHYTHM_COUNT];
extern const struct demo_list demo_mixes[VOCAB_COUNT];       /* num: of that vocabulary */
extern const struct demo_list demo_communes;                 /* num: INSEE code of residence */
extern const struct demo_list demo_status_by_age[DEMO_AGES]; /* by num of the age band */

#endif
