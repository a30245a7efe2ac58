/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared libraries, opened late. */
#include "config.h"

#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

void *
library_open(const char *file, const char *what, const struct library_function *functions,
	     size_t count, void *into, struct err *err)
{
	void *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);

	if (handle == NULL) {
		err_set(err, ERR_MISSING, what, "%s", dlerror());
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		void *f = dlsym(handle, functions[i].name);

		if (f == NULL) {
			dlclose(handle);
			err_set(err, ERR_MISSING, what, "no %s", functions[i].name);
			return NULL;
		}
		/* A function and an object are pointed at alike wherever dlsym() is. */
		memcpy((char *)into + functions[i].offset, &f, sizeof(f));
	}
	return handle;
}

void
library_close(void *handle)
{
	dlclose(handle);
}
