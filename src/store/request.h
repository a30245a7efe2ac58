/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of requests: who asked for what is held on them, when, and when they were answered.
 * No name and no word of theirs; of a known person the id, as in the log of access. */
#ifndef STORE_REQUEST_H
#define STORE_REQUEST_H

#include "store/store.h"

struct request {
	int64_t n;
	int received;
	int kind;                /* of VOCAB_REQUEST */
	int answered;            /* DATE_NONE: not yet */
	char subject[UUID_SIZE]; /* "": nobody who is known */
};

/* Each of these is a step of undo: request-add, request-answer, request-delete. */
int store_request_add(struct store *st, const struct request *r, int64_t *n, struct err *err);
/* ERR_NO_INPUT where there is none of that number any more. */
int store_request_answer(struct store *st, int64_t n, int day, struct err *err);
int store_request_drop(struct store *st, int64_t n, struct err *err);

/* Those that wait first, the oldest first; then those that were answered, the newest first. Of one
 * person, or all (subject NULL). Non-zero stops and is returned. */
typedef int store_request_fn(void *arg, const struct request *r);
int store_request_each(struct store *st, const char *subject, store_request_fn *fn, void *arg,
		       struct err *err);

/* Two who were found to be one asked as one; within an open action. */
int store_request_move(struct store *st, int64_t from, int64_t into, struct err *err);

#endif
