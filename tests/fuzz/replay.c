/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without libFuzzer: a target runs over its corpus, over the same inputs made very long, and over
 * mutations drawn from a fixed seed. A child does it, and the input it dies of is kept. */
#include "config.h"

#include <dirent.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "tests/fuzz/fuzz.h"
#include "tests/lib/tap.h"

#define SEED UINT64_C(0x9e3779b97f4a7c15)
#define INPUT_MAX (2u << 20)
#define MUTATED_MAX 4096 /* bytes of a corpus file that is mutated */
#define CHANGES_MAX 6    /* of one mutation */
#define PIECE_MAX 24     /* bytes moved or repeated at once */
#define STRETCHED_PIECE 8

/* Seen by both processes. */
struct shared {
	size_t done;
	size_t len;
	uint8_t input[INPUT_MAX];
};

struct corpus {
	struct buf *file;
	size_t count;
	size_t capacity;
};

struct draw {
	uint64_t state;
};

static size_t
draw(struct draw *d, size_t below)
{
	d->state ^= d->state << 13;
	d->state ^= d->state >> 7;
	d->state ^= d->state << 17;
	return below > 0 ? (size_t)((d->state >> 11) % below) : 0;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void
load(struct corpus *c, const char *dir)
{
	struct dirent **name = NULL;
	int count = scandir(dir, &name, is_visible, by_name);
	struct err err;

	for (int i = 0; i < count; i++) {
		char *path = path_join(dir, name[i]->d_name);

		c->file = mem_grow(c->file, c->count, &c->capacity, sizeof(*c->file));
		c->file[c->count] = (struct buf)BUF_INIT;
		if (file_read(path, &c->file[c->count], &err) == 0)
			c->count++;
		free(path);
		free(name[i]);
	}
	free(name);
}

static void
unload(struct corpus *c)
{
	for (size_t i = 0; i < c->count; i++)
		buf_clear(&c->file[i]);
	free(c->file);
}

/* A copy of just its size is what the target gets, so that reading past it is seen. */
static void
run(struct shared *s, const char *bytes, size_t len)
{
	uint8_t *copy;

	if (len > INPUT_MAX)
		len = INPUT_MAX;
	copy = mem_alloc(len > 0 ? len : 1);
	if (len > 0) {
		memcpy(copy, bytes, len);
		memcpy(s->input, bytes, len);
	}
	s->len = len;
	LLVMFuzzerTestOneInput(copy, len);
	s->done++;
	free(copy);
}

/* The file with a few bytes of it repeated until it is long: long lines, cells, rows of cells. */
static void
stretch(struct shared *s, const struct buf *file, struct draw *d)
{
	size_t at = draw(d, file->len);
	size_t piece = 1 + draw(d, STRETCHED_PIECE);
	struct buf out = BUF_INIT;

	if (file->len == 0)
		return;
	if (piece > file->len - at)
		piece = file->len - at;
	buf_add_len(&out, file->text, at);
	while (out.len + piece < fuzz_target.longest)
		buf_add_len(&out, file->text + at, piece);
	buf_add_len(&out, file->text + at, file->len - at);
	run(s, out.text, out.len);
	buf_clear(&out);
}

static void
put_in(struct buf *b, size_t at, size_t drop, const char *put, size_t len)
{
	struct buf out = BUF_INIT;

	if (drop > b->len - at)
		drop = b->len - at;
	buf_add_len(&out, buf_text(b), at);
	buf_add_len(&out, put, len);
	buf_add_len(&out, buf_text(b) + at + drop, b->len - at - drop);
	buf_clear(b);
	*b = out;
}

static size_t
count_words(void)
{
	size_t n = 0;

	while (fuzz_target.words != NULL && fuzz_target.words[n] != NULL)
		n++;
	return n;
}

static void
change(struct buf *b, const struct corpus *c, struct draw *d)
{
	static const char odd[] =
		"\0\t\n\r \"',;=+-@0129\x7f\x80\x82\x92\xa0\xc0\xc3\xe9\xed\xef\xf4\xff";
	const struct buf *other = &c->file[draw(d, c->count)];
	size_t at = draw(d, b->len + 1);
	size_t from = draw(d, other->len + 1);
	size_t words = count_words();
	size_t piece = 1 + draw(d, PIECE_MAX);
	char byte;

	if (piece > other->len - from)
		piece = other->len - from;
	switch (draw(d, 7)) {
	case 0: /* one bit */
		if (at < b->len)
			b->text[at] = (char)(b->text[at] ^ (1 << draw(d, 8)));
		break;
	case 1: /* any byte in the place of another */
		byte = (char)draw(d, 256);
		put_in(b, at, 1, &byte, 1);
		break;
	case 2: /* one that means something to somebody */
		put_in(b, at, draw(d, 2), &odd[draw(d, sizeof(odd))], 1);
		break;
	case 3:
		put_in(b, at, piece, "", 0);
		break;
	case 4:
		put_in(b, at, 0, buf_text(other) + from, piece);
		break;
	case 5:
		put_in(b, at, piece, buf_text(other) + from, piece);
		break;
	default:
		if (words > 0) {
			const char *word = fuzz_target.words[draw(d, words)];

			put_in(b, at, draw(d, 2) * strlen(word), word, strlen(word));
		}
		break;
	}
}

static void
mutate(struct shared *s, const struct corpus *c, struct draw *d)
{
	const struct buf *file = &c->file[draw(d, c->count)];
	struct buf b = BUF_INIT;

	buf_add_len(&b, buf_text(file), file->len < MUTATED_MAX ? file->len : MUTATED_MAX);
	for (size_t changes = 1 + draw(d, CHANGES_MAX); changes > 0; changes--)
		change(&b, c, d);
	run(s, buf_text(&b), b.len);
	buf_clear(&b);
}

static void
run_all(struct shared *s, const struct corpus *c)
{
	struct draw d = { SEED };

	for (size_t i = 0; i < c->count; i++)
		run(s, buf_text(&c->file[i]), c->file[i].len);
	for (size_t i = 0; i < c->count; i++)
		stretch(s, &c->file[i], &d);
	for (size_t i = 0; i < fuzz_target.mutations; i++)
		mutate(s, c, &d);
}

/* Where the test runs, for whoever looks for the fault: the target takes the name of a file. */
static void
keep_input(const struct shared *s)
{
	char *path = mem_printf("%s.input", fuzz_target.name);
	struct err err;

	if (file_write(path, s->input, s->len, true, &err) == 0)
		printf("# input %zu, kept as %s\n", s->done + 1, path);
	free(path);
}

int
main(int argc, char **argv)
{
	const char *srcdir = getenv("srcdir");
	char *dir = mem_printf("%s/tests/fuzz/corpus/%s", srcdir != NULL ? srcdir : ".",
			       fuzz_target.name);
	struct shared *s =
		mmap(NULL, sizeof(*s), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct corpus c = { 0 };
	struct err err;
	int status = 0;
	pid_t child;

	if (argc > 1) { /* these files alone, in this process */
		struct buf one = BUF_INIT;

		if (file_read(argv[1], &one, &err) == 0)
			run(s, buf_text(&one), one.len);
		buf_clear(&one);
		free(dir);
		return 0;
	}
	load(&c, dir);
	ok(c.count > 0, "%s: a corpus of %zu files", fuzz_target.name, c.count);
	fflush(stdout);
	child = c.count > 0 ? fork() : -1;
	if (child == 0) {
		run_all(s, &c);
		unload(&c);
		free(dir);
		exit(0); /* with what a leak detector has to say */
	}
	if (child > 0)
		waitpid(child, &status, 0);
	if (!ok(child > 0 && status == 0, "%s: %zu inputs", fuzz_target.name, s->done))
		keep_input(s);
	unload(&c);
	free(dir);
	munmap(s, sizeof(*s));
	return tap_done();
}
