# What was handed over: found, looked at, written out again to the byte, taken back.
include demo.inc
sh "$LAKOU" --now 2026-10-06T09:00 export release --period 2026-09 --recipient Mairie
sh "$LAKOU" --now 2026-11-06T09:00 export release --period 2026-10 --recipient 'Coordination CACEM'
sh cd sortie/lakou_demo_2026-10_* && sha256sum * > ../../sums
sh "$LAKOU" --now 2026-11-09T09:00 export release --period 2026-10 --recipient Ville --to clef
run --lang fr --now $NOW
wait 09:12
key x
wait Déjà publiées
key l
wait Publications ·
match octobre 2026 +coordination +ven. 6 nov. 2026 +[0-9a-f]{8} +figée
match septembre 2026 +coordination +mar. 6 oct. 2026 +[0-9a-f]{8} +figée
match Destinataire +Coordination CACEM
match Faite +ven. 6 nov. 2026, par A. Bellance
match il y est
screen releases-fr-80x24
key Enter
wait Publication · octobre 2026
match Remise +ven. 6 nov. 2026, par A. Bellance, .*Coordination
match lun. 9 nov. 2026, par A. Bellance, .*Ville, dans
match Contenu +[0-9]+ tableaux
match Accompagnement individuel
key Escape
wait Publications ·

# By a year or a recipient.
key /
type mairie
wait Destinataire       Mairie
absent octobre 2026
key Enter
wait r Retirer
key Escape
wait octobre 2026
key Escape
wait Déjà publiées

# What went away comes back, the same.
sh rm -r sortie/lakou_demo_2026-10_* clef
key l
wait il n’y est pas
key e
wait Réécrite, les mêmes fichiers
match ^ *sortie/lakou_demo_2026-10_
wait il y est
sh cd sortie/lakou_demo_2026-10_* && sha256sum -c ../../sums

# It is taken back once, with a reason, after a question.
key r
wait Pourquoi la retirer
key Enter
wait Dites en quelques mots
type Mauvais poste
key Enter
wait Retirer octobre 2026
screen releases-ask-fr-80x24
key Enter
wait Pourquoi la retirer
key Enter
wait Retirer octobre 2026
key Down
key Enter
wait Retirée. Prévenez
match octobre 2026 +coordination +ven. 6 nov. 2026 +[0-9a-f]{8} +retirée
match Retirée +mar. 24 nov. 2026, par A. Bellance
match Motif +Mauvais poste
key e
wait Réécrite, avec RETRAIT.txt
match ^ *sortie/lakou_demo_2026-10_
sh cd sortie/lakou_demo_2026-10_* && sha256sum -c ../../sums && grep -q 'RETIRÉ le 24 novembre 2026' RETRAIT.txt && ! grep -rq 'Mauvais poste' .
key r
wait déjà retirée

# It is exported no more, here and on the command line.
key Escape
wait Cette période a été retirée le mar. 24 nov. 2026 : la publication de T4 2026
wait Déjà publiées
match octobre 2026 +ven. 6 nov. 2026.+retirée
key Enter
absent C’est fait
match .+a été retirée
key Escape
wait 14 jours
key q
exit 0
sh "$LAKOU" --lang fr --now $NOW export release --period 2026-10 2>refus; test $? -eq 65
sh grep -q 'Cette période a été retirée le mar. 24 nov. 2026 : la publication de T4 2026 la compte de nouveau' refus
sh "$LAKOU" check

# On a narrow screen the columns stand apart, and no day is lost.
size 16 60
run --lang fr --now $NOW
wait 14 jours
key x
wait Export
key l
wait Publications
match octobre 2026 +coordination +06/11/2026 +retirée
key q
exit 0
