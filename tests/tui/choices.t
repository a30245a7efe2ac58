# What a list offers for the words of a counter, and whole, however long it is.
env COMMUNE=97232
include desk.inc
run --lang fr --now $NOW
wait Essai
key n
type aide
wait Aide aux démarches administratives
key BS*4
type caf
match ^  ▸ Famille - Scolarité
absent professionnel
key BS*3
type reso
match ^  ▸ Réseaux sociaux
key BS*4
# Letters scattered over a long label are no match of it.
type cesu
wait Rien de tel
absent contenus
key BS*4

# The choice under the cursor is whole: on its row where there is room, else below the list.
key C-n C-n
wait Administration (mairie, préfect…
type adm
wait Administration (mairie, préfecture…)
key BS*3
key Down*3
wait Opérateur ou organisme en charge de la démarche administrative
key Down*2
wait chambre de commerce…)
resize 16 60
wait chambre de commerce…)
key C-q
exit 0

# A date is changed in the way it is typed, and one that is left alone was not changed.
size 24 80
run --lang fr --now $NOW
wait Essai
key n C-n C-n C-n
match Date +24/11/2026
absent 2026-11-24
key Tab
match Date +mar. 24 nov. 2026
key Escape
absent [Bb]rouillon
key n C-n C-n C-n
type 20/11
key Tab
match Date +ven. 20 nov. 2026
key S-Tab
match Date +20/11
key C-q
exit 0

# An age is typed in years: nothing shows a number that no key would choose.
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter C-n Tab
wait Tapez l’âge ou les premières lettres
match Moins de 12 ans
absent 1 Moins
absent 8 Non
type 71
match Âge +70 ans
key C-q
exit 0
