/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines, a word a line: every word is accounted for, and what is told of them is theirs. */
#include "config.h"

#include <getopt.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli/args.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "--theme",     "--theme=", "\n--\n", "\n-\n",
				     "--returning", "--db\n",   "\n-x",   "--no-",
				     "=",           "--help=1", NULL };

const struct fuzz_target fuzz_target = {
	.name = "args", .mutations = 20000, .longest = 1u << 14, .words = words
};

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *s = fuzz_text(bytes, len);
	struct strlist line = { 0 };
	struct args a;
	char **argv;
	int argc;

	strlist_add(&line, "lakou");
	strlist_split(&line, s, '\n');
	argc = (int)line.count;
	argv = mem_array(line.count + 1, sizeof(*argv));
	memcpy(argv, line.item, line.count * sizeof(*argv));
	optind = 0; /* getopt starts afresh */
	args_parse(&a, argc, argv);
	holds(a.word_count + a.option_count <= (size_t)argc);
	holds((a.fault == ARGS_FINE) == (a.faulty == NULL));
	for (size_t i = 0; i < a.word_count; i++)
		holds(a.word[i] != NULL && strlen(a.word[i]) <= len);
	for (size_t i = 0; i < a.option_count; i++) {
		const char *value = a.option[i].value;

		holds(args_has(&a, a.option[i].name));
		holds(value == NULL || strlen(value) <= len);
		args_is_absent(a.option[i].name);
	}
	args_clear(&a);
	free(argv);
	strlist_clear(&line);
	free(s);
	return 0;
}
