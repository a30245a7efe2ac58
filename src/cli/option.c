/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of options that several commands read. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

int
cli_day(struct cli *c, const char *option, int *day)
{
	const char *value = args_value(&c->args, option);

	*day = DATE_NONE;
	if (value == NULL || date_parse(value, day) == 0)
		return STATUS_DONE;
	return cli_usagef(_("“%s” is no date: write --%s YYYY-MM-DD."), value, option);
}

int
cli_number(struct cli *c, const char *option, long min, long max, long *n)
{
	const char *value = args_value(&c->args, option);

	if (value == NULL || str_to_long(value, min, max, n) == 0)
		return STATUS_DONE;
	return cli_usagef(_("“%s” is no number that --%s can take: from %ld to %ld."), value,
			  option, min, max);
}

int
cli_choice(struct cli *c, const char *option, const char *const *names, int *index)
{
	const char *value = args_value(&c->args, option);
	struct strlist list = { 0 };
	char *all;
	int status;

	for (int i = 0; value != NULL && names[i] != NULL; i++) {
		if (strcmp(names[i], value) == 0) {
			*index = i;
			strlist_clear(&list);
			return STATUS_DONE;
		}
		strlist_add(&list, names[i]);
	}
	if (value == NULL)
		return STATUS_DONE;
	all = strlist_join(&list, ", ");
	status = cli_usagef(_("“%s” is no value of --%s: choose one of %s."), value, option, all);
	free(all);
	strlist_clear(&list);
	return status;
}
