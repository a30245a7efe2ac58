# Somebody could not be received: one key and a reason, taken back by undo, counted on its day.
include demo.inc
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator Alix --lang fr
run --lang fr --now $NOW
wait 09:12
absent non reçue
key v
wait Pourquoi une personne
screen turned-away-fr-80x24
# A number chooses, also without Shift on a French keyboard.
key 2
wait Noté : une personne n’a pas pu être reçue (Réseau en panne). u l’annule.
wait 1 non reçue
key v é
wait 2 non reçues
# Letters choose with Enter, and none of them is a key of the home screen; Enter alone gives no
# reason.
key v
type hors
key Enter
wait (Hors du champ du poste)
wait 3 non reçues
key v Enter
wait Noté : une personne n’a pas pu être reçue. u l’annule.
wait 4 non reçues
# Leaving notes nothing; undo takes one back at a time, and redo brings it again.
key v Escape
wait 4 non reçues
key u
wait Annulé : la personne non reçue n’est plus comptée.
wait 3 non reçues
key C-y
wait Rétabli : une personne n’a pas pu être reçue.
wait 4 non reçues
# Each day has its own.
key Left
absent non reçue
key v
wait lun. 23 nov. 2026
key 1
wait 1 non reçue
key t
wait 4 non reçues
key q
exit 0
sh "$LAKOU" check

# Small, in Creole.
size 16 60
run --lang gcf_MQ --now $NOW
wait 4 pa pasé
key v
wait Pou ki rézon
screen turned-away-gcf_MQ-60x16
key Escape q
exit 0
# The desk's own statistics tell of it, by reason; no release and no JSON does.
sh "$LAKOU" stats --month 2026-11 --lang fr | grep -q 'Personnes non reçues *5'
sh "$LAKOU" stats --month 2026-11 --lang fr | grep -q 'Réseau en panne *2'
sh "$LAKOU" stats --month 2026-11 --lang fr | grep -q 'sans raison *1'
sh ! "$LAKOU" stats --month 2026-11 --format json | grep -qi 'turned'
