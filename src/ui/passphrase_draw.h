/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the passphrase, and each as it is drawn. */
#ifndef UI_PASSPHRASE_DRAW_H
#define UI_PASSPHRASE_DRAW_H

#include <stdbool.h>

#include "app/persons.h"
#include "ui/edit.h"
#include "ui/screen.h"

enum step {
	STEP_EXPLAIN,
	STEP_FIRST, /* the passphrase is chosen */
	STEP_AGAIN, /* and typed once more */
	STEP_CODE,  /* the recovery code is shown */
	STEP_OPEN,  /* the passphrase is asked for */
	STEP_RECOVER,
};

struct passphrase {
	enum passphrase_how how;
	enum step step;
	bool change; /* there is one already */
	struct edit typed;
	char *first; /* as it was typed first */
	char code[PERSONS_CODE_SIZE];
	char *problem; /* a sentence; NULL none */
	int bits;      /* of what is being chosen */
	char *advice;
	bool judged;  /* both are of what is typed */
	bool printer; /* there is a way to print */
	bool tried;   /* what was typed last was wrong */
	bool leaving; /* Esc was pressed although the code was not typed back */
};

void passphrase_draw(const struct screen *s);

#endif
