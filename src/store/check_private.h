/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the check share. */
#ifndef STORE_CHECK_PRIVATE_H
#define STORE_CHECK_PRIVATE_H

#include "store/store.h"

#define DETAIL_SIZE 200
#define DECIMAL_SIZE 32

struct check {
	struct store *st;
	store_fault_fn *fn;
	void *arg;
	int faults;
	const char *communes; /* all of them, as a list in JSON */
};

void check_fault(struct check *c, const char *check, const char *detail);

/* Files of publications, and their seals and figures. */
int check_publications(struct check *c, struct err *err);
int check_releases(struct check *c, struct err *err);

#endif
