/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a directory entry in the one order in which they are written and read, those of
 * the standard last and in the order of enum partner_field: private to partner_write.c and
 * partner_read.c. */
#ifndef STORE_PARTNER_ROW_H
#define STORE_PARTNER_ROW_H

#define PARTNER_COLUMNS                                                                           \
	"actor, insee, hub_role, hub_role_date, actor_kind, territory, siren, to_check, search, " \
	"by_hand, gone_on, missing_on, note, "                                                    \
	"pivot, nom, commune, code_postal, code_insee, adresse, complement_adresse, latitude, "   \
	"longitude, typologie, telephone, courriels, site_web, horaires, presentation_resume, "   \
	"presentation_detail, source, itinerance, structure_parente, date_maj, services, "        \
	"publics_specifiquement_adresses, prise_en_charge_specifique, frais_a_charge, "           \
	"dispositif_programmes_nationaux, formations_labels, autres_formations_labels, "          \
	"modalites_acces, modalites_accompagnement, fiche_acces_libre, prise_rdv"

/* As many. */
#define PARTNER_PLACES                                                 \
	"?, ?, ?, ?, "                                                 \
	"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " \
	"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

#endif
