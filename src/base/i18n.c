/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages: which one, how gettext is made to speak it, and the words of the calendar. The
 * language chosen is kept in $LANGUAGE, where gettext looks for it, and nowhere else. */
#include "config.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/charset.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/str.h"

#define DOMAIN "lakou"
#define BUILT_MARKER "locale-min" /* no folder of programs has one */
#define KNOWN_MESSAGE "Monday"    /* a word that no language spells as English does */

struct language_facts {
	const char *code;
	const char *chain; /* the value of $LANGUAGE: own catalogue first, French last */
	const char *name;
};

static const struct language_facts facts[LANGUAGE_COUNT] = {
	[LANGUAGE_FR] = { "fr", "fr", "français" },
	[LANGUAGE_GCF_MQ] = { "gcf_MQ", "gcf_MQ:gcf:fr", "kréyol matnik" },
	[LANGUAGE_GCF_GP] = { "gcf_GP", "gcf_GP:gcf:fr", "kréyòl gwadloupéyen" },
	[LANGUAGE_EN] = { "en", "en", "English" },
};

/* The folder in which the program was built, when it runs there: its languages lie beside it, and
 * are newer than what may be installed. Yours; NULL where it does not. */
static char *
built_folder(void)
{
	char *program = os_program_folder();
	char *marker = program != NULL ? path_join(program, BUILT_MARKER) : NULL;
	bool built = marker != NULL && file_exists(marker);

	free(marker);
	if (built)
		return program;
	free(program);
	return NULL;
}

static char *
folder(const char *variable, const char *built, const char *name, const char *installed)
{
	const char *value = getenv(variable);

	if (value != NULL && *value != '\0')
		return mem_strdup(value);
	return built != NULL ? path_join(built, name) : mem_strdup(installed);
}

void
i18n_init(enum language lang)
{
	char *built = built_folder();
	char *messages = folder("LAKOU_LOCALEDIR", built, "locale", LOCALEDIR);
	char *minimal = folder("LAKOU_LOCALE_MIN", built, "locale-min", LOCALE_MIN_DIR);

	os_locale_characters();
	os_locale_messages(minimal);
	bindtextdomain(DOMAIN, messages);
	free(minimal);
	free(messages);
	free(built);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	i18n_switch(lang);
	if (!i18n_working())
		log_line("i18n: no translation shows for %s", i18n_code(lang));
}

void
i18n_switch(enum language lang)
{
	if (setenv("LANGUAGE", facts[lang].chain, 1) != 0)
		return;
	/* gettext keeps what it has found until the domain is named again. */
	textdomain(DOMAIN);
}

enum language
i18n_language(void)
{
	const char *value = getenv("LANGUAGE");

	for (int i = 0; value != NULL && i < LANGUAGE_COUNT; i++)
		if (strcmp(value, facts[i].chain) == 0)
			return (enum language)i;
	return LANGUAGE_FR;
}

bool
i18n_working(void)
{
	return i18n_language() == LANGUAGE_EN || strcmp(_(KNOWN_MESSAGE), KNOWN_MESSAGE) != 0;
}

const char *
i18n_code(enum language lang)
{
	return facts[lang].code;
}

const char *
i18n_name(enum language lang)
{
	return facts[lang].name;
}

/* "gcf_MQ" and "gcf-MQ" are the same language, under the names of two standards. */
static bool
same_code(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++)
		if (*a != *b && !(*a == '-' && *b == '_'))
			return false;
	return *a == *b;
}

int
i18n_parse(const char *code, enum language *out)
{
	if (strcmp(code, "gcf") == 0) {
		*out = LANGUAGE_GCF_GP;
		return 0;
	}
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		if (same_code(code, facts[i].code)) {
			*out = (enum language)i;
			return 0;
		}
	}
	return -1;
}

/* A locale's name, "fr_CA.UTF-8@euro": exactly ours, or one of our languages in another country. */
static int
parse_locale(const char *name, enum language *out)
{
	char *code = mem_strndup(name, strcspn(name, ".@"));
	int rc = i18n_parse(code, out);

	if (rc != 0) {
		code[strcspn(code, "_-")] = '\0';
		rc = i18n_parse(code, out);
	}
	free(code);
	return rc;
}

enum language
i18n_from_environment(void)
{
	static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
	enum language found = LANGUAGE_FR;
	bool done = false;

	for (size_t i = 0; !done && i < sizeof(variables) / sizeof(variables[0]); i++) {
		const char *value = getenv(variables[i]);
		struct strlist names = { .item = NULL };

		/* $LANGUAGE alone may list several. */
		strlist_split(&names, value != NULL ? value : "", ':');
		for (size_t k = 0; !done && k < names.count; k++)
			done = parse_locale(names.item[k], &found) == 0;
		strlist_clear(&names);
	}
	return found;
}

/* A catalogue's key is the context, an EOT, and the message; gettext gives the very key back when
 * it has nothing for it. */
const char *
i18n_context(const char *context, const char *msg)
{
	struct buf key = BUF_INIT;
	const char *found;
	bool translated;

	/* Piece by piece: a row of a list asks for five of these, and formatting costs more than
	 * looking up. */
	buf_add(&key, context);
	buf_addc(&key, '\004');
	buf_add(&key, msg);
	found = gettext(buf_text(&key));
	translated = found != buf_text(&key);
	buf_clear(&key);
	return translated ? found : msg;
}

const char *
i18n_charset(int fd)
{
	const char *charset = os_locale_charset();

	if (strcasecmp(charset, "UTF-8") == 0 || strcasecmp(charset, "UTF8") == 0)
		return "UTF-8";
	if (strcmp(charset, "ANSI_X3.4-1968") != 0 && strcmp(charset, "US-ASCII") != 0)
		return charset;
	return os_terminal_is_utf8(fd) || !isatty(fd) ? "UTF-8" : "ASCII";
}

void
i18n_print(FILE *f, const char *text)
{
	const char *charset = i18n_charset(fileno(f));
	struct buf encoded = BUF_INIT;
	struct err ignored;
	size_t replaced;

	if (strcmp(charset, "UTF-8") == 0 ||
	    charset_encode(charset, text, strlen(text), &encoded, &replaced, &ignored) != 0)
		fputs(text, f);
	else
		fwrite(buf_text(&encoded), 1, encoded.len, f);
	buf_clear(&encoded);
}

const char *
i18n_weekday(int weekday, bool brief)
{
	static const char *const whole[] = {
		N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
		N_("Friday"), N_("Saturday"), N_("Sunday"),
	};
	static const char *const abbreviated[] = {
		/* TRANSLATORS: abbreviated names of days, at most 4 columns. */
		NC_("weekday, abbreviated", "Mon"), NC_("weekday, abbreviated", "Tue"),
		NC_("weekday, abbreviated", "Wed"), NC_("weekday, abbreviated", "Thu"),
		NC_("weekday, abbreviated", "Fri"), NC_("weekday, abbreviated", "Sat"),
		NC_("weekday, abbreviated", "Sun"),
	};

	if (weekday < 0 || weekday > 6)
		return "";
	return brief ? C_("weekday, abbreviated", abbreviated[weekday]) : _(whole[weekday]);
}

const char *
i18n_month(int month, bool brief)
{
	static const char *const whole[] = {
		N_("January"),   N_("February"), N_("March"),    N_("April"),
		N_("May"),       N_("June"),     N_("July"),     N_("August"),
		N_("September"), N_("October"),  N_("November"), N_("December"),
	};
	static const char *const abbreviated[] = {
		/* TRANSLATORS: abbreviated names of months, at most 5 columns. */
		NC_("month, abbreviated", "Jan"), NC_("month, abbreviated", "Feb"),
		NC_("month, abbreviated", "Mar"), NC_("month, abbreviated", "Apr"),
		NC_("month, abbreviated", "May"), NC_("month, abbreviated", "Jun"),
		NC_("month, abbreviated", "Jul"), NC_("month, abbreviated", "Aug"),
		NC_("month, abbreviated", "Sep"), NC_("month, abbreviated", "Oct"),
		NC_("month, abbreviated", "Nov"), NC_("month, abbreviated", "Dec"),
	};

	if (month < 1 || month > 12)
		return "";
	return brief ? C_("month, abbreviated", abbreviated[month - 1]) : _(whole[month - 1]);
}

const char *
i18n_day(int day, char room[static I18N_DAY_SIZE])
{
	snprintf(room, I18N_DAY_SIZE, "%d%s", day,
		 day == 1 && i18n_language() == LANGUAGE_FR ? "er" : "");
	return room;
}
