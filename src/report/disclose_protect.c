/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The publisher: proposals of what is hidden, each drawn with the key, of which one is taken. */
#include "config.h"

#include "report/disclose_protect.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_propose.h"
#include "report/disclose_solver.h"

enum { PROPOSALS = 16, FIGURES_IN_ALL = 3200 };

#define COST_OF_LEVEL 0.5
#define COST_OF_KEY 0.5

/* The key's number of a figure, for a purpose: 0 or more and below 1. */
static double
draw(const struct disclose_choice *choice, const struct protect_figure *f, const char *what)
{
	uint8_t digest[HASH_SIZE];
	char *text = mem_printf("%s|%s|%s|%s", choice->release, choice->table, f->code, what);
	double sum = 0;

	hash_hmac(choice->key, text, strlen(text), digest);
	free(text);
	for (int i = 0; i < 6; i++)
		sum = (sum + digest[5 - i]) / 256;
	return sum;
}

static bool
may_move(const struct protect_figure *f)
{
	return (f->n != 0 || f->unseen) && (!f->fixed || f->secret);
}

static void
draw_all(const struct disclose_choice *choice, size_t number, const struct disclose_system *rows,
	 const struct protect_figure *figure, struct propose_draw *out)
{
	char *place = mem_printf("place %zu", number);
	char *cost = mem_printf("cost %zu", number);

	for (size_t i = 0; i < rows->figures; i++) {
		const struct protect_figure *f = &figure[i];

		if (may_move(f))
			out[i] = (struct propose_draw){
				.moves = true,
				.place = draw(choice, f, place),
				.cost = (1 + COST_OF_LEVEL * f->level) *
					(1 + COST_OF_KEY * draw(choice, f, cost)),
			};
	}
	free(place);
	free(cost);
}

struct total {
	size_t open, hidden;
};

static struct total
total_of(const struct disclose_system *rows, const struct protect_figure *figure)
{
	struct total t = { 0, 0 };

	for (size_t i = 0; i < rows->figures; i++) {
		t.open += figure[i].open;
		t.hidden += figure[i].secret;
	}
	return t;
}

/* The proposal that leaves the fewest open, and hides the fewest; the first of them. */
static int
propose(const struct solver_library *lib, const struct disclose_choice *choice, size_t proposals,
	const struct disclose_system *rows, struct protect_figure *figure, struct err *err)
{
	size_t size = (rows->figures + 1) * sizeof(*figure);
	struct protect_figure *mine = mem_alloc(size);
	struct protect_figure *best = mem_alloc(size);
	struct propose_draw *draws = mem_array(rows->figures + 1, sizeof(*draws));
	struct total least = { SIZE_MAX, SIZE_MAX };
	int rc = 0;

	for (size_t number = 0; number < proposals && rc == 0; number++) {
		struct total t;

		memcpy(mine, figure, size - sizeof(*figure));
		draw_all(choice, number, rows, mine, draws);
		rc = disclose_propose(lib, rows, draws, mine, err);
		t = total_of(rows, mine);
		if (t.open > least.open || (t.open == least.open && t.hidden >= least.hidden))
			continue;
		least = t;
		memcpy(best, mine, size);
	}
	memcpy(figure, best, size - sizeof(*figure));
	free(mine);
	free(best);
	free(draws);
	return rc;
}

/* Fewer where each takes long. */
static size_t
proposals_of(const struct disclose_system *rows, const struct protect_figure *figure)
{
	size_t movables = 0, most;

	for (size_t i = 0; i < rows->figures; i++)
		movables += may_move(&figure[i]);
	most = FIGURES_IN_ALL / (movables + 1);
	return most < 1 ? 1 : most < PROPOSALS ? most : PROPOSALS;
}

int
disclose_protect(const struct disclose_choice *choice, const struct disclose_system *rows,
		 struct protect_figure *figure, struct err *err)
{
	struct solver_library *lib = NULL;
	int rc = solver_library_open(&lib, err);

	if (rc != 0)
		return -1;
	for (size_t i = 0; i < rows->figures; i++)
		figure[i].secret = figure[i].secret || figure[i].small || figure[i].unseen;
	rc = propose(lib, choice, proposals_of(rows, figure), rows, figure, err);
	solver_library_close(lib);
	return rc;
}
