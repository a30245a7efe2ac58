/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain session of half an hour, logged as the command line would. */
#ifndef TESTS_LIB_LOG_PLAIN_H
#define TESTS_LIB_LOG_PLAIN_H

#include <stddef.h>

#include "app/form.h"
#include "app/logbook.h"

/* date: as it is typed; NULL: today. */
static inline int
log_plain(struct desk *d, const char *date, struct err *err)
{
	struct problems problems = { .count = 0 };
	struct session session;
	struct form f;
	int rc;

	session_init(&session);
	rc = form_plain(&f, d, KIND_INDIVIDUAL, err);
	if (rc == 0) {
		form_set(&f, FF_THEMES, "email");
		form_set(&f, FF_DURATION, "30");
		if (date != NULL)
			form_set(&f, FF_DATE, date);
		rc = logbook_save(d, &f, true, &session, &problems, err);
	}
	form_clear(&f);
	session_clear(&session);
	return rc;
}

#endif
