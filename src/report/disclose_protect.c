/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The publisher: proposals of what is hidden, each drawn with the key, of which one is taken. */
#include "config.h"

#include "report/disclose_protect.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_propose.h"
#include "report/disclose_solver.h"

enum { FEW = 30, PROPOSALS = 16, FIGURES_IN_ALL = 3200 };

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

static size_t
count_movables(const struct disclose_system *rows, const struct protect_figure *figure)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->figures; i++)
		count += may_move(&figure[i]);
	return count;
}

/* Each that may be hidden is treated as a small one, whatever it is: so whether that is good
 * depends on nothing but zeros and what stands still, which everybody sees. */
static int
hide_all(const struct solver_library *lib, const struct disclose_choice *choice,
	 const struct disclose_system *rows, struct protect_figure *figure, bool *good,
	 struct err *err)
{
	size_t size = rows->figures * sizeof(*figure);
	struct protect_figure *mine = mem_alloc(size + sizeof(*figure));
	int rc;

	memcpy(mine, figure, size);
	for (size_t i = 0; i < rows->figures; i++)
		if (may_move(&mine[i]) && !mine[i].fixed && !mine[i].unseen)
			mine[i].small = mine[i].secret = true;
	rc = propose(lib, choice, 1, rows, mine, err);
	*good = rc == 0 && total_of(rows, mine).open == 0;
	for (size_t i = 0; i < rows->figures && *good; i++) {
		figure[i].secret = mine[i].secret;
		figure[i].open = false;
	}
	free(mine);
	return rc;
}

static bool
any_small(const struct disclose_system *rows, const struct protect_figure *figure)
{
	for (size_t i = 0; i < rows->figures; i++)
		if (figure[i].small)
			return true;
	return false;
}

/* Fewer where each takes long. */
static size_t
proposals_of(size_t movables)
{
	size_t most = FIGURES_IN_ALL / (movables + 1);

	return most < 1 ? 1 : most < PROPOSALS ? most : PROPOSALS;
}

int
disclose_protect(const struct disclose_choice *choice, const struct disclose_system *rows,
		 struct protect_figure *figure, struct err *err)
{
	struct solver_library *lib = NULL;
	size_t movables = count_movables(rows, figure);
	bool good = false;
	int rc = solver_library_open(&lib, rows->stop, err);

	if (rc != 0)
		return -1;
	for (size_t i = 0; i < rows->figures; i++)
		figure[i].secret = figure[i].secret || figure[i].small || figure[i].unseen;
	if (choice->crossed && movables <= FEW && any_small(rows, figure))
		rc = hide_all(lib, choice, rows, figure, &good, err);
	if (rc == 0 && !good)
		rc = propose(lib, choice, proposals_of(movables), rows, figure, err);
	solver_library_close(lib);
	return rc;
}
