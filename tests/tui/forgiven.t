# What hands do that have not seen yet that the form went on by itself: Tab, Down or Enter after a
# letter that chose already skips no field, and no letter lands in a field that it was not meant for.
env COMMUNE=97222
include desk.inc
run --lang fr --now $NOW
wait Essai
key n C-n
foreach KEY Tab Down Enter
type f
key $KEY
type 7
key $KEY
type ret
key $KEY
type trin
key $KEY
match Genre +Féminin +Âge +70 ans et plus
match Statut +Retraité
match Résid.* +La Trinité
absent Orientation +oui
# A second one is meant.
key S-Tab*5
end
type f
key Tab Tab
type ret
match Statut +Retraité
key C-q
exit 0

# In the form of a person, too.
run --lang fr --now $NOW
wait Essai
key p Enter
type corossol echelle 47 lune verte
key Enter
type corossol echelle 47 lune verte
key Enter
wait premier groupe
key Escape Escape C-n
wait Nouvelle personne
type Zephirin
key Enter Tab Tab Tab Tab
type trinité
key Tab Tab
type f
key Tab
# One letter chooses by no synonym that nobody sees, and one that means nothing is told.
type f
match Statut +f
key BS
type m
key Tab
wait dans la liste
match !Statut +m
key S-Tab BS
type retraitée
key Tab*4
type aime lire
key Enter
match Résid.* +La Trinité
match Genre +Féminin
match Statut +Retraité
match Note +aime lire
key C-q
exit 0
