# What another mediator did is not taken back without a word; what one did oneself is.
include demo.inc
sh "$LAKOU" mediator add "Jean-Luc Zébulon"
sh "$LAKOU" --now 2026-11-24T08:01 add individuel --theme email --duration 30
sh "$LAKOU" config mediator "Jean-Luc Zébulon"
run --lang fr --now $NOW
wait 09:12
wait E-mail
key u
wait C’est une action de
wait Non, la laisser
key Enter
match E-mail
key u
wait Non, la laisser
key Down Enter
wait Annulé
absent E-mail
key C-y
wait E-mail
sh "$LAKOU" --now 2026-11-24T08:02 add individuel --theme sante --duration 30
key Left Right
wait Santé
key u
wait Annulé
absent Santé
# What was done while the question was open is not what was asked about.
key u
wait Non, la laisser
sh "$LAKOU" --now 2026-11-24T08:03 add individuel --theme parentalite --duration 30
key Down Enter
wait Autre chose
wait Parentalité
match E-mail
key u
wait Annulé
absent Parentalité
# So it is in the journal, and in the list of tags, where it is done again, too.
key j
wait E-mail
key u
wait Non, la laisser
key Down Enter
wait Annulé
key Escape
key y
key C-y
wait Rétabli
key u
wait Non, la laisser
key Escape Escape
key q
exit 0
