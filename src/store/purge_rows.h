/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are due by each rule of retention, as parts of statements: to count and to take. */
#ifndef STORE_PURGE_ROWS_H
#define STORE_PURGE_ROWS_H

#include "store/db.h"

/* Of a person p. Who has neither come nor agreed stays: nothing is known of them. */
#define LAST_VISIT                                                   \
	"(SELECT max(s.date) FROM attendance AS a JOIN session AS s" \
	" ON s.n = a.session WHERE a.person = p.n AND s.deleted = 0)"
#define LAST_SEEN                                  \
	"max(coalesce(" LAST_VISIT ", p.consent)," \
	" coalesce(p.consent, " LAST_VISIT "))"

#define WORDS "(sealed_note IS NOT NULL OR refer_reason IS NOT NULL)"
/* What was taken back by undo has no day of the bin. */
#define BINNED "coalesce(binned, nullif(substr(saved, 1, 10), ''))"
#define KNOWN                                                     \
	"EXISTS (SELECT 1 FROM attendance AS a WHERE a.session =" \
	" session.n AND a.person IS NOT NULL)"
/* Who is frozen is kept as they are, with the sessions they were in. */
#define NOT_FROZEN                                                                     \
	" AND NOT (anonymous < participants AND EXISTS (SELECT 1 FROM attendance AS a" \
	" WHERE a.session = session.n AND a.person IN " DB_FROZEN "))"
#define DETAIL                                                                                 \
	"deleted = 0 AND (title IS NOT NULL OR procedure_name IS NOT NULL"                     \
	" OR (kind <= 2 AND EXISTS (SELECT 1 FROM referral AS r WHERE r.session = session.n))" \
	" OR ((start IS NOT NULL OR substr(date, 9) <> '01') AND NOT " KNOWN "))"
/* Those before the first one that stays, for the digests of what stays rest on them. The file
 * itself lets none go sooner, by the clock of the PC. */
#define ACCESS                                                                              \
	"n < (SELECT min(n) FROM (SELECT n FROM access_log WHERE substr(at, 1, 10) > ?1 OR" \
	" at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-12 months')"                          \
	" UNION ALL SELECT 9223372036854775807))"

#define KEPT "SELECT p.n AS n, " LAST_SEEN " AS day FROM person AS p WHERE p.deleted = 0"
#define PERSONS KEPT " AND p.frozen IS NULL"
#define PERSONS_DUE "SELECT n, day FROM (" PERSONS ") WHERE day <= ?1"
#define NOTES "FROM session WHERE " WORDS " AND date <= ?1" NOT_FROZEN
#define BIN "FROM session WHERE deleted = 1 AND " BINNED " <= ?1" NOT_FROZEN
#define SESSIONS "FROM session WHERE date <= ?1 AND " DETAIL NOT_FROZEN
#define DRAFTS "FROM draft WHERE substr(saved, 1, 10) <= ?1"
#define REQUESTS "FROM request WHERE answered <= ?1"

#endif
