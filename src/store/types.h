/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain structs that every layer from the store up speaks with. Numbers of vocabularies are
 * those of base/vocab.h, 0 where nothing was said; masks hold 1 << (num - 1) for each value
 * chosen. */
#ifndef STORE_TYPES_H
#define STORE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"
#include "base/uuid.h"

enum limits {
	NAME_MAX_CHARS = 100, /* of a person, place, mediator or desk */
	TAG_MAX_CHARS = 40,
	NOTE_MAX_CHARS = 200,    /* of titles, reasons and notes */
	DETAIL_MAX_CHARS = 2000, /* of a directory entry's description */
	MINUTES_MAX = 1439,
	PARTICIPANTS_MAX = 10000,
	MANDATE_MAX_CHARS = 100, /* what one is for: it is read at a glance, with its days */
	EMAIL_MAX_CHARS = 254,
};

/* Where someone lives: 0 not given, an INSEE number, or one of these. */
enum residence { RESIDENCE_FRANCE = 1, RESIDENCE_ABROAD = 2, RESIDENCE_NONE = 3 };

/* An attendance whose person was erased or purged counts as it did: once a calendar period. */
enum cut {
	CUT_KNOWN = 1, /* it was of a known person */
	CUT_MONTH = 2, /* that person's last one of its month, quarter, year */
	CUT_QUARTER = 4,
	CUT_YEAR = 8,
	CUT_FIRST = 16, /* the first one ever at this desk */
};

/* Lists of table cut_value: never change a number, desk files hold them. */
enum cut_list {
	CUT_LIST_THEME = 1,
	CUT_LIST_PROCEDURE,
	CUT_LIST_DEVICE,
	CUT_LIST_LANGUAGE,
	CUT_LIST_REFERRAL, /* categories; less than zero, places of the directory */
	CUT_LIST_TAG,
	CUT_LIST_VISITS, /* what the visits of a calendar period came to */
	CUT_LIST_MINUTES,
};

/* One session x one participant whose answers are known one by one. */
struct attendance {
	int64_t person; /* 0: anonymous */
	int gender;
	int age;
	int status;
	int residence;
	unsigned cut; /* of CUT_*: what it stands for since its link to a person was cut */
	bool frozen;  /* whose person is */
	int k;        /* of one that was cut: its number in the session, as in table cut_value */
};

enum breakdown_dim { BREAKDOWN_GENDER = 1, BREAKDOWN_AGE, BREAKDOWN_STATUS, BREAKDOWN_RESIDENCE };

/* So many anonymous participants of a workshop have this value. */
struct breakdown {
	enum breakdown_dim dim;
	int code;
	int count;
};

/* One logged piece of work. Texts are owned, NULL when empty. */
struct session {
	int64_t n;          /* the number shown; 0: not stored yet */
	char id[UUID_SIZE]; /* "": not stored yet */
	int64_t desk;       /* row of the desk that logged it; 0: this one */
	int64_t revision;
	bool deleted;
	int kind;
	int date;  /* days, see base/date.h */
	int start; /* minute of the day, or TIME_NONE */
	int minutes;
	bool clocked; /* the clock said how long, nobody chose it: no habit comes of it */
	int channel;
	int64_t place;    /* one of the desk's, 0 none */
	int commune;      /* INSEE number of the activity, 0: the place's */
	int64_t mediator; /* 0: the desk's first */
	uint64_t themes;
	uint64_t procedures;
	uint64_t devices;
	char *procedure_name;
	int autonomy;
	int level;
	int participants;        /* individual 1, workshop >= 1, coordination 0 */
	int anonymous;           /* of them, without a person */
	int anonymous_returning; /* of those, already helped before */
	int online;
	int audience; /* of an event: who came, and how many of them online */
	int audience_online;
	char *title;
	struct strlist tags;     /* their names */
	struct strlist partners; /* ids of the directory: whom they were sent to, or worked with */
	int refer_to;
	char *refer_reason;
	int outcome;
	int not_completed;
	uint64_t languages;
	int came_through;
	int animation_type;
	int initiative;
	uint64_t coord_themes;
	int event_type;
	uint64_t organisers;
	int territory_level;
	uint64_t partnership_kinds;
	uint64_t partner_kinds;
	struct attendance *attendance;
	size_t attendance_count;
	struct breakdown *breakdown;
	size_t breakdown_count;
	/* What is written of it for the desk alone: a sealed box in the file. Locked: there is one
	 * that cannot be read now, and a save leaves it as it is. */
	char *note;
	bool note_locked;
};

void session_init(struct session *s);  /* an empty individual session */
void session_clear(struct session *s); /* frees what it owns; may be used again */
void session_copy(struct session *to, const struct session *from); /* to is initialised first */

/* Somebody frozen was there. */
bool session_is_frozen(const struct session *s);
/* For what is handed out: s becomes what it is without them. False: nobody else was there. */
bool session_leave_out_frozen(struct session *s);

/* The key under which identities and notes are sealed. */
enum seal_state {
	SEAL_UNSET,  /* no passphrase was ever chosen */
	SEAL_LOCKED, /* the key is not in memory: everything but names and notes works */
	/* locked, and the file has lost what the passphrase opens: the recovery code alone does */
	SEAL_CODE_ONLY,
	SEAL_OPEN,
};

/* Someone who agreed to be known across visits. In the file, all but the consent is one sealed box.
 * Texts are owned, NULL when empty, and wiped when they are freed. */
struct person {
	int64_t n;          /* 0: not stored yet */
	char id[UUID_SIZE]; /* "": not stored yet */
	int64_t revision;
	int consent;  /* the day they agreed, DATE_NONE unknown */
	int frozen;   /* since which day nothing of them changes or counts, DATE_NONE it does */
	char *notice; /* version of the notice that was handed over */
	char *name;
	char *first_names;
	int birth_year; /* 0 unknown */
	char *phone;    /* E.164 */
	char *email;
	char *address;
	int residence; /* as in attendance */
	int gender;
	int status;
	char *mandate_for; /* what they signed that the desk may do in their name; NULL nothing */
	int mandate_from;  /* the day it was signed, DATE_NONE none */
	int mandate_until; /* its last day, DATE_NONE none */
	char *note;
};

void person_init(struct person *p); /* knows nothing: no day of consent either */
void person_clear(struct person *p);
void person_copy(struct person *to, const struct person *from); /* to is initialised first */

struct desk_row {
	int64_t n;
	char id[UUID_SIZE];
	char *name;
	char *slug;
	int commune;
};
void desk_row_clear(struct desk_row *d);

/* A place where the desk works, or a person at work there: same shape. */
enum post_kind { POST_PLACE, POST_MEDIATOR };

struct post {
	int64_t n;
	char id[UUID_SIZE];
	char *name;
	int commune; /* of a place; 0 for a mediator */
	bool retired;
};

struct post_list {
	struct post *item;
	size_t count;
};
void post_list_clear(struct post_list *l);

/* A word that sessions carry. */
struct tag {
	int64_t n;
	char *name;
	char *description; /* NULL none */
	bool retired;      /* no longer offered; what carries it keeps it */
	int64_t merged;    /* the tag that it is another name of; 0 none */
	int64_t sessions;  /* live ones that carry it */
	int64_t used;      /* of them, of late: see store_tag_list() */
};

struct tag_list {
	struct tag *item;
	size_t count;
};
void tag_list_clear(struct tag_list *l);

/* Fields of the national standard for places, in its order. */
enum partner_field {
	PF_ID,
	PF_PIVOT,
	PF_NAME,
	PF_COMMUNE,
	PF_POSTAL,
	PF_INSEE,
	PF_ADDRESS,
	PF_ADDRESS_MORE,
	PF_LATITUDE,
	PF_LONGITUDE,
	PF_TYPOLOGY,
	PF_PHONE,
	PF_EMAILS,
	PF_WEB,
	PF_HOURS,
	PF_SUMMARY,
	PF_DETAIL,
	PF_SOURCE,
	PF_ITINERANCE,
	PF_PARENT,
	PF_UPDATED,
	PF_SERVICES,
	PF_AUDIENCE,
	PF_CARE,
	PF_COST,
	PF_PROGRAMMES,
	PF_LABELS,
	PF_OTHER_LABELS,
	PF_ACCESS,
	PF_SUPPORT,
	PF_ACCESSIBILITY,
	PF_BOOKING,
	PF_COUNT
};
extern const char *const partner_field_name[PF_COUNT]; /* as in the standard: "nom", "telephone" */

/* A cell that was not stored as the file had it, or that the standard does not know. */
struct partner_raw {
	char *field;
	char *value;
};

/* An entry of the directory. */
struct partner {
	int64_t n;
	int64_t revision;      /* as it was read or saved last; 0 of a new one */
	char *field[PF_COUNT]; /* owned; NULL when empty */
	bool actor;            /* a hub actor that is not a place */
	int insee;             /* the commune as understood, 0 unknown */
	int hub_role;
	int hub_role_date; /* DATE_NONE unknown */
	int actor_kind;
	char *territory;
	char *siren;
	uint32_t to_check; /* 1 << enum partner_field for a field that needs a look */
	uint32_t by_hand;  /* the same, for one typed at the desk: no file replaces it */
	int gone_on;       /* the day the desk learnt that it no longer exists, DATE_NONE it does */
	int missing_on;    /* the day of an import in which its source lacked it, DATE_NONE none */
	char *note;        /* for those at the desk: in no export */
	char *search;      /* folded words, made by directory_search_text() */
	struct partner_raw *raw;
	size_t raw_count;
};

void partner_init(struct partner *p);
void partner_clear(struct partner *p);
void partner_copy(struct partner *to, const struct partner *from);
void partner_set_raw(struct partner *p, const char *field,
		     const char *value); /* copies; replaces */
void partner_drop_raw(struct partner *p, const char *field);
const char *partner_get_raw(const struct partner *p, const char *field); /* NULL none */

/* What a row of a list shows of a partner. The texts are as stored, NULL when there is none. */
struct partner_line {
	char *name;
	char *commune;
	char *phone;
	char *services;
	char *hours;
	int insee;    /* 0 unknown */
	bool gone;    /* it no longer exists */
	bool missing; /* its source lacks it */
};
void partner_line_clear(struct partner_line *l);

#endif
