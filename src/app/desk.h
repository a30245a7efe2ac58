/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open desk: its file, its clock, who is at the keyboard and where. Both front ends, the
 * terminal interface and the command line, reach the desk through this layer and never through the
 * store. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/release.h"
#include "store/types.h"

struct desk;

/* Which file is the desk: option, else $LAKOU_DB, else the program's data folder. A link stands for
 * its file; one that leads nowhere is left to store_open(), which refuses it. Yours. */
char *desk_path(const char *option);

/* clock is copied. Errors are those of store_open(). */
int desk_open(struct desk **out, const char *path, const struct clock *clock, struct err *err);

struct desk_answers {
	enum language language;
	const char *name;     /* of the desk and of its first place: 1 to 100 characters */
	const char *commune;  /* INSEE code, postal code or name */
	const char *mediator; /* 1 to 100 characters */
};

/* Checks the answers (ERR_VALUE, subject: the answer concerned, detail: name, commune or mediator),
 * makes the desk with the founding actors in its directory, and opens it. */
int desk_init(struct desk **out, const char *path, const struct clock *clock,
	      const struct desk_answers *answers, struct err *err);
void desk_close(struct desk *d);
/* One that was only just made, and is not to be: its file goes, so that it can be made again. */
void desk_discard(struct desk *d, const char *path);

const char *desk_name(const struct desk *d);
const char *desk_slug(const struct desk *d);
const char *desk_file(const struct desk *d);
bool desk_owns(const struct desk *d, const char *path); /* one of the files it lives in */
bool desk_demo(const struct desk *d);
bool desk_readonly(const struct desk *d);
const struct clock *desk_clock(const struct desk *d);

/* The PC's clock is earlier than the last saved session or than this program, or ten years later
 * than this program: ask for the date. */
bool desk_clock_wrong(const struct desk *d);
void desk_clock_set(struct desk *d, int today); /* for this run: the day becomes today */
/* To be asked at each key. Where the PC's clock was moved by half a day or more since it was asked
 * last, the desk's own goes on as if it had not been, for this run: no session gets a wrong day, no
 * timer is lost, nothing grows old at once. True where the two are apart since: say so. */
bool desk_clock_moved(struct desk *d);

/* The commune meant by an INSEE code, a postal code that only one commune has, or a name however it
 * is spelt; NULL when none or several are. */
const struct commune *desk_commune_find(const char *typed);

/* Settings that exist: language, mediator, place, recipient, export-folder, dpo-contact,
 * minors-decision, lock-minutes, good-friday (yes or no), export-formats (as
 * release_formats_parse() reads them), retention-months (ERR_LOCKED while the names are locked),
 * backup-folder (of a medium, on which choosing it makes a backup: see app/second_copy.h), and
 * desk, its name, which is not that of a place (desk_setting_keys gives them). Set checks the
 * value: ERR_VALUE; an unknown key: ERR_NO_INPUT. An empty value unsets those from recipient to
 * backup-folder, desk excepted; what is unset gives NULL, lock-minutes 5, good-friday no,
 * retention-months 12. value is yours. */
extern const char *const desk_setting_keys[]; /* NULL ends */
int desk_setting_get(struct desk *d, const char *key, char **value, struct err *err);
int desk_setting_set(struct desk *d, const char *key, const char *value, struct err *err);
int desk_lock_minutes(struct desk *d);    /* without a key, until names are locked: 1 to 15 */
bool desk_good_friday(struct desk *d);    /* it counts as a public holiday: unset, it does not */
bool desk_minors_decided(struct desk *d); /* in writing: who is under 15 may be known by name */
int desk_language(struct desk *d, enum language *lang); /* -1: no setting */

/* Places of work and mediators. Names are found whatever their accents and case. Lists are cleared
 * by the caller. Add, which brings a retired one back: ERR_VALUE (detail: name, commune, or
 * "retired elsewhere" for a place that was of another commune, "retired name" for the name of one
 * that is not meant), ERR_EXISTS; retire: ERR_NO_INPUT,
 * ERR_VALUE for the last one in service. Edit, undone like a session's: the one of that number has
 * another name, errors as for adding; past sessions follow, those of a place into its new commune
 * too (NULL: the one that it has). *changed: there was something to change. */
int desk_places(struct desk *d, bool with_retired, struct post_list *out, struct err *err);
int desk_mediators(struct desk *d, bool with_retired, struct post_list *out, struct err *err);
int desk_place_add(struct desk *d, const char *name, const char *commune, struct err *err);
int desk_place_edit(struct desk *d, int64_t n, const char *name, const char *commune, bool *changed,
		    struct err *err);
int desk_place_retire(struct desk *d, const char *name, struct err *err);
int desk_mediator_add(struct desk *d, const char *name, struct err *err);
int desk_mediator_edit(struct desk *d, int64_t n, const char *name, bool *changed, struct err *err);
int desk_mediator_retire(struct desk *d, const char *name, struct err *err);

/* Who is at the keyboard now, and where: kept as settings. Borrowed until the next change. */
const struct post *desk_mediator_now(struct desk *d);
const struct post *desk_place_now(struct desk *d);
/* The first one in service, whatever the settings say: for scripts. */
const struct post *desk_post_first(const struct desk *d, enum post_kind kind);

/* The number of a mediator known by id or name; ERR_NO_INPUT. */
int desk_mediator_n(const struct desk *d, const char *value, int64_t *n, struct err *err);

/* What a form's place or mediator (an id, or a name) is called now. One that the desk does not have
 * is as it was typed, but "" for an id, which means nothing to people. Borrowed like the above, or
 * from value. */
const char *desk_post_name(const struct desk *d, enum post_kind kind, const char *value);
const char *desk_place_name(const struct desk *d, int64_t n); /* "": there is none */

/* For report: who remembers what was published. The desk must outlive it. */
struct release_keeper desk_release_keeper(struct desk *d);
int desk_releases(struct desk *d, struct release_list *out, struct err *err);
/* Whether a release of that day's month is frozen; nothing is asked of the file for this month. */
int desk_published(struct desk *d, int day, bool *yes, struct err *err);

/* Faults of the file, each as a sentence. Returns their number, -1 when the check could not run. */
typedef void desk_fault_fn(void *arg, const char *sentence);
int desk_check(struct desk *d, desk_fault_fn *fn, void *arg, struct err *err);

/* True once after another program has written to the desk since the last call. */
bool desk_changed_elsewhere(struct desk *d);
int desk_watch(struct desk *d, int *ms); /* see store_watch() */

#endif
