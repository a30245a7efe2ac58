# What a long period can give takes a while to work out: the screen is there before, and says so.
include demo.inc
fresh
env LAKOU_DB=gros.db
sh "$LAKOU" --now $NOW demo --sessions 3000 --months 6 --seed 1 --end 2026-11-23 2>demo.err
sh for m in 07 08 09; do "$LAKOU" --now $NOW export release --period 2026-$m --to sortie || exit 1; done
sh "$LAKOU" config export-folder sortie
run --lang fr --now $NOW
wait 14 jours
key x
wait Contenu
key p
wait calcul de ce qui peut être publié…
match Destinataire +non précisé
match prêt depuis le
match Contenu +[0-9]+ tableaux
absent calcul de

# Whoever goes on meanwhile finds what was asked for last.
key p p p Left Right
wait Export · T3 2026
match Contenu +[0-9]+ tableaux
key Enter
wait On ne sait pas encore qui reçoit les fichiers
type Mairie
key Enter
wait Préparation des fichiers…
wait C’est fait
match Vers .*lakou_demo_2026-T3
key q
exit 0

# So does the one key of the home screen.
sh "$LAKOU" config recipient Mairie
sh rm -r sortie/*
run --lang fr --now 2026-11-24T09:12
wait octobre  X
key X
wait Préparation des fichiers…
wait pour Mairie, dans
key q
exit 0
