/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/breach.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/persons_private.h"
#include "app/words.h"
#include "base/mem.h"

#define KEY "breach"
#define MINUTES_AN_HOUR 60
#define MINUTES_A_DAY 1440
#define HOURS_A_DAY 24
#define MOMENT "2026-11-24T09:12" /* as long as it is kept; a space and the state follow */

static const char *const states[] = {
	[BREACH_OPEN] = "open", [BREACH_NOTIFIED] = "notified", [BREACH_CLOSED] = "closed"
};

static void
read_kept(const char *kept, struct breach *out)
{
	struct clock at;
	char *moment;

	if (strlen(kept) <= strlen(MOMENT))
		return;
	moment = mem_strndup(kept, strlen(MOMENT));
	if (clock_parse(moment, &at) == 0) {
		out->day = clock_today(&at);
		out->minute = clock_minute(&at);
		for (int i = BREACH_OPEN; i <= BREACH_CLOSED; i++)
			if (strcmp(kept + strlen(MOMENT) + 1, states[i]) == 0)
				out->state = i;
	}
	free(moment);
}

int
breach_get(struct desk *d, struct breach *out, struct err *err)
{
	char *kept = NULL;

	*out = (struct breach){ .day = DATE_NONE, .minute = TIME_NONE };
	if (store_setting_get(d->store, KEY, &kept, err) != 0)
		return -1;
	if (kept != NULL)
		read_kept(kept, out);
	free(kept);
	return 0;
}

int
breach_parse(struct desk *d, const char *typed, int *day, int *minute)
{
	int today = clock_today(&d->clock), now = clock_minute(&d->clock);

	if (words_past_parse(typed, today, day, minute) != 0)
		return -1;
	if (*minute == TIME_NONE && *day == today)
		*minute = now;
	return *minute == TIME_NONE || *day > today || (*day == today && *minute > now) ? -1 : 0;
}

/* With its line in the log, or neither. */
static int
keep(struct desk *d, const struct breach *b, const char *action, struct err *err)
{
	char iso[DATE_ISO_SIZE];
	char *kept;
	int rc = store_begin(d->store, NULL, err);

	if (rc != 0)
		return -1;
	date_write(b->day, iso);
	kept = mem_printf("%sT%02d:%02d %s", iso, b->minute / MINUTES_AN_HOUR,
			  b->minute % MINUTES_AN_HOUR, states[b->state]);
	rc = store_setting_set(d->store, KEY, kept, err);
	free(kept);
	if (rc == 0)
		rc = persons_note(d, action, NULL, err);
	if (rc == 0)
		return store_commit(d->store, 0, err);
	store_rollback(d->store);
	return -1;
}

int
breach_note(struct desk *d, int day, int minute, struct err *err)
{
	struct breach b;

	if (breach_get(d, &b, err) != 0)
		return -1;
	if (b.state == BREACH_OPEN)
		return err_set(err, ERR_CONFLICT, "", "a breach is open");
	return keep(d, &(struct breach){ .state = BREACH_OPEN, .day = day, .minute = minute },
		    "breach", err);
}

int
breach_end(struct desk *d, bool notified, struct err *err)
{
	struct breach b;

	if (breach_get(d, &b, err) != 0)
		return -1;
	if (b.state != BREACH_OPEN)
		return err_set(err, ERR_NOTHING, "", "no breach is open");
	b.state = notified ? BREACH_NOTIFIED : BREACH_CLOSED;
	return keep(d, &b, notified ? "breach-notified" : "breach-closed", err);
}

int
breach_last_day(const struct breach *b)
{
	return b->day + BREACH_HOURS / HOURS_A_DAY;
}

int
breach_hours_left(const struct breach *b, const struct clock *clock)
{
	int64_t left = ((int64_t)breach_last_day(b) - clock_today(clock)) * MINUTES_A_DAY +
		       b->minute - clock_minute(clock);

	return left < 0 ? -1 : (int)(left / MINUTES_AN_HOUR);
}
