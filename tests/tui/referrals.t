# Those who were sent on: what became of each in one key, found by words, older ones on demand.
include demo.inc
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator 'Alix Bel' --lang fr
sh "$LAKOU" --now 2026-11-20T08:00 add individuel --theme email --duration 30 --refer acteur-cacem --refer-reason 'carte de bus'
sh "$LAKOU" --now 2026-11-21T08:00 add individuel --theme email --duration 30 --refer-to aide_sociale --refer-reason 'dossier APL' --outcome to_follow_up
sh "$LAKOU" --now 2026-11-22T08:00 add individuel --theme email --duration 30 --refer-to autre --outcome visited
sh "$LAKOU" --now 2026-07-01T08:00 add individuel --theme email --duration 30 --refer-to autre --refer-reason ancien
sh "$LAKOU" --now 2026-11-22T09:00 add partenariat --duration 60 --refer acteur-cacem || true
run --lang fr --now $NOW
wait à suivre : 2 orientations  f
key f
wait dossier APL
wait carte de bus
absent ancien
wait 3 j
match 20/11 +4 j +E-mail +CACEM +carte de bus +AB
match 21/11 +3 j +E-mail +Aide sociale +À relancer · dossier APL +AB
absent Personne
screen referrals-fr-80x24
resize 16 60
match 20/11 +4 j +E-mail +CACEM +carte de bus *$$
resize 24 200
match Date .* Motif +Par *$$
match ven. 20 nov. +4 j +E-mail +CACEM +carte de bus +AB
match sam. 21 nov. +3 j +E-mail +Structure d’aide sociale \(maison des solidarités, .* À relancer · dossier APL
resize 24 80
key /
type mail cacem
absent dossier APL
key Escape
wait dossier APL

# What became of one is said with to whom it was; it leaves the list, and comes back.
key Down v
wait Y est allé·e : CACEM. u l’annule.
absent carte de bus
key u
wait Annulé : l’orientation de l’activité n° 1 est comme avant
wait carte de bus
key Home Down r
wait À relancer : CACEM
wait carte de bus
key Home s
wait Sans suite : 
absent dossier APL

# Letters narrow the list once they are asked for; Esc empties the line first.
key t
wait ancien
wait toutes
key /
type cacem
wait CACEM
absent ancien
key Enter
key Escape
wait ancien
key End Enter
wait modification du n° 4
key Escape
wait ancien
key Escape
wait à suivre : 1 orientation  f
# A save is seen, too, and so is undo from home.
key u
wait Annulé : l’orientation
wait à suivre : 2 orientations  f
key q
exit 0

# Small, in Creole, with nobody.
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator Alix --lang gcf_MQ
size 16 60
run --lang gcf_MQ --now $NOW
wait Alix
key f
wait Pa ni pies moun
key v s r Enter u
screen referrals-gcf_MQ-60x16
key Escape q
exit 0

# To whom they were sent takes the room that the reasons leave; where both need theirs, it is shared.
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator 'Alix Bel' --lang fr
sh "$LAKOU" --now 2026-11-20T08:00 add individuel --theme email --duration 30 --refer acteur-ctm --refer-reason 'carte de bus'
size 24 80
run --lang fr --now $NOW
wait à suivre
key f
wait carte de bus
match Collectivité territoriale de… +carte de bus +AB
key Escape q
exit 0
sh "$LAKOU" --now 2026-11-21T08:00 add individuel --theme email --duration 30 --refer acteur-cacem --refer-reason 'un dossier dont le motif est long'
run --lang fr --now $NOW
wait à suivre
key f
wait un dossier dont le motif
match Collectivité te… carte de bus +AB
key Escape q
exit 0

# The timer stands beside them where the window is narrow, and over nothing.
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator 'Alix Bel' --lang fr
sh for d in 1 2 3; do "$LAKOU" --now 2026-11-2${d}T08:00 add individuel --theme email --duration 30 --refer-to autre; done
sh "$LAKOU" --now 2026-10-05T08:00 add individuel --theme email --duration 30
size 16 60
run --lang fr --now $NOW
wait à suivre
key h
wait Chrono depuis 09:12
match 1 min  +à exporter
key C-q
exit 0
