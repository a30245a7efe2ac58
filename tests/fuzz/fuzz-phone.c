/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers: what is read is E.164, reads as itself, and as it is shown. */
#include "config.h"

#include <string.h>

#include "app/phone.h"
#include "app/words.h"
#include "base/commune.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "0596", "+596",     "0976",         "+33",    "00590", " / ",
				     "(0)",  "\xc2\xa0", "\xe2\x80\xaf", "+1 758", "97 65", NULL };

const struct fuzz_target fuzz_target = {
	.name = "phone", .mutations = 20000, .longest = 1u << 16, .words = words
};

static void
number(const char *e164, int department)
{
	char again[PHONE_SIZE];
	char *shown = words_phone(e164);
	char *rest = NULL;
	size_t digits = strspn(e164 + 1, "0123456789");

	holds(e164[0] == '+' && e164[digits + 1] == '\0');
	holds(digits >= 9 && digits <= 15 && e164[1] != '0');
	holds(phone_parse(e164, department, again, &rest) == 0);
	holds(strcmp(again, e164) == 0 && rest == NULL);
	holds(phone_parse(shown, department, again, &rest) == 0 && rest == NULL);
	/* 09 76 is of all overseas departments: without its country it means the place's own. */
	if (strstr(e164, "976") == NULL)
		holds(strcmp(again, e164) == 0);
	free(shown);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const int departments[] = { 0, DEPARTMENT_GUADELOUPE, DEPARTMENT_MARTINIQUE };
	char *s = fuzz_text(bytes, len);

	for (size_t i = 0; i < 3; i++) {
		char e164[PHONE_SIZE];
		char *rest = NULL;

		if (phone_parse(s, departments[i], e164, &rest) != 0) {
			holds(rest == NULL);
			continue;
		}
		number(e164, departments[i]);
		holds(rest == NULL || (rest[0] != '\0' && strlen(rest) <= strlen(s) + 1));
		free(rest);
	}
	free(s);
	return 0;
}
