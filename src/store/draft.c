/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts on disk. They are no actions: undo does not know them. A row's name is that of the form
 * and, after a sign, that of the program which writes it. */
#include "config.h"

#include "store/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "base/str.h"
#include "store/db.h"

#define OWNER '@'
#define ASIDE "@+" /* in the place of the owner: set aside; then a number that grows */

static char *
own_name(const char *form)
{
	char owner[OS_PROCESS_SIZE];

	os_process_name(owner);
	return mem_printf("%s%c%s", form, OWNER, owner);
}

/* The text may be empty, which is a draft too. */
static int
put(struct store *st, const char *name, const char *body, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	struct query q;
	int rc;

	clock_stamp(st->clock, now);
	rc = query_open(&q, st,
			"INSERT INTO draft (form, saved, body) VALUES (?, ?, ?)"
			" ON CONFLICT (form) DO UPDATE SET saved = excluded.saved,"
			" body = excluded.body",
			err);
	if (rc == 0) {
		query_text(&q, name);
		query_text(&q, now);
		query_text_any(&q, body);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
draft_forget(struct store *st, const char *id, struct err *err)
{
	struct query q;
	/* Ids stand in lists, divided by a sign; what is sealed is the last line. */
	int rc = query_open(
		&q, st,
		"UPDATE draft SET body ="
		" replace(replace(replace(substr(body, 1, iif(instr(body, char(10) || 'sealed='),"
		" instr(body, char(10) || 'sealed='), length(body))),"
		" ?1 || '|', ''), '|' || ?1, ''), ?1, '') WHERE instr(body, ?1)",
		err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* A form that was open while somebody was erased still holds the id. */
static int
forget_erased(struct store *st, const char *body, struct err *err)
{
	char id[UUID_SIZE];
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_DRAFT_ERASED,
				 "SELECT id FROM erased WHERE instr(?, id)", err);

	if (rc == 0)
		query_text(&q, body);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		query_copy_text(&q, 0, id, sizeof(id));
		rc = draft_forget(st, id, err);
	}
	query_close(&q);
	return rc;
}

void
store_draft_id(struct store *st, char id[static UUID_SIZE])
{
	db_new_id(st, id);
}

int
store_draft_put(struct store *st, const char *form, const char *body, struct err *err)
{
	char *name = own_name(form);
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = put(st, name, body, err);
	if (rc == 0)
		rc = forget_erased(st, body, err);
	free(name);
	return tx_leave(st, &tx, rc, err);
}

/* Before there were owners a draft was named as its form is: anybody's. */
static bool
is_anybodys(const char *name)
{
	const char *owner = strchr(name, OWNER);

	return owner == NULL || !os_process_runs(owner + 1);
}

/* This program's stands first. Both texts are yours, NULL when there is none. */
static int
find(struct store *st, const char *form, const char *own, bool aside, char **name, char **body,
     struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_DRAFT_GET,
				 "SELECT form, body FROM draft WHERE form = ?1"
				 " OR substr(form, 1, length(?1) + 1) = ?1 || '@'"
				 " ORDER BY form <> ?2, saved DESC, form DESC",
				 err);

	if (rc == 0) {
		query_text(&q, form);
		query_text(&q, own);
	}
	*name = NULL;
	*body = NULL;
	while (rc == 0 && *name == NULL && (rc = query_step(&q, err)) == 1) {
		rc = 0;
		*name = query_get_text(&q, 0);
		if ((!str_equal(*name, own) && !is_anybodys(*name)) ||
		    (!aside && strstr(*name, ASIDE) != NULL)) {
			free(*name);
			*name = NULL;
			continue;
		}
		*body = query_get_text(&q, 1);
	}
	query_close(&q);
	return rc;
}

int
store_draft_get(struct store *st, const char *form, char **body, struct err *err)
{
	char *own = own_name(form);
	char *name = NULL;
	int rc = find(st, form, own, true, &name, body, err);

	free(own);
	free(name);
	return rc;
}

static int
rename_draft(struct store *st, const char *from, const char *to, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "UPDATE draft SET form = ?2 WHERE form = ?1", err);

	if (rc == 0) {
		query_text(&q, from);
		query_text(&q, to);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
take(struct store *st, const char *form, bool aside, char **body, struct err *err)
{
	char *own, *name = NULL;
	struct tx tx;
	int rc;

	if (st->readonly)
		return store_draft_get(st, form, body, err);
	own = own_name(form);
	rc = tx_enter(st, &tx, NULL, err);
	*body = NULL;
	if (rc == 0)
		rc = find(st, form, own, aside, &name, body, err);
	if (rc == 0 && name != NULL && !str_equal(name, own))
		rc = rename_draft(st, name, own, err);
	rc = tx_leave(st, &tx, rc, err);
	free(own);
	free(name);
	if (rc != 0) {
		free(*body);
		*body = NULL;
	}
	return rc;
}

int
store_draft_take(struct store *st, const char *form, char **body, struct err *err)
{
	return take(st, form, true, body, err);
}

int
store_draft_take_waiting(struct store *st, const char *form, char **body, struct err *err)
{
	return take(st, form, false, body, err);
}

/* Runs one statement on this program's own. */
static int
change_own(struct store *st, const char *form, const char *sql, struct err *err)
{
	char *own = own_name(form);
	struct query q;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0) {
		rc = query_open(&q, st, sql, err);
		if (rc == 0) {
			query_text(&q, own);
			rc = query_run(&q, err);
		}
		query_close(&q);
	}
	free(own);
	return tx_leave(st, &tx, rc, err);
}

int
store_draft_set_aside(struct store *st, const char *form, struct err *err)
{
	return change_own(st, form,
			  "UPDATE draft SET form = substr(form, 1, instr(form, '@') - 1) || '" ASIDE
			  "' || (SELECT format('%08d', coalesce(max(CAST(substr(d.form,"
			  " instr(d.form, '" ASIDE "') + 2) AS INTEGER)), 0) + 1)"
			  " FROM draft AS d WHERE instr(d.form, '" ASIDE "') > 0) WHERE form = ?",
			  err);
}

int
store_draft_drop(struct store *st, const char *form, struct err *err)
{
	return change_own(st, form, "DELETE FROM draft WHERE form = ?", err);
}
