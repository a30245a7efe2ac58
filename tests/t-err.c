/* SPDX-License-Identifier: GPL-3.0-or-later */
/* err: codes of errno, texts cut at a character's edge, arguments that are parts of the error. */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"

static void
test_errno(void)
{
	static const struct {
		int errnum;
		enum err_code code;
	} cases[] = {
		{ ENOSPC, ERR_FULL },     { EDQUOT, ERR_FULL },   { EFBIG, ERR_FULL },
		{ EROFS, ERR_READONLY },  { EACCES, ERR_DENIED }, { EPERM, ERR_DENIED },
		{ ENOENT, ERR_NO_INPUT }, { EEXIST, ERR_EXISTS }, { EIO, ERR_IO },
		{ EISDIR, ERR_IO },
	};
	struct err err;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		is_int(err_set_errno(&err, cases[i].errnum, "/x", "open"), -1, "returns -1");
		is_int(err.code, cases[i].code, "errno %d", cases[i].errnum);
	}
	err_set_errno(&err, ENOSPC, "/x", "write");
	is_str(err.subject, "/x", "subject");
	is_str(err.detail, "write: ENOSPC (28)", "detail is in no language");
}

static void
test_cut(void)
{
	char text[600];
	struct err err;

	/* One byte first, so that the 256th byte falls inside an é. */
	memset(text, 0, sizeof(text));
	text[0] = 'x';
	for (int i = 0; i < 200; i++)
		memcpy(text + 1 + 2 * i, "é", 2);
	err_set(&err, ERR_VALUE, text, "%s", text);
	ok(utf8_valid(err.subject, strlen(err.subject)), "subject is cut between characters");
	ok(utf8_valid(err.detail, strlen(err.detail)), "detail is cut between characters");
	is_int(strlen(err.subject), 255, "as much as fits");
	err_set(&err, ERR_VALUE, text + 1, "%s", text + 1);
	is_int(strlen(err.subject), 254, "a character that does not fit goes whole");
}

int
main(void)
{
	struct err err;

	is_int(err_set(&err, ERR_VALUE, "a", "first %d", 1), -1, "err_set returns -1");
	err_set(&err, ERR_DATA, err.subject, "then %s", err.detail);
	is_str(err.subject, "a", "its own subject can be passed on");
	is_str(err.detail, "then first 1", "and its own detail");
	err_set(&err, ERR_DATA, NULL, NULL);
	is_str(err.subject, "", "no subject");
	err_clear(&err);
	is_int(err.code, ERR_NONE, "cleared");
	test_errno();
	test_cut();
	return tap_done();
}
