/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/restore.h"

#include <stdlib.h>
#include <string.h>

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

int
restore_list(const char *desk, struct restore_list *out, struct err *err)
{
	char *folder = backups_folder();
	struct backup_facts own = { .sessions = 0 };
	struct backup_list list;
	struct err ignored;
	bool known = store_backup_read(desk, &own, &ignored) == 0;
	int rc = backups_list_all(folder, &list, err);

	free(folder);
	if (rc != 0)
		return -1;
	*out = (struct restore_list){ .item = mem_array(list.count + 1, sizeof(*out->item)) };
	for (size_t i = 0; i < list.count; i++) {
		struct restore_copy *c = &out->item[out->count];
		struct backup_facts facts;

		c->good = store_backup_read(list.item[i].path, &facts, &ignored) == 0;
		if (c->good && known && strcmp(facts.desk, own.desk) != 0)
			continue;
		c->is = list.item[i];
		c->is.path = mem_strdup(list.item[i].path);
		c->sessions = c->good ? facts.sessions : 0;
		c->last = c->good ? facts.last : DATE_NONE;
		out->count++;
	}
	backup_list_clear(&list);
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
	if (r->unread)
		add(&b, mem_strdup(_("Not all of it could be read: it may hold more.")));
	free(number);
	free(day);
	return buf_take(&b);
}

int
restore_make(const char *desk, const char *copy, const struct clock *clock, char **sentence,
	     char **aside, struct err *err)
{
	struct restored r;

	if (store_restore(desk, copy, clock, &r, err) != 0)
		return -1;
	*sentence = tell(&r);
	*aside = r.aside;
	return 0;
}
