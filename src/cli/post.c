/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou place, lakou mediator: where the desk works, and who works there. */
#include "config.h"

#include "base/commune.h"
#include "base/i18n.h"
#include "cli/command.h"

typedef int list_fn(struct desk *d, bool with_retired, struct post_list *out, struct err *err);
typedef int name_fn(struct desk *d, const char *name, struct err *err);

/* name, commune of a place, state. */
static int
list(struct cli *c, list_fn *fn, bool communes)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct post_list posts = { 0 };
	struct err err;

	if (d == NULL)
		return status;
	if (fn(d, true, &posts, &err) != 0)
		return cli_fail(&err);
	for (size_t i = 0; i < posts.count; i++) {
		const struct post *p = &posts.item[i];
		const struct commune *commune = commune_by_num(p->commune);

		cli_cell(p->name, '\t');
		if (communes)
			cli_cell(commune != NULL ? commune->insee : NULL, '\t');
		cli_cell(p->retired ? "retired" : "active", '\n');
	}
	post_list_clear(&posts);
	return STATUS_DONE;
}

/* All but adding a place take one name and nothing else. */
static int
change(struct cli *c, name_fn *fn)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct err err;

	if (d == NULL)
		return status;
	return fn(d, cli_word(c, 0), &err) == 0 ? STATUS_DONE : cli_fail(&err);
}

int
command_place_add(struct cli *c)
{
	const char *given = args_value(&c->args, "commune");
	const struct commune *own;
	int status;
	struct desk *d = cli_desk(c, &status);
	struct err err;

	if (d == NULL)
		return status;
	own = commune_by_num(desk_place_now(d)->commune);
	if (given == NULL && own != NULL)
		given = own->insee;
	if (desk_place_add(d, cli_word(c, 0), given, &err) != 0)
		return cli_fail(&err);
	cli_sayf(_("“%s” is now one of the desk’s places."), cli_word(c, 0));
	return STATUS_DONE;
}

int
command_place_list(struct cli *c)
{
	return list(c, desk_places, true);
}

int
command_place_retire(struct cli *c)
{
	return change(c, desk_place_retire);
}

int
command_mediator_add(struct cli *c)
{
	int status = change(c, desk_mediator_add);

	if (status == STATUS_DONE)
		cli_sayf(_("“%s” is now one of the desk’s mediators."), cli_word(c, 0));
	return status;
}

int
command_mediator_list(struct cli *c)
{
	return list(c, desk_mediators, false);
}

int
command_mediator_retire(struct cli *c)
{
	return change(c, desk_mediator_retire);
}
