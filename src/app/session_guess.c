/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call the columns of their own tables, in all four languages at once. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/form.h"
#include "app/session_csv.h"
#include "app/session_mapping.h"
#include "app/session_name.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum { SURE_NOT, SURE_WITHIN, SURE_BEGINS, SURE_WHOLE };

/* Folded names, the more particular fields first: of two that say it as well the first is meant. A
 * field of -1 is none of ours: names, telephones, birthdays, which no session holds. */
static const struct {
	int field;
	const char *names;
} known[] = {
	{ -1, "naissance|nom du beneficiaire|prenom|telephone|courriel|observations|commentaire|"
	      "remarques|birth" },
	{ FF_PROCEDURE_NAME, "nom de la demarche" },
	{ FF_TITLE, "titre|intitule|nom de l atelier|title|objet" },
	{ FF_START, "heure de debut|heure|debut|horaire|start|le" },
	{ FF_DATE, "date|jour|day|dat|jou" },
	{ FF_DURATION, "duree|temps|minutes|min|duration|tan|nb minutes" },
	{ COLUMN_KIND, "type d accompagnement|type de seance|type|kind" },
	{ COLUMN_ID, "id|n|no|num|numero|reference|ref|identifiant" },
	{ FF_MEDIATOR, "mediateur|mediatrice|mediateur trice|conseiller|conseillere|conseiller "
		       "numerique|mediator|mediyate" },
	{ FF_CHANNEL, "canal|modalite|modalites|channel" },
	{ FF_RETURNING, "deja venu|deja accompagne|deja accompagnee" },
	{ FF_CAME_THROUGH, "connu par|venu par|comment avez vous connu" },
	{ FF_RESIDENCE, "commune de residence|residence|lieu de residence|habite|domicile|code "
			"postal|cp|commune|ville|lives in|town|komin" },
	{ FF_PLACE, "lieu|lieu d accueil|nom du lieu|site|permanence|endroit|place" },
	{ FF_REFER_TO, "orientation|oriente vers|reoriente vers|redirection|referred to" },
	{ FF_THEMES, "theme|themes|thematique|thematiques|sujet|sujets|motif|besoin|demande|tem|"
		     "topic" },
	{ FF_PROCEDURES, "demarche|demarches|procedure" },
	{ FF_DEVICES, "materiel|equipement|device" },
	{ FF_AUTONOMY, "autonomie|niveau d autonomie|autonomy" },
	{ FF_LEVEL, "niveau|level" },
	{ FF_GENDER, "genre|sexe|gender|sex|h f|f h|civilite" },
	{ FF_AGE, "age|tranche d age|ages|laj" },
	{ FF_STATUS, "statut|situation|profession|csp|status" },
	{ FF_PARTICIPANTS,
	  "participants|nombre de participants|nb participants|nombre de personnes|"
	  "nb personnes|effectif" },
	{ FF_LANGUAGE, "langue|langue parlee|language|lang" },
	{ FF_TAGS, "tag|tags|etiquette|etiquettes|mots cles" },
};

/* Whole words of a folded text. */
static int
likeness(const char *text, const char *name)
{
	char *spaced = mem_printf(" %s ", text), *word = mem_printf(" %s ", name);
	const char *at = strstr(spaced, word);
	int sure = !at                  ? SURE_NOT
		   : at != spaced       ? SURE_WITHIN
		   : strcmp(text, name) ? SURE_BEGINS
					: SURE_WHOLE;

	/* One or two letters within others mean nothing: « le », « n », « cp ». */
	if (strlen(name) <= 2 && sure != SURE_WHOLE)
		sure = SURE_NOT;
	free(spaced);
	free(word);
	return sure;
}

static bool
same_label(const char *folded, const char *label)
{
	char *fold = utf8_fold(label);
	bool same = strcmp(fold, folded) == 0;

	free(fold);
	return same;
}

/* Names of our own columns, as the journal writes them and as the form shows them. */
static int
own_name(const char *folded)
{
	for (int field = 0; field <= COLUMN_KIND; field++) {
		if (!mapping_offers(field))
			continue;
		if (same_label(folded, session_column_name(field)) ||
		    (field < FF_COUNT && (same_label(folded, form_fields[field].id) ||
					  same_label(folded, _(form_fields[field].label)))))
			return field;
	}
	return -1;
}

int
mapping_guess(const char *header, int *sure)
{
	char *folded = utf8_fold(header);
	int field = -1, none = SURE_NOT;

	*sure = SURE_NOT;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]) && *folded; i++) {
		struct strlist names = { 0 };

		strlist_split(&names, known[i].names, '|');
		for (size_t k = 0; k < names.count; k++) {
			int how = likeness(folded, names.item[k]);

			if (known[i].field < 0 && how > none)
				none = how;
			if (known[i].field >= 0 && how > *sure) {
				*sure = how;
				field = known[i].field;
			}
		}
		strlist_clear(&names);
	}
	if (*sure < SURE_WHOLE && *folded && own_name(folded) >= 0) {
		field = own_name(folded);
		*sure = SURE_WHOLE;
	}
	/* Another column that tells the gender is meant rather. */
	if (strcmp(folded, "civilite") == 0)
		*sure = SURE_BEGINS;
	if (none != SURE_NOT && *sure < SURE_WHOLE)
		field = -1;
	*sure = field < 0 ? SURE_NOT : *sure;
	free(folded);
	return field;
}

/* Of a field that is chosen from a list of ours; NULL: nothing for sure. */
static const struct vocab_item *
likely(int field, const char *text)
{
	if (field == COLUMN_KIND)
		return session_name_likely(VOCAB_KIND, VOCAB_KIND, text);
	if (field == FF_THEMES)
		return session_name_likely(VOCAB_THEME, VOCAB_PROCEDURE, text);
	switch (form_fields[field].type) {
	case FORM_CHOICE:
	case FORM_CHOICES:
	case FORM_RESIDENCE:
	case FORM_BREAKDOWN:
		return session_name_likely(form_fields[field].vocab, form_fields[field].vocab,
					   text);
	default:
		return NULL;
	}
}

void
mapping_propose(struct mapping *m, size_t column)
{
	int field = m->column[column].field;
	struct mapping_values v;

	mapping_values(m, column, &v);
	for (size_t i = 0; i < v.count; i++) {
		const struct mapping_value *one = &v.item[i];
		const struct vocab_item *item =
			one->known || one->said ? NULL : likely(field, one->text);

		if (item)
			session_map_propose(&m->said, field, one->text, item->code);
	}
	mapping_values_clear(&v);
}
