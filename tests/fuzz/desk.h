/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk that targets work on: one for all inputs, made at the first. */
#ifndef TESTS_FUZZ_DESK_H
#define TESTS_FUZZ_DESK_H

#include "app/desk.h"

struct fuzz_desk {
	struct desk *desk;
	char *dir; /* removed when the process ends */
};

void fuzz_desk_open(struct fuzz_desk *fd);

#endif
