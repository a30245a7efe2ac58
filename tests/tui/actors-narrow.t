# The list of actors where there is little room: what a preview cuts ends with an ellipsis, and a day
# stays beside its hours.
include demo.inc
sh printf '%s\n' 'id,nom,commune,code_postal,adresse,horaires,services,presentation_resume' 'a,Zandoli Mobil,Ducos,97224,1 rue Verte,"Mo 08:00-12:00; Tu 09:00-12:00,13:00-14:00; We 09:30-12:30",Aide aux démarches administratives|Maîtrise des outils numériques du quotidien|Compréhension du monde numérique|Accès internet et matériel informatique,' >lieux.csv
sh "$PROGRAM" --db "$LAKOU_DB" import places lieux.csv >/dev/null 2>&1
run --lang fr --now $NOW
wait 09:12
key a
wait Échap Retour
type zandoli
wait sur 14
match Semaine +Lu.+08:00
absent Me *│
match …│|… +│
key C-q
exit 0
