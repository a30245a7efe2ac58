/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of sensitive answers. */
#include "config.h"

#include "report/sensitive.h"

#include <string.h>

#include "report/label.h"

static const struct {
	enum stats_dim dim;
	const char *code;
} sensitive[] = {
	{ STATS_THEME, "sante" },
	{ STATS_THEME, "banque_et_achats_en_ligne" },
	{ STATS_PROCEDURE, "social_sante" },
	{ STATS_PROCEDURE, "justice" },
	{ STATS_PROCEDURE, "etrangers_europe" },
	{ STATS_PROCEDURE, "argent_impots" },
};

bool
sensitive_table(enum stats_dim dim)
{
	return dim == STATS_STATUS;
}

bool
sensitive_value(enum stats_dim dim, int num)
{
	const struct vocab_item *item = NULL;

	if (dim == STATS_THEME || dim == STATS_PROCEDURE)
		item = vocab_by_num(report_vocab(dim), num);
	for (size_t i = 0; item != NULL && i < sizeof(sensitive) / sizeof(sensitive[0]); i++)
		if (sensitive[i].dim == dim && strcmp(sensitive[i].code, item->code) == 0)
			return true;
	return false;
}

int
sensitive_k(enum stats_dim dim, int num)
{
	return sensitive_table(dim) || sensitive_value(dim, num) ? DISCLOSE_K_SENSITIVE
								 : DISCLOSE_K;
}
