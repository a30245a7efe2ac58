/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a passphrase is: what a guesser knows counts little, and words that go with nothing
 * count. */
#include "config.h"

#include <stdlib.h>

#include "app/passphrase.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"

static void
test_strength(void)
{
	static const char *const weak[] = {
		"",
		"motdepasse",
		"M0tdepasse!",
		"azertyuiop",
		"azerty123456",
		"fort-de-france 97200",
		"Les Abymes Le Gosier 2026",
		"aaaaaaaaaaaaaaaaaaaaaaaa",
		"soleil soleil soleil soleil soleil",
		"abcdefghijklmnopqrstuvwxyz",
		"12345678901234567890",
		"doudou 15081985",
		"martinique guadeloupe marie galante",
		"Ti-punch2024!",
		"corossol",
		"P@ssw0rd2026!!",
	};
	static const char *const strong[] = {
		"mangue longue échelle 47 corossol violon",
		"échelle corossol violon tambour",
		"vwqx7Kp2mZ9tB",
		"girouette bancale parapluie sauterelle",
	};

	for (size_t i = 0; i < sizeof(weak) / sizeof(weak[0]); i++) {
		char *advice = passphrase_advice(weak[i], passphrase_bits(weak[i]));

		ok(passphrase_bits(weak[i]) < PASSPHRASE_BITS, "“%s” is weak: %d", weak[i],
		   passphrase_bits(weak[i]));
		ok(advice && *advice, "and it is said what to add: %s", advice ? advice : "");
		free(advice);
	}
	for (size_t i = 0; i < sizeof(strong) / sizeof(strong[0]); i++)
		ok(passphrase_bits(strong[i]) >= PASSPHRASE_BITS &&
			   !passphrase_advice(strong[i], passphrase_bits(strong[i])),
		   "“%s” is strong: %d", strong[i], passphrase_bits(strong[i]));
}

static void
test_again(void)
{
	static const struct {
		const char *once;
		const char *again;
	} same[] = {
		{ "mangue verte soleil", "mangue verte soleil mangue verte soleil" },
		{ "échelle corossol", "échelle corossol échelle corossol corossol échelle" },
		{ "corossol", "corossolcorossolcorossol" },
		{ "violon47", "violon47violon47violon47" },
		{ "violon 47", "violon 47 violon47 47 47" },
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		int once = passphrase_bits(same[i].once), again = passphrase_bits(same[i].again);

		ok(again <= once + 2, "“%s” is hardly better: %d, %d", same[i].again, once, again);
	}
}

/* Folding texts is what it costs; the linker sends every call here. */
static int folds;
char *__real_utf8_fold(const char *s);
char *__wrap_utf8_fold(const char *s);

char *
__wrap_utf8_fold(const char *s)
{
	folds++;
	return __real_utf8_fold(s);
}

static int
folds_for(size_t len)
{
	char *text = mem_alloc(len + 1);

	for (size_t i = 0; i < len; i++)
		text[i] = i % 5 == 4 ? ' ' : (char)('a' + i * 7 % 26);
	text[len] = '\0';
	folds = 0;
	passphrase_bits(text);
	free(text);
	return folds;
}

static void
test_work(void)
{
	int little = folds_for(20);

	ok(little > 0, "a judgement folds texts");
	is_int(folds_for(1000), little, "a long passphrase costs no more of them");
	is_int(folds_for(100000), 0, "and what is too long is not looked at");
}

int
main(void)
{
	test_work();
	test_strength();
	test_again();
	return tap_done();
}
