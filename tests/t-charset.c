/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charset: detection, decoding and encoding with nothing lost in silence, repair of wrong
 * readings. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"

#define DETECT(s) charset_detect(s, sizeof(s) - 1)

static void
test_detect(void)
{
	is_str(DETECT(""), "UTF-8", "nothing");
	is_str(DETECT("plain"), "UTF-8", "ASCII");
	is_str(DETECT("été"), "UTF-8", "UTF-8");
	is_str(DETECT("\xef\xbb\xbf\xff"), "UTF-8", "a UTF-8 mark, whatever follows");
	is_str(DETECT("\xff\xfe"
		      "a\0"),
	       "UTF-16LE", "UTF-16LE");
	is_str(DETECT("\xfe\xff\0a"), "UTF-16BE", "UTF-16BE");
	is_str(DETECT("Le Pr\xea"
		      "cheur, m\xe9"
		      "diath\xe8que"),
	       "CP1252", "CP1252");
	is_str(DETECT("l\x92"
		      "Anse d\x92"
		      "Arlet \x85 \x93oui\x94"),
	       "CP1252", "quotes and dots of CP1252");
	is_str(DETECT("Le Pr\x88"
		      "cheur, m\x82"
		      "diath\x8aque"),
	       "CP850", "CP850");
	is_str(DETECT("\x90"
		      "cole, fran\x87"
		      "ais"),
	       "CP850", "a capital of CP850");
	is_str(DETECT("i\0d\0,\0n\0o\0m\0\n\0\xe9\0\x53\x01"), "UTF-16LE",
	       "UTF-16LE without a mark");
	is_str(DETECT("\0i\0d\0,\0n\0o\0m\0\n\0\xe9\x01\x53"), "UTF-16BE",
	       "UTF-16BE without a mark");
	is_str(DETECT("\xff\xfe\0\0i\0\0\0"), "UTF-32LE", "UTF-32LE");
	is_str(DETECT("\0\0\xfe\xff\0\0\0i"), "UTF-32BE", "UTF-32BE");
	is_str(DETECT("id,n\0om\0,x\0"), "UTF-8", "some NULs");
	is_str(DETECT("\xff\xff"), "CP1252", "bytes that say nothing");
}

static void
decodes(const char *name, const char *bytes, size_t len, const char *want, size_t lost)
{
	struct buf out = BUF_INIT;
	size_t replaced = 99;
	struct err err;

	is_int(charset_decode(name, bytes, len, &out, &replaced, &err), 0, "decode %s", name);
	is_str(buf_text(&out), want, "text from %s", name);
	is_int(replaced, lost, "lost from %s", name);
	buf_clear(&out);
}

static void
test_decode(void)
{
	struct buf out = BUF_INIT;
	size_t replaced = 99;
	struct err err;

	decodes("UTF-8", "\xef\xbb\xbf\xc3\xa9", 5, "é", 0);
	decodes("UTF-8",
		"a\xff\xfe"
		"b\xc3",
		5, "a\ufffdb\ufffd", 2);
	decodes("utf8", "\xef\xbf\xbd", 3, "\ufffd", 0);
	decodes("CP1252", "\xe9\x92\x80\x9c", 4, "é’€œ", 0);
	decodes("CP1252", "a\x81z", 3, "a\ufffdz", 1);
	decodes("CP850", "\x82\x8a", 2, "éè", 0);
	decodes("ISO-8859-1", "\xe9", 1, "é", 0);
	decodes("UTF-16LE", "\xff\xfe\xe9\0", 4, "é", 0);
	decodes("UTF-16LE",
		"\xe9\0\0\xdc"
		"a\0b",
		7, "é\ufffda\ufffd", 2);
	decodes("UTF-16BE", "\xfe\xff\0\xe9", 4, "é", 0);
	decodes("UTF-32LE", "\xff\xfe\0\0\xe9\0\0\0", 8, "é", 0);
	decodes("ASCII", "a\xe9", 2, "a\ufffd", 1);
	is_int(charset_decode("no-such", "a", 1, &out, &replaced, &err), -1, "unknown name");
	is_int(err.code, ERR_ENCODING, "is said");
	is_str(err.subject, "no-such", "by name");
	is_int(charset_decode("", "a", 1, &out, &replaced, &err), -1, "no name");
	is_int(replaced, 99, "nothing set by a refusal");
	buf_clear(&out);
}

static void
encodes(const char *name, const char *text, const char *want, size_t lost)
{
	struct buf out = BUF_INIT;
	size_t replaced = 99;
	struct err err;

	is_int(charset_encode(name, text, strlen(text), &out, &replaced, &err), 0, "encode %s",
	       name);
	is_str(buf_text(&out), want, "bytes of %s", name);
	is_int(replaced, lost, "stand-ins in %s", name);
	buf_clear(&out);
}

static void
test_encode(void)
{
	struct buf out = BUF_INIT;
	char big[20000];
	size_t replaced = 99;
	struct err err;

	encodes("UTF-8", "é日", "é日", 0);
	encodes("ISO-8859-1", "é’œ…", "\xe9'oe...", 3);
	encodes("ISO-8859-1", "e\u0301", "\xe9", 0);
	encodes("ISO-8859-15", "œ€", "\xbd\xa4", 0);
	encodes("CP1252", "l’été", "l\x92\xe9t\xe9", 0);
	encodes("CP850", "é – ò", "\x82 - \x95", 1);
	encodes("ASCII", "Prêcheur 日", "Precheur ?", 2);
	encodes("ASCII", "a\xff", "a?", 1);
	is_int(charset_encode("ASCII//IGNORE", "é", 2, &out, &replaced, &err), -1,
	       "nothing may be dropped in silence");
	is_int(err.code, ERR_ENCODING, "is said");
	is_int(charset_encode("", "é", 2, &out, &replaced, &err), -1, "no name");
	is_int(charset_encode("UTF-16LE", "é", 2, &out, &replaced, &err), 0, "UTF-16");
	ok(out.len == 2 && memcmp(out.text, "\xe9\0", 2) == 0, "two bytes");
	buf_clear(&out);
	for (size_t i = 0; i + 1 < sizeof(big); i += 2)
		memcpy(big + i, "é", 2);
	is_int(charset_encode("CP1252", big, sizeof(big), &out, &replaced, &err), 0, "a long text");
	is_int(out.len, sizeof(big) / 2, "whole");
	buf_clear(&out);
}

static void
repairs(const char *s, const char *want)
{
	char *got = charset_repair(s);

	is_str(got, want, "repair: %s", s);
	free(got);
}

static void
test_repair(void)
{
	repairs("MÃ©diathÃ¨que", "Médiathèque");
	repairs("lâ€™Anse", "l’Anse");
	repairs("dÃ©jÃ\u00a0 vu", "déjà vu");
	repairs("ÃƒÂ©", "é");
	repairs("Ã©tÃ© et été", "été et été");
	repairs("Å“uvre Ã‰cole", "œuvre École");
	repairs("ðŸ˜€", "😀");
	repairs("été", NULL);
	repairs("« CAFÉ\u00a0»", NULL);
	repairs("MARCHÉ” À… LÀ–BAS", NULL);
	repairs("Ã", NULL);
	repairs("", NULL);
	repairs("\xff\xc3", NULL);
}

static void
repairs_cp850(const char *s, bool suspect, const char *want)
{
	char *got = charset_repair_cp850(s);

	is_str(got, want, "repair: %s", s);
	is_int(charset_is_suspect(s), suspect, "suspect: %s", s);
	free(got);
}

/* Of what French texts hold none is suspect; what is of two encodings is not repaired. */
static void
test_repair_cp850(void)
{
	repairs_cp850("M‚diathŠque", true, "Médiathèque");
	repairs_cp850("La Trinit‚", true, "La Trinité");
	repairs_cp850("fran‡ais, mˆme … l… pƒte", true, "français, même à là pâte");
	repairs_cp850("M‚diathŠque d’été", true, NULL);
	repairs_cp850("Médiathèque", false, NULL);
	repairs_cp850("« Œuvre » – l’été… 5 ‰", false, NULL);
	repairs_cp850("KOŠICE, Škoda, ‚Wort‘, mot‡", false, NULL);
	repairs_cp850("", false, NULL);
}

int
main(void)
{
	test_detect();
	test_decode();
	test_encode();
	test_repair();
	test_repair_cp850();
	return tap_done();
}
