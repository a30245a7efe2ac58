/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: any bytes become valid UTF-8 and what was lost is counted; a table of 256 characters
 * that lost nothing gives the same bytes back; what is encoded can be read. */
#include "config.h"

#include <string.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "\xef\xbb\xbf",     "\xff\xfe",     "\xfe\xff",
				     "\xc3\x83\xc2\xa9", "\xe2\x80\x99", "e\xcc\x81",
				     "\x1b$B",           "+AOk-",        NULL };

const struct fuzz_target fuzz_target = {
	.name = "charset", .mutations = 300, .longest = 1u << 12, .words = words
};

/* The last ones have states that a control character in a text can upset. */
static const char *const names[] = { "UTF-8",     "CP1252",   "CP850",  "ISO-8859-1",
				     "UTF-16LE",  "UTF-16BE", "UTF-32", "ISO-8859-15",
				     "MACINTOSH", "KOI8-R",   "UTF-7",  "ISO-2022-JP" };

enum {
	NAMES = sizeof(names) / sizeof(names[0]),
	STATELESS = NAMES - 2,
	ONE_BYTE_FIRST = 1,
	ONE_BYTE_LAST = 3,
	STATES_LONGEST = 256
};

static void
same_bytes(const char *name, const struct buf *text, const char *bytes, size_t len)
{
	struct buf back = BUF_INIT;
	size_t lost = 0;
	struct err err;

	holds(charset_encode(name, buf_text(text), text->len, &back, &lost, &err) == 0);
	holds(lost == 0);
	holds(back.len == len);
	holds(len == 0 || memcmp(buf_text(&back), bytes, len) == 0);
	buf_clear(&back);
}

static void
encode(const char *name, const struct buf *text)
{
	struct buf coded = BUF_INIT;
	struct buf back = BUF_INIT;
	size_t lost = 0, unread = 0;
	struct err err;

	holds(charset_encode(name, buf_text(text), text->len, &coded, &lost, &err) == 0);
	holds(lost <= text->len);
	holds(charset_decode(name, buf_text(&coded), coded.len, &back, &unread, &err) == 0);
	holds(utf8_valid(buf_text(&back), back.len));
	holds(unread == 0);
	buf_clear(&coded);
	buf_clear(&back);
}

static void
repair(const char *text)
{
	char *repaired = charset_repair(text);

	if (repaired == NULL)
		return;
	holds(utf8_valid(repaired, strlen(repaired)));
	holds(strlen(repaired) < strlen(text));
	free(repaired);
}

static void
repair_cp850(const char *text)
{
	char *repaired = charset_repair_cp850(text);

	holds(repaired == NULL || charset_is_suspect(text));
	holds(repaired == NULL || utf8_valid(repaired, strlen(repaired)));
	free(repaired);
}

static void
decode(int which, const char *bytes, size_t len)
{
	struct buf text = BUF_INIT;
	size_t lost = 0;
	struct err err;

	holds(charset_decode(names[which], bytes, len, &text, &lost, &err) == 0);
	holds(utf8_valid(buf_text(&text), text.len));
	holds(lost <= len);
	if (which == 0)
		holds((lost == 0) == utf8_valid(bytes, len));
	if (which >= ONE_BYTE_FIRST && which <= ONE_BYTE_LAST && lost == 0)
		same_bytes(names[which], &text, bytes, len);
	/* One other a time: all pairs come up over the inputs. */
	encode(names[(size_t)(which + (int)len) % STATELESS], &text);
	repair_cp850(buf_text(&text));
	if (which == 0)
		repair(buf_text(&text));
	buf_clear(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *detected = charset_detect((const char *)bytes, len);
	struct buf text = BUF_INIT;
	size_t lost = 0;
	struct err err;

	holds(charset_decode(detected, (const char *)bytes, len, &text, &lost, &err) == 0);
	holds(utf8_valid(buf_text(&text), text.len));
	if (utf8_valid((const char *)bytes, len) && !memchr(bytes, 0, len))
		holds(strcmp(detected, "UTF-8") == 0 && lost == 0);
	buf_clear(&text);
	for (int i = 0; i < (int)(len < STATES_LONGEST ? NAMES : STATELESS); i++)
		decode(i, (const char *)bytes, len);
	return 0;
}
