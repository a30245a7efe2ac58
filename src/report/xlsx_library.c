/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library by the name that it had when the program was built: its structures are those of its
 * header. */
#include "config.h"

#include "report/xlsx_library.h"

#ifdef XLSX_LIBRARY
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

static const struct {
	const char *name;
	size_t offset;
} functions[] = {
#define XLSX_ENTRY(name) { #name, offsetof(struct xlsx, name) },
	XLSX_FUNCTIONS(XLSX_ENTRY)
#undef XLSX_ENTRY
};

int
xlsx_open(struct xlsx *x, struct err *err)
{
	struct xlsx found = { .handle = dlopen(XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL) };

	if (found.handle == NULL)
		return err_set(err, ERR_MISSING, "libxlsxwriter", "%s", dlerror());
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		void *f = dlsym(found.handle, functions[i].name);

		if (f == NULL) {
			dlclose(found.handle);
			return err_set(err, ERR_MISSING, "libxlsxwriter", "no %s",
				       functions[i].name);
		}
		/* A function and an object are pointed at alike wherever dlsym() is. */
		memcpy((char *)&found + functions[i].offset, &f, sizeof(f));
	}
	*x = found;
	return 0;
}

void
xlsx_close(struct xlsx *x)
{
	dlclose(x->handle);
}
#endif
