# The card beside its file: what was repaired, what could not be read, what was typed here.
include desk.inc
sh printf 'id,nom,commune,code_postal,adresse,telephone,courriels,horaires,latitude,longitude,date_maj,Notre code\na,Atelier  du bourg,DUCOS,97224,1 rue A,douze,,le matin,43.75,7.31,15/03/2024,K7\n' >places.csv
sh "$LAKOU" import places places.csv >/dev/null || true
run --lang fr --now $NOW
wait 09:12
key a
wait sur
type atelier
wait Atelier du bourg
key F4
wait Orienter
# Sending, printing, calling come first in the line of keys, then what changes the entry.
match o Orienter +p Imprimer +d Appeler +e Modifier
match Atelier du bourg *$$
match .dans le fichier.*: Atelier  du bourg.
match Téléphone +.dans le fichier.*: douze.
match Commune +97224 Ducos
key End
wait Identifiant
# Columns beside the standard's, and nothing else, stand at the end.
match Tel que dans le fichier
match Notre code +K7
match Mise à jour +ven. 15 mars 2024, .*
match .dans le fichier.*: 15/03/2024.
absent Commune +DUCOS
match .dans le fichier.*: DUCOS.
match Position GPS +.dans le fichier.*: 43.75.
match .dans le fichier.*: 7.31.
key Escape Escape C-q
exit 0

# A place that its source no longer has: in the list, the preview and the card, until it is back.
sh printf 'id,nom,commune,code_postal,adresse,date_maj,source\nb,Biblio,Ducos,97224,2 rue B,2026-01-01,Hub\nc,Cyberbase,Ducos,97224,3 rue C,2026-01-01,Hub\n' >deux.csv
sh head -2 deux.csv >un.csv
sh "$LAKOU" import places deux.csv >/dev/null && "$LAKOU" --now $NOW import places un.csv >/dev/null
run --lang fr --now $NOW
wait 09:12
key a
wait sur
type cyberbase
wait (absent) Cyberbase
wait absent du dernier fichier de sa source, le mar. 24 nov. 2026
type x
key BS
key F4
wait Orienter
match absent du dernier fichier de sa source, le mar. 24 nov. 2026
key Escape Escape C-q
exit 0
sh "$LAKOU" import places deux.csv >/dev/null
run --lang fr --now $NOW
wait 09:12
key a
wait sur
type cyberbase
wait Cyberbase
absent (absent)
key F4
wait Orienter
absent absent du dernier
key Escape Escape C-q
exit 0
