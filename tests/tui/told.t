# What the form says of itself: where a text is replaced, what is wrong with it, what is counted, and
# who went out.
env COMMUNE=97222
include desk.inc
run --lang fr --now $NOW
wait Essai

# No note is locked before there is a passphrase.
key n
match Note +après p, phrase secrète
key Escape

# The first character replaces a proposed name; an arrow keeps it.
key n
type email
key Enter C-g
match Nom +E-mail
type CAF
match Nom +CAF
absent E-mail
key Escape C-g
match Nom +E-mail
key Left End
type x
match Nom +E-mail.*x
key Escape
# What cannot be read is said when its field is left, and when the cursor is there again.
key C-n C-n C-n
type 45/13
key Tab
wait n’est pas une date
# What is typed in the next one has its own hint back.
type 9
absent n’est pas une date
wait Par exemple
key BS
key Tab
absent n’est pas une date
key S-Tab S-Tab
wait n’est pas une date
key C-u
key C-q
exit 0

# However many themes are chosen, what is typed is seen behind the end of their list.
run --lang fr --now $NOW
wait Essai
key n
wait L’abandonner
key Down Down Enter
foreach WORD email caf logement sante reseaux
type $WORD
key Enter
end
type bureau
match Thèmes +….* bureau
key C-q
exit 0

# F3 takes a person out in so many words; with known ones, only the others of a workshop divide.
run --lang fr --now $NOW
wait Essai
key p Enter
type corossol echelle 47 lune verte
key Enter
type corossol echelle 47 lune verte
key Enter
wait premier groupe
key Escape Escape C-n
type Zephirin
key Tab
type Luc
key Tab*12
type o
key Enter
wait aucune
key Escape C-o
wait L’abandonner
key Down Down Enter
wait F3 Retirer
key F3
wait La personne est retirée
wait F3 Personne
key F3
wait Zephirin
key Enter
wait F3 Retirer
key Escape
wait Brouillon
key Escape
wait Essai
key c
wait L’abandonner
key Down Down Enter
type email
key Enter Enter
type 60
key Enter
type 5
key Enter F3
wait Zephirin
key Enter
match Suivi·es +.*Zephirin
key Tab*4
wait Seulement les 4 autres.
key F3
wait qui est-ce
key C-n
wait Nouvelle personne
type Alcide
key Tab
type Lea
key Tab*12
type o
wait oui
key C-s
match Suivi·es +2[^0-9]+: .*Zephirin.*Alcide
key C-q
exit 0

# Where nothing was logged yet there is nothing to repeat, by r no more than by +.
fresh
sh "$LAKOU" init --desk Vide --commune 97213 --mediator Alix --lang fr
run --lang fr --now $NOW
wait note la première
key r
wait Pas encore d’activité à répéter
key q
exit 0

# Enter stays where a number is wrong, and what is typed then is typed instead; once more leaves it.
run --lang fr --now $NOW
wait Vide
key c
wait Nouvel atelier
type email
key Enter Enter
type 90
key Enter
match Participants
type abc
key Enter
wait tapez seulement des chiffres
type 8
match Participants +8 *$$
key C-u
type neuf
key Enter Enter
type Atelier CAF
match Titre +Atelier CAF
key C-q
exit 0
