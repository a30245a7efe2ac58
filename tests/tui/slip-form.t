# The slip of the place that a session sends somebody to, from its form, which waits, and from the
# referrals to follow up. It says which desk sends, never who sits there.
include desk.inc
env OLDPATH=$PATH
sh mkdir -p "$HOME/none"
env PATH=$HOME/none
run --lang fr --now $NOW
wait Alix
key a
wait sur
type cacem
key C-o
wait Nouvel accompagnement
# Its key is in the footer once there is a place to go to.
wait F5 Imprimer
type email
key Enter F5
wait Gros texte
match Fiche d’orientation · CACEM
match De la part de +Essai
absent [^i] Alix,
key Enter
wait Enregistré en texte
match fiche-cacem-2026-11-24
wait E-mail
match CACEM
# Without one there is none.
key C-s
wait n° 1
key n
wait Nouvel accompagnement
absent F5 Imprimer
type email
key Enter F5
wait E-mail
key Escape
wait Alix
env PATH=$OLDPATH
sh ! grep -q Alix "$HOME"/fiche-*.html "$HOME"/fiche-*.txt
sh rm "$HOME"/fiche-*

# Of those who were sent on, too; a category is no place.
key f
wait CACEM
resize 24 100
wait p Imprimer
resize 24 80
key p
wait Gros texte
match Fiche d’orientation · CACEM
key Escape
wait à suivre
key Escape
wait Alix
key C-q
exit 0
sh "$LAKOU" --now 2026-11-24T08:00 add individuel --theme email --duration 30 --refer-to autre
run --lang fr --now $NOW
wait Alix
key f
wait CACEM
key End p
wait aucun lieu
key Escape
wait Alix
key C-q
exit 0
