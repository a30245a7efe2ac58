/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a breach: what the desk knows, and lines for what only people know. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/backups.h"
#include "app/breach.h"
#include "app/desk_private.h"
#include "app/notice_text.h"
#include "app/persons.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/person.h"
#include "store/session.h"

/* Plain text: the program reaches no network. */
#define CNIL "https://notifications.cnil.fr"

struct sheet {
	struct buf out;
	int columns;
};

static void
paragraph(struct sheet *s, const char *text)
{
	notice_text_paragraph(&s->out, text, s->columns);
}

static void
filled(struct sheet *s, char *text)
{
	notice_text_filled(&s->out, text, s->columns);
}

static void
head(struct sheet *s, struct desk *d, const struct breach *b)
{
	char *today = words_date_full(clock_today(&d->clock));
	char *noticed = words_date_full(b->day);
	char *last = words_date_full(breach_last_day(b));
	char *time = words_time(b->minute);

	/* TRANSLATORS: title of a sheet that the law asks for (« violation de données ») */
	notice_text_wrap(&s->out, _("BREACH OF PERSONAL DATA (GDPR, articles 33 and 34)"),
			 s->columns);
	filled(s, mem_printf(_("Desk: %1$s. Written on %2$s."), desk_name(d), today));
	/* TRANSLATORS: a day, then a time */
	filled(s, mem_printf(_("Noticed on %1$s at %2$s."), noticed, time));
	/* TRANSLATORS: a day, then a time: 72 hours later */
	filled(s, mem_printf(_("To be notified to the CNIL before %1$s, %2$s (72 hours after it "
			       "was noticed), unless it is unlikely to harm anybody."),
			     last, time));
	/* TRANSLATORS: %s is an address on the web */
	filled(s, mem_printf(_("Online service of the CNIL: %s"), CNIL));
	/* TRANSLATORS: %s is a line to write on, here and below */
	filled(s, mem_printf(_("What happened (lost, stolen, seen by others, changed, destroyed; "
			       "which PC, file or paper), and from when to when: %s"),
			     NOTICE_BLANK));
	free(today);
	free(noticed);
	free(last);
	free(time);
}

static int
how_many(struct sheet *s, struct desk *d, struct err *err)
{
	int64_t persons, sessions;
	char *known, *logged;

	if (store_person_count(d->store, &persons, err) != 0 ||
	    store_session_count_all(d->store, &sessions, err) != 0)
		return -1;
	known = words_number(persons);
	logged = words_number(sessions);
	/* TRANSLATORS: two numbers, then a line to write on */
	filled(s, mem_printf(_("How many people at most: the desk holds %1$s known by name, and "
			       "%2$s sessions. Concerned by what happened: %3$s"),
			     known, logged, NOTICE_BLANK));
	free(known);
	free(logged);
	return 0;
}

static void
backup(struct sheet *s, struct desk *d)
{
	char *folder = backups_folder(), *day = NULL, *time = NULL;
	struct backup_list list = { .item = NULL };
	struct err ignored;

	if (backups_list(d, folder, &list, &ignored) == 0 && list.count > 0) {
		day = words_date_full(list.item[0].day);
		time = words_time(list.item[0].minute);
		/* TRANSLATORS: a day, then a time */
		filled(s, mem_printf(_("Last backup on this PC: %1$s, %2$s."), day, time));
	} else {
		paragraph(s, _("Last backup on this PC: none."));
	}
	backup_list_clear(&list);
	free(folder);
	free(day);
	free(time);
}

static int
what_kinds(struct sheet *s, struct desk *d, struct err *err)
{
	enum seal_state state;

	if (persons_state(d, &state, err) != 0)
		return -1;
	paragraph(s, _("Of everybody who comes: age band, gender, status, commune of residence, "
		       "what the visit was about, its day, place and duration. No name."));
	if (state == SEAL_UNSET)
		paragraph(s, _("By name: nobody, as no passphrase was chosen."));
	else
		paragraph(s, _("Of known persons, besides: names, year of birth, phone, e-mail, "
			       "address, commune, notes, what a mandate is for and its days; "
			       "encrypted under a passphrase, in the file and in its backups. "
			       "Whoever has neither that nor the recovery code reads none of it."));
	if (state != SEAL_UNSET)
		filled(s, mem_printf(_("Does anybody else know the passphrase or the recovery "
				       "code, or were names open on the screen? %s"),
				     NOTICE_BLANK));
	backup(s, d);
	return 0;
}

static int
what_is_done(struct sheet *s, struct desk *d, struct err *err)
{
	char *dpo = NULL;

	if (desk_setting_get(d, "dpo-contact", &dpo, err) != 0)
		return -1;
	filled(s, mem_printf(_("What may come of it for people: %s"), NOTICE_BLANK));
	filled(s, mem_printf(_("What was done, and what is going to be (another passphrase, names "
			       "locked, a backup restored, a complaint to the police): %s"),
			     NOTICE_BLANK));
	paragraph(s, _("To tell at once, before the CNIL:"));
	filled(s, mem_printf(_("Controller: %s"), NOTICE_BLANK));
	filled(s, mem_printf(_("Data protection officer: %s"), dpo != NULL ? dpo : NOTICE_BLANK));
	paragraph(s, _("Those concerned are told, too, in plain words, where it is likely to harm "
		       "them much. The controller keeps this sheet in any case."));
	filled(s, mem_printf(_("Notified to the CNIL on, or why not: %s"), NOTICE_BLANK));
	filled(s, mem_printf(_("Day and signature: %s"), NOTICE_BLANK));
	free(dpo);
	return 0;
}

char *
breach_sheet(struct desk *d, int columns, struct err *err)
{
	struct sheet s = { .out = BUF_INIT, .columns = columns };
	struct breach b;

	if (breach_get(d, &b, err) != 0)
		return NULL;
	if (b.state == BREACH_NONE) {
		err_set(err, ERR_NOTHING, "", "no breach was noted");
		return NULL;
	}
	head(&s, d, &b);
	if (how_many(&s, d, err) == 0 && what_kinds(&s, d, err) == 0 &&
	    what_is_done(&s, d, err) == 0)
		return buf_take(&s.out);
	buf_clear(&s.out);
	return NULL;
}
