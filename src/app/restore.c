/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/restore.h"

#include <stdlib.h>
#include <string.h>

#include "app/second_copy.h"
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

/* All that a desk may be gone back to, wherever it lies. What cannot be listed is left out, but for
 * the usual folder: of that it is said. */
struct places {
	struct backup_list usual, second, aside;
};

static void
clear_places(struct places *p)
{
	backup_list_clear(&p->usual);
	backup_list_clear(&p->second);
	backup_list_clear(&p->aside);
}

/* Of a desk that cannot be read its newest backup says where the medium is. */
static void
list_second(const char *desk, struct places *p)
{
	struct err ignored;
	char *folder = NULL;
	int rc = second_copy_folder(desk, &folder, &ignored);

	for (size_t i = 0; rc != 0 && i < p->usual.count; i++)
		rc = second_copy_folder(p->usual.item[i].path, &folder, &ignored);
	if (folder == NULL || backups_list_all(folder, &p->second, &ignored) != 0)
		p->second = (struct backup_list){ .item = NULL };
	free(folder);
}

static int
list_places(const char *desk, struct places *p, struct err *err)
{
	char *folder = backups_folder();
	struct err ignored;
	int rc = backups_list_all(folder, &p->usual, err);

	if (rc != 0)
		p->usual = (struct backup_list){ .item = NULL };
	list_second(desk, p);
	if (set_aside_list(desk, &p->aside, &ignored) != 0)
		p->aside = (struct backup_list){ .item = NULL };
	free(folder);
	return rc;
}

static int
in_order(const void *a, const void *b)
{
	const struct restore_copy *x = a, *y = b;

	if (x->aside != y->aside)
		return x->aside - y->aside;
	if (x->is.day != y->is.day)
		return x->is.day < y->is.day ? 1 : -1;
	if (x->is.minute != y->is.minute)
		return x->is.minute < y->is.minute ? 1 : -1;
	return x->second != y->second ? x->second - y->second : y->is.count - x->is.count;
}

/* Those of another desk than own are left out, where that is known. */
static void
add_copies(struct restore_list *out, const struct backup_list *list, const char *own,
	   struct restore_copy where)
{
	for (size_t i = 0; i < list->count; i++) {
		struct restore_copy *c = &out->item[out->count];
		struct backup_facts facts;
		struct err ignored;

		c->good = store_backup_read(list->item[i].path, &facts, &ignored) == 0;
		if (c->good && own != NULL && strcmp(facts.desk, own) != 0)
			continue;
		c->second = where.second;
		c->aside = where.aside;
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
	struct backup_facts own = { .sessions = 0 };
	struct places p;
	struct err ignored;
	const char *id = store_backup_read(desk, &own, &ignored) == 0 ? own.desk : NULL;

	if (list_places(desk, &p, err) != 0) {
		clear_places(&p);
		return -1;
	}
	out->count = 0;
	out->item =
		mem_array(p.usual.count + p.second.count + p.aside.count + 1, sizeof(*out->item));
	add_copies(out, &p.usual, id, (struct restore_copy){ .second = false });
	add_copies(out, &p.second, id, (struct restore_copy){ .second = true });
	add_copies(out, &p.aside, id, (struct restore_copy){ .aside = true });
	if (out->count > 0)
		qsort(out->item, out->count, sizeof(*out->item), in_order);
	clear_places(&p);
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
	if (r->words_none)
		add(&b, mem_strdup(_("On the day of the copy no passphrase was chosen yet.")));
	else if (r->words_older)
		add(&b, mem_strdup(_("The passphrase and the recovery code are again those of the "
				     "day of the copy.")));
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

/* What is set aside knows who was erased as a backup does. */
static void
read_others(const struct places *p, struct restore_others *out)
{
	size_t room = p->usual.count + p->second.count + p->aside.count + 1;

	out->path = mem_array(room, sizeof(*out->path));
	out->day = mem_array(room, sizeof(*out->day));
	add_others(out, &p->usual);
	add_others(out, &p->second);
	add_others(out, &p->aside);
}

int
restore_look(const char *desk, struct err *err)
{
	return store_restore_look(desk, err);
}

int
restore_make(const char *desk, const char *copy, const char *by, const struct clock *clock,
	     char **sentence, char **aside, struct err *err)
{
	struct restore_others others = { .by = by };
	struct places p;
	struct restored r;
	struct err ignored;
	int rc;

	list_places(desk, &p, &ignored);
	read_others(&p, &others);
	rc = store_restore(desk, copy, &others, clock, &r, err);
	free(others.path);
	free(others.day);
	clear_places(&p);
	if (rc != 0)
		return -1;
	*sentence = tell(&r);
	*aside = r.aside;
	return 0;
}
