/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for a key, and what ends the wait before one comes. */
#include "config.h"

#include "app/persons.h"
#include "base/os.h"
#include "ui/key.h"
#include "ui/ui_private.h"

#define SECONDS_A_MINUTE 60
#define MS_A_SECOND 1000
#define PAUSE_MS 1000 /* without a key: what is being typed is kept then */

static bool
any_keeps(const struct ui *ui)
{
	const struct screen *s = ui->top;

	while (s != NULL && s->ops->keep == NULL)
		s = s->below;
	return s != NULL;
}

/* The shorter wait; 0 is for ever. */
static int
sooner(int a, int64_t b)
{
	return a == 0 || (b > 0 && b < a) ? (int)b : a;
}

/* Milliseconds until nobody has been there for too long, while names are open. */
static int64_t
until_lock(const struct ui *ui)
{
	return ui->touched + (int64_t)desk_lock_minutes(ui->desk) * SECONDS_A_MINUTE * MS_A_SECOND -
	       os_elapsed_ms();
}

/* Milliseconds until something happens by itself, 0 never: row 0 shows the time, so at the next
 * minute and no sooner; a screen may count seconds; names that nobody looks at are locked. */
static int
until_next(const struct ui *ui)
{
	int64_t seconds = SECONDS_A_MINUTE - clock_utc(ui->options->clock) % SECONDS_A_MINUTE;
	int ms = ui->options->clock->fixed ? 0 : (int)seconds * MS_A_SECOND;
	int64_t left;

	if (ui->top->ops->wakes != NULL)
		ms = sooner(ms, ui->top->ops->wakes(ui->top));
	if (ui->desk == NULL || !persons_open(ui->desk))
		return ms;
	left = until_lock(ui);
	return sooner(ms, left > 0 ? left : 1);
}

/* A pause in the typing is used to keep what was typed; what is heard from elsewhere is none. */
int
ui_key_wait(struct ui *ui)
{
	bool keeps = ui->unkept && any_keeps(ui);
	int ms = 0, key;

	term_watch(TERM_DESK,
		   ui->desk != NULL && ui->top->ops->live ? desk_watch(ui->desk, &ms) : -1);
	key = term_key(keeps ? PAUSE_MS : sooner(until_next(ui), ms));

	if (key == K_TIMEOUT && keeps)
		ui_keep(ui);
	if (key == K_HEARD)
		key = K_TIMEOUT;
	if (ui->desk == NULL || !persons_open(ui->desk) || until_lock(ui) > 0)
		return key;
	ui_lock(ui);
	ui_stack_reap(ui);
	/* A key after the machine has slept is for a screen that is not there any more. */
	return key == K_HANGUP || key == K_RESIZE ? key : K_TIMEOUT;
}
