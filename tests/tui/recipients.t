# Who receives releases: what each gets is chosen there, and the usual export follows it.
include demo.inc
sh mkdir sortie
run --lang fr --now $NOW
wait octobre  x
key x
wait Export · octobre 2026
key l
wait Publications ·
key d
wait Destinataires ·
match Personne encore
absent u Annuler
key n
type Coordination CACEM
key Enter
match ▸ Coordination CACEM +mois +coordination +excel-fr
match Entrée lui destine l’export habituel
key n
type coordination cacem
key Enter
wait existe déjà
key Escape
absent existe déjà

# One who gets quarters for everybody, a page to print beside them.
key n
type Préfecture
key Enter
match ▸ Préfecture +mois +coordination +excel-fr
key c
match ▸ Préfecture +trimestre +diffusion +excel-fr
key p
match ▸ Préfecture +année +diffusion
key p
match ▸ Préfecture +trimestre +diffusion
key f f
match ▸ Préfecture +trimestre +diffusion +excel-fr +html
key t
match ▸ Préfecture +trimestre +diffusion +standard +html
key Enter
wait L’export habituel lui est destiné

# The folder is said in a small window too, and with all kinds of files.
key f
match statistiques.xlsx
match Dossier +sortie
resize 16 60
match Dossier +sortie
match statistiques.xlsx
match Chiffres +standard
resize 24 80
key f f f
match Fichiers +statistiques.csv.*html

# Into a folder of their own, or again into the desk's.
key v
wait Tab continue
key C-u
type /nulle-part/ville
key Enter
match Dossier +/nulle-part/ville
key u
absent /nulle-part/ville
match Dossier +.*sortie
key v
key C-u
key Escape
absent Tab continue

# Renamed, forgotten, and each taken back; who the usual export goes to comes along.
key e
key C-u
type Ville
key Enter
match ▸ Ville +trimestre +diffusion +standard +html
match L’export habituel lui est destiné
sh test "$("$LAKOU" config recipient)" = Ville
key u
wait Annulé : le destinataire est comme avant le changement.
match ▸ Préfecture +trimestre
sh test "$("$LAKOU" config recipient)" = Préfecture
key d
wait u le rappelle
absent Préfecture +trimestre
sh test "$("$LAKOU" config recipient)" = -
key u
wait Annulé : le destinataire est de nouveau retenu.
match Préfecture +trimestre +diffusion +standard +html
sh test "$("$LAKOU" config recipient)" = Préfecture
key C-y
wait Rétabli : le destinataire est de nouveau oublié.
key u
match Préfecture +trimestre +diffusion +standard +html

# The export begins with their quarter, and one key makes it; a month still waits for the others.
key Escape Escape
wait Export · T3 2026
match Destinataire +Préfecture
match Profil +diffusion
match Fichiers .*statistiques.html
key Escape
wait octobre  x
key X
wait T3 2026 : 3 mois qui en font partie ne sont pas publiés
key Down Enter
wait C’est fait
match Vers .*lakou_demo_2026-T3
key Escape
wait 14 jours
key X
wait les mêmes fichiers qu’avant, pour Préfecture, dans sortie.
sh grep -q '^periode,perimetre' sortie/lakou_demo_2026-T3_*/statistiques.csv
match octobre  x

# Where nobody gets months, the quarter is what home reminds of.
key x
wait Export · T3 2026
key l d
wait Destinataires ·
match ▸ Préfecture
key Up
match ▸ Coordination CACEM
key d
wait u le rappelle
key Escape Escape Escape
wait 14 jours
absent octobre  x
key q
exit 0
size 16 60
run --lang fr --now $NOW
wait 14 jours
key x
wait Export
key l
wait Publications
key d
wait Destinataires
match ▸ Préfecture +trimestre +diffusion
key q
exit 0
