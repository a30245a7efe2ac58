/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A publication that goes to another desk as a text: the same to the byte, or not at all. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/str.h"
#include "store/publication.h"
#include "store/publication_text.h"
#include "tests/lib/store_desk.h"

#define FIGURES                                                                  \
	"periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut\n" \
	"2026-10,anse,ensemble,personnes,,TOTAL,Personnes,14,P\n"                \
	"2026-10,anse,genre,personnes,,feminin,Femme,s,S\n"

/* With a manifest that says what it holds, after the release of that seal. */
static void
fill(struct release *r, const char *previous)
{
	struct buf manifest = BUF_INIT;

	release_init(r);
	r->period = mem_strdup("2026-10");
	r->perimeter = mem_strdup("anse");
	r->profile = mem_strdup("coordination");
	r->made = mem_strdup("2026-11-05T08:00:00-04:00");
	r->version = mem_strdup("0.1.0");
	r->language = mem_strdup("fr");
	r->dialect = mem_strdup("standard");
	r->encoding = mem_strdup("UTF-8");
	r->recipient = mem_strdup("Madame Rosette");
	r->folder = mem_strdup("lakou_2026-10_anse");
	r->by = mem_strdup("Maëlle");
	release_file_add(r, RELEASE_FILE_NOTICE, "\0\r\n", 3);
	release_file_add(r, RELEASE_FILE_STATISTICS, FIGURES, strlen(FIGURES));
	buf_add(&manifest, "element,nom,valeur\nperiode,,2026-10\nperimetre,,anse\n");
	for (size_t i = 0; i < r->file_count; i++)
		buf_addf(&manifest, "sha256,%s,%s\n", r->file[i].name, r->file[i].sha256);
	buf_addf(&manifest, "sceau_precedent,,%s\n", previous);
	release_file_add(r, RELEASE_FILE_MANIFEST, buf_text(&manifest), manifest.len);
	memcpy(r->seal, r->file[r->file_count - 1].sha256, sizeof(r->seal));
	buf_clear(&manifest);
}

static void
test_round(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct release r, back;
	char *text, *again;

	fill(&r, "");
	text = publication_text_write(&r);
	ok(publication_text_read(text, &back), "read");
	is_str(back.folder, r.folder, "its folder");
	is_str(back.by, "Maëlle", "who made it");
	is_str(back.recipient, NULL, "not to whom it was handed");
	is_str(back.seal, r.seal, "its seal");
	is_str(back.previous, "", "the first one");
	is_int(back.cell_count, 2, "its figures");
	ok(back.cell[0].value == 14 && back.cell[1].secret, "as they are in the file");
	is_int(store_publication_give(st, &back, &err), 0, "kept (%s)", desk_why(&err));
	release_clear(&back);
	is_int(store_publication_get(st, "2026-10", "coordination", &back, &err), 0, "and got");
	is_str(back.by, "Maëlle", "by whom is known here, too");
	again = publication_text_write(&back);
	is_str(again, text, "the same text again");
	release_clear(&back);
	release_clear(&r);
	free(text);
	free(again);
}

static void
test_withdrawn(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct release r, back;
	char *text;

	fill(&r, "");
	r.withdrawn = mem_strdup("2026-11-20T09:00:00-04:00");
	r.withdrawn_by = mem_strdup("Maëlle");
	r.reason = mem_strdup("mauvais poste");
	text = publication_text_write(&r);
	ok(publication_text_read(text, &back), "one that was taken back");
	is_int(store_publication_give(st, &back, &err), -1, "is not added twice");
	is_int(err.code, ERR_EXISTS, "which is said");
	is_int(store_publication_give_withdrawal(st, &back, &err), 0, "its withdrawal is");
	is_int(store_publication_give_withdrawal(st, &back, &err), -1, "once");
	release_clear(&back);
	is_int(store_publication_get(st, "2026-10", "coordination", &back, &err), 0, "read back");
	is_str(back.withdrawn, r.withdrawn, "with its day");
	is_str(back.withdrawn_by, "Maëlle", "by whom");
	is_str(back.reason, "mauvais poste", "and why");
	release_clear(&back);
	release_clear(&r);
	free(text);
}

enum { TEXT_MAX = 8192 };

/* The text of r with one thing put for another, as somebody would who knows how it is written. */
static bool
read_forged(const struct release *r, const char *from, const char *to)
{
	char *text = publication_text_write(r), *at, *forged;
	uint8_t all[TEXT_MAX];
	struct buf out = BUF_INIT;
	struct release back;
	size_t len = 0, head;
	bool read;

	sodium_base642bin(all, sizeof(all), text, strlen(text), NULL, &len, NULL,
			  sodium_base64_VARIANT_ORIGINAL);
	at = memmem(all, len, from, strlen(from));
	ok(at != NULL, "there is %s", from);
	head = (size_t)(at - (char *)all);
	buf_add_len(&out, (char *)all, head);
	buf_add(&out, to);
	buf_add_len(&out, at + strlen(from), len - head - strlen(from));
	forged = mem_alloc(2 * out.len + 5);
	sodium_bin2base64(forged, 2 * out.len + 5, (uint8_t *)out.text, out.len,
			  sodium_base64_VARIANT_ORIGINAL);
	read = publication_text_read(forged, &back);
	if (read)
		release_clear(&back);
	free(text);
	free(forged);
	buf_clear(&out);
	return read;
}

static void
test_forged(void)
{
	static const struct {
		const char *from, *to;
	} forged[] = {
		{ "Personnes,14,P", "Personnes,15,P" },
		{ "lakou_2026-10_anse", "lakou_/../../ansee" },
		{ "lakou_2026-10_anse", "2026-10_lakou_anse" },
		{ "file:LISEZMOI.txt", "file:LISEZMOI.sh " },
		{ "file:LISEZMOI.txt", "file:../../../..x" },
		{ "period 7\n2026-10", "period 7\n2026-09" },
		{ "period 7\n2026-10", "period 7\n2026-13" },
		{ "perimeter 4\nanse", "perimeter 4\nhaut" },
		{ "profile 12", "profilx 12" },
		{ "version 5", "version 5000000" },
		{ "version 5", "version 4" },
		{ "by 7\nMaëlle", "by 7\nMa\x1b[2Je" },
		{ "language 2\nfr", "language 2\nzz" },
		{ "lakou-publication 1", "lakou-publication 2" },
		{ "made 25\n2026-11-05", "made 25\n2026-11-99" },
	};
	struct release r, back;
	char *text;

	fill(&r, "");
	ok(read_forged(&r, "by 7\nMaëlle", "by 7\nMaelles"), "the test can read what it forges");
	for (size_t i = 0; i < sizeof(forged) / sizeof(forged[0]); i++)
		ok(!read_forged(&r, forged[i].from, forged[i].to), "%s is refused", forged[i].to);
	text = publication_text_write(&r);
	for (size_t len = strlen(text); len > 0; len -= len > 64 ? 61 : 1) {
		text[len - 1] = '\0';
		if (publication_text_read(text, &back)) {
			ok(false, "cut to %zu it is read", len);
			release_clear(&back);
		}
	}
	ok(!publication_text_read("", &back), "nothing is none");
	r.reason = mem_strdup("why");
	free(text);
	text = publication_text_write(&r);
	ok(!publication_text_read(text, &back), "a reason of no withdrawal is none");
	free(text);
	release_clear(&r);
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);

	test_round(st);
	test_withdrawn(st);
	test_forged();
	store_close(st);
	free(path);
	return tap_done();
}
