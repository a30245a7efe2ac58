/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognising columns by their folded names. A column of the older form that the standard has
 * split in several makes all of them present. */
#include "config.h"

#include "app/partner_header.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

struct old_name {
	const char *folded;
	enum partner_field field;
};

static const struct old_name old_names[] = {
	{ "courriel", PF_EMAILS },
	{ "conditions acces", PF_COST },
	{ "conditions access", PF_COST },
	{ "labels nationaux", PF_PROGRAMMES },
	{ "labels autres", PF_OTHER_LABELS },
	{ "accessibilite", PF_ACCESSIBILITY },
	{ "publics accueillis", PF_AUDIENCE },
	{ "pivot siret ou rna", PF_PIVOT },
};

/* Of the older form too, but the standard has no place for it: kept like any unknown column. */
static const char old_unknown[] = "cle ban";

static bool
has(const struct partner_header *h, int field)
{
	return h->present >> field & 1;
}

static void
recognise(struct partner_header *h, struct partner_column *c, const char *name)
{
	char *folded = utf8_fold(name);

	c->field = COLUMN_UNKNOWN;
	for (int f = 0; f < PF_COUNT && c->field == COLUMN_UNKNOWN; f++) {
		char *known = utf8_fold(partner_field_name[f]);

		if (strcmp(folded, known) == 0)
			c->field = f;
		free(known);
	}
	for (size_t i = 0; i < sizeof(old_names) / sizeof(old_names[0]); i++) {
		if (c->field != COLUMN_UNKNOWN || strcmp(folded, old_names[i].folded) != 0)
			continue;
		c->field = old_names[i].field;
		c->old = true;
	}
	h->old_form |= c->old || strcmp(folded, old_unknown) == 0;
	free(folded);
}

/* A name in use, and the number to try first behind it for the next column that asks for it. */
struct taken {
	char *name;
	int next;
};

static int
compare_taken(const void *a, const void *b)
{
	return strcmp(((const struct taken *)a)->name, ((const struct taken *)b)->name);
}

static void
free_taken(void *node)
{
	struct taken *t = node;

	free(t->name);
	free(t);
}

/* The entry of that name; *added when there was none. */
static struct taken *
take_name(void **names, const char *name, bool *added)
{
	struct taken *t = mem_alloc(sizeof(*t));
	void *node;

	*t = (struct taken){ .name = mem_strdup(name), .next = 2 };
	node = tsearch(t, names, compare_taken);
	if (!node) { /* no memory for the tree: the name is believed to be new */
		*added = true;
		return t;
	}
	*added = *(struct taken **)node == t;
	if (!*added)
		free_taken(t);
	return *(struct taken **)node;
}

/* An unknown column is remembered by its name, so two of the same name must differ. A damaged file
 * may have thousands of them: the numbers already tried are not tried again. */
static char *
unique_name(void **names, const char *name)
{
	char *unique = mem_strdup(name);
	bool added;
	struct taken *first = take_name(names, name, &added);

	while (!added) {
		free(unique);
		unique = mem_printf("%s (%d)", name, first->next++);
		take_name(names, unique, &added);
	}
	return unique;
}

bool
partner_header_read(struct partner_header *h, const struct csv_row *row)
{
	void *names = NULL;
	bool added;

	/* The raw texts of fields are kept by these names. */
	for (int f = 0; f < PF_COUNT; f++)
		take_name(&names, partner_field_name[f], &added);
	*h = (struct partner_header){ .column = mem_array(row->count, sizeof(*h->column)) };
	for (size_t i = 0; i < row->count; i++) {
		struct partner_column *c = &h->column[i];

		recognise(h, c, row->cell[i]);
		/* The same field twice: only two names of one field are read together. */
		if (c->field != COLUMN_UNKNOWN && has(h, c->field) && !c->old)
			c->field = COLUMN_UNKNOWN;
		if (c->field == COLUMN_UNKNOWN)
			c->name = unique_name(&names, row->cell[i]);
		else
			h->present |= UINT32_C(1) << c->field;
		h->count++;
	}
	tdestroy(names, free_taken);
	for (size_t i = 0; i < h->count; i++) {
		if (!h->column[i].old)
			continue;
		if (h->column[i].field == PF_AUDIENCE)
			h->present |= UINT32_C(1) << PF_CARE;
		if (h->column[i].field == PF_PROGRAMMES)
			h->present |= UINT32_C(1) << PF_LABELS | UINT32_C(1) << PF_OTHER_LABELS;
	}
	return has(h, PF_NAME) && has(h, PF_COMMUNE);
}

void
partner_header_clear(struct partner_header *h)
{
	for (size_t i = 0; i < h->count; i++)
		free(h->column[i].name);
	free(h->column);
	*h = (struct partner_header){ .column = NULL };
}
