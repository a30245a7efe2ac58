# The tags of the desk: renamed, described, merged with a preview, retired, taken out, undone.
include demo.inc
sh "$LAKOU" --now 2026-11-24T08:01 add individuel --theme email --duration 30 --tag canicule --tag 'jeunes parents'
sh "$LAKOU" --now 2026-11-24T08:02 add individuel --theme email --duration 30 --tag CANICULE
sh "$LAKOU" --now 2026-11-24T08:03 add collectif --theme email --duration 60 --participants 8 --tag chaleur --tag Canicule
sh "$LAKOU" --now 2026-11-24T08:04 add individuel --theme email --duration 30 --tag Chaleur
run --lang fr --now $NOW
wait 09:12
key y
wait canicule
screen tags-fr-80x24

# A name that is taken is said before its description is asked for; another one is a step of undo.
key Down e C-u
type Canicule
key Enter
wait « canicule » existe déjà
key C-u
type forte chaleur
key Enter
wait Entrée accepte.
type Vague de chaleur
key Enter
wait « forte chaleur » est modifié
wait Vague de chaleur
key u
wait le tag a son nom et sa description d’avant
absent Vague de chaleur

# Two become one once it is known what that means; the old name still finds it.
# It is not offered itself.
key m
type chal
key Enter
wait Rien dans la liste n’a ces lettres
key C-u
type cani
key Enter
wait 2 activités passent à « canicule », et « chaleur »
key Down Enter
wait Fondu dans « canicule »
wait Appelé aussi : chaleur
screen tags-merged-fr-80x24
sh "$LAKOU" --now 2026-11-24T08:05 add individuel --theme email --duration 30 --tag CHALEUR
sh "$LAKOU" stats --month 2026-11 --by tag --format csv | grep -q 'tag.*canicule.*5'
sh "$LAKOU" undo
key u
wait Annulé : les tags sont de nouveau deux
wait chaleur

# One that sessions carry is not deleted, but retired and brought back.
key Home d
wait Ce tag reste
key r
wait n’est plus proposé
wait retiré
# Said again, not still.
key Del
wait Ce tag reste
key r
wait est de nouveau proposé

# A new one, and away with it.
key n
type a|b
key Enter
wait ne peut pas être un tag
key C-u
type été
key Enter
wait « été » est proposé dans chaque activité
key d
wait « été » est supprimé
key u
wait Annulé : le tag est revenu
# Undone, it was never there.
key u
wait le tag n’est plus proposé.
absent été
key C-y
wait le tag est de nouveau proposé
wait été
key Escape q
exit 0

# Small, in Creole; nothing is there to begin with.
fresh
sh "$LAKOU" init --desk Anse --commune 97209 --mediator Alix --lang gcf_MQ
size 16 60
run --lang gcf_MQ --now $NOW
wait Alix
key y
wait Poko ni étiket
key m e d r Del
wait Poko ni étiket
key n
type lékol
key Enter
wait lékol
screen tags-gcf_MQ-60x16
key C-q
exit 0
