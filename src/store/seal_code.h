/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery codes: 135 random bits as letters and digits that are easy to read out, and a last one
 * that tells a code that was misread from one of another desk. */
#ifndef STORE_SEAL_CODE_H
#define STORE_SEAL_CODE_H

#include "store/seal.h"

void seal_code_make(char code[static SEAL_CODE_SIZE]);

/* As a person types it back, written as seal_code_make() would have. -1: with one character wrong,
 * or two exchanged, it is never taken for a code. */
int seal_code_read(const char *typed, char code[static SEAL_CODE_SIZE]);

/* Whether what was typed is the first group of the code, read in the same way. */
bool seal_code_begins(const char *code, const char *typed);

#endif
