/* SPDX-License-Identifier: GPL-3.0-or-later */
/* i18n: the choice of a language shows in every environment, also with no locale installed. Each
 * environment is a child process of its own, since a locale cannot be taken back. */
#include "config.h"

#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/tap.h"

#define PRIVATE_FILE "gcf_GP.UTF-8/LC_MESSAGES/SYS_LC_MESSAGES"
#define MO_MAGIC 0x950412deu
#define MO_HEADER 28u
#define VARIABLES_MAX 8

/* A catalogue in the compiled form, from pairs sorted by message, so that no msgfmt is needed. */
static void
write_catalogue(const char *dir, const char *lang, const char *const *pair, uint32_t count)
{
	char *folder = mem_printf("%s/%s/LC_MESSAGES", dir, lang);
	char *path = path_join(folder, "lakou.mo");
	uint32_t head[7] = { MO_MAGIC, 0, count, MO_HEADER, MO_HEADER + 8 * count, 0, MO_HEADER };
	struct buf table = BUF_INIT;
	struct buf strings = BUF_INIT;
	struct buf file = BUF_INIT;
	uint32_t base = MO_HEADER + 16 * count;
	struct err err;

	for (uint32_t side = 0; side < 2; side++) {
		for (uint32_t i = 0; i < count; i++) {
			const char *s = pair[2 * i + side];
			uint32_t entry[2] = { (uint32_t)strlen(s), base + (uint32_t)strings.len };

			buf_add_len(&table, (const char *)entry, sizeof(entry));
			buf_add_len(&strings, s, strlen(s) + 1);
		}
	}
	buf_add_len(&file, (const char *)head, sizeof(head));
	buf_add_len(&file, table.text, table.len);
	buf_add_len(&file, strings.text, strings.len);
	ok(file_make_dir(folder, &err) == 0 &&
		   file_write(path, file.text, file.len, false, &err) == 0,
	   "catalogue %s", lang);
	buf_clear(&file);
	buf_clear(&strings);
	buf_clear(&table);
	free(path);
	free(folder);
}

static void
write_catalogues(const char *dir)
{
	static const char header[] = "Content-Type: text/plain; charset=UTF-8\n";
	const char *const fr[] = { "",
				   header,
				   "May",
				   "mai",
				   "Monday",
				   "lundi",
				   "Quit",
				   "Quitter",
				   "Search",
				   "Chercher",
				   "month, abbreviated\004May",
				   "mai.",
				   "weekday, abbreviated\004Mon",
				   "lun." };
	const char *const gcf[] = { "", header, "Monday", "lendi", "Search", "Chèché" };
	const char *const mq[] = { "", header, "Search", "Chaché" };

	write_catalogue(dir, "fr", fr, 7);
	write_catalogue(dir, "gcf", gcf, 3);
	write_catalogue(dir, "gcf_MQ", mq, 2);
}

/* The folder of the private locale: the built one, else one made of the file C.UTF-8 has. NULL when
 * there is neither. */
static char *
private_locale(const char *dir)
{
	static const char *const sources[] = {
		"/usr/lib/locale/C.utf8/LC_MESSAGES/SYS_LC_MESSAGES",
		"/usr/lib/locale/C.UTF-8/LC_MESSAGES/SYS_LC_MESSAGES"
	};
	const char *built = getenv("LAKOU_LOCALE_MIN");
	char *path = path_join(built != NULL ? built : "", PRIVATE_FILE);
	char *folder = NULL;
	struct buf file = BUF_INIT;
	struct err err;

	if (built != NULL && file_exists(path))
		folder = mem_strdup(built);
	for (size_t i = 0; folder == NULL && i < 2; i++) {
		char *copy = path_join(dir, PRIVATE_FILE);
		char *under = path_dir(copy);

		if (file_read(sources[i], &file, &err) == 0 && file_make_dir(under, &err) == 0 &&
		    file_write(copy, file.text, file.len, true, &err) == 0)
			folder = mem_strdup(dir);
		buf_reset(&file);
		free(under);
		free(copy);
	}
	buf_clear(&file);
	free(path);
	return folder;
}

/* What the child does: every language in turn, each with one word of all three catalogues. */
static int
child(void)
{
	static const enum language turn[] = { LANGUAGE_FR, LANGUAGE_GCF_MQ, LANGUAGE_GCF_GP,
					      LANGUAGE_EN, LANGUAGE_FR };

	i18n_init(LANGUAGE_FR);
	for (size_t i = 0; i < sizeof(turn) / sizeof(turn[0]); i++) {
		i18n_switch(turn[i]);
		printf("%s%s %s %s %s %s/", i18n_working() ? "" : "!", i18n_code(i18n_language()),
		       _("Search"), _("Quit"), i18n_weekday(0, false), i18n_weekday(0, true));
	}
	printf("%s%s %s", i18n_month(5, false), i18n_month(5, true), localeconv()->decimal_point);
	printf(" %s %s", setlocale(LC_MESSAGES, NULL), nl_langinfo(CODESET));
	return 0;
}

/* Runs the child in nothing but the given environment, with stdin as its input; its output is
 * yours. */
static char *
run_child(const char *const *variables, const char *locales, const char *catalogues, int in)
{
	char *envp[VARIABLES_MAX] = { mem_printf("LAKOU_LOCALE_MIN=%s", locales),
				      mem_printf("LAKOU_LOCALEDIR=%s", catalogues),
				      mem_printf("XDG_STATE_HOME=%s", catalogues) };
	char *argv[] = { (char[]){ "t-i18n" }, (char[]){ "child" }, NULL };
	struct buf out = BUF_INIT;
	char self[PATH_MAX] = "";
	char chunk[512];
	int end[2];
	ssize_t n;
	pid_t pid;

	for (int i = 0; variables[i] != NULL; i++)
		envp[3 + i] = mem_strdup(variables[i]);
	fflush(stdout);
	/* Not run by that name itself, which under valgrind is valgrind. */
	if (readlink("/proc/self/exe", self, sizeof(self) - 1) < 0 || pipe(end) != 0 ||
	    (pid = fork()) < 0)
		return buf_take(&out);
	if (pid == 0) {
		dup2(in, STDIN_FILENO);
		dup2(end[1], STDOUT_FILENO);
		execve(self, argv, envp);
		_exit(127);
	}
	close(end[1]);
	while ((n = read(end[0], chunk, sizeof(chunk))) > 0)
		buf_add_len(&out, chunk, (size_t)n);
	close(end[0]);
	waitpid(pid, NULL, 0);
	for (int i = 0; envp[i] != NULL; i++)
		free(envp[i]);
	return buf_take(&out);
}

static void
test_environments(const char *locales, const char *catalogues)
{
	static const struct {
		const char *const variables[3];
		const char *charset;
	} env[] = {
		{ { "LC_ALL=C" }, "ANSI_X3.4-1968" },
		{ { NULL }, "ANSI_X3.4-1968" },
		{ { "LC_ALL=fr_ZZ.UTF-8" }, "UTF-8" }, /* not installed, but it says UTF-8 */
		{ { "LANG=C.UTF-8" }, "UTF-8" },
		{ { "LC_ALL=C", "LOCPATH=/nonexistent" }, "ANSI_X3.4-1968" },
		{ { "LANG=C.UTF-8", "LC_MESSAGES=C" }, "UTF-8" },
		{ { "LANG=C.UTF-8", "LANGUAGE=en:de" }, "UTF-8" },
	};
	static const char words[] =
		"fr Chercher Quitter lundi lun./gcf_MQ Chaché Quitter lendi lun./"
		"gcf_GP Chèché Quitter lendi lun./en Search Quit Monday Mon/"
		"fr Chercher Quitter lundi lun./maimai. .";
	int null = open("/dev/null", O_RDONLY);

	for (size_t i = 0; i < sizeof(env) / sizeof(env[0]); i++) {
		char *got = run_child(env[i].variables, locales, catalogues, null);
		char *want = mem_printf("%s gcf_GP.UTF-8 %s", words, env[i].charset);

		is_str(got, want, "every language under %s %s",
		       env[i].variables[0] != NULL ? env[i].variables[0] : "nothing",
		       env[i].variables[1] != NULL ? env[i].variables[1] : "");
		free(want);
		free(got);
	}
	close(null);
}

static void
test_no_catalogues(const char *locales, const char *dir)
{
	static const char *const none[] = { "LC_ALL=C", NULL };
	char *empty = path_join(dir, "none");
	int null = open("/dev/null", O_RDONLY);
	char *got = run_child(none, locales, empty, null);

	ok(str_starts(got, "!fr Search Quit Monday Mon/!gcf_MQ Search"), "said when nothing shows");
	ok(strstr(got, "/en Search") != NULL, "English needs no catalogue");
	close(null);
	free(got);
	free(empty);
}

/* The two ends of a terminal, IUTF8 set or not; -1 when there is none. */
static int
open_terminal(int *master, bool utf8)
{
	struct termios t;
	int slave = -1;

	*master = posix_openpt(O_RDWR | O_NOCTTY);
	if (*master < 0 || grantpt(*master) != 0 || unlockpt(*master) != 0)
		return -1;
	slave = open(ptsname(*master), O_RDWR | O_NOCTTY);
	if (slave >= 0 && tcgetattr(slave, &t) == 0) {
		t.c_iflag = utf8 ? t.c_iflag | IUTF8 : t.c_iflag & ~(tcflag_t)IUTF8;
		t.c_oflag &= ~(tcflag_t)OPOST;
		tcsetattr(slave, TCSANOW, &t);
	}
	return slave;
}

static void
test_terminal(bool utf8, const char *locales, const char *catalogues)
{
	static const char *const bare[] = { "LC_ALL=C", NULL };
	char shown[32] = "";
	int master;
	int slave = open_terminal(&master, utf8);
	char *got;
	FILE *f;

	if (slave < 0) {
		skip(3, "no pseudo-terminal");
		return;
	}
	is_str(i18n_charset(slave), utf8 ? "UTF-8" : "ASCII", "charset of the terminal under C");
	got = run_child(bare, locales, catalogues, slave);
	ok(strlen(got) > 6 && (strcmp(got + strlen(got) - 6, " UTF-8") == 0) == utf8,
	   "LC_CTYPE follows the terminal");
	free(got);
	f = fdopen(slave, "w");
	i18n_print(f, "été…");
	fflush(f);
	ok(read(master, shown, sizeof(shown) - 1) > 0 &&
		   strcmp(shown, utf8 ? "été…" : "ete...") == 0,
	   "text for it: %s", shown);
	fclose(f);
	close(master);
}

static void
test_codes(void)
{
	static const char *const bad[] = { "", "FR", "fra", "gcf_XX", "gcf_", "de", "f" };
	enum language lang = LANGUAGE_EN;

	for (int i = 0; i < LANGUAGE_COUNT; i++)
		ok(i18n_parse(i18n_code((enum language)i), &lang) == 0 && (int)lang == i &&
			   *i18n_name(lang) != '\0',
		   "code %s", i18n_code((enum language)i));
	ok(i18n_parse("gcf", &lang) == 0 && lang == LANGUAGE_GCF_GP, "gcf is gcf_GP");
	ok(i18n_parse("gcf-MQ", &lang) == 0 && lang == LANGUAGE_GCF_MQ, "gcf-MQ is gcf_MQ");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		is_int(i18n_parse(bad[i], &lang), -1, "no code: \"%s\"", bad[i]);
	is_str(i18n_weekday(7, false), "", "no eighth day");
	is_str(i18n_month(0, true), "", "no month 0");
}

static void
asks_for(const char *language, const char *all, const char *messages, const char *lang,
	 enum language want)
{
	setenv("LANGUAGE", language, 1);
	setenv("LC_ALL", all, 1);
	setenv("LC_MESSAGES", messages, 1);
	setenv("LANG", lang, 1);
	is_int(i18n_from_environment(), want, "LANGUAGE=%s LC_ALL=%s LC_MESSAGES=%s LANG=%s",
	       language, all, messages, lang);
}

static void
test_environment(void)
{
	asks_for("", "", "", "", LANGUAGE_FR);
	asks_for("", "C", "POSIX", "C.UTF-8", LANGUAGE_FR);
	asks_for("", "", "", "en_GB.UTF-8", LANGUAGE_EN);
	asks_for("", "", "", "en", LANGUAGE_EN);
	asks_for("", "", "fr_FR", "en_GB.UTF-8", LANGUAGE_FR);
	asks_for("gcf_MQ:fr", "en_US", "", "", LANGUAGE_GCF_MQ);
	asks_for("de:gcf", "", "", "", LANGUAGE_GCF_GP);
	asks_for("", "de_DE.UTF-8", "", "en_US", LANGUAGE_EN);
	asks_for("", "C", "", "gcf_MQ.UTF-8", LANGUAGE_GCF_MQ);
	asks_for("", "fr_CA@euro", "", "", LANGUAGE_FR);
	asks_for(":", "frisian", "", "", LANGUAGE_FR);
}

int
main(int argc, char **argv)
{
	char *dir, *locales, *made;

	if (argc == 2 && strcmp(argv[1], "child") == 0)
		return child();
	dir = tap_tmpdir();
	made = path_join(dir, "locales");
	locales = private_locale(made);
	setlocale(LC_ALL, "C");
	write_catalogues(dir);
	if (locales != NULL) {
		test_environments(locales, dir);
		test_no_catalogues(locales, dir);
		test_terminal(true, locales, dir);
		test_terminal(false, locales, dir);
	} else {
		skip(15, "no locale to make the private one of");
	}
	test_codes();
	test_environment();
	free(locales);
	free(made);
	free(dir);
	return tap_done();
}
