/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many persons a published figure must stand for, and which answers are telling enough to
 * ask for more. The floors cannot be lowered. */
#ifndef REPORT_SENSITIVE_H
#define REPORT_SENSITIVE_H

#include <stdbool.h>

#include "store/stats.h"

enum { DISCLOSE_K = 5, DISCLOSE_K_SENSITIVE = 11 };

/* A table whose every category is sensitive: the status. */
bool sensitive_table(enum stats_dim dim);

/* A theme or procedure about health, welfare, justice, foreigners or money. */
bool sensitive_value(enum stats_dim dim, int num);

/* The floor that goes with them. */
int sensitive_k(enum stats_dim dim, int num);

#endif
