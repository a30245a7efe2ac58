/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that are stored and could also be worked out, those that stand for persons who were
 * erased, and what no save of the program writes. Of what is sealed only the size and the version
 * can be told here: see check_boxes(). */
#include "config.h"

#include "store/check_rules.h"

#include "base/vocab.h"

/* The numbers that the statements below say as they stand in the file. */
_Static_assert(THEME_PROCEDURES == 19 && KIND_EVENT == 4 && CHANNEL_DESK == 1, "numbers");

/* Version, nonce and tag of a box that holds nothing; the size of a wrapped key. */
#define NO_BOX(column) "(length(" column ") < 41 OR substr(" column ", 1, 1) <> x'01')"
#define KEY(name) "EXISTS (SELECT 1 FROM secret WHERE name = '" name "' AND length(value) = 97)"
#define SEALED                                                    \
	"(EXISTS (SELECT 1 FROM person WHERE sealed IS NOT NULL)" \
	" OR EXISTS (SELECT 1 FROM session WHERE sealed_note IS NOT NULL))"
#define REVISION_MAX "9007199254740992" /* 2^53: a spreadsheet counts no further */

const struct check_rule check_rules[] = {
	/* Adding nothing makes SQLite work the date out: the 30th of February comes back as
		 * another day. */
	{ "date", "SELECT n, 'date' FROM session WHERE date IS NOT date(date, '+0 days')" },
	/* Such a session is not read at all, so it cannot be mended in the program. */
	{ "kind", "SELECT n, 'kind' FROM session WHERE kind NOT IN"
		  " (SELECT num FROM code WHERE vocab = 'kind')" },
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
	{ "merged", "SELECT p.n, 'merged' FROM partner AS p LEFT JOIN partner AS k"
		    " ON k.n = p.merged_into WHERE p.merged_into IS NOT NULL"
		    " AND (p.deleted = 0 OR k.deleted <> 0 OR k.merged_into IS NOT NULL)" },
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
	/* The last attendance of a period is the last one of it with each of its values, and it has
	 * a theme. */
	{ "cut", "SELECT a.session, 'value' FROM attendance AS a WHERE cut & 14 <> 0"
		 " AND (NOT EXISTS (SELECT 1 FROM cut_value AS v WHERE v.session = a.session"
		 " AND v.k = a.k AND v.list = 1)"
		 " OR EXISTS (SELECT 1 FROM cut_value AS v WHERE v.session = a.session"
		 " AND v.k = a.k AND v.list <= 6 AND a.cut & 14 & ~v.periods <> 0))" },
	{ "cut", "SELECT DISTINCT session, 'value' FROM cut_value WHERE (list > 5 AND code < 1)"
		 " OR ((list <= 4 OR (list = 5 AND code > 0))"
		 " AND code NOT IN (SELECT num FROM code AS c WHERE c.vocab = CASE list"
		 " WHEN 1 THEN 'theme' WHEN 2 THEN 'procedure' WHEN 3 THEN 'device'"
		 " WHEN 4 THEN 'language' ELSE 'refer_to' END))"
		 " OR periods & ~14 <> 0 OR (list <= 6 AND periods NOT IN (2, 6, 14))" },

	{ "date", "SELECT n, 'future' FROM session WHERE date > ?1" },
	{ "needed", "SELECT n, 'theme' FROM session WHERE kind <= 2 AND themes = 0" },
	{ "needed", "SELECT n, 'theme' FROM session"
		    " WHERE procedures <> 0 AND themes & (1 << 18) = 0" },
	{ "needed", "SELECT n, 'place' FROM session"
		    " WHERE kind <= 2 AND channel = 1 AND place IS NULL" },
	{ "value", "SELECT n, 'commune' FROM session WHERE ?1 <> '' AND commune IS NOT NULL"
		   " AND commune NOT IN (SELECT value FROM json_each(?2))" },
	{ "value", "SELECT session, 'residence' FROM attendance"
		   " WHERE ?1 <> '' AND residence > 3"
		   " AND residence NOT IN (SELECT value FROM json_each(?2))" },
	{ "again", "SELECT n, 'referred' FROM session WHERE referred <> (kind <= 2"
		   " AND (coalesce(refer_to, 0) <> 0"
		   " OR EXISTS (SELECT 1 FROM referral WHERE session = session.n)))" },
	{ "again", "SELECT n, 'binned' FROM session WHERE deleted = 0 AND binned IS NOT NULL" },
	{ "again", "SELECT n, 'audience' FROM session WHERE kind <> 4"
		   " AND (audience <> 0 OR audience_online <> 0)" },
	{ "again", "SELECT DISTINCT s.session, 'tag' FROM session_tag AS s"
		   " JOIN tag AS t ON t.n = s.tag WHERE t.merged IS NOT NULL" },
	{ "merged", "SELECT 'tag ' || t.n, 'merged' FROM tag AS t JOIN tag AS m ON m.n = t.merged"
		    " WHERE m.merged IS NOT NULL OR m.n = t.n" },
	{ "revision", "SELECT n, 'revision' FROM session WHERE revision > " REVISION_MAX },
	{ "revision",
	  "SELECT 'person ' || n, 'revision' FROM person WHERE revision > " REVISION_MAX },

	{ "withdrawal", "SELECT 'publication ' || publication, 'withdrawal'"
			" FROM publication_withdrawal WHERE trim(reason) = ''"
			" OR substr(at, 1, 10) IS NOT date(substr(at, 1, 10), '+0 days')" },

	{ "request", "SELECT 'request ' || n, 'day' FROM request"
		     " WHERE received IS NOT date(received, '+0 days')"
		     " OR answered <> coalesce(date(answered, '+0 days'), '')" },

	/* One without an identity, whom only figures know, was never told what is kept. */
	{ "box",
	  "SELECT 'person ' || n, 'box' FROM person WHERE (sealed IS NULL) <> (consent IS NULL)"
	  " OR " NO_BOX("sealed") },
	{ "frozen", "SELECT 'person ' || n, 'frozen' FROM person WHERE frozen IS NOT NULL"
		    " AND (deleted = 1 OR frozen IS NOT date(frozen, '+0 days'))" },
	{ "box", "SELECT n, 'note' FROM session WHERE " NO_BOX("sealed_note") },
	{ "erased", "SELECT DISTINCT a.session, 'link' FROM attendance AS a"
		    " JOIN person AS p ON p.n = a.person WHERE p.deleted = 1" },
	{ "erased", "SELECT 'person ' || n, 'list' FROM person WHERE deleted = 1"
		    " AND id NOT IN (SELECT id FROM erased)" },
	{ "passphrase", "SELECT NULL, 'seal_passphrase' WHERE NOT " KEY(
				"seal_passphrase") " AND " KEY("seal_code") },
	{ "recovery-code",
	  "SELECT NULL, 'seal_code' WHERE NOT " KEY("seal_code") " AND " KEY("seal_passphrase") },
	{ "no-key", "SELECT NULL, 'seal_passphrase, seal_code' WHERE NOT " KEY(
			    "seal_passphrase") " AND NOT " KEY("seal_code") " AND " SEALED },
};
const size_t check_rule_count = sizeof(check_rules) / sizeof(check_rules[0]);
