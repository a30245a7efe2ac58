/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip as a browser prints it: one sheet of A4 whatever is on it, in letters of either size,
 * and nothing that the browser has to complain of. Skipped where there is no Chromium. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "app/slip.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/partner.h"
#include "tests/lib/tap.h"

#define STATUS_SKIP 77

/* As long as what real files have, and in the widest letters: names are often in capitals. */
static const char *const full[PF_COUNT] = {
	[PF_NAME] =
		"MAISON DE SERVICES AU PUBLIC ET POINT D’ACCÈS NUMÉRIQUE MUNICIPAL DU GROS-MORNE",
	[PF_ADDRESS] = "RÉSIDENCE LES HAUTS DU MORNE VERT, BÂTIMENT C, 1ER ÉTAGE, QUARTIER MAUGÉE",
	[PF_ADDRESS_MORE] = "Entrée par le jardin, derrière la médiathèque ; sonner deux fois",
	[PF_POSTAL] = "97213",
	[PF_COMMUNE] = "Gros-Morne",
	[PF_PHONE] = "+596596569001",
	[PF_EMAILS] =
		"accueil@mediatheque-du-gros-morne.example.org|ateliers@mediatheque.example.org",
	[PF_BOOKING] =
		"https://rendez-vous.example.org/martinique/gros-morne/mediatheque?motif=aide",
	[PF_HOURS] = "Mo 08:00-12:00,14:00-17:30; Tu 08:30-12:30; We 09:00-18:00; "
		     "Th 08:00-12:00,14:00-17:00; Fr 08:00-12:30; Sa 09:00-13:00; PH off",
	[PF_ACCESS] = "Se présenter|Téléphoner|Contacter par mail|Prendre un RDV en ligne",
	[PF_COST] = "Gratuit|Gratuit sous condition|Payant",
	[PF_LATITUDE] = "14.7231",
	[PF_LONGITUDE] = "-61.0265",
	[PF_ITINERANCE] = "Itinérant|Fixe",
	[PF_UPDATED] = "2022-05-18",
};

static void
test_page(const struct slip *slip, const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	char *page = slip_html(slip);
	char *command = mem_printf("sh \"${TESTDIR:-tests}/lib/one-page.sh\" '%s'", path);
	struct err err;
	int status;

	ok(file_write(path, page, strlen(page), false, &err) == 0, "%s is written", name);
	status = system(command); /* NOLINT: the shell is meant */
	if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_SKIP)
		skip(1, "no Chromium that can print");
	else
		is_int(status, 0, "%s is one sheet, and nothing is wrong with it", name);
	free(command);
	free(page);
	free(path);
}

int
main(void)
{
	char *folder = tap_tmpdir();
	struct partner p;
	struct slip slip = {
		.partner = &p,
		.language = LANGUAGE_FR,
		.bring = (1u << SLIP_BRING_COUNT) - 1,
		.note = "Demander l’atelier du jeudi, et venir avant 11 h avec le téléphone",
		.desk = "Espace numérique Les Filaos",
		.place = "Médiathèque du Bourg",
		.today = 20781
	};

	partner_init(&p);
	for (int f = 0; f < PF_COUNT; f++)
		if (full[f] != NULL)
			p.field[f] = mem_strdup(full[f]);
	test_page(&slip, folder, "usual.html");
	slip.large = true;
	test_page(&slip, folder, "large.html");
	partner_clear(&p);
	free(folder);
	return tap_done();
}
