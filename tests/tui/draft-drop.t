# A draft that nobody wants any more is thrown away, once that is confirmed; a form that holds nothing
# but what was proposed leaves none.
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

# Proposals alone, even gone through, are no session yet.
key n Tab Enter
wait Lieu
key Escape
wait 14 jours
absent un brouillon attend
absent Brouillon gardé
# Nor is what was typed and taken out again.
key n Tab
wait Durée
type 4
key BS Escape
wait 14 jours
absent un brouillon attend
key q
exit 0
