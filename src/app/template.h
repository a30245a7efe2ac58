/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: sessions to begin from, kept under a name. A template holds nothing of a person who
 * came, no date, no start and no mediator. */
#ifndef APP_TEMPLATE_H
#define APP_TEMPLATE_H

#include "app/form.h"

struct template
{
	int64_t n;
	char *name;
	char *tags; /* as people read them; "" none */
	int kind;
};

struct template_list {
	struct template *item;
	size_t count;
};

/* By name, whatever their case and accents. Cleared by the caller. */
int template_list(struct desk *d, struct template_list *out, struct err *err);
void template_list_clear(struct template_list *l);

/* What of a form a template keeps, as text; the tags among it, as people read them: they may be of
 * one person, and are told; and a name for it: « CAF, 30 min, on site ». Yours. */
char *template_body(const struct form *f);
char *template_tags(const struct form *f);
char *template_proposed_name(const struct form *f);

/* The form that begins from one, all of it proposed; made out of nothing as those of form.h.
 * ERR_NO_INPUT when it is gone. */
int template_form(struct form *f, struct desk *d, int64_t n, struct err *err);

/* Keeps one. ERR_VALUE (detail: name) for a name that is none; ERR_EXISTS (subject: that one's
 * name) when another has it, whatever its case and accents, unless it is to be replaced. */
int template_keep(struct desk *d, const char *body, const char *name, bool replace,
		  struct err *err);
int template_rename(struct desk *d, int64_t n, const char *name, struct err *err);
int template_delete(struct desk *d, int64_t n, struct err *err);

#endif
