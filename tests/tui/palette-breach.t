# What lies two screens away is found by the words of who needs it, and done at once or shown first.
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

# Nothing is asked about erasing before what goes was seen.
key C-p
wait Annuler la dernière action
type conserv
wait Réglages · c
key Enter
wait sous 30 j
key Escape
wait Réglages ·
key Escape
wait 09:12
key C-p
wait Annuler la dernière action
type effacer maintenant
wait Conservation · e
key Enter
wait puis appuyez sur e
wait sous 30 j
absent Question

# Nor does a question hide its help.
key r
wait registre des traitements
key ?
wait Répondre par le choix marqué
key Escape
wait registre des traitements
key Escape Escape
wait 09:12
key q
exit 0
