/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hard a passphrase is to guess, honestly estimated and never flattered. */
#ifndef APP_PASSPHRASE_H
#define APP_PASSPHRASE_H

#define PASSPHRASE_BITS 50 /* asked for */
#define PASSPHRASE_MAX_BYTES 1024

/* Bits of a guesser who knows common words, names of places here, repetitions and rows of keys; 0
 * for what is too long. */
int passphrase_bits(const char *typed);

/* What to add to a passphrase of so many bits that is too weak, as a sentence; NULL for one that is
 * good enough. Never repeats it. Yours. */
char *passphrase_advice(const char *typed, int bits);

#endif
