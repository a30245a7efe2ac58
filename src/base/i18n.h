/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages. Message ids are English; French is what is spoken where nothing says otherwise. The
 * language is chosen by the program, not by the system's locale, and works with no locale
 * installed: a private locale of 63 bytes makes gettext honour the choice. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#define _(msg) gettext(msg)
#define N_(msg) msg
#define NC_(context, msg) msg
#define C_(context, msg) i18n_context(context, msg)

enum language { LANGUAGE_FR, LANGUAGE_GCF_MQ, LANGUAGE_GCF_GP, LANGUAGE_EN, LANGUAGE_COUNT };

/* Sets the locale up and chooses lang. Must be called once, before the first message. The
 * catalogues are those that $LAKOU_LOCALEDIR names, else those beside the program in the folder
 * where it was built, else the installed ones. Where they cannot be made to show, messages come in
 * English and i18n_working() says false. */
void i18n_init(enum language lang);
void i18n_switch(enum language lang); /* takes effect at once; strings held are old */
enum language i18n_language(void);
bool i18n_working(void); /* a known message comes back translated, or the language is English */

const char *i18n_code(enum language lang);            /* "fr", "gcf_MQ", "gcf_GP", "en" */
const char *i18n_name(enum language lang);            /* in itself: « kréyol matnik » */
int i18n_parse(const char *code, enum language *out); /* "gcf" is gcf_GP; -1 unknown */

/* What the environment asks for ($LANGUAGE, $LC_ALL, $LC_MESSAGES, $LANG when they name one of
 * ours; C, POSIX and C.UTF-8 say nothing), else French. */
enum language i18n_from_environment(void);

const char *i18n_context(const char *context, const char *msg);

/* The terminal's character set: "UTF-8" or what the locale says. Where the locale says ASCII, UTF-8
 * is assumed when the terminal is set for it (IUTF8) or when fd is no terminal. Static text. */
const char *i18n_charset(int fd);

/* UTF-8 text to a stream in i18n_charset of its descriptor; what it lacks is transliterated. */
#include <stdio.h>
void i18n_print(FILE *f, const char *text);

/* Calendar words in the chosen language. */
const char *i18n_weekday(int weekday, bool brief); /* 0 Monday */
const char *i18n_month(int month, bool brief);     /* 1..12 */
/* A day of a month before its name: « 1er » in French, the number alone in the others. Returns
 * room. */
enum { I18N_DAY_SIZE = 16 };
const char *i18n_day(int day, char room[static I18N_DAY_SIZE]);

#endif
