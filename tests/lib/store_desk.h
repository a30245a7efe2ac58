/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small desk on disk for the tests of the store, at a fixed time. */
#ifndef TESTS_LIB_STORE_DESK_H
#define TESTS_LIB_STORE_DESK_H

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "store/db.h"
#include "store/session.h"
#include "store/store.h"
#include "tests/lib/tap.h"

#define DESK_COMMUNE 97209 /* Fort-de-France */

/* 2026-10-05T14:32 at the desk, a Monday. */
static const struct clock desk_clock = { .fixed = true, .fixed_utc = 1791225120 };

/* What went wrong, for the name of a check that failed. */
static inline const char *
desk_why(const struct err *err)
{
	return err->code != ERR_NONE ? err->detail : "";
}

/* The single number that a statement gives; -1 when it fails. */
static inline int64_t
desk_number(struct store *st, const char *sql)
{
	struct err err;
	int64_t n = -1;

	db_number(st, sql, &n, &err);
	return n;
}

static inline struct store *
desk_make(const char *path)
{
	static const struct store_new desk = {
		.name = "Médiathèque de l’Anse",
		.commune = DESK_COMMUNE,
		.mediator = "Maëlle",
		.language = "fr",
	};
	struct store *st = NULL;
	struct err err = { .code = ERR_NONE };

	if (store_create(&st, path, &desk_clock, &desk, &err) != 0) {
		printf("Bail out! no desk: %s: %s\n", err.subject, err.detail);
		exit(1);
	}
	return st;
}

/* A new desk in a folder of its own; *path is yours. */
static inline struct store *
desk_new(char **path)
{
	char *dir = tap_tmpdir();

	*path = mem_printf("%s/desk.db", dir);
	free(dir);
	return desk_make(*path);
}

static inline struct store *
desk_again(const char *path)
{
	struct store *st = NULL;
	struct err err = { .code = ERR_NONE };

	if (store_open(&st, path, &desk_clock, &err) != 0) {
		printf("Bail out! not opened: %s: %s\n", err.subject, err.detail);
		exit(1);
	}
	return st;
}

/* An individual session of an anonymous woman, not stored yet. */
static inline void
desk_session(struct session *s, int day, int start)
{
	session_init(s);
	s->date = date_from(2026, 10, day);
	s->start = start;
	s->minutes = 30;
	s->channel = CHANNEL_DESK;
	s->place = 1;
	s->themes = 1;
	s->attendance = mem_array(1, sizeof(*s->attendance));
	s->attendance_count = 1;
	s->attendance[0].gender = GENDER_FEMALE;
}

/* Stored; its number. */
static inline int64_t
desk_add(struct store *st, int day, int start)
{
	struct session s;
	struct err err = { .code = ERR_NONE };
	int64_t n;

	desk_session(&s, day, start);
	if (store_session_save(st, &s, &err) != 0)
		printf("# not saved: %s\n", err.detail);
	n = s.n;
	session_clear(&s);
	return n;
}

#endif
