/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a command line, taken apart: options by their long name, and the other words in
 * order. Which command knows which option is not decided here. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>

enum args_fault {
	ARGS_FINE,
	ARGS_UNKNOWN,  /* no such option, or the start of several */
	ARGS_NO_VALUE, /* an option that needs a value has none */
	ARGS_VALUE,    /* an option that takes no value was given one */
};

/* name is whole even where the command line abbreviated it; value is NULL for a switch. */
struct args_option {
	const char *name;
	const char *value;
};

/* Texts are borrowed from argv and from the tables. */
struct args {
	struct args_option *option;
	size_t option_count;
	size_t option_capacity;
	const char **word; /* the command first */
	size_t word_count;
	size_t word_capacity;
	enum args_fault fault; /* the first one */
	char *faulty;          /* the option it is about, as typed; owned */
};

/* Options may stand anywhere; "--" ends them. Reading goes on after a fault, so that --lang is
 * found wherever it stands. */
void args_parse(struct args *a, int argc, char **argv);
void args_clear(struct args *a);

bool args_has(const struct args *a, const char *name);
const char *args_value(const struct args *a, const char *name); /* the last one given; NULL none */

/* An option that is planned and that this version does not have. */
bool args_is_absent(const char *name);

#endif
