/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/restore.h"

#include <stdlib.h>
#include <string.h>

#include "app/set_aside.h"
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/backup.h"
#include "store/restore.h"

void
restore_list_clear(struct restore_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->item[i].is.path);
	free(l->item);
	*l = (struct restore_list){ .item = NULL };
}

/* Those of another desk than own are left out, where that is known. */
static void
add_copies(struct restore_list *out, const struct backup_list *list, const char *own, bool aside)
{
	for (size_t i = 0; i < list->count; i++) {
		struct restore_copy *c = &out->item[out->count];
		struct backup_facts facts;
		struct err ignored;

		c->good = store_backup_read(list->item[i].path, &facts, &ignored) == 0;
		if (c->good && own != NULL && strcmp(facts.desk, own) != 0)
			continue;
		c->aside = aside;
		c->is = list->item[i];
		c->is.path = mem_strdup(list->item[i].path);
		c->sessions = c->good ? facts.sessions : 0;
		c->last = c->good ? facts.last : DATE_NONE;
		out->count++;
	}
}

int
restore_list(const char *desk, struct restore_list *out, struct err *err)
{
	char *folder = backups_folder();
	struct backup_facts own = { .sessions = 0 };
	struct backup_list list, aside;
	struct err ignored;
	const char *id = store_backup_read(desk, &own, &ignored) == 0 ? own.desk : NULL;
	int rc = backups_list_all(folder, &list, err);

	free(folder);
	if (rc != 0)
		return -1;
	/* Of a folder that cannot be listed there is nothing to say: the backups are what is
	 * asked for. */
	if (set_aside_list(desk, &aside, &ignored) != 0)
		aside = (struct backup_list){ .item = NULL };
	out->count = 0;
	out->item = mem_array(list.count + aside.count + 1, sizeof(*out->item));
	add_copies(out, &list, id, false);
	add_copies(out, &aside, id, true);
	backup_list_clear(&list);
	backup_list_clear(&aside);
	return 0;
}

static void
add(struct buf *b, char *sentence)
{
	if (b->len > 0)
		buf_addc(b, ' ');
	buf_add(b, sentence);
	free(sentence);
}

static char *
tell_since(const struct restored *r)
{
	char *number = words_number(r->since);
	char *sentence;

	if (r->since == 0)
		sentence = mem_printf(_("What was there before is in “%s”."), r->aside);
	else
		sentence = /* TRANSLATORS: a number, then a file */
			mem_printf(ngettext("%1$s session logged since is in “%2$s”.",
					    "%1$s sessions logged since are in “%2$s”.",
					    (unsigned long)r->since),
				   number, r->aside);
	free(number);
	return sentence;
}

/* The copies tell who was erased until they were made, and nobody tells the rest. */
static char *
tell_erased(const struct restored *r)
{
	char *day, *sentence;

	if (r->erased_until == DATE_NONE)
		return mem_strdup(_("Whoever was erased since this copy was made may be back: "
				    "erase them again."));
	day = words_date(r->erased_until);
	sentence = /* TRANSLATORS: %s is a day */
		mem_printf(_("Whoever was erased since %s may be back: erase them again."), day);
	free(day);
	return sentence;
}

static char *
tell(const struct restored *r)
{
	char *number = words_number(r->sessions);
	char *day = r->last != DATE_NONE ? words_date(r->last) : mem_strdup("");
	struct buf b = BUF_INIT;

	if (r->sessions == 0)
		add(&b, mem_strdup(_("The desk is restored, without a session.")));
	else
		add(&b, /* TRANSLATORS: a number, then the day of the last of them */
		    mem_printf(
			    ngettext("The desk is restored: %1$s session, of %2$s.",
				     "The desk is restored: %1$s sessions, the last one of %2$s.",
				     (unsigned long)r->sessions),
			    number, day));
	if (r->aside != NULL)
		add(&b, tell_since(r));
	if (r->released > 0)
		add(&b, mem_strdup(_("What was published since stays published.")));
	if (r->left_out > 0)
		add(&b, mem_strdup(_("Something published since cannot be read: it stays in that "
				     "file alone.")));
	if (r->log_broken)
		add(&b, mem_strdup(_("Its log of access was changed by hand: from there on it "
				     "stays in that file alone.")));
	if (r->unread && r->aside != NULL)
		add(&b, mem_strdup(_("Not all of it could be read: it may hold more.")));
	if (r->erased_unread)
		add(&b, tell_erased(r));
	free(number);
	free(day);
	return buf_take(&b);
}

static void
add_others(struct restore_others *out, const struct backup_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		out->path[out->count] = list->item[i].path;
		out->day[out->count++] = list->item[i].day;
	}
}

/* What is set aside knows who was erased as a backup does. A folder that cannot be read has
 * none. */
static void
read_others(const char *desk, struct backup_list *list, struct backup_list *aside,
	    struct restore_others *out)
{
	char *folder = backups_folder();
	struct err ignored;

	if (backups_list_all(folder, list, &ignored) != 0)
		*list = (struct backup_list){ .item = NULL };
	if (set_aside_list(desk, aside, &ignored) != 0)
		*aside = (struct backup_list){ .item = NULL };
	out->path = mem_array(list->count + aside->count + 1, sizeof(*out->path));
	out->day = mem_array(list->count + aside->count + 1, sizeof(*out->day));
	add_others(out, list);
	add_others(out, aside);
	free(folder);
}

int
restore_make(const char *desk, const char *copy, const struct clock *clock, char **sentence,
	     char **aside, struct err *err)
{
	struct restore_others others = { .path = NULL };
	struct backup_list list, aside_list;
	struct restored r;
	int rc;

	read_others(desk, &list, &aside_list, &others);
	rc = store_restore(desk, copy, &others, clock, &r, err);
	free(others.path);
	free(others.day);
	backup_list_clear(&list);
	backup_list_clear(&aside_list);
	if (rc != 0)
		return -1;
	*sentence = tell(&r);
	*aside = r.aside;
	return 0;
}
