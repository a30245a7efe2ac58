/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that are stored and could also be worked out, and those that stand for persons who were
 * erased. */
#include "config.h"

#include "store/check_rules.h"

const struct check_rule check_rules[] = {
	/* Adding nothing makes SQLite work the date out: the 30th of February comes back as
		 * another day. */
	{ "date", "SELECT n, 'date' FROM session WHERE date IS NOT date(date, '+0 days')" },
	{ "participants", "SELECT n, 'participants' FROM session"
			  " WHERE kind <= 2 AND participants <> anonymous"
			  " + (SELECT count(*) FROM attendance WHERE session = session.n"
			  " AND (person IS NOT NULL OR cut <> 0))" },
	{ "participants", "SELECT n, 'participants' FROM session WHERE CASE kind"
			  " WHEN 1 THEN participants <> 1"
			  " WHEN 2 THEN participants < 1 ELSE participants <> 0 END" },
	{ "attendance", "SELECT n, 'attendance' FROM session WHERE kind = 1"
			" AND (SELECT count(*) FROM attendance WHERE session = session.n) <> 1" },
	{ "attendance", "SELECT DISTINCT s.n, 'attendance'"
			" FROM attendance a JOIN session s ON s.n = a.session"
			" WHERE s.kind > 2 OR (s.kind = 2 AND a.person IS NULL AND a.cut = 0)" },
	{ "attendance", "SELECT session, 'attendance' FROM attendance"
			" WHERE person IS NOT NULL"
			" GROUP BY session, person HAVING count(*) > 1" },
	{ "breakdown",
	  "SELECT DISTINCT s.n, 'breakdown'"
	  " FROM breakdown b JOIN session s ON s.n = b.session"
	  " GROUP BY b.session, b.dim HAVING s.kind <> 2 OR sum(b.count) > s.anonymous" },

	/* Nobody can say any more whose attendance it was, so that which one was the last of a
	 * period cannot be worked out again. But the last one of a year is that of its quarter and
	 * its month; what the visits of a period came to stands once, where the count stands; and
	 * values may outlive their attendance, which counts for nothing. */
	{ "cut", "SELECT session, 'link' FROM attendance WHERE cut <> 0 AND person IS NOT NULL" },
	{ "cut", "SELECT session, 'periods' FROM attendance"
		 " WHERE cut <> 0 AND cut & ~16 NOT IN (1, 3, 7, 15)" },
	{ "cut", "SELECT session, 'visits' FROM attendance AS a WHERE cut & 14 <> 0"
		 " AND cut & 14 <> (SELECT total(v.periods) FROM cut_value AS v"
		 " WHERE v.session = a.session AND v.k = a.k AND v.list = 7)" },
	{ "cut", "SELECT session, 'minutes' FROM attendance AS a WHERE cut & 14 <> 0"
		 " AND cut & 14 <> (SELECT total(v.periods) FROM cut_value AS v"
		 " WHERE v.session = a.session AND v.k = a.k AND v.list = 8)" },
	{ "cut", "SELECT DISTINCT session, 'value' FROM cut_value WHERE (list > 5 AND code < 1)"
		 " OR ((list <= 4 OR (list = 5 AND code > 0))"
		 " AND code NOT IN (SELECT num FROM code AS c WHERE c.vocab = CASE list"
		 " WHEN 1 THEN 'theme' WHEN 2 THEN 'procedure' WHEN 3 THEN 'device'"
		 " WHEN 4 THEN 'language' ELSE 'refer_to' END))"
		 " OR periods & ~14 <> 0 OR (list <= 6 AND periods NOT IN (2, 6, 14))" },
};
const size_t check_rule_count = sizeof(check_rules) / sizeof(check_rules[0]);
