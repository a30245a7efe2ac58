/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of months as they are at a desk, drawn one by one: a person each, some of them known. */
#ifndef TESTS_LIB_DRAWN_DESK_H
#define TESTS_LIB_DRAWN_DESK_H

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "tests/lib/desk_sql.h"

static inline unsigned
draw(unsigned *state, unsigned bound)
{
	*state = *state * 1103515245u + 12345u;
	return (*state >> 16) % bound;
}

static inline void
add_session(struct desk_sql *d, const char *date, unsigned *s, bool named)
{
	unsigned procedures = draw(s, 3) == 0 ? 1u << draw(s, 11) : 0;
	char *set = mem_printf("minutes = %u, channel = %u, devices = %u, themes = %u,"
			       " procedures = %u, anonymous_returning = %u",
			       5 + draw(s, 9) * 20, 1 + draw(s, 4) * draw(s, 2),
			       draw(s, 3) == 0 ? 8 : 1u << draw(s, 3),
			       1u << draw(s, 18) | (procedures != 0 ? 1u << 18 : 0), procedures,
			       draw(s, 2));
	int64_t n = desk_sql_session(d, date, 1, set);

	free(set);
	if (named && draw(s, 4) == 0)
		desk_sql_attend(d, n, 1 + draw(s, 12));
	desk_sql_run(d,
		     "UPDATE attendance SET gender = %u, age = %u, status = %u,"
		     " residence = %u WHERE session = %lld",
		     1 + draw(s, 3), 1 + draw(s, 8), 1 + draw(s, 5),
		     draw(s, 2) ? 97209 : 97201 + draw(s, 34), (long long)n);
}

static inline void
fill(struct desk_sql *d, int year, int month, int sessions, unsigned *s, bool named)
{
	desk_sql_run(d, "BEGIN");
	for (int i = 0; i < sessions; i++) {
		char date[DATE_ISO_SIZE];

		date_write(date_from(year, month, 1 + (int)draw(s, 28)), date);
		add_session(d, date, s, named);
	}
	desk_sql_run(d, "COMMIT");
}

#endif
