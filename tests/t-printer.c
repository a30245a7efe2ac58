/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing hands a text to lp, and to nothing that is not meant. */
#include "config.h"

#include "base/printer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/tap.h"

static char *
make_folder(void)
{
	char *folder = mem_strdup("/tmp/lakou-printer-XXXXXX");

	if (mkdtemp(folder) == NULL)
		exit(1);
	return folder;
}

/* An lp that keeps what it is given and ends with that status. */
static void
make_lp(const char *folder, int status)
{
	char *path = path_join(folder, "lp");
	FILE *f = fopen(path, "w");

	if (f == NULL)
		exit(1);
	fprintf(f, "#!/bin/sh\necho \"$@\" > '%s/args'\n/bin/cat > '%s/text'\nexit %d\n", folder,
		folder, status);
	fclose(f);
	chmod(path, 0700);
	free(path);
}

static char *
kept(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	struct buf b = BUF_INIT;
	struct err err = { 0 };

	file_read(path, &b, &err);
	unlink(path);
	free(path);
	return buf_take(&b);
}

int
main(void)
{
	char *folder = make_folder();
	struct err err = { 0 };
	char *text;
	char *args;

	setenv("PATH", "/nonexistent", 1);
	ok(!printer_available(), "without the command there is no printer");
	is_int(printer_print("t", "x", &err), -1, "and nothing is printed");
	is_int(err.code, ERR_MISSING, "which is said");

	make_lp(folder, 0);
	setenv("PATH", folder, 1);
	ok(printer_available(), "lp is found in the path");
	is_int(printer_print("Lakou", "é\nligne", &err), 0, "a text is handed over");
	text = kept(folder, "text");
	args = kept(folder, "args");
	is_str(text, "é\nligne", "byte for byte");
	is_str(args, "-t Lakou\n", "with its title");
	free(text);
	free(args);

	make_lp(folder, 1);
	err_clear(&err);
	is_int(printer_print("Lakou", "x", &err), -1, "a refusal of lp");
	is_int(err.code, ERR_OS, "is told");
	free(kept(folder, "text"));
	free(kept(folder, "args"));

	if (chdir(folder) == 0) {
		setenv("PATH", ".:", 1);
		ok(!printer_available(), "nothing is run from a folder named by its place");
	}
	free(kept(folder, "lp"));
	rmdir(folder);
	free(folder);
	return tap_done();
}
