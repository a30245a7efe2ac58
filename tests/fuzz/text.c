/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs as the texts that most functions read. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "tests/fuzz/fuzz.h"

char *
fuzz_text(const uint8_t *bytes, size_t len)
{
	/* In memory of just its size, so that one byte too far is seen. */
	return mem_strndup((const char *)bytes, strnlen((const char *)bytes, len));
}
