/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling struct err: copying facts, cut so that no character is left in two. */
#include "config.h"

#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/os.h"

/* vsnprintf() cuts at a byte: when the last character of a full buffer lacks bytes, it goes. */
static void
drop_cut_character(char *text)
{
	size_t len = strlen(text);
	size_t start = len;
	size_t want;
	unsigned char lead;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	if (start == 0)
		return;
	lead = (unsigned char)text[start - 1];
	want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	if (len - (start - 1) < want)
		text[start - 1] = '\0';
}

static void
copy_text(char *out, size_t size, const char *s)
{
	snprintf(out, size, "%s", s != NULL ? s : "");
	drop_cut_character(out);
}

int
err_set(struct err *err, enum err_code code, const char *subject, const char *fmt, ...)
{
	/* Built aside: subject and the arguments may well be parts of *err. */
	struct err next = { .code = code };
	va_list ap;

	copy_text(next.subject, sizeof(next.subject), subject);
	if (fmt != NULL) {
		va_start(ap, fmt);
		vsnprintf(next.detail, sizeof(next.detail), fmt, ap);
		va_end(ap);
		drop_cut_character(next.detail);
	}
	*err = next;
	return -1;
}

static enum err_code
code_of_errno(int errnum)
{
	switch (errnum) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return ERR_FULL;
	case EROFS:
		return ERR_READONLY;
	case EACCES:
	case EPERM:
		return ERR_DENIED;
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		return ERR_NO_INPUT;
	case EEXIST:
		return ERR_EXISTS;
	default:
		return ERR_IO;
	}
}

int
err_set_errno(struct err *err, int errnum, const char *subject, const char *what)
{
	return err_set(err, code_of_errno(errnum), subject, "%s: %s (%d)", what,
		       os_errno_name(errnum), errnum);
}

void
err_clear(struct err *err)
{
	*err = (struct err){ .code = ERR_NONE };
}
