# The same screens in French at 60x16: nothing is cut in a way that misleads.
include demo.inc
size 16 60
run --lang fr --now $NOW
wait 09:12
screen home-fr-60x16
key Left n
screen session-fr-60x16
key Tab Tab
screen session-channel-fr-60x16
key Escape F1
screen help-fr-60x16
key Escape a
screen actors-fr-60x16
type cacem
key Tab Enter
screen actor-fr-60x16
key Escape Escape Escape Escape s
screen stats-fr-60x16
key Escape x
screen export-fr-60x16
key Escape g
screen settings-fr-60x16
key Escape i
match ^ +qui changerait[.]$$
screen import-fr-60x16
key Escape C-q
exit 0

# Below that, one sentence; what was typed is still there when there is room again.
size 24 80
run --lang fr --now $NOW
wait 09:12
key n
type ema
resize 10 40
wait 60
screen too-small-fr-40x10
type il
resize 24 80
wait E-mail
resize 60 200
screen session-fr-200x60
key Enter C-s
wait Enregistré
screen home-fr-200x60
key q
exit 0

# What has no room is said to be there, and a path is parted between its folders.
size 16 60
sh for m in 09 10; do "$LAKOU" --now $NOW export release --period 2026-$m --to sortie || exit 1; done
sh mkdir -p media/alix/SAUVEGARDES-DU-POSTE/coordination-numerique && "$LAKOU" config export-folder media/alix/SAUVEGARDES-DU-POSTE/coordination-numerique
run --lang fr --now $NOW
wait 09:12
key x
wait l montre toutes celles
match ^ +coordination-numerique
key Escape g
wait suite plus bas
key End
absent suite plus bas
key Escape C-q
exit 0

# What an import takes is told to its end in the Creole of Martinique, too.
size 16 60
run --lang gcf_MQ --now $NOW
wait 09:12
key i
wait Ki fichié
match Ayen pa ka chanjé avan ou wè\.
key Escape C-q
exit 0

# A window that is small for an instant has all of it again.
size 24 80
run --lang fr --now $NOW
wait 09:12
signal STOP
resize 16 60
resize 24 80
signal CONT
match mar. 24 nov. +09:12
whole
key C-q
exit 0
