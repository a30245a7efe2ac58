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
