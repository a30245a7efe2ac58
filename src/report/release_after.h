/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the figures of a release that is taken back: what else that is published has
 * them, and which longer period counts them again; and what a release closes. All are whole
 * sentences, yours, in the language in use. */
#ifndef REPORT_RELEASE_AFTER_H
#define REPORT_RELEASE_AFTER_H

#include "base/release.h"
#include "base/release_period.h"

/* « T3 2026 »; « T3 2026 (lignes) » of a row file, and « T3 2026 (chiffres) » where there is one
 * beside it in the list. Yours. */
char *report_release_name(const struct release_list *all, const struct release *r);

/* How many months of a quarter or year are not published, and could not be once it is; NULL where
 * there is none. */
char *report_release_closes(const struct release_list *all, const struct release_period *p);

/* Whether to withdraw r, which is in the list of all that the desk published. */
char *report_release_after_question(const struct release_list *all, const struct release *r);

/* Of one that was withdrawn on that day, as it is now. */
char *report_release_after_state(const struct release_list *all, const struct release *r,
				 const char *day);

/* The same for whoever has its files, as it was when it was withdrawn: the same words for ever,
 * whatever is published or withdrawn later. */
char *report_release_after_words(const struct release_list *all, const struct release *r);

#endif
