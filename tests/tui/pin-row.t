# The settings say whether whoever is at work has a PIN, and Enter on that row changes it.
include demo.inc
run --lang fr --now $NOW
wait 09:12
key g End
wait A. Bellance : aucun
key Enter
wait 4 à 8 chiffres
type 1234
key Enter
type 1234
key Enter
wait A. Bellance : demandé
key Escape q
exit 0
