# In a small window the sentence below the settings is whole, and the footer names what is of use
# while something is chosen or typed.
include demo.inc
size 16 60
run --lang fr --now $NOW
wait 09:12
key g
wait Au travail
wait a Accès
key Down Enter
wait choisit.
wait Entrée Accepter
absent Ajouter
key Escape
wait a Accès
key C-q
exit 0
