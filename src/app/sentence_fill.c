/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences with a gap, filled. */
#include "config.h"

#include "app/sentence_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

char *
sentence_fill_mark(const char *msg, const char *mark, const char *subject)
{
	const char *at = strstr(msg, mark);
	char *clean;
	struct buf out = BUF_INIT;

	if (!at)
		return mem_strdup(msg);
	clean = utf8_clean(subject);
	buf_add_len(&out, msg, (size_t)(at - msg));
	buf_add(&out, clean);
	buf_add(&out, at + strlen(mark));
	free(clean);
	return buf_take(&out);
}

char *
sentence_fill(const char *msg, const char *subject)
{
	return sentence_fill_mark(msg, SENTENCE_SUBJECT, subject);
}
