/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou hours: what an expression says of a time, as the directory understands it. */
#include "config.h"

#include <stdio.h>

#include "base/commune.h"
#include "base/hours.h"
#include "cli/command.h"

/* The time that is asked about, on the desk’s own clock. */
static int
choose_time(struct cli *c, struct clock *at)
{
	const char *value = args_value(&c->args, "at");

	if (value == NULL)
		return cli_usage(_("Say at what time: --at YYYY-MM-DDTHH:MM."));
	if (clock_parse(value, at) != 0)
		return cli_usagef(_("“%s” is no date and time: write --%s YYYY-MM-DDTHH:MM."),
				  value, "at");
	return STATUS_DONE;
}

static void
print_change(const struct hours *h, const struct holidays *kept, int64_t at)
{
	enum hours_state state = hours_state(h, kept, at);
	char iso[DATE_ISO_SIZE];
	int64_t next;
	int day, minute;

	if (hours_change(h, kept, at, &next)) {
		day = hours_day(next);
		minute = (int)(next - hours_minute(day, 0));
		date_write(day, iso);
		printf("%sT%02d:%02d\n", iso, minute / 60, minute % 60);
	} else {
		cli_cell(state == HOURS_OPEN || state == HOURS_CLOSED ? "never" : NULL, '\n');
	}
}

int
command_hours(struct cli *c)
{
	static const char *const territories[] = { "MQ", "GP", NULL };
	static const int departments[] = { DEPARTMENT_MARTINIQUE, DEPARTMENT_GUADELOUPE };
	struct holidays kept = { .good_friday = false };
	struct hours h = { .invalid = false };
	struct clock clock;
	int territory = 0;
	int status = choose_time(c, &clock);
	int64_t at;

	if (status == STATUS_DONE)
		status = cli_choice(c, "territory", territories, &territory);
	if (status != STATUS_DONE)
		return status;
	kept.department = departments[territory];
	at = hours_minute(clock_today(&clock), clock_minute(&clock));
	if (hours_read(&h, cli_word(c, 0)) != 0) {
		cli_say(_("These hours cannot be read: they are to be checked."));
		status = STATUS_DATA;
	} else if (hours_holiday_unsaid(&h, &kept, clock_today(&clock))) {
		cli_say(_(
			"That day is a public holiday, of which these hours say nothing: check."));
	}
	cli_cell(hours_state_name[hours_state(&h, &kept, at)], '\t');
	print_change(&h, &kept, at);
	hours_clear(&h);
	return status;
}
