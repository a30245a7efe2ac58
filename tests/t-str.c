/* SPDX-License-Identifier: GPL-3.0-or-later */
/* str and mem: the growing text, lists, numbers, white space. */
#include "config.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/tap.h"

static void
test_buf(void)
{
	struct buf b = BUF_INIT;
	char *text;

	is_str(buf_text(&b), "", "an empty text");
	text = buf_take(&b);
	is_str(text, "", "taken empty");
	free(text);
	for (int i = 0; i < 1000; i++)
		buf_addf(&b, "%d,", i);
	is_int(b.len, 3890, "grows");
	ok(strlen(b.text) == b.len, "stays terminated");
	buf_reset(&b);
	is_str(buf_text(&b), "", "reset");
	buf_add_len(&b, "a\0b", 3);
	is_int(b.len, 3, "holds any byte");
	buf_addc(&b, 'c');
	buf_add(&b, "");
	ok(memcmp(b.text, "a\0bc", 5) == 0, "one character more");
	text = buf_take(&b);
	is_int(b.len, 0, "nothing left after taking");
	free(text);
	buf_clear(&b);
}

static void
is_trimmed(const char *s, const char *want)
{
	char *got = str_trim(s);

	is_str(got, want, "trim");
	free(got);
}

static void
test_questions(void)
{
	ok(str_empty(NULL) && str_empty("") && str_empty(" \t\r\n\u00a0\u202f"), "empty texts");
	ok(!str_empty(" é"), "a text that is not");
	ok(str_equal(NULL, NULL) && str_equal("a", "a"), "equal");
	ok(!str_equal(NULL, "") && !str_equal("", NULL) && !str_equal("a", "b"), "not equal");
	ok(str_starts("lakou", "la") && str_starts("la", "") && !str_starts("l", "la"), "prefix");
	is_trimmed("  L’Anse d’Arlet\u00a0\n", "L’Anse d’Arlet");
	is_trimmed("\u00a0", "");
	is_trimmed("", "");
	is_trimmed("à", "à"); /* ends in the byte of a no-break space */
}

static void
test_numbers(void)
{
	static const char *const bad[] = { "",    "-",   "+1",  " 1",  "1 ",
					   "1.0", "0x1", "--1", "1e3", "99999999999999999999",
					   "١" };
	char text[32];
	long n = 7;

	is_int(str_to_long("0", 0, 10, &n), 0, "zero is a number");
	is_int(n, 0, "it is 0");
	is_int(str_to_long("-5", -10, 10, &n), 0, "a negative number");
	is_int(n, -5, "it is -5");
	n = 7;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		is_int(str_to_long(bad[i], LONG_MIN, LONG_MAX, &n), -1, "refused: \"%s\"", bad[i]);
	is_int(str_to_long("-0", 0, 10, &n), -1, "no sign where none can be");
	is_int(str_to_long("11", 0, 10, &n), -1, "above the range");
	is_int(str_to_long("-11", -10, 10, &n), -1, "below the range");
	is_int(n, 7, "a refusal leaves the number alone");
	snprintf(text, sizeof(text), "%ld", LONG_MIN);
	ok(str_to_long(text, LONG_MIN, LONG_MAX, &n) == 0 && n == LONG_MIN, "the smallest long");
	snprintf(text, sizeof(text), "%ld", LONG_MAX);
	ok(str_to_long(text, LONG_MIN, LONG_MAX, &n) == 0 && n == LONG_MAX, "the largest long");
}

static void
test_lists(void)
{
	struct strlist l = { .item = NULL };
	char *text;

	strlist_split(&l, "", '|');
	is_int(l.count, 0, "an empty text has no part");
	text = strlist_join(&l, "|");
	is_str(text, "", "an empty list joins to nothing");
	free(text);
	strlist_split(&l, "a||c|", '|');
	is_int(l.count, 4, "empty parts count");
	text = strlist_join(&l, "|");
	is_str(text, "a||c|", "join undoes split");
	free(text);
	ok(strlist_has(&l, "c") && strlist_has(&l, "") && !strlist_has(&l, "d"), "has");
	for (int i = 0; i < 100; i++)
		strlist_add_len(&l, "xyz", 2);
	is_int(l.count, 104, "grows");
	is_str(l.item[103], "xy", "part of a text");
	strlist_clear(&l);
	is_int(l.count, 0, "cleared");
	strlist_clear(&l);
}

static void
put_terminal_back(void)
{
	if (write(STDOUT_FILENO, "hook", 4) < 0)
		_exit(1);
}

static void
test_death(void)
{
	char said[8] = "";
	int status = 0;
	int end[2];
	pid_t pid;

	if (pipe(end) != 0 || (pid = fork()) < 0) {
		skip(2, "no child process");
		return;
	}
	if (pid == 0) {
		volatile size_t huge = SIZE_MAX / 2;

		dup2(end[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		mem_on_death(put_terminal_back);
		mem_array(huge, 4);
		_exit(0);
	}
	close(end[1]);
	waitpid(pid, &status, 0);
	ok(WIFEXITED(status) && WEXITSTATUS(status) == 71, "no memory ends the program");
	ok(read(end[0], said, sizeof(said) - 1) == 4 && strcmp(said, "hook") == 0,
	   "after the hook was called");
	close(end[0]);
}

int
main(void)
{
	char *text = mem_printf("%s-%d", "a", 5);

	is_str(text, "a-5", "mem_printf");
	free(text);
	text = mem_strndup("abc", 9);
	is_str(text, "abc", "mem_strndup stops at the end");
	free(text);
	ok(mem_strdup(NULL) == NULL, "no text, no copy");
	test_buf();
	test_questions();
	test_numbers();
	test_lists();
	test_death();
	return tap_done();
}
