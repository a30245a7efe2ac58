/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session as it is typed: one text a field, whoever types it, a person at a form or a script. It
 * is parsed into a struct session first and saved after, so that every rule is tested without a
 * terminal.
 *
 * Values: choices are codes of the vocabulary, several joined by '|'; a date is ISO or words
 * (app/words.h); a duration is minutes or « 1h30 »; a residence is an INSEE code or autre_france,
 * etranger, sans_adresse; places and mediators are ids, which outlive a change of name, or names as
 * people, scripts and older drafts give them; partners are ids of the directory;
 * breakdowns are code=n|code=n; tags are their names; known persons are ids, which say nothing of
 * anybody; yes/no is "1" or NULL. */
#ifndef APP_FORM_H
#define APP_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "app/desk.h"
#include "base/vocab.h"

enum form_field {
	FF_THEMES,
	FF_PROCEDURES,
	FF_PROCEDURE_NAME,
	FF_DURATION,
	FF_DATE,
	FF_START,
	FF_CHANNEL,
	FF_PLACE,
	FF_COMMUNE,
	FF_DEVICES,
	FF_AUTONOMY,
	FF_LEVEL,
	FF_PERSON,
	FF_PERSONS,
	FF_GENDER,
	FF_AGE,
	FF_STATUS,
	FF_RESIDENCE,
	FF_RETURNING,
	FF_LANGUAGE,
	FF_CAME_THROUGH,
	FF_REFER_TO,
	FF_PARTNERS,
	FF_REFER_REASON,
	FF_OUTCOME,
	FF_NOT_COMPLETED,
	FF_TAGS,
	FF_NOTE,
	FF_MEDIATOR,
	FF_TITLE,
	FF_PARTICIPANTS,
	FF_RETURNING_COUNT,
	FF_ONLINE,
	FF_GENDERS,
	FF_AGES,
	FF_STATUSES,
	FF_RESIDENCES,
	FF_ANIMATION_TYPE,
	FF_INITIATIVE,
	FF_COORD_THEMES,
	FF_EVENT_TYPE,
	FF_ORGANISERS,
	FF_TERRITORY_LEVEL,
	FF_PARTNERSHIP_KINDS,
	FF_PARTNER_KINDS,
	FF_COUNT
};

enum form_type {
	FORM_TEXT,
	FORM_CHOICE,  /* one code of a vocabulary */
	FORM_CHOICES, /* several */
	FORM_DATE,
	FORM_TIME,
	FORM_DURATION,
	FORM_NUMBER,
	FORM_YES,
	FORM_COMMUNE,
	FORM_RESIDENCE,
	FORM_PLACE,
	FORM_MEDIATOR,
	FORM_PARTNERS,
	FORM_BREAKDOWN,
	FORM_TAGS,   /* names, those that the desk has and new ones */
	FORM_PERSON, /* a known person, of an individual session */
	FORM_PERSONS,
	FORM_NOTE, /* a text that only the open key reads */
};

struct form_field_info {
	const char *id; /* stable: "theme"; drafts and the command line's long options use it */
	enum form_type type;
	enum vocab vocab;  /* of choices and breakdowns */
	unsigned kinds;    /* 1 << kind for each kind of session that has it */
	const char *label; /* N_(): the form's label */
	bool repeatable;   /* the option may be given several times */
};
extern const struct form_field_info form_fields[FF_COUNT];

struct form {
	int kind;
	char *value[FF_COUNT];   /* owned; NULL is empty */
	bool proposed[FF_COUNT]; /* a default that nobody has touched */
	enum form_field at;      /* where the typing stopped, when typed says what with */
	char *typed; /* letters that are no value yet, for the draft; owned; NULL none */
	/* letters that choose nothing of a field’s list, in fields that were left; owned */
	char *unread[FF_COUNT];
	int64_t n; /* session being edited, 0 for a new one */
	int64_t revision;
	/* What a draft held for the open key alone, and that is still closed: the note, and letters
	 * typed to find a person. NULL: none. Saving would lose it: ERR_LOCKED. */
	char *sealed;
	char draft[UUID_SIZE]; /* the id that it is bound to; "" none yet */
	bool note_locked;      /* the session being edited has a note that cannot be read now */
	bool open;             /* for who shows it: names and the note can be read and typed */
	/* filled by a script, so that the draft kept of a person's form is not its own */
	bool scripted;
	char timer[17]; /* filled by the timer that began then, which its save ends; "" none */
	/* the duration is the clock's, until another is set or proposed */
	bool clocked;
	/* a row of a file: retired places and mediators, and partners that the directory lacks,
	 * are what they were */
	bool imported;
};

void form_init(struct form *f, int kind);
void form_clear(struct form *f);
void form_set(struct form *f, enum form_field field,
	      const char *value); /* copies; no longer proposed */
void form_propose(struct form *f, enum form_field field, const char *value);
/* One more of a list, once; the first one takes the place of a mere proposal. A procedure brings
 * its theme along, and that theme takes the procedures with it when it is removed. */
void form_add(struct form *f, enum form_field field, const char *code);
void form_remove(struct form *f, enum form_field field, const char *code);
bool form_has(const struct form *f, enum form_field field, const char *code);
/* What is being typed in a field, before it is a value; NULL: nothing. */
void form_typing(struct form *f, enum form_field field, const char *text);
/* What was typed in a field that is chosen from a list and means none of it; NULL or "": nothing.
 * While it stands there the form is not saved: PROBLEM_UNKNOWN. */
void form_leave_unread(struct form *f, enum form_field field, const char *text);
int form_field_by_id(const char *id); /* -1 unknown */

enum problem_code {
	PROBLEM_NONE,
	PROBLEM_REQUIRED,
	PROBLEM_UNKNOWN, /* not a value of the list */
	PROBLEM_TAKEN,   /* a value of the list that is chosen already */
	PROBLEM_FORMAT,  /* cannot be read as a date, time, duration, number */
	PROBLEM_RANGE,
	PROBLEM_FUTURE,
	PROBLEM_TOO_OLD,            /* before 2000 */
	PROBLEM_LONG_AGO,           /* a warning: more than 31 days back */
	PROBLEM_TOO_LONG,           /* more characters than the field holds */
	PROBLEM_NO_PROCEDURE_THEME, /* procedures without « aide aux démarches » */
	PROBLEM_DEVICE_NONE,        /* « aucun » together with others */
	PROBLEM_NEEDS_COMMUNE,      /* autre, domicile */
	PROBLEM_NEEDS_PLACE,
	PROBLEM_NOT_THIS_KIND, /* a field that this kind of session does not have */
	PROBLEM_SUM,           /* a breakdown or a part that exceeds the participants */
	PROBLEM_LONG_DAY,      /* a warning: more hours than a day of work has */
	PROBLEM_TOO_YOUNG,     /* to be known across visits: under 15 */
	PROBLEM_SECRET, /* a warning: looks like a card or social-security number, or password */
};

struct problem {
	enum problem_code code;
	enum form_field field;
	bool warning; /* may be saved all the same */
	char value
		[64]; /* the piece of what was typed that it is about; "" for warnings of secrets */
};

#define PROBLEMS_MAX 24
struct problems {
	struct problem item[PROBLEMS_MAX];
	size_t count;
};
bool problems_block(const struct problems *p); /* one of them is no warning */
const struct problem *problems_of(const struct problems *p, enum form_field field); /* NULL none */

/* All rules at once, the problems in the order of the fields. out is initialised by the caller and
 * filled as far as the values go; what the form does not show of an edited session is kept. Returns
 * 0 when it can be saved, warnings or not; else -1 with ERR_VALUE (subject: the id of the first
 * field to blame) or the store's errors. */
int form_parse(const struct form *f, struct desk *d, struct session *out, struct problems *problems,
	       struct err *err);

/* The four that follow make a form out of nothing: *f is uninitialised before, and may always be
 * cleared after, also on failure. */

/* The form of a stored session. */
int form_from_session(struct form *f, struct desk *d, const struct session *s, struct err *err);

/* For scripts: today, at the desk, its place and its mediator are proposed, nothing of earlier
 * sessions. */
int form_plain(struct form *f, struct desk *d, int kind, struct err *err);

/* For people: also the start, and what the last session of that kind said for duration, device,
 * autonomy, for place when the desk has none set, and, when it was of today, for channel and
 * commune; the first session of all is proposed 30 minutes. All proposed. */
int form_new(struct form *f, struct desk *d, int kind, struct err *err);

/* A start that nobody has touched is the clock's time less the duration, on the day itself; unknown
 * on another day. To be called when duration or date changed. */
void form_follow_start(struct form *f, const struct clock *clock);

/* Proposes a day; the start follows it. */
void form_propose_day(struct form *f, const struct clock *clock, int day);

/* A new form that repeats a session, dated today; n 0: the last individual one, ERR_NOTHING when
 * there is none. What belongs to the persons who came, and how many they were, is not repeated but
 * proposed empty; the last one's duration is the usual one. */
int form_repeat(struct form *f, struct desk *d, int64_t n, struct err *err);

/* Takes away what is of those who came, and of what became of them. */
void form_forget_persons(struct form *f);

/* As text for drafts: "id=value" lines, newlines in values escaped. What only the open key may read
 * is left out: the note, and what is being typed in it or to find a person. */
char *form_write(const struct form *f);
/* f is made out of nothing, as above; unknown ids are left out; -1 not a draft. */
int form_read(struct form *f, const char *text);

#endif
