/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a release. The manifest comes last, for it names the others by their
 * digests, and its own digest is the seal. */
#include "config.h"

#include "report/release_files.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/charset.h"
#include "base/commune.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "report/release_cells.h"
#include "report/release_rules.h"

enum { BOM_LEN = 3, WRAP = 78, VERSION_DIGITS = 16 };
#define BOM "\xEF\xBB\xBF"

/* In the release's encoding; the mark of UTF-8 has no place in another one. */
static int
add_file(struct release *r, const char *name, const struct buf *text, struct err *err)
{
	const char *bytes = buf_text(text);
	size_t len = text->len;
	struct buf out = BUF_INIT;
	size_t replaced;

	if (strcasecmp(r->encoding, "UTF-8") == 0) {
		release_file_add(r, name, bytes, len);
		return 0;
	}
	if (len >= BOM_LEN && memcmp(bytes, BOM, BOM_LEN) == 0) {
		bytes += BOM_LEN;
		len -= BOM_LEN;
	}
	if (charset_encode(r->encoding, bytes, len, &out, &replaced, err) != 0) {
		buf_clear(&out);
		return -1;
	}
	r->replaced += replaced;
	release_file_add(r, name, buf_text(&out), out.len);
	buf_clear(&out);
	return 0;
}

static void
write_row(struct csv_writer *w, const struct release *r, const struct release_cell *c)
{
	char *label = release_cell_label(c);

	csv_text(w, r->period);
	csv_text(w, r->perimeter);
	csv_text(w, c->table);
	csv_text(w, c->measure);
	csv_text(w, c->geo);
	csv_text(w, c->category);
	csv_text(w, label);
	if (c->secret)
		csv_text(w, "s");
	else
		csv_int(w, c->value);
	csv_text(w, c->secret ? "S" : "P");
	csv_end(w);
	free(label);
}

static int
make_statistics(struct release *r, enum csv_dialect dialect, struct err *err)
{
	static const char *const header[] = { "periode",   "perimetre", "tableau", "mesure", "geo",
					      "categorie", "libelle",   "valeur",  "statut" };
	struct buf out = BUF_INIT;
	struct csv_writer w;
	int rc;

	csv_begin(&w, &out, dialect);
	for (size_t i = 0; i < sizeof(header) / sizeof(header[0]); i++)
		csv_text(&w, header[i]);
	csv_end(&w);
	for (size_t i = 0; i < r->cell_count; i++)
		write_row(&w, r, &r->cell[i]);
	rc = add_file(r, RELEASE_FILE_STATISTICS, &out, err);
	buf_clear(&out);
	return rc;
}

/* Always in UTF-8, as it says itself. */
static void
make_page(struct release *r, bool demo)
{
	char *page = release_page(r, demo);

	release_file_add(r, RELEASE_FILE_PAGE, page, strlen(page));
	free(page);
}

static int
make_workbook(struct release *r, bool demo, struct err *err)
{
	struct buf out = BUF_INIT;
	int rc = release_workbook(r, demo, &out, err);

	if (rc == 0)
		release_file_add(r, RELEASE_FILE_WORKBOOK, buf_text(&out), out.len);
	buf_clear(&out);
	return rc;
}

/* One paragraph in lines of WRAP columns. */
static void
wrap(struct buf *out, const char *text, size_t len, const char *newline)
{
	size_t at = 0;
	int used = 0;

	while (at < len) {
		size_t word = strcspn(text + at, " \n");
		char *w = mem_strndup(text + at, word);
		int width = utf8_width(w);

		if (used > 0 && used + 1 + width > WRAP) {
			buf_add(out, newline);
			used = 0;
		}
		if (used > 0) {
			buf_addc(out, ' ');
			used++;
		}
		buf_add(out, w);
		used += width;
		free(w);
		at += word + 1;
	}
	buf_add(out, newline);
}

int
release_notice_add(struct release *r, const char *text, enum csv_dialect dialect, struct err *err)
{
	const char *newline = dialect == CSV_EXCEL_FR ? "\r\n" : "\n";
	struct buf out = BUF_INIT;
	int rc;

	if (dialect == CSV_EXCEL_FR)
		buf_add(&out, BOM);
	for (const char *p = text; *p != '\0';) {
		size_t len = strcspn(p, "\n");

		wrap(&out, p, len, newline);
		p += len + (p[len] == '\n');
	}
	rc = add_file(r, RELEASE_FILE_NOTICE, &out, err);
	buf_clear(&out);
	return rc;
}

static int
make_notice(struct release *r, enum csv_dialect dialect, bool demo, struct err *err)
{
	char *text = release_notice(r, demo);
	int rc = release_notice_add(r, text, dialect, err);

	free(text);
	return rc;
}

/* A list of codes is known by the digest of its codes: it changes when a code does. */
static void
short_digest(const struct buf *text, char out[static VERSION_DIGITS + 1])
{
	uint8_t digest[HASH_SIZE];
	char hex[HASH_HEX_SIZE];

	hash_sha256(buf_text(text), text->len, digest);
	hash_hex(digest, hex);
	memcpy(out, hex, VERSION_DIGITS);
	out[VERSION_DIGITS] = '\0';
}

static void
vocabulary_version(char out[static VERSION_DIGITS + 1])
{
	struct buf b = BUF_INIT;

	for (enum vocab v = 0; v < VOCAB_COUNT; v++) {
		size_t count;
		const struct vocab_item *item = vocab_items(v, &count);

		for (size_t i = 0; i < count; i++)
			buf_addf(&b, "%s %d %s\n", vocab_name(v), item[i].num, item[i].code);
	}
	short_digest(&b, out);
	buf_clear(&b);
}

static void
commune_version(char out[static VERSION_DIGITS + 1])
{
	struct buf b = BUF_INIT;
	size_t count;
	const struct commune *c = commune_list(&count);

	for (size_t i = 0; i < count; i++)
		buf_addf(&b, "%s %s\n", c[i].insee, c[i].epci);
	short_digest(&b, out);
	buf_clear(&b);
}

static void
row(struct csv_writer *w, const char *what, const char *name, const char *value)
{
	csv_text(w, what);
	csv_text(w, name);
	csv_text(w, value);
	csv_end(w);
}

static void
row_int(struct csv_writer *w, const char *what, const char *name, int64_t value)
{
	csv_text(w, what);
	csv_text(w, name);
	csv_int(w, value);
	csv_end(w);
}

static void
manifest_rows(struct csv_writer *w, const struct release *r, bool demo)
{
	struct release_rules rules;
	char version[VERSION_DIGITS + 1];

	release_rules_make(&rules, r->profile, r->period, 0);
	row(w, "element", "nom", "valeur");
	row(w, "periode", "", r->period);
	row(w, "perimetre", "", r->perimeter);
	row(w, "profil", "", r->profile);
	row_int(w, "k", "general", rules.k);
	row_int(w, "k", "sensible", rules.k_sensitive);
	for (size_t i = 0; i < r->file_count; i++)
		row(w, "sha256", r->file[i].name, r->file[i].sha256);
	row_int(w, "lignes", RELEASE_FILE_STATISTICS, (int64_t)r->cell_count);
	vocabulary_version(version);
	row(w, "codes", "vocabulaire", version);
	commune_version(version);
	row(w, "codes", "communes", version);
	row(w, "programme", PACKAGE, r->version);
	row(w, "langue", "", r->language);
	row(w, "encodage", r->dialect, r->encoding);
	row(w, "demo", "", demo ? "oui" : "non");
	row(w, "sceau_precedent", "", r->previous);
}

static int
make_manifest(struct release *r, enum csv_dialect dialect, bool demo, struct err *err)
{
	struct buf out = BUF_INIT;
	struct csv_writer w;
	int rc;

	csv_begin(&w, &out, dialect);
	manifest_rows(&w, r, demo);
	rc = add_file(r, RELEASE_FILE_MANIFEST, &out, err);
	buf_clear(&out);
	if (rc == 0)
		memcpy(r->seal, r->file[r->file_count - 1].sha256, sizeof(r->seal));
	return rc;
}

int
release_files_make(struct release *r, const struct release_request *request, struct err *err)
{
	if (make_statistics(r, request->dialect, err) != 0)
		return -1;
	if (request->formats & RELEASE_PAGE)
		make_page(r, request->demo);
	if ((request->formats & RELEASE_WORKBOOK) && make_workbook(r, request->demo, err) != 0)
		return -1;
	if (make_notice(r, request->dialect, request->demo, err) != 0 ||
	    make_manifest(r, request->dialect, request->demo, err) != 0)
		return -1;
	return 0;
}

int
release_text_add(struct release *r, const char *name, const struct buf *text, struct err *err)
{
	return add_file(r, name, text, err);
}

void
release_manifest_row(struct csv_writer *w, const char *what, const char *name, const char *value)
{
	row(w, what, name, value);
}

void
release_manifest_codes(struct csv_writer *w)
{
	char version[VERSION_DIGITS + 1];

	vocabulary_version(version);
	row(w, "codes", "vocabulaire", version);
	commune_version(version);
	row(w, "codes", "communes", version);
}
