/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rare name, phone and note go through everything that a desk does with them; then every byte of
 * its folders is looked at: database, log of the database, backups, drafts, undo, log, exports. And
 * once the person is erased, even the sealed box is nowhere any more. */
#include "config.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/sentence.h"
#include "base/log.h"
#include "base/mem.h"
#include "report/release_publish.h"
#include "store/undo.h"
#include "tests/lib/persons_desk.h"

#define NAME "Xylophanès-Quetzal"
#define FIRST "Euphrosyne"
#define NOTE "ornithorynque"
#define MAIL "euphro@rarissime.example"
#define STREET "impasse du Kakapo"

static const char *const needles[] = {
	"Xylophan",
	"xylophan",
	"XYLOPHAN",
	"quetzal",
	"Quetzal",
	"Euphrosyne",
	"euphro",
	NOTE,
	"Ornitho",
	"rarissime",
	"Kakapo",
	"0696987654",
	"696987654",
	"96 98 76 54",
	"596696987",
	"Perroquet",
	"perroquet",
	/* base64 of the name, at each of the three places that it may begin */
	"WHlsb3BoYW",
	"h5bG9waGFu",
	"YeWxvcGhhb",
};

/* What is looked for, and where it was found: nftw() passes nothing through. */
static struct search {
	const uint8_t *box; /* NULL: the needles */
	size_t box_len;
	int files;
	int hits;
} search;

static int
look(const char *path, const struct stat *sb, int type, struct FTW *ftw)
{
	struct buf all = BUF_INIT;
	struct err err;

	(void)sb;
	(void)ftw;
	if (type != FTW_F)
		return 0;
	if (file_read(path, &all, &err) != 0 || all.len == 0) {
		buf_clear(&all);
		return 0;
	}
	search.files++;
	for (size_t i = 0; !search.box && i < sizeof(needles) / sizeof(needles[0]); i++)
		if (memmem(all.text, all.len, needles[i], strlen(needles[i]))) {
			printf("# %s holds %s\n", path, needles[i]);
			search.hits++;
		}
	if (search.box && memmem(all.text, all.len, search.box, search.box_len)) {
		printf("# %s holds the box\n", path);
		search.hits++;
	}
	buf_clear(&all);
	return 0;
}

static void
nowhere(const char *folder, const uint8_t *box, size_t box_len, const char *when)
{
	search = (struct search){ .box = box, .box_len = box_len };
	nftw(folder, look, 16, FTW_PHYS);
	ok(search.files >= 2, "%s: %d files are looked at", when, search.files);
	is_int(search.hits, 0, "%s: nothing is found", when);
}

static int64_t
log_visit(struct desk *d, int64_t person, const char *date)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };
	int64_t n;

	session_init(&s);
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_DATE, date);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_NOTE, NOTE);
	persons_fill(d, &f, person, &err);
	form_typing(&f, FF_PERSON, NAME);
	logbook_draft_put(d, &f, &err);
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "a visit");
	n = s.n;
	form_set(&f, FF_PERSON, NAME); /* a name where an id should be */
	is_int(logbook_save(d, &f, true, &s, &problems, &err), -1, "refused");
	log_err("save", &err);
	form_clear(&f);
	form_from_session(&f, d, &s, &err);
	logbook_get(d, n, &s, &err);
	form_clear(&f);
	form_from_session(&f, d, &s, &err);
	form_set(&f, FF_NOTE, NOTE " et perroquet");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "edited");
	form_typing(&f, FF_NOTE, NOTE);
	logbook_draft_put(d, &f, &err);
	form_clear(&f);
	session_clear(&s);
	return n;
}

static int64_t
add_person(struct desk *d)
{
	struct person_problems problems;
	struct person_form f;
	struct persons_found found;
	struct err err = { 0 };
	int64_t n = 0;

	persons_desk_fill(&f, NAME, FIRST, "1971", "06.96.98.76.54");
	person_form_set(&f, PERSON_NOTE, NOTE);
	person_form_set(&f, PERSON_EMAIL, MAIL);
	person_form_set(&f, PERSON_ADDRESS, STREET);
	persons_draft_put(d, &f, &err);
	person_form_set(&f, PERSON_BIRTH_YEAR, NAME);
	is_int(persons_save(d, &f, DATE_NONE, true, &n, &problems, &err), -1, "a slip is refused");
	log_err("person", &err);
	person_form_set(&f, PERSON_BIRTH_YEAR, "1971");
	persons_likely(d, &f, 5, &found, &err);
	is_int(persons_save(d, &f, DATE_NONE, true, &n, &problems, &err), 0, "kept");
	persons_find(d, NAME, 10, &found, &err);
	is_int(found.total, 1, "found");
	f.n = n;
	f.revision = found.hit[0]->revision;
	person_form_set(&f, PERSON_FIRST_NAMES, FIRST " Perroquet");
	is_int(persons_save(d, &f, DATE_NONE, true, &n, &problems, &err), 0, "corrected");
	persons_draft_put(d, &f, &err);
	person_form_clear(&f);
	return n;
}

/* A month that can be published needs many people. */
static void
log_many(struct desk *d)
{
	static const char *const themes[] = { "email", "securite_numerique" };
	int saved = 0;

	for (int i = 0; i < 60; i++) {
		struct problems problems;
		struct session s;
		struct form f;
		struct err err = { 0 };

		session_init(&s);
		form_new(&f, d, KIND_INDIVIDUAL, &err);
		form_set(&f, FF_DATE, "2026-10-15");
		form_set(&f, FF_THEMES, themes[i % 2]);
		form_set(&f, FF_GENDER, i % 2 ? "feminin" : "masculin");
		saved += logbook_save(d, &f, true, &s, &problems, &err) == 0;
		form_clear(&f);
		session_clear(&s);
	}
	is_int(saved, 60, "sixty anonymous visits");
}

/* A test that finds nothing has to be able to find something. */
static void
test_search(const char *folder)
{
	char *plain = mem_printf("%s/plain", folder);
	struct err err;

	file_write(plain, NAME, strlen(NAME), true, &err);
	search = (struct search){ .box = NULL };
	nftw(folder, look, 16, FTW_PHYS);
	ok(search.hits > 0, "a name in clear is found");
	unlink(plain);
	free(plain);
}

static void
undo_some(struct desk *d)
{
	struct logbook_step step;
	struct err err = { 0 };

	is_int(logbook_undo(d, &step, &err), 0, "undone");
	is_int(logbook_redo(d, &step, &err), 0, "redone");
	is_int(logbook_undo(d, &step, &err), 0, "and undone");
}

static void
publish(struct desk *d, const char *folder)
{
	struct release_keeper keeper = desk_release_keeper(d);
	struct release_request request = {
		.period = "2026-10",
		.today = clock_today(desk_clock(d)),
		.perimeter = desk_slug(d),
		.version = "0",
		.stamp = "2026-11-24T14:32:00-04:00",
	};
	struct stats *stats = NULL;
	struct release release;
	struct err err = { 0 };
	bool frozen = false;
	char *made = NULL;

	is_int(stats_open(&stats, desk_file(d), &err), 0, "figures");
	is_int(report_release_publish(stats, &request, &keeper, folder, &release, &frozen, &made,
				      &err),
	       0, "a release: %s %s", err.subject, err.detail);
	if (made)
		release_clear(&release);
	free(made);
	stats_close(stats);
}

/* As a backup would: whole files, while the desk is open. */
static void
copy_file(const char *from, const char *to)
{
	struct buf all = BUF_INIT;
	struct err err;

	if (file_read(from, &all, &err) == 0)
		file_write(to, all.text, all.len, true, &err);
	buf_clear(&all);
}

static void
keep_box(struct desk *d, int64_t n, uint8_t box[static 64])
{
	struct query q;
	struct err err;

	query_open(&q, d->store, "SELECT sealed FROM person WHERE n = ?", &err);
	query_int(&q, n);
	query_step(&q, &err);
	memcpy(box, sqlite3_column_blob(q.stmt, 0), 64);
	query_close(&q);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	char *folder = path_dir(desk_file(d));
	char *copy = mem_printf("%s/desk.db.v4.bak", folder);
	char *exports = mem_printf("%s/exports", folder);
	char *state = mem_printf("%s/state", folder);
	struct clock clock = *desk_clock(d);
	char *path = mem_strdup(desk_file(d)), *text = NULL;
	uint8_t box[64];
	struct persons_page page;
	struct err err = { 0 };
	int64_t n;

	setenv("XDG_STATE_HOME", state, 1);
	file_make_dir(exports, &err);
	persons_desk_open(d);
	n = add_person(d);
	for (int day = 1; day <= 3; day++)
		log_visit(d, n, day == 1 ? "2026-10-01" : day == 2 ? "2026-10-12" : "2026-11-02");
	undo_some(d);
	log_many(d);
	test_search(folder);
	persons_page(d, n, false, &page, &err);
	persons_page_clear(&page);
	is_int(persons_access(d, n, PERSONS_TEXT, &text, &err), 0, "handed out");
	ok(strstr(text, NAME) && strstr(text, NOTE), "to the person alone");
	mem_free_secret(text);
	publish(d, exports);
	copy_file(path, copy);
	nowhere(folder, NULL, 0, "while open");
	keep_box(d, n, box);
	is_int(persons_erase(d, n, NULL, &err), 0, "erased");
	unlink(copy);
	nowhere(folder, box, sizeof(box), "erased");
	desk_close(d);
	nowhere(folder, NULL, 0, "closed");
	nowhere(folder, box, sizeof(box), "closed and erased");
	is_int(desk_open(&d, path, &clock, &err), 0, "opened again");
	is_int(desk_check(d, NULL, NULL, &err), 0, "without a fault");
	desk_close(d);
	free(path);
	free(state);
	free(exports);
	free(copy);
	free(folder);
	return tap_done();
}
