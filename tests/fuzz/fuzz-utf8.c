/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: results are valid, as wide as was asked at most, and made of whole clusters; cleaning and
 * folding change nothing the second time. */
#include "config.h"

#include <string.h>

#include "app/secret.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "\xcc\x81",     "\xe2\x80\x8d",
				     "\xe2\x80\xae", "\xe1\x84\x80",
				     "\xe1\x85\xa1", "\xf0\x9f\x91\xa9",
				     "\xed\xa0\x80", "\xc0\xaf",
				     "\xef\xbf\xbd", "\xe3\x80\x80",
				     "\xc5\x93",     "\xcd\x85",
				     "\xe0\xa4\xbf", NULL };

const struct fuzz_target fuzz_target = {
	.name = "utf8", .mutations = 4000, .longest = 1u << 14, .words = words
};

#define WIDTH_MAX 80
#define ASCII_WORDS "abcdefghijklmnopqrstuvwxyz0123456789 "

static void
clusters(const char *s)
{
	size_t total = 0;
	size_t last = 0;
	size_t n;

	while ((n = utf8_cluster(s + total)) > 0) {
		int width = utf8_cluster_width(s + total);

		holds(width >= 0 && width <= 2);
		total += n;
		last = n;
	}
	holds(total == strlen(s));
	holds(utf8_cluster_back(s, s + total) == last);
}

static void
clean(const char *s)
{
	char *cleaned = utf8_clean(s);
	char *again = utf8_clean(cleaned);
	int width = (int)(strlen(s) % WIDTH_MAX);
	size_t fits = utf8_fit(cleaned, width);
	char *cut = mem_strndup(cleaned, fits);

	holds(utf8_valid(cleaned, strlen(cleaned)));
	holds(strcmp(cleaned, again) == 0);
	holds(utf8_is_clean(cleaned));
	for (const char *p = cleaned; *p != '\0'; p++)
		holds((unsigned char)*p >= 0x20 && *p != 0x7f);
	clusters(cleaned);
	holds(utf8_width(cut) <= width);
	holds(utf8_valid(cut, strlen(cut)));
	holds(utf8_fit(cleaned, utf8_width(cleaned)) == strlen(cleaned));
	holds(utf8_count(cleaned) <= strlen(cleaned));
	free(cut);
	free(again);
	free(cleaned);
}

static void
fold(const char *s)
{
	char *folded = utf8_fold(s);
	char *again = utf8_fold(folded);
	char *bare = utf8_fold_words(s);
	char *ascii = utf8_ascii(s);

	holds(utf8_valid(folded, strlen(folded)));
	/* Hangul, taken apart, is put together by the second reading. */
	holds(folded[strspn(folded, ASCII_WORDS)] != '\0' || strcmp(folded, again) == 0);
	holds(folded[0] != ' ' && strstr(folded, "  ") == NULL);
	holds(folded[0] == '\0' || folded[strlen(folded) - 1] != ' ');
	holds(utf8_valid(bare, strlen(bare)));
	holds(strlen(bare) <= strlen(folded));
	holds((bare[0] == '\0') == (folded[0] == '\0'));
	for (const char *p = ascii; *p != '\0'; p++)
		holds((unsigned char)*p < 0x80);
	if (strlen(folded) < 200) {
		int far = utf8_distance(folded, bare, 2);

		holds(utf8_distance(folded, folded, 2) == 0);
		holds(far >= 0 && far <= 3 && far == utf8_distance(bare, folded, 2));
	}
	free(ascii);
	free(bare);
	free(again);
	free(folded);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *raw = (const char *)bytes;
	char *s = fuzz_text(bytes, len);
	size_t used = 0;
	size_t n;
	int32_t cp;
	char put[4];

	while ((n = utf8_next(raw + used, len - used, &cp)) > 0) {
		holds(cp >= 0 && cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff));
		if (utf8_valid(raw + used, n))
			holds(utf8_put(cp, put) == n && memcmp(put, raw + used, n) == 0);
		used += n;
	}
	holds(used == len);
	clusters(s);
	clean(s);
	fold(s);
	secret_in_text(s);
	free(s);
	return 0;
}
