/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is handed to people: on paper where there is a way to it, else as a file. */
#ifndef UI_HAND_OUT_H
#define UI_HAND_OUT_H

#include "app/persons.h"
#include "ui/screen.h"

/* A file in the folder of releases, else in that of whoever is at the PC. Yours. */
char *hand_out_path(struct desk *d, const char *name);

/* Says that it was handed over, 0; that the printer does not answer, 1; or -1. */
int hand_out_print(struct screen *s, const char *text, struct err *err);

/* The information notice: asks the screen's question how, and does what was answered. */
void hand_out_notice(struct screen *s, int question);
void hand_out_notice_answer(struct screen *s, int reply, struct err *err);

/* The record of processing, likewise. */
void hand_out_record(struct screen *s, int question);
void hand_out_record_answer(struct screen *s, int reply, struct err *err);

/* The sheet of the breach that was noted, likewise. */
void hand_out_breach(struct screen *s, int question);
void hand_out_breach_answer(struct screen *s, int reply, struct err *err);

/* All that is held on a person, once it was asked how. */
void hand_out_access(struct screen *s, int64_t n, bool print, enum persons_format format,
		     struct err *err);

#endif
