/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which SQLite the program runs with, for --version and for reports of faults. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

const char *store_sqlite_version(void); /* static text */

#endif
