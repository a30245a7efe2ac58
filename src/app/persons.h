/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons: recognised at the next visit by those who hold the passphrase, and by nobody else.
 *
 * While the key is open, what is known of them lies decrypted in memory, read at the first call
 * that needs it and wiped by persons_lock(). Everything that shows, hands out, changes or erases
 * it is written down without the name (store/access.h). */
#ifndef APP_PERSONS_H
#define APP_PERSONS_H

#include "app/desk.h"
#include "app/form.h"
#include "app/logbook.h"
#include "app/person_form.h"

/* --- the key --- */

#define PERSONS_CODE_SIZE 35 /* a recovery code: ABCD-EFGH-…, seven groups, and the NUL */

int persons_state(struct desk *d, enum seal_state *out, struct err *err);
bool persons_open(const struct desk *d); /* the key is open: asks nothing of the disk */

/* The first passphrase, and a new one: ERR_VALUE with detail "passphrase" for one that is too weak
 * (passphrase_advice() says what to add). Setting it tells the recovery code, once. ERR_CONFLICT
 * when another program has chosen a new one, or made a new code, since the key was opened here. */
int persons_set_passphrase(struct desk *d, const char *typed, char code[static PERSONS_CODE_SIZE],
			   struct err *err);
int persons_change_passphrase(struct desk *d, const char *typed, struct err *err);
int persons_new_code(struct desk *d, char code[static PERSONS_CODE_SIZE], struct err *err);

/* By the passphrase or by the recovery code. ERR_KEY, ERR_WAIT (subject: seconds), ERR_NOTHING when
 * none was set; ERR_VALUE with detail "code" for a code with a slip in it. */
int persons_unlock(struct desk *d, const char *passphrase, struct err *err);
int persons_recover(struct desk *d, const char *code, struct err *err);
int persons_wait(const struct desk *d); /* seconds until the next try is heard */
void persons_lock(struct desk *d);      /* wipes the key and all that it opened */

/* --- finding --- */

/* Best first: those who have every typed word anywhere in their names, phone number or year of
 * birth, the beginning of a word before the middle of one. Where nobody has them all, one mistake
 * is forgiven in a word from 4 letters on, two from 8. "" finds all, by name. hit is borrowed until
 * the next search, change or lock. ERR_LOCKED. */
struct persons_found {
	const struct person *const *hit;
	size_t count;
	size_t total;      /* whatever the limit */
	size_t unreadable; /* of all records, whatever is searched: those that do not open */
};
int persons_find(struct desk *d, const char *typed, size_t limit, struct persons_found *out,
		 struct err *err);

/* Who the half-filled identity probably is already: the same phone, or close names with the same
 * year of birth or none on one side. f->n itself is left out. Likeliest first; as above. */
int persons_likely(struct desk *d, const struct person_form *f, size_t limit,
		   struct persons_found *out, struct err *err);

/* As persons_find(), but n is left out, as if it were not there: for a second entry of the same
 * person. With "" the likely ones come first, then all others by name. */
int persons_find_others(struct desk *d, int64_t n, const char *typed, size_t limit,
			struct persons_found *out, struct err *err);

/* From the cache; borrowed likewise. ERR_NO_INPUT, ERR_LOCKED. Not written down as an access: for
 * labels and lists. By the id that forms hold, or by number. */
int persons_by_id(struct desk *d, const char *id, const struct person **out, struct err *err);
int persons_get(struct desk *d, int64_t n, const struct person **out, struct err *err);

/* « Marie-Line Élisabeth, 1958 ». Yours, to be wiped by mem_free_secret(). */
char *persons_name(const struct person *p);

/* --- keeping --- */

/* The version of the notice that is handed over by this program. */
extern const char persons_notice[];

/* Adds or corrects. consent: the day they agreed, for a new one (DATE_NONE: today). On problems
 * nothing is kept and err has ERR_VALUE; accept_warnings keeps in spite of warnings. */
int persons_save(struct desk *d, const struct person_form *f, int consent, bool accept_warnings,
		 int64_t *n, struct person_problems *problems, struct err *err);

/* Whether what was typed is the first group of a recovery code, O read as 0 as when it unlocks. */
bool persons_code_begins(const char *code, const char *typed);

/* Identity, notes and link gone, past figures kept. There is no undo: ask first. *forgotten (may be
 * NULL): how many steps can be undone or redone no more, because one of them held the link. */
int persons_erase(struct desk *d, int64_t n, int *forgotten, struct err *err);

/* Freezes what is kept of them at their wish, or lifts that: until then nothing of them changes or
 * counts. Undo takes it back. ERR_NOTHING when it is so already. */
int persons_freeze(struct desk *d, int64_t n, bool freeze, struct err *err);

/* What the source would leave to the target. */
struct persons_merge {
	int64_t from;
	int64_t from_revision;
	int64_t into;
	size_t visits;        /* that move */
	int consent;          /* kept: the earlier one */
	struct person result; /* owned */
	/* From the source, where the target knew nothing, or only a mandate that ends before. */
	bool taken[PERSON_FIELDS];
	/* Of first names, year of birth, phone and e-mail: what both know, and not the same. */
	bool differ[PERSON_FIELDS];
	/* Of those, phone and e-mail of the source that the result's note keeps, having room. */
	bool noted[PERSON_FIELDS];
};
/* m uninitialised; may always be cleared after. ERR_VALUE when both are the same. */
int persons_merge_preview(struct desk *d, int64_t from, int64_t into, struct persons_merge *m,
			  struct err *err);
int persons_merge(struct desk *d, struct persons_merge *m, struct err *err);
void persons_merge_clear(struct persons_merge *m);

/* The form of a person being typed, sealed: a draft that only the open key reads. Nothing is kept
 * while locked (0, and *found false). */
int persons_draft_put(struct desk *d, const struct person_form *f, struct err *err);
int persons_draft_take(struct desk *d, struct person_form *f, bool *found, struct err *err);
/* Another form may begin. Set aside, a later one takes it again; else it is dropped. */
int persons_draft_leave(struct desk *d, bool aside, struct err *err);

/* --- a person's page --- */

struct persons_theme {
	int num; /* of VOCAB_THEME */
	int64_t visits;
};
struct persons_page {
	struct person person; /* owned */
	int64_t *visit;       /* numbers of sessions, newest first: logbook_get() reads one */
	size_t visit_count;
	int first; /* days of the first and the last visit, DATE_NONE none */
	int last;
	int64_t minutes;                /* of all visits */
	struct persons_theme theme[64]; /* most frequent first */
	size_t theme_count;
};
/* Written down as a view, but where it is read again for who has it before them. p uninitialised;
 * may always be cleared after. */
int persons_page(struct desk *d, int64_t n, bool again, struct persons_page *p, struct err *err);
void persons_page_clear(struct persons_page *p);

/* A form of an individual session becomes one for that person: FF_PERSON is set; gender, age band
 * at the form's date, status and residence are proposed where nobody has answered, from what is
 * known of the person, else from their last visit; and that they came before. */
int persons_fill(struct desk *d, struct form *f, int64_t n, struct err *err);
/* Where its person has another visit up to its day, that they came before is proposed: for the eye,
 * figures look at the visits of whoever is known. Nothing without a person. */
int persons_came_before(struct desk *d, struct form *f, struct err *err);
/* The person is taken out again, and what was only proposed for them. */
void persons_unfill(struct form *f);

/* --- their right to see it --- */

/* The tables that hold a person, all of which the copy draws on; NULL ends. */
extern const char *const persons_access_tables[];

enum persons_format { PERSONS_TEXT, PERSONS_JSON };
/* Everything held on them, in the chosen language or with stable names; written down as an access.
 * Yours, to be wiped. */
int persons_access(struct desk *d, int64_t n, enum persons_format format, char **out,
		   struct err *err);

#endif
