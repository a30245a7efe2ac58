/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the list of the home screen: the day, its month, the last days, what waits. */
#ifndef UI_HOME_TOTALS_H
#define UI_HOME_TOTALS_H

#include "app/breach.h"
#include "app/logbook.h"
#include "app/releases.h"
#include "app/requests.h"
#include "app/timer.h"

#define HOME_SPARK_DAYS 14
#define HOME_TOTALS_ROWS 2

struct home_totals {
	int day;
	bool today; /* day is the clock's */
	struct logbook_sums of_day;
	struct logbook_sums of_month;
	int64_t days[HOME_SPARK_DAYS];  /* attendances, day being the last */
	bool draft;                     /* a session waits to be gone on with */
	int64_t turned_away;            /* people, on that day */
	int64_t referrals;              /* to follow up, see referrals_count() */
	struct releases_due export_due; /* see releases_due() */
	struct requests_waiting asked;  /* to be answered soon, or late */
	struct breach breach;           /* while it is open, it has a row more */
};

/* The day's figures; and what waits whatever the day, which takes more reading. */
int home_totals_load(struct home_totals *t, struct desk *d, int day, struct err *err);
int home_totals_wait(struct home_totals *t, struct desk *d, struct err *err);
/* With how long the person at the desk has been there. */
void home_totals_draw(const struct home_totals *t, const struct timer *timer,
		      const struct clock *clock, int columns);
/* The first row below all this and a blank. */
int home_totals_end(const struct home_totals *t);
/* Until when the CNIL has to be told, where it still has to be. */
void home_breach_draw(const struct breach *b, const struct clock *clock, int columns);

#endif
