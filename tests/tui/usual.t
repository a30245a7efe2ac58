# Last month as usual: one key; what is missing is asked for, and home reminds of it from the 5th.
include demo.inc
sh "$LAKOU" config export-folder cle
run --lang fr --now 2026-12-04T09:12
wait 09:12
absent novembre  x
key q
exit 0
run --lang fr --now $NOW
wait 09:12
wait octobre  x
screen home-due-fr-80x24

# Nobody receives it yet, and the key is not plugged in.
key X
wait On ne sait pas encore qui reçoit les fichiers
type Coordination CACEM
key Enter
wait branchez la clé
match Destinataire   Coordination CACEM
key Escape
absent branchez la clé
key Escape
wait 14 jours
keys-from-here
key X
wait branchez la clé
match Dossier +cle
screen export-missing-fr-80x24
sh mkdir cle
key Enter
absent branchez la clé
key Escape
wait octobre  X
key X
wait 3 fichiers pour Coordination CACEM, dans cle.
absent octobre  X
sh test -e cle/lakou_demo_2026-10_*/manifeste.csv
key X
wait les mêmes fichiers qu’avant, pour Coordination CACEM, dans cle.

# A folder of somebody else is told at its field.
sh echo x >> cle/lakou_demo_2026-10_*/notes.txt 2>/dev/null || echo x > "$(echo cle/lakou_demo_2026-10_*)/notes.txt"
key X
wait d’autres fichiers de cette période
key Escape
key Escape
wait 14 jours

# Each recipient has a folder and formats of their own, which come along.
key x
wait Déjà publiées
key d
wait Qui reçoit les fichiers
type Mairie
key Enter
wait Destinataire   Mairie
match Dossier +cle
key v
type /mairie
key Enter
match Dossier +cle/mairie
key Left
wait Export · septembre 2026
key f
wait statistiques.xlsx
key d
wait Qui reçoit les fichiers
type coord
key Enter
wait Destinataire   Coordination CACEM
absent cle/mairie
absent statistiques.xlsx
key d
wait Qui reçoit les fichiers
type mairie
key Enter
wait Destinataire   Mairie
match Dossier +cle/mairie
match Fichiers .*statistiques.xlsx
key q
exit 0
sh test "$("$LAKOU" config recipient)" = Mairie
sh test "$("$LAKOU" config export-folder)" = cle
sh "$LAKOU" --now $NOW export release --period 2026-09 --recipient 'Coordination CACEM' --format csv
sh test -e cle/lakou_demo_2026-09_*/manifeste.csv
sh "$LAKOU" --now $NOW export release --period 2026-10
sh test -e cle/mairie/lakou_demo_2026-10_*/manifeste.csv
run --lang fr --now 2026-12-04T09:12
wait 09:12
key X
wait Cette période pourra être publiée le sam. 5 déc. 2026
key q
exit 0

# A month that was forgotten is reminded of, too, once there are others before it. The key makes the one
# that is named, then the next; one that cannot be published is due no more.
sh "$LAKOU" --now 2026-12-10T09:00 add individuel --theme email --duration 30
run --lang fr --now 2027-01-10T09:12
wait à exporter : 2  X
resize 60 200
wait 2 mois à exporter, dès novembre  X
resize 24 80
key x
wait Export · novembre 2026
key Escape
wait 14 jours
key X
wait novembre 2026 : 4 fichiers pour Mairie
wait décembre  X
key X
wait Trop peu de personnes
absent décembre  X
key q
exit 0

# With room, it is a sentence; it goes away at once when the month is published elsewhere.
fresh
env LAKOU_DB=anse.db
sh "$LAKOU" init --desk Anse --commune 97209 --mediator 'Alix Bel' --lang fr
sh "$LAKOU" --now 2026-09-30T09:00 add individuel --theme email --duration 30
run --lang fr --now 2026-11-24T09:12
wait Anse
absent exporté
key q
exit 0
sh i=0; while [ $i -lt 12 ]; do "$LAKOU" --now 2026-10-30T09:00 add individuel --theme email --duration 30 || exit 1; i=$((i + 1)); done
run --lang fr --now 2026-11-24T09:12
wait octobre n’est pas encore exporté  x
sh "$LAKOU" --now 2026-11-24T09:12 export release --period 2026-10 --to ailleurs
key t
absent n’est pas encore exporté
key q
exit 0

# The folder of whoever is named is shown before anything is written there.
include demo.inc
run --lang fr --now $NOW
wait octobre  x
key x
wait Déjà publiées
key d
type Mairie
key Enter
wait Destinataire   Mairie
key v C-u
type cle
key Enter
match Dossier +cle
key q
exit 0
sh "$LAKOU" config recipient ""
run --lang fr --now $NOW
wait octobre  x
key x Enter
wait On ne sait pas encore qui reçoit les fichiers
type Mairie
key Enter
match Dossier +cle
match prêt depuis
sh test ! -e cle
key Enter
wait le dossier est prêt
sh test -e cle/lakou_demo_2026-10_*/manifeste.csv
key q
exit 0
