# A letter answers a question where one answer alone begins with it; one that is none is told, and
# swallows no Enter. A question that comes by itself is answered by no letter.
env COMMUNE=97232
include desk.inc
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter Escape
wait Brouillon gardé
key B
wait Jeter le brouillon
match ▸ n  Non, le garder
type z
wait Ce n’est pas un choix
key Enter
wait un brouillon attend
absent jeté
key B
wait Jeter le brouillon
type l
wait Le brouillon est jeté

# What comes unasked.
key n
type email
key Enter Escape
wait Brouillon gardé
key n
wait resté en brouillon
type c
wait Ce n’est pas un choix
key Enter
match ^  Thèmes +E-mail
key C-q
exit 0

# What was typed ahead of it goes into the form that it was typed for, once that begins.
run --lang fr --now $NOW
wait un brouillon attend
type nsant
wait resté en brouillon
key Down
match ▸ +Le garder
key Enter
match Thèmes +sant
wait Santé
key Enter Escape
key q
exit 0
