/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A publication as one text of letters and digits, for a journal that goes to another desk: its
 * files to the byte, its seal, who made it, and that it was taken back. To whom it was handed is
 * not in it, nor the key with which figures are drawn, which never leaves the desk: what is frozen
 * needs no key. */
#ifndef STORE_PUBLICATION_TEXT_H
#define STORE_PUBLICATION_TEXT_H

#include <stdbool.h>

#include "base/release.h"

/* Of one with its files. Yours. The same release gives the same text. */
char *publication_text_write(const struct release *r);

/* False for what is no such text, or was changed since: its files, its manifest and its seal must
 * say the same. Its figures are those of its statistiques.csv. out is cleared by the caller, when
 * it is read, with release_clear(). */
bool publication_text_read(const char *text, struct release *out);

#endif
