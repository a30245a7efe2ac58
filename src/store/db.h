/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open desk and the way statements are run: private to the store and its tests.
 *
 * A query binds its parameters in order and remembers the first failure, so that binding needs no
 * checks: the next step reports it. */
#ifndef STORE_DB_H
#define STORE_DB_H

/* The session extension's functions are declared only where these are defined. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "base/hash.h"
#include "store/store.h"

#define ACTION_SIZE 32 /* an action's name and its NUL, as in struct undo_step */
#define SECRET_RELEASE_KEY "release_key"
#define SETTING_DEMO "demo"
#define SETTING_LANGUAGE "language"
#define PRIMARY_CODE(rc) ((rc)&0xff) /* of an extended one of SQLite */

/* Statements prepared once a desk: those of a save, which imports repeat for each row, and those of
 * a key. */
enum kept {
	KEPT_REVISION,
	KEPT_REVISION_RAISE,
	KEPT_SESSION_BY_ID,
	KEPT_SESSION_INSERT,
	KEPT_SESSION_UPDATE,
	KEPT_SESSION_FIND,
	KEPT_SESSION_GET,
	KEPT_SESSION_LIVE,
	KEPT_SESSION_ALL,
	KEPT_SESSION_OLDEST,
	KEPT_SESSION_NEWEST,
	KEPT_SESSION_NEWEST_ALL,
	KEPT_SESSION_COUNT,
	KEPT_SESSION_KEY,
	KEPT_SESSION_BRIEF,
	KEPT_SAID_ATTENDANCE,
	KEPT_SAID_BREAKDOWN,
	KEPT_SAID_COORDINATION,
	KEPT_SAID_PARTNER,
	KEPT_SAID_SESSION,
	KEPT_SESSION_BIN,
	KEPT_SESSION_MOVE,
	KEPT_SESSION_TOUCH,
	KEPT_SESSION_TAG_ON,
	KEPT_SESSION_TAG_OFF,
	KEPT_SESSION_BEFORE,
	KEPT_SESSION_TAGGED,
	KEPT_SESSION_TITLED,
	KEPT_SESSION_TITLE_NEXT,
	KEPT_SCAN_NEWEST,
	KEPT_SCAN_OLDEST,
	KEPT_BIN_NEWEST,
	KEPT_BIN_OLDEST,
	KEPT_SESSION_SUMS,
	KEPT_SESSION_USAGE,
	KEPT_REVISION_GET,
	KEPT_SESSION_BY_DAY,
	KEPT_ATTENDANCE_GET,
	KEPT_BREAKDOWN_GET,
	KEPT_REFERRAL_GET,
	KEPT_SESSION_TAG_GET,
	KEPT_ATTENDANCE_INSERT,
	KEPT_BREAKDOWN_INSERT,
	KEPT_REFERRAL_INSERT,
	KEPT_SESSION_TAG_INSERT,
	KEPT_ATTENDANCE_DELETE,
	KEPT_BREAKDOWN_DELETE,
	KEPT_REFERRAL_DELETE,
	KEPT_SESSION_TAG_DELETE,
	KEPT_TAG_FIND,
	KEPT_PERSON_INSERT,
	KEPT_PARTNER_INSERT,
	KEPT_PARTNER_UPDATE,
	KEPT_PARTNER_UNBIN,
	KEPT_PARTNER_FIND,
	KEPT_PARTNER_GET,
	KEPT_PARTNER_RAW_GET,
	KEPT_PARTNER_RAW_INSERT,
	KEPT_PARTNER_LINE,
	KEPT_PARTNER_STAMP,
	KEPT_PARTNER_RAW_DELETE,
	KEPT_SAVEPOINT,
	KEPT_RELEASE,
	KEPT_DRAFT_GET,
	KEPT_DRAFT_ERASED,
	KEPT_TIMER_GET,
	KEPT_DATA_VERSION,
	KEPT_TURNED_AWAY_COUNT,
	KEPT_REFERRAL_COUNT,
	KEPT_PERSON_ID,
	KEPT_SESSION_NOTE,
	KEPT_PERSON_FIND,
	KEPT_VERSION,
	KEPT_COUNT
};

/* The desk's key in memory, see seal.c. Without passes and memory a passphrase costs what it
 * should: tests lower it. */
struct seal_key {
	uint8_t *key; /* NULL: locked */
	/* Digests of the key as it was wrapped, by passphrase and by code, when it was opened. */
	uint8_t seen[2][HASH_SIZE];
	int failures;       /* wrong ones in a row */
	int64_t not_before; /* the next try is heard, on a clock that nobody sets */
	uint32_t passes;
	uint32_t memory_kib;
};

struct store {
	sqlite3 *db;
	char *path;
	const struct clock *clock;
	bool ours; /* the file was identified: before, nothing may be written to it */
	bool readonly;
	enum err_code readonly_why; /* what a write is refused with: no room is not a protection */
	bool demo;
	int64_t version; /* of the newest schema known here; 0: not asked yet, see migrate_run() */
	struct desk_row desk;
	struct uuid_maker ids;
	int busy_ms;
	int64_t busy_until;   /* when the wait under way is given up, on a clock that nobody sets */
	int64_t data_version; /* as last seen, see store_changed_elsewhere() */
	int watch;            /* of the log; 0 not yet, -1 nothing tells */
	int64_t heard;        /* when something was, in monotonic milliseconds; 0 never */
	/* See store_partner_version(). */
	uint64_t partner_writes;      /* rows of the directory written, undone ones too */
	int64_t partner_data_version; /* as last seen by it */
	int64_t partner_newest;       /* the highest revision of the rows last read */
	int64_t partner_count;        /* of those rows */
	/* The same of known persons, see store_person_version(). */
	uint64_t person_writes;
	int64_t person_data_version;
	int64_t person_newest;
	int64_t person_count;
	sqlite3_stmt *kept[KEPT_COUNT];
	bool in_action;
	bool whole; /* see store_action_whole() */
	char action[ACTION_SIZE];
	char detail[ACTION_DETAIL_SIZE]; /* "": none */
	sqlite3_session *recording;      /* NULL: the action is not recorded */
	int64_t *born;                   /* numbers of the sessions that the action has added */
	size_t born_count;
	size_t born_capacity;
	int64_t author;   /* the mediator at the keyboard; 0: not said */
	int64_t own_step; /* mark of the step recorded last through here; 0: none */
	int64_t *own;     /* marks of all of them, and of those taken back or done again */
	size_t own_count;
	size_t own_capacity;
	bool log_owed; /* what was to be overwritten is in the log still: see db_empty_log() */
	struct seal_key seal;
	struct err broken; /* why SQLite gave up the transaction of an open action; else ERR_NONE */
};

/* Turns the connection's last error into facts and returns -1. what says in English what was
 * tried. ERR_READONLY ("replaced") where the file has lost its name to another one. */
int db_fail(struct store *st, int rc, const char *what, struct err *err);

/* ERR_NO_INPUT and -1: what names the table in English, the subject is the row's number. */
int db_no_such(const char *what, int64_t n, struct err *err);

/* Why a row of the directory was not written: ERR_CONFLICT when it is live, and so was changed
 * since it was read, else ERR_NO_INPUT. -1. */
int db_partner_moved(struct store *st, int64_t n, struct err *err);

/* Statements without parameters, all of them. */
int db_exec(struct store *st, const char *sql, struct err *err);
/* One statement whose only parameter is a name. */
int db_exec_name(struct store *st, const char *sql, const char *name, struct err *err);

/* The single number of a single row. */
int db_number(struct store *st, const char *sql, int64_t *out, struct err *err);

/* Moves when another program has written to the file; 0 when it cannot be read. */
int64_t db_data_version(struct store *st);
void watch_end(struct store *st);

/* Empties the log that lies beside the file, of what was erased above all. It waits for nobody:
 * while another program reads or writes it stays owed, and each commit tries again. */
void db_empty_log(struct store *st);

/* What store_person_erase() does, within an action, written in the log of access under that name.
 * Steps of undo have forgotten that person before. */
int person_forget(struct store *st, int64_t n, const char *action, int64_t mediator,
		  struct err *err);
/* Before they are forgotten. */
int person_lift(struct store *st, int64_t n, struct err *err);
/* Takes the person with that id, and what is sealed beside, out of every draft. Within an
 * action. */
int draft_forget(struct store *st, const char *id, struct err *err);
/* Notes that older versions left in templates, which nobody could erase. */
int template_forget_sealed(struct store *st, struct err *err);

/* Where that column of the table stands, from 0: in a changeset, columns are in the schema's order.
 * -1 in *out when there is none. */
int db_column(struct store *st, const char *table, const char *column, int *out, struct err *err);

/* Milliseconds on a clock that nobody sets. */
int64_t db_steady_ms(void);

/* For tests: how long writers wait for each other, STORE_BUSY_MS otherwise. */
void db_set_busy_ms(struct store *st, int ms);

/* Opens path with SQLite alone and its protections: nothing is asked of the file yet. flags are
 * SQLITE_OPEN_*. With immutable the file is read as it stands and nothing is written beside it.
 * Whatever happens, the connection is st->db's, closed by the caller. */
int db_connect(struct store *st, const char *path, int flags, bool immutable, struct err *err);

/* As store_open(), of a file that is a copy already: before it is migrated, none is made of it. */
int db_open_copy(struct store **out, const char *path, const struct clock *clock, struct err *err);

/* What a restore that was ended has left beside the open desk goes: it has names in it. Not while
 * one is under way. */
void restore_sweep(struct store *st);

/* Ours, and of an age that we understand; else ERR_NOT_OURS or ERR_NEWER. */
int db_identify(struct store *st, struct err *err);

/* Whether the name, and those of what SQLite puts beside the file, are short enough for it and for
 * the system. */
bool db_can_be_named(const char *path);

/* Whether a desk could be there at all, before it is opened: errors of store_open(). */
int db_check_file(const char *path, struct err *err);

/* A desk that opened for reading is opened for writing where that has become possible: nobody has
 * to start the program again once the disk has room. -1: it stays as it is. */
int db_write_again(struct store *st);

struct query {
	struct store *st;
	sqlite3_stmt *stmt;
	bool kept;
	int rc;
	int param; /* the last one bound */
};

int query_open(struct query *q, struct store *st, const char *sql, struct err *err);
int query_open_kept(struct query *q, struct store *st, enum kept which, const char *sql,
		    struct err *err);
/* A statement about the row of that number, which gives nothing back. */
int query_run_kept(struct store *st, enum kept which, const char *sql, int64_t n, struct err *err);
/* A statement with these numbers for its parameters, which gives nothing back. */
int query_run_with(struct store *st, const char *sql, const int64_t *number, size_t count,
		   struct err *err);
/* A statement that adds a row: the first three parameters are bound to an id of its own, the number
 * of this desk and the next revision. */
int query_open_new(struct query *q, struct store *st, const char *sql, struct err *err);
void query_close(struct query *q); /* also after an open that failed */

void query_int(struct query *q, int64_t value);
void query_int_or_null(struct query *q, int64_t value); /* 0 is NULL */
void query_null(struct query *q);
void query_text(struct query *q, const char *s); /* NULL and "" are NULL; s lives until the step */
void query_text_any(struct query *q, const char *s);  /* "" stays "" */
void query_text_copy(struct query *q, const char *s); /* the same of one that may go at once */
void query_blob(struct query *q, const void *bytes, size_t len);
void query_date(struct query *q, int date); /* DATE_NONE is NULL */

/* 1 a row, 0 no more, -1 failed. Query_run expects no row, query_next_run starts afresh. */
int query_step(struct query *q, struct err *err);
int query_run(struct query *q, struct err *err);
void query_again(struct query *q); /* for the next row of values */

/* Columns of the row, from 0. Texts are copies, NULL for NULL. */
int64_t query_get_int(const struct query *q, int column); /* NULL is 0 */
char *query_get_text(const struct query *q, int column);
void query_copy_text(const struct query *q, int column, char *out, size_t size);
int query_get_date(const struct query *q, int column); /* DATE_NONE for NULL or what is no date */

/* The next revision of the desk's rows, given inside the transaction that writes the row. */
int db_next_revision(struct store *st, int64_t *out, struct err *err);

/* In SQL, what a change here makes of the revision of a session's row: next, that of
 * db_next_revision(), for one of this desk. A row of another desk counts on from its own: the
 * counters of two desks say nothing of each other. */
#define DB_ROW_REVISION(next) \
	"iif(desk = (SELECT n FROM desk WHERE own = 1), " next ", revision + 1)"

/* In SQL, the entry p of the directory that a referral r means: one that was merged into another
 * means that one. */
#define DB_SENT_TO                                           \
	"LEFT JOIN main.partner AS o ON o.id = r.partner_id" \
	" LEFT JOIN main.partner AS p ON p.n = coalesce(o.merged_into, o.n)"

/* In SQL, who is frozen; and of a session s, how many of its participants count: those who are
 * frozen do not, nor does a session where nobody else was. Whether anybody is frozen at all is
 * asked first, and once a statement: else each row of a million would cost more. */
#define DB_FROZEN                                                    \
	"(SELECT z.n FROM main.person AS z INDEXED BY person_frozen" \
	" WHERE z.frozen IS NOT NULL)"
#define DB_ANY_FROZEN "(SELECT EXISTS " DB_FROZEN ")"
#define DB_HELD                                                            \
	"(SELECT count(*) FROM main.attendance AS h WHERE h.session = s.n" \
	" AND h.person IN " DB_FROZEN ")"
#define DB_PRESENT                                                      \
	"(CASE WHEN " DB_ANY_FROZEN " AND s.anonymous < s.participants" \
	" THEN s.participants - " DB_HELD " ELSE s.participants END)"
#define DB_COUNTED \
	"(NOT " DB_ANY_FROZEN " OR s.anonymous >= s.participants OR s.participants > " DB_HELD ")"
#define DB_KNOWN(person) \
	"(" person " IS NOT NULL AND (NOT " DB_ANY_FROZEN " OR " person " NOT IN " DB_FROZEN "))"
/* What the triggers say that refuse to change what is frozen. */
#define DB_FROZEN_REFUSAL "a person is frozen"
bool db_refuses_frozen(sqlite3 *db, int rc);
void db_new_id(struct store *st, char out[static UUID_SIZE]);

/* A function that writes goes through these two: it joins the open action, or is one by itself,
 * recorded under that name (NULL: not recorded). tx_leave() makes it safe when rc is 0; otherwise
 * undoes what it did and leaves err as it is. It returns what the function is to return. */
struct tx {
	bool own;
	bool joined;
	size_t born; /* how many sessions the action had added before */
};
int tx_enter(struct store *st, struct tx *tx, const char *action, struct err *err);
int tx_leave(struct store *st, struct tx *tx, int rc, struct err *err);

/* Recording of the open action, see record.c. All accept an action that is not recorded. */
int record_start(struct store *st, struct err *err);
bool record_active(const struct store *st);
/* What follows is no part of the step. False when that was so already, and stays so. */
bool record_pause(struct store *st);
void record_resume(struct store *st); /* it is again */
/* The session of that number, written unrecorded, is kept in the step as one that was taken out of
 * the bin. */
void record_born(struct store *st, int64_t n);
int record_keep(struct store *st, int count, struct err *err); /* writes the step */
void record_stop(struct store *st);
/* What a step is known by while a program runs, never 0; and the steps that st has a part in. */
int64_t record_mark(int64_t n, const void *changes, size_t len);
bool record_is_own(const struct store *st, int64_t mark);
void record_own(struct store *st, int64_t mark);

/* Tables whose changes are recorded; those with a revision come first. NULL ends. */
#define SETTING_TABLE "setting"
extern const char *const record_tables[];
extern const int record_revised; /* how many have a revision */

/* Of the row that the iterator stands on, which is its first column; 0 when it cannot be read. */
int64_t undo_row_number(sqlite3_changeset_iter *it, int op);
bool undo_is_of_session(const char *table); /* whether that is the number of a session */
/* Before a step is applied: whatever undo left behind with a name that the step brings back is
 * called otherwise. After it: what can have its own name again has it. */
int undo_names_free(struct store *st, void *changes, int len, bool redo, struct err *err);
int undo_names_return(struct store *st, struct err *err);

/* Inside the action that erases them, while the links are there still. *forgotten: how many of the
 * steps that could be taken back, or done again, are no more. */
int undo_forget_person(struct store *st, int64_t person, int *forgotten, struct err *err);
/* The same of many, in one reading, but for the corrections of what is known of them. Their numbers
 * are sorted. */
int undo_forget_persons(struct store *st, const int64_t *person, size_t count, int *forgotten,
			struct err *err);
/* The same of sessions: set is a statement that gives a row where the session of number ?2 is one
 * of them, until a day, ?1. */
int undo_forget_sessions(struct store *st, const char *set, const char *until, struct err *err);
/* The same of notes and reasons of referrals of sessions until that day, those that were taken out
 * of them since, too. Looks on behind step *after, at some hundred kilobytes. 1: there are more to
 * look at, 0, -1. */
int undo_forget_words(struct store *st, const char *until, int64_t *after, bool *found,
		      struct err *err);
/* Of those, the corrections of what is known of the person. */
int undo_forget_corrections(struct store *st, int64_t person, int *forgotten, struct err *err);

/* Binds what a tag of that name is found by: two of one key are one tag. */
void query_tag_key(struct query *q, const char *name);
/* Gives tags of an older schema, which had none, the folded names by which they are found. */
int tag_fold_all(struct store *st, struct err *err);

/* Reads who this desk is into st. */
int desk_load(struct store *st, struct err *err);

#endif
