# Letters add a choice to a list and take none away: what is chosen already is said, and stays.
env COMMUNE=97232
include desk.inc
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter
type nav
key Enter
wait E-mail · Navigation sur internet
type nav
key Enter
wait est déjà choisi
match ^ !Thèmes +E-mail · Navigation sur internet nav
# Other letters choose something else, and nothing is wrong any more.
key BS*3
absent déjà choisi
type bur
key Enter
wait E-mail · Navigation sur internet · Bureautique
# Left with such letters, by Tab or to be saved, the list is as it was.
type nav
key Tab
match ^  Thèmes +E-mail · Navigation sur internet · Bureautique
absent déjà choisi
key S-Tab
type email
key C-s
wait Enregistré
sh "$LAKOU" list | tail -n 1 | grep -q email
# An arrow shows what is meant: there Enter takes it away.
key u
wait Annulé
key n
type email
key Enter
wait E-mail
type email
key Up Enter
absent Thèmes +E-mail
key C-q
exit 0
