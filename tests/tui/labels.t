# In a small window the list of what can be chosen cuts no label of the form in two.
include demo.inc
size 16 60
run --lang fr --now $NOW
wait 09:12
key n
match ^  Canal +│
match ^  Matériel +│
match ^  Statut +│
match ^  Orientation +│
key Tab Tab Tab
match Durée +30 min +Personne suivie anonyme
key Escape
wait n Nouveau
key c
wait Nouvel atelier
match ^  Niveau +│
match ^  Suivi·es +│
key Escape
wait n Nouveau
key C-q
exit 0
