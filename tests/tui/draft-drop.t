# A draft that nobody wants any more is thrown away, once that is confirmed; a form that holds nothing
# but what was proposed, or that changed, leaves none.
include demo.inc
run --lang fr --now $NOW
wait 09:12
key B
wait Aucun brouillon
key n
type email
key Enter Escape
wait Brouillon gardé
wait un brouillon attend
key B
wait Jeter le brouillon
key Enter
match un brouillon attend
key B
wait Jeter le brouillon
key Down Enter
wait Le brouillon est jeté.
absent un brouillon attend
key b
wait Aucun brouillon

# Another duration alone is no session yet.
key n Enter
wait 1h30
key C-u
type 50
key Enter Escape
wait 14 jours
absent un brouillon attend
absent Brouillon gardé
key q
exit 0
