/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looks like a secret in a free text, and what does not. */
#include "config.h"

#include "tests/lib/tap.h"

#include <stddef.h>

#include "app/secret.h"

static void
test_secrets(void)
{
	static const struct {
		const char *text;
		bool secret;
	} cases[] = {
		{ "carte 4970101234567893", true },
		{ "4970 1012 3456 7893 exp 05/27", true },
		{ "4970-1012-3456-7893", true },
		{ "4970101234567892", false }, /* the check digit is wrong */
		{ "n° 1 84 12 76 451 089 46", true },
		{ "184127645108946", true },
		{ "1841276451089", true },
		{ "184127645108947", false },
		{ "1841376451089", false },  /* no such month */
		{ "184122A45108933", true }, /* Corsica */
		{ "FR76 3000 6000 0112 3456 7890 189", true },
		{ "iban FR7630006000011234567890189.", true },
		{ "FR76 3000 6000 0112 3456 7890 188", false },
		{ "mdp: Soleil972", true },
		{ "mdp azerty", true },
		{ "Mot de passe = toto", true },
		{ "son mot de passe est toto", true },
		{ "modpas 1234", true },
		{ "a@b.fr Soleil2024!", true },
		{ "code: azerty12 a@b.fr", true },
		{ "login: toto pass: abc1234", true },
		{ "a@b.fr rappeler au 0696112233", false },
		{ "Pass Culture 2026", false },
		{ "code postal 97232", false },
		{ "vu à 12h30, a@b.fr à 14h15", false },
		{ "mot de passe oublié", false },
		{ "mot de passe de la CAF", false },
		{ "a perdu son mot de passe", false },
		{ "rappeler au 0696 12 34 56 ou 0596 51 69 76", false },
		{ "", false },
		{ "dossier 2026-1234", false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_int(secret_in_text(cases[i].text), cases[i].secret, "secret? %s", cases[i].text);
}

int
main(void)
{
	test_secrets();
	return tap_done();
}
