/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One proposal of what is hidden: disclose_protect() asks for several and takes one. */
#ifndef REPORT_DISCLOSE_PROPOSE_H
#define REPORT_DISCLOSE_PROPOSE_H

#include "base/err.h"
#include "report/disclose_protect.h"
#include "report/disclose_solver.h"

/* What a proposal knows of a figure beside itself. */
struct propose_draw {
	bool moves;   /* it may be another than it is */
	double place; /* the key's: the least is protected first */
	double cost;  /* of hiding it */
};

/* Those that are secret are hidden; figure[i].secret and .open are set as disclose_protect() does.
 * Where one is left open, more may be hidden than must be. draw[i] belongs to figure[i]. */
int disclose_propose(const struct solver_library *lib, const struct disclose_system *rows,
		     const struct propose_draw *draw, struct protect_figure *figure,
		     struct err *err);

#endif
