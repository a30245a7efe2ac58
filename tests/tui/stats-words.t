# On the screens of the figures: a quarter as releases call it, both shares by name, the mark whole.
include demo.inc
run --lang fr --now $NOW
wait 09:12
key s
wait Statistiques · novembre 2026
key p
wait Choisissez-en une
type T3 2026
key Enter
wait Statistiques · T3 2026
key Left
wait Statistiques · T2 2026
key Home
wait Statistiques · novembre 2026
# Beside the title that is longest, too.
key Left
wait Statistiques · octobre 2026
key S-Tab
match Orientations par lieu +nombre, part des mentions, des accompagnements
key q
exit 0
size 16 60
run --lang fr --now $NOW
wait 14 jours
key s
wait Statistiques
key c
wait Où vivent les gens
match pour le poste seulement
key q
exit 0
