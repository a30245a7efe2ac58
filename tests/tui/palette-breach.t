# What lies two screens away is found by the words of who needs it, and done at once.
include demo.inc
run --lang fr --now $NOW
wait 09:12
key C-p
wait Annuler la dernière action
type volé
wait Conservation · v
key Enter
wait Quand
key Escape
wait Registre
key Escape
wait 09:12
key C-p
wait Annuler la dernière action
type délai
wait Conservation · l
key Escape Escape
wait 09:12
key q
exit 0
