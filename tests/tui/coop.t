# What the month has for the national tool, one session at a time: one key ticks it off.
include demo.inc
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator 'Alix Bel' --lang fr
sh "$LAKOU" --now 2026-10-05T09:00 add individuel --theme email --device ordinateur --autonomy autonome --duration 45 --gender feminin --age soixante_dix_plus --status retraite --residence 97207 --returning
sh "$LAKOU" --now 2026-10-06T09:00 add collectif --theme sante --duration 90 --participants 8 --genders feminin=5,masculin=2 --level debutant --title 'Ma santé'
sh "$LAKOU" --now 2026-10-07T09:00 add individuel --procedure logement --procedure-name APL --duration 30 --channel autre --commune 97232 --refer-to aide_sociale
sh "$LAKOU" --now 2026-11-20T09:00 add individuel --theme email --duration 30
run --lang fr --now $NOW
wait Alix
keys-from-here
key o
wait À reporter · octobre 2026
wait reste 3 sur 3
match n° 1 Accompagnement individuel
match Date de l’accompagnement +05/10/2026
match Durée +45 min
match Lieu de l’accompagnement +Lieu d’activité · Anse
match Thématique\(s\) d’accompagnement de +E-mail
match Niveau d’autonomie du bénéficiaire +Autonome
match J’ai déjà accompagné ce bénéficiaire +Oui
match Commune de résidence du bénéficiaire +Ducos \(97224\)
match Tranche d’âge +70 ans et plus
absent orienté
screen coop-fr-80x24

# One key a session; what is ticked stays so.
key Enter
wait Le n° 1 est reporté. u l’annule.
wait reste 2 sur 3
match Titre de l’atelier +Ma santé
match Bénéficiaires anonymes +8
match Genre +Féminin.+5 · Masculin.+2
match Niveau de l’atelier +Débutant
type  
wait Le n° 2 est reporté
match Lieu de l’accompagnement +Autre lieu · Le Vauclin \(97280\)
match Préciser le nom de la démarche +APL
match Le bénéficiaire est-il orienté vers +Oui · Structure d’aide sociale
key Enter
wait Tout ce mois est reporté
keys-at-most 4
wait reste 0 sur 3
wait Entrée Suivant
key u
wait Annulé : le n° 3 est de nouveau à reporter.
wait reste 1 sur 3
key Up
wait n° 2 Atelier collectif
wait reporté
wait Entrée Suivant  r À refaire  e Modifier
key r
wait reste 2 sur 3
key u
wait Annulé : le n° 2 est reporté.
wait reste 1 sur 3
key Escape
wait Aujourd’hui
key o
wait n° 3 Accompagnement

# A change takes the tick off again, and that is said.
key Escape q
exit 0
sh "$LAKOU" --now 2026-11-24T08:00 edit 1 --duration 50
run --lang fr --now $NOW
wait Alix
key o
wait reste 2 sur 3
wait modifié depuis son report
match Durée +50 min
key e
wait modification du n° 1
key Escape
wait modifié depuis son report
key Enter
wait reste 1 sur 3
wait n° 3 Accompagnement
key Escape
wait Aujourd’hui

# From the figures, the month that they are of; from the export, its own.
key s
wait Statistiques
key o
wait À reporter · novembre 2026
wait reste 1 sur 1
key Left
wait octobre 2026
key Right Right
wait Rien n’est noté dans l’avenir.
key Escape
wait Statistiques
key Escape x
wait Export
key o
wait À reporter · octobre 2026
key Escape Escape q
exit 0

# Small, wide, with nothing, in Creole: all of a session is reached.
fresh
size 16 60
sh "$LAKOU" init --desk Anse --commune 97209 --mediator Alix --lang gcf_MQ
sh "$LAKOU" --now 2026-10-07T09:00 add individuel --procedure logement --procedure-name APL --duration 30 --refer-to aide_sociale --gender feminin
run --lang gcf_MQ --now $NOW
wait Alix
key o
wait Pou matjé
wait Page suivante
key PgDn PgDn PgDn PgDn
wait Féminin
wait Page précédente
# What another program writes meanwhile turns no page back.
sh "$LAKOU" --now 2026-10-08T09:00 add individuel --theme email --duration 15
key PgDn
wait rété 2 anlè 2
match Féminin
wait Page précédente
resize 60 200
wait APL
match Le bénéficiaire est-il orienté vers une autre structure \? +Oui · Structure
key Left
wait Pa ni ayen pou matjé
key Enter e r Escape q
exit 0

# Whose sessions they are, and the key that shows those of all; the others of one mediator have keys, too.
sh "$LAKOU" mediator add 'Zoé Bel'
run --lang en --now $NOW
wait Alix
key o
wait To report · October 2026
wait t All
absent Up, Down
key t
wait of all mediators
wait t Mine
key Escape q
exit 0
