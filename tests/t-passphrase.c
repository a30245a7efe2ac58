/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a passphrase is: what a guesser knows counts little, and words that go with nothing
 * count. */
#include "config.h"

#include <stdlib.h>

#include "app/passphrase.h"
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
		char *advice = passphrase_advice(weak[i]);

		ok(passphrase_bits(weak[i]) < PASSPHRASE_BITS, "“%s” is weak: %d", weak[i],
		   passphrase_bits(weak[i]));
		ok(advice && *advice, "and it is said what to add: %s", advice ? advice : "");
		free(advice);
	}
	for (size_t i = 0; i < sizeof(strong) / sizeof(strong[0]); i++)
		ok(passphrase_bits(strong[i]) >= PASSPHRASE_BITS && !passphrase_advice(strong[i]),
		   "“%s” is strong: %d", strong[i], passphrase_bits(strong[i]));
}

int
main(void)
{
	test_strength();
	return tap_done();
}
