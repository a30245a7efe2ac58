/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one release says: what is known of it, then its figures. */
#include "config.h"

#include <stdlib.h>

#include "app/releases.h"
#include "base/i18n.h"
#include "ui/card_page.h"
#include "ui/release_card.h"
#include "ui/release_show.h"
#include "ui/screen.h"
#include "ui/ui.h"

struct release_screen {
	struct release release;
	struct card card;
	size_t top;
};

static const struct command commands[] = {
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
fill(struct release_screen *st, struct desk *d)
{
	char *path = releases_path(d, &st->release);
	struct handed_list handed;
	struct err ignored;

	card_clear(&st->card);
	release_card_add(&st->card, &st->release, path);
	if (releases_handed(d, &st->release, &handed, &ignored) == 0) {
		release_card_add_handed(&st->card, &handed);
		handed_list_clear(&handed);
	}
	release_card_add_figures(&st->card, &st->release);
	free(path);
}

static int
release_open(struct screen *s, const void *arg, struct err *err)
{
	struct release_screen *st = s->state;
	const struct release *asked = arg;
	const struct release_keeper keeper = desk_release_keeper(s->desk);

	if (keeper.find(keeper.arg, asked->period, asked->profile, &st->release, err) != 0)
		return -1;
	fill(st, s->desk);
	return 0;
}

static void
release_close(struct screen *s)
{
	struct release_screen *st = s->state;

	card_clear(&st->card);
	release_clear(&st->release);
}

/* Its words are of a language, and its folder may come and go. */
static void
release_refresh(struct screen *s)
{
	fill(s->state, s->desk);
}

static void
release_draw(const struct screen *s)
{
	const struct release_screen *st = s->state;

	card_page_draw(s->ui, &st->card, st->top);
}

static enum verdict
release_key(struct screen *s, int key, struct err *err)
{
	struct release_screen *st = s->state;

	(void)err;
	return card_page_key(s->ui, &st->card, &st->top, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static char *
release_subtitle(const struct screen *s)
{
	const struct release_screen *st = s->state;

	return release_show_period(&st->release);
}

const struct screen_ops screen_release = {
	.name = "release",
	/* TRANSLATORS: title: what was handed over of one month */
	.title = N_("Release"),
	.commands = commands,
	.state_size = sizeof(struct release_screen),
	.open = release_open,
	.close = release_close,
	.draw = release_draw,
	.key = release_key,
	.refresh = release_refresh,
	.subtitle = release_subtitle,
};
