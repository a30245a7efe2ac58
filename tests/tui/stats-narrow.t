# However many filters are on, all of them are seen, on the figures and on the map, and the mark of
# what stays at the desk is beside them, also where there is little room.
include demo.inc
sh "$LAKOU" add individuel --now $NOW --date 2026-11-20 --duration 30 --theme sante --tag mutuelle-des-pays-de-l-ouest
run --lang en --now $NOW
wait 09:12
key s
wait for this desk only
key f
wait Filters combine
key Down Enter
wait Choice
type e-mail
key Enter
wait Filters combine
key Escape
wait Only: E-mail
# One has room beside the title of the map, which keeps its rows.
key c
wait Where people live
match people by commune of residence +E-mail
match Guadeloupe +Martinique +for this desk only
match DES  SRO
key Escape
wait Only: E-mail
key f
wait Filters combine
key Enter
wait Choice
type workshop
key Enter
wait Filters combine
key Down Down Enter
wait Choice
key Enter
wait Filters combine
key Down Enter
wait Choice
type bus
key Enter
wait Filters combine
key Down Enter
wait Choice
type lamen
key Enter
wait Filters combine
key Down Enter
wait Choice
type bellance
key Enter
wait Filters combine
key Down Enter
wait Choice
type mutuelle
key Enter
wait Filters combine
key Escape
wait Only:
match Only: Workshop
match E-mail
match Bus numérique
match Le Lamentin
match A\. Bellance
match mutuelle-des-pays-de-l-ouest
match Nothing in this period passes
key c
wait Where people live
match people by commune of residence +for this desk only
match Only: Workshop
match Bus numérique
match mutuelle-des-pays-de-l-ouest
match  Martinique
key C-q
exit 0
# In a small window the map keeps its rows beside one filter, too.
size 16 60
run --lang fr --now $NOW
wait 09:12
key s
wait Statistiques
key f
wait Les filtres se combinent
key Down Enter
wait Choix
type e-mail
key Enter
wait Les filtres se combinent
key Escape
wait E-mail
key c
wait Où vivent les gens
match personnes par commune de résidence +E-mail
match Martinique +pour le poste seulement
key C-q
exit 0
