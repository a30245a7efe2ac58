/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The version of the library that is loaded, which may be newer than the one compiled against. */
#include "config.h"

#include "store/version.h"

#include <sqlite3.h>

const char *
store_sqlite_version(void)
{
	return sqlite3_libversion();
}
