# SPDX-License-Identifier: GPL-3.0-or-later
# Places that nobody runs, in the national standard, from a small generator of numbers: the same rows
# on every machine.
#   awk -v count=10000 -f places.awk

function pick(list, of) {
	seed = (seed * 16807) % 2147483647
	return list[seed % of + 1]
}
BEGIN {
	seed = 20261124
	k = split("Cyber-base|Médiathèque|Espace numérique|Mission locale|Maison de quartier|" \
		"Centre social|Association|Point d’accueil|Bibliothèque|Atelier", kind, "|")
	w = split("des Filaos|du Balisier|des Alizés|de la Ravine|du Morne|du Flamboyant|" \
		"de l’Anse|du Gommier|des Palétuviers|du Bourg|de la Pointe|du Lambi", word, "|")
	c = split("Fort-de-France,97200,97209|Le Lamentin,97232,97213|Ducos,97224,97207|" \
		"Le Robert,97231,97222|Schœlcher,97233,97229|Les Abymes,97139,97101|" \
		"Pointe-à-Pitre,97110,97120|Basse-Terre,97100,97105|Le Gosier,97190,97113|" \
		"Sainte-Anne,97180,97128", commune, "|")
	s = split("Aide aux démarches administratives|Accès internet et matériel informatique|" \
		"Maîtrise des outils numériques du quotidien|Parentalité et éducation avec le numérique",
		service, "|")
	h = split("Mo-Fr 08:00-12:00,13:30-16:30|Mo-Th 07:30-17:00; Fr 07:30-13:00|Tu-Sa 09:00-17:30|" \
		"Mo,We,Fr 08:00-13:00|Mo-Fr 08:00-16:00; PH off||Sa 09:00-12:00", hours, "|")
	a = split("Tout public|Jeunes|Séniors|Familles et enfants", audience, "|")
	print "id,nom,commune,code_postal,code_insee,adresse,date_maj,services,source,horaires," \
		"publics_specifiquement_adresses,frais_a_charge,latitude,longitude"
	for (i = 1; i <= count; i++)
		printf "bench_%d,%s %s %d,%s,%d rue %s,2026-01-15,%s,bench,\"%s\",%s,%s,%.4f,%.4f\n", i,
			pick(kind, k), pick(word, w), i, pick(commune, c), i % 90 + 1, pick(word, w),
			pick(service, s), hours[i % h + 1], audience[i % a + 1],
			i % 3 ? "Gratuit" : "Payant", 14.4 + i % 397 / 1000, -61.2 + i % 331 / 1000
}
