# What another mediator did, or nobody at this screen, is not taken back without a word; what was
# done on the screen itself is.
include demo.inc
sh "$LAKOU" mediator add "Jean-Luc Zébulon"
sh "$LAKOU" --now 2026-11-24T08:01 add individuel --theme email --duration 30
sh "$LAKOU" config mediator "Jean-Luc Zébulon"
run --lang fr --now $NOW
wait 09:12
wait E-mail
key u
wait C’est une action faite par
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
# Oneself, but from elsewhere, and with the number of a step that was just done and undone here.
key n
type sécu
key Enter C-s
wait Enregistré
key u
wait Annulé
sh "$LAKOU" --now 2026-11-24T08:02 add individuel --theme sante --duration 30
key u
wait Fait ailleurs, ou avant
match n° [0-9]+ a été enregistré
wait (mar. 24 nov., 30 min, Individuel, Santé)
wait Non, la laisser
key Enter
wait Santé
key u Down Enter
wait Annulé
absent Santé
# It is known here now.
key C-y
wait Santé
key u
wait Annulé
absent Santé
# A place of the settings: what its undoing would say.
sh "$LAKOU" place add Ailleurs --commune 97213
key u
wait Le message
match Annulé.*Ailleurs.*retiré
key Down Enter
wait Accueil
match Annulé.*Ailleurs.*retiré
# What was done while the question was open is not what was asked about.
key u
wait Non, la laisser
sh "$LAKOU" --now 2026-11-24T08:03 add individuel --theme parentalite --duration 30
key Down Enter
wait Autre chose
wait Parentalité
match E-mail
key u
wait Non, la laisser
key Down Enter
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
# What was taken back elsewhere is not done again without a word either, and once it is, it is known here.
sh "$LAKOU" --now 2026-11-24T08:04 add individuel --theme sante --duration 30
sh "$LAKOU" undo
key C-y
wait Annulé ailleurs, ou avant
match Rétabli
wait Non, la laisser
key Enter
absent Santé
key C-y
wait Oui, la rétablir
key Down Enter
wait Rétabli
wait Santé
key u
wait Annulé
absent Santé
key C-y
wait Santé
key q
exit 0
