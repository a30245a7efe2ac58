/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library by the name that it had when the program was built: its structures are those of its
 * header. */
#include "config.h"

#include "report/xlsx_library.h"

#ifdef XLSX_LIBRARY
#include <stddef.h>

#include "base/library.h"

static const struct library_function functions[] = {
#define XLSX_ENTRY(name) { #name, offsetof(struct xlsx, name) },
	XLSX_FUNCTIONS(XLSX_ENTRY)
#undef XLSX_ENTRY
};

int
xlsx_open(struct xlsx *x, struct err *err)
{
	x->handle = library_open(XLSX_LIBRARY, "libxlsxwriter", functions,
				 sizeof(functions) / sizeof(functions[0]), x, err);
	return x->handle != NULL ? 0 : -1;
}

void
xlsx_close(struct xlsx *x)
{
	library_close(x->handle);
}
#endif
