# Rows and figures of a period are told apart, and who takes a month back is told what has it, too.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
env LAKOU_DB=essai.db
sh "$LAKOU" demo --sessions 1200 --months 6 --seed 1 --end 2026-11-23
sh "$LAKOU" config export-folder sortie
sh "$LAKOU" --now 2026-10-06T09:00 export release --period 2026-09
sh "$LAKOU" --now 2026-10-06T10:00 export release --period 2026-T3
sh "$LAKOU" --now 2026-10-06T11:00 export microdata --period 2026-T3
run --lang fr --now $NOW
wait 09:12
key x
wait Déjà publiées
match T3 2026 +mar. 6 oct. 2026 +lignes +sceau
match T3 2026 +mar. 6 oct. 2026 +sceau
key l
wait Publications ·
match T3 2026 +lignes
key Enter
wait Publication · T3 2026
match Contenu +[0-9].* lignes?
match Fichiers +LISEZMOI.txt, lignes.csv
absent 0 tableau
key Escape
wait r Retirer
key r
wait Pourquoi la retirer
type Test
key Enter
wait Retirer T3 2026 (lignes)
match rien ne la remplace\.
key Escape
wait Pourquoi la retirer
key Escape
wait r Retirer
key Down
key r
wait Pourquoi la retirer
type Test
key Enter
wait Retirer T3 2026 (chiffres)
match \(lignes\)
key Escape
wait Pourquoi la retirer
key Escape
wait r Retirer
key Down
key r
wait Pourquoi la retirer
type Test
key Enter
wait Retirer septembre 2026
match retirez aussi
match \(lignes\)
match \(chiffres\)
key Escape
wait Pourquoi la retirer
key Escape
wait r Retirer
key q
exit 0
