/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things that must not be written in a free text: numbers of cards and accounts, social-security
 * numbers, passwords. A guess, good enough to ask « are you sure? », and never to refuse. */
#ifndef APP_SECRET_H
#define APP_SECRET_H

#include <stdbool.h>

bool secret_in_text(const char *text);

#endif
