/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder as a power cut may leave it, made from what was recorded. */
#include "config.h"

#include "tests/faults/power.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"

enum { OPEN_FOLDERS = 16 };

/* What a cut takes of that which it may take. */
struct loss {
	struct rng rng;
	enum { LOSES_ALL, LOSES_DATA, LOSES_NAMES, LOSES_SOME, LOSES_NOTHING } how;
	uint64_t block;
};
#define HOWS LOSES_NOTHING /* that a seed chooses from */

/* A file that was made, whatever names it has. */
struct made {
	uint64_t inode;
	char *bytes; /* as synced; room for all that was written */
	size_t size;
	size_t room;
	const struct power_record **asked; /* since then */
	size_t asked_count;
};

struct entry {
	char *path;
	struct made *file; /* NULL: a folder */
};

struct disk {
	struct made *made; /* one for each POWER_MAKE, in their order */
	size_t made_count;
	struct entry *entry;
	size_t entry_count;
};

/* --- the log --- */

static const char *
first_of(const struct power_record *r)
{
	return (const char *)(r + 1);
}

static const char *
second_of(const struct power_record *r)
{
	return first_of(r) + strlen(first_of(r)) + 1;
}

static bool
is_heard(const struct power_log *log, size_t i, enum power_deaf deaf)
{
	if (i < log->begun || deaf == POWER_HEARS)
		return true;
	if (deaf == POWER_NO_SYNC)
		return false;
	return (log->record[i]->kind == POWER_SYNC) == (deaf == POWER_NO_SYNC_OF_FOLDERS);
}

/* --- what is in a file --- */

static void
make_room(struct made *f, uint64_t end)
{
	if (end <= f->room)
		return;
	f->bytes = mem_resize(f->bytes, end, 1);
	memset(f->bytes + f->room, 0, end - f->room);
	f->room = end;
}

/* Beyond its size there are zeros only, or what was kept of writes that would make it longer. */
static void
resize(struct made *f, uint64_t size)
{
	if (size < f->room)
		memset(f->bytes + size, 0, f->room - size);
	f->size = size;
}

static bool
is_kept(struct loss *loss)
{
	switch (loss->how) {
	case LOSES_NOTHING:
	case LOSES_NAMES:
		return true;
	case LOSES_SOME:
		return rng_below(&loss->rng, 2) == 0;
	default:
		return false;
	}
}

static void
put_some(struct made *f, const struct power_record *r, struct loss *loss)
{
	uint64_t at = r->at, end = r->at + r->len;

	make_room(f, end);
	while (at < end) {
		uint64_t next = (at / loss->block + 1) * loss->block;

		next = next < end ? next : end;
		if (is_kept(loss))
			memcpy(f->bytes + at, first_of(r) + (at - r->at), next - at);
		at = next;
	}
}

/* What was asked for since the last sync becomes of it what the loss says. */
static void
settle(struct made *f, struct loss *loss)
{
	size_t sizes = f->asked_count;

	if (loss->how == LOSES_SOME)
		sizes = rng_below(&loss->rng, (uint32_t)f->asked_count + 1);
	else if (loss->how == LOSES_ALL || (loss->how == LOSES_DATA && rng_below(&loss->rng, 2)))
		sizes = 0;
	for (size_t i = 0; i < f->asked_count; i++) {
		const struct power_record *r = f->asked[i];

		if (r->kind == POWER_WRITE)
			put_some(f, r, loss);
		else if (i < sizes)
			resize(f, r->at);
		if (r->kind == POWER_WRITE && i < sizes && r->at + r->len > f->size)
			f->size = r->at + r->len;
	}
	make_room(f, f->size);
	resize(f, f->size);
	f->asked_count = 0;
}

static struct made *
file_of(struct disk *d, uint64_t inode)
{
	for (size_t i = d->made_count; i-- > 0;)
		if (d->made[i].inode == inode)
			return &d->made[i];
	return NULL;
}

static void
ask(struct disk *d, const struct power_record *r)
{
	struct made *f = file_of(d, r->file);

	if (f == NULL)
		return;
	f->asked = mem_resize(f->asked, f->asked_count + 1, sizeof(*f->asked));
	f->asked[f->asked_count++] = r;
}

/* --- names --- */

static bool
is_name(const struct power_record *r)
{
	return r->kind <= POWER_REMOVE;
}

static bool
is_in(const char *path, const char *dir)
{
	size_t len = strlen(dir);
	const char *last = strrchr(path, '/');

	return last == NULL ? len == 0
			    : (size_t)(last - path) == len && strncmp(path, dir, len) == 0;
}

static struct entry *
find(struct disk *d, const char *path)
{
	for (size_t i = 0; i < d->entry_count; i++)
		if (strcmp(d->entry[i].path, path) == 0)
			return &d->entry[i];
	return NULL;
}

static void
forget(struct disk *d, struct entry *e)
{
	if (e == NULL)
		return;
	free(e->path);
	*e = d->entry[--d->entry_count];
}

static void
name(struct disk *d, const char *path, struct made *file)
{
	forget(d, find(d, path));
	d->entry = mem_resize(d->entry, d->entry_count + 1, sizeof(*d->entry));
	d->entry[d->entry_count++] = (struct entry){ mem_strdup(path), file };
}

/* With all that is in it, where it is a folder. */
static void
rename_entry(struct disk *d, const char *from, const char *to)
{
	size_t len = strlen(from);

	if (strcmp(from, to) == 0)
		return;
	forget(d, find(d, to));
	for (size_t i = 0; i < d->entry_count; i++) {
		char *path = d->entry[i].path;

		if (strncmp(path, from, len) == 0 && (path[len] == '\0' || path[len] == '/')) {
			d->entry[i].path = mem_printf("%s%s", to, path + len);
			free(path);
		}
	}
}

/* made: the file of the next POWER_MAKE. */
static void
apply(struct disk *d, const struct power_record *r, struct made **made)
{
	struct entry *e;

	switch (r->kind) {
	case POWER_MAKE:
		name(d, first_of(r), (*made)++);
		break;
	case POWER_MAKE_FOLDER:
		name(d, first_of(r), NULL);
		break;
	case POWER_RENAME:
		rename_entry(d, first_of(r), second_of(r));
		break;
	case POWER_LINK:
		e = find(d, first_of(r));
		if (e != NULL)
			name(d, second_of(r), e->file);
		break;
	default:
		forget(d, find(d, first_of(r)));
		break;
	}
}

/* How many of the names asked for before that record are there. */
static size_t
names_kept(const struct power_log *log, size_t at, enum power_deaf deaf, struct loss *loss)
{
	size_t asked = 0, sure = 0;

	for (size_t i = 0; i < at; i++) {
		const struct power_record *r = log->record[i];
		size_t n = asked;

		asked += is_name(r);
		if (r->kind != POWER_SYNC_FOLDER || !is_heard(log, i, deaf))
			continue;
		for (size_t k = i; k-- > 0 && n > sure;) {
			const struct power_record *before = log->record[k];

			if (!is_name(before))
				continue;
			if (is_in(first_of(before), first_of(r)) ||
			    ((before->kind == POWER_RENAME || before->kind == POWER_LINK) &&
			     is_in(second_of(before), first_of(r))))
				sure = n;
			n--;
		}
	}
	if (loss->how == LOSES_NOTHING || loss->how == LOSES_DATA)
		return asked;
	if (loss->how == LOSES_SOME)
		return sure + rng_below(&loss->rng, (uint32_t)(asked - sure) + 1);
	return sure;
}

/* --- the folder --- */

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	return ftw->level == 0 ? 0 : remove(path);
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

static int
write_file(const char *path, const struct made *f)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	int rc = fd < 0 ? -1 : file_write_all(fd, f->bytes, f->size);

	if (fd >= 0)
		close(fd);
	return rc;
}

/* Another name of the file of that entry, which was written before; NULL: this is the first. */
static const char *
other_name(const struct disk *d, const struct entry *e)
{
	for (const struct entry *other = d->entry; other < e; other++)
		if (other->file == e->file)
			return other->path;
	return NULL;
}

/* A folder comes before what is in it. */
static int
write_out(const struct disk *d, const char *folder)
{
	int rc = nftw(folder, remove_one, OPEN_FOLDERS, FTW_PHYS | FTW_DEPTH);

	qsort(d->entry, d->entry_count, sizeof(*d->entry), by_path);
	for (size_t i = 0; i < d->entry_count && rc == 0; i++) {
		const struct entry *e = &d->entry[i];
		const char *other = e->file != NULL ? other_name(d, e) : NULL;
		char *path = mem_printf("%s/%s", folder, e->path);
		char *same = mem_printf("%s/%s", folder, other != NULL ? other : "");

		if (e->file == NULL)
			rc = mkdir(path, S_IRWXU);
		else
			rc = other != NULL ? link(same, path) : write_file(path, e->file);
		free(same);
		free(path);
	}
	return rc;
}

static void
disk_clear(struct disk *d)
{
	for (size_t i = 0; i < d->made_count; i++) {
		free(d->made[i].bytes);
		free(d->made[i].asked);
	}
	for (size_t i = 0; i < d->entry_count; i++)
		free(d->entry[i].path);
	free(d->made);
	free(d->entry);
}

static int
cut(const struct power_log *log, size_t at, enum power_deaf deaf, struct loss *loss,
    const char *folder)
{
	struct loss nothing = { .how = LOSES_NOTHING, .block = loss->block };
	struct disk d = { .made = mem_array(at + 1, sizeof(*d.made)) };
	size_t names = names_kept(log, at, deaf, loss);
	struct made *made = d.made;
	int rc;

	for (size_t i = 0; i < at; i++) {
		const struct power_record *r = log->record[i];

		if (r->kind == POWER_MAKE)
			d.made[d.made_count++].inode = r->file;
		else if (r->kind == POWER_WRITE || r->kind == POWER_SIZE)
			ask(&d, r);
		else if (r->kind == POWER_SYNC && is_heard(log, i, deaf) &&
			 file_of(&d, r->file) != NULL)
			settle(file_of(&d, r->file), &nothing);
	}
	for (size_t i = 0; i < at && names > 0; i++)
		if (is_name(log->record[i])) {
			apply(&d, log->record[i], &made);
			names--;
		}
	for (size_t i = 0; i < d.made_count; i++)
		settle(&d.made[i], loss);
	rc = write_out(&d, folder);
	disk_clear(&d);
	return rc;
}

int
power_cut(const struct power_log *log, size_t at, uint64_t seed, enum power_deaf deaf,
	  const char *folder)
{
	struct loss loss = { .how = LOSES_ALL };

	rng_seeded(&loss.rng, seed, "power");
	/* Half of them at random. */
	loss.how = seed % 2 == 0 ? LOSES_SOME : (int)rng_below(&loss.rng, HOWS);
	loss.block = rng_below(&loss.rng, 2) == 0 ? 512 : 4096;
	return cut(log, at, deaf, &loss, folder);
}

int
power_kill(const struct power_log *log, size_t at, const char *folder)
{
	struct loss nothing = { .how = LOSES_NOTHING, .block = 4096 };

	return cut(log, at, POWER_HEARS, &nothing, folder);
}
