# How the participants of a workshop divide: typed in one line, in the language, the rest worked out.
include desk.inc
env NOW=2026-11-24T16:12
run --lang fr --now $NOW
wait Essai
key c
wait Nouvel atelier
type email
key Enter Enter
type 120
key Enter
type 8
key C-n
# The table says which letter is whose, before anything is typed.
wait Tapez un nombre et la lettre
match f +Féminin
match m +Masculin
match Non communiqué +8
type 5f 2
match f +Féminin +5
match Non communiqué +3
type h
match m +Masculin +2
match Non communiqué +1
# More than there are: said while it is typed, and Enter does not accept it. What another program writes
# meanwhile leaves what is typed to the letter.
type 2h
sh "$LAKOU" config lock-minutes 6
wait « 9 » dépasse
key Enter
match Genre .*5f 2h2h
match m +Masculin +4
match 1 de trop
absent -1
key BS BS
absent dépasse
# What means nothing is said when it is to be accepted.
type 1x
key Enter
wait comme 5f 3m
# What is said of it stays where another program writes.
sh "$LAKOU" config desk Bourg
wait Bourg
match comme 5f 3m
key BS BS
key Enter
match Genre +F 5 · M 2 · nc 1
# Ages by the letters of the table; Enter goes on.
match a +Moins de 12 ans
type 2f 6g
match Non communiqué +0
key Enter
match Âge +60–69 2 · 70\+ 6 · nc 0
match r +Retraité
# The letters follow the language; what they were typed for stays.
type 7r1c
match c +Scolarisé +1
key F9
match r +Ritrété +7
match z +Zélev, étidian +1
key F9 F9 F9
match c +Scolarisé +1
key C-u
type 8r
key Enter
match Statut +Retraité 8
type 3duc 1 fort de france
match Ducos +3
match Fort-de-France +1
key Enter
match Résidence +Fort-de-France 1 · Ducos 3 · nc 4
# What is there is typed again in a moment.
key S-Tab S-Tab
wait 8r
key Right
type  1s
wait « 9 » dépasse
key BS BS BS
key C-s
wait n° 1
sh "$LAKOU" stats --month 2026-11 --format json --by gender --by age | grep -q '"code":"feminin","sessions":1,"attendances":5'
# Changed: fewer came than the parts say, and the field says so.
key e
wait modification
key Tab Tab
type 4
key C-s
wait dépasse
key Escape
wait Brouillon
key b
wait modification
key Tab
match Participants +4
key Escape C-q
exit 0

# Half a line is kept in the draft; numbers alone go in the order of the table; Creole letters.
sh "$LAKOU" init --db other.db --desk Essai --commune 97213 --mediator Alix --lang fr
run --db other.db --lang gcf_MQ --now $NOW
wait Essai
key c
wait Nouvo latilié
type email
key Enter Enter
type 60
key Enter
type 9
key C-n
match f +Fanm
match n +Nonm
type 4f 5
key Escape b
wait 4f 5
type n
match n +Nonm +5
key C-u
type 4 3
match f +Fanm +4
match n +Nonm +3
key C-s
wait 9 moun
key C-q
exit 0

# On a small screen every value still shows with its letter; what is wrong is said in each language.
size 16 60
foreach L fr gcf_MQ gcf_GP en
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix --lang $L
run --lang $L --now $NOW
wait Essai
key c
type email
key Enter Enter
type 60
key Enter
type 8
key C-n
match f .* 0
type 9
match [«“].?9
key Enter
key C-u
type 5z
key Enter
match [«“].?z
key C-u Enter
match f 60
match g 70
match c 18
key Escape C-q
exit 0
end

# How many were there is worked out beside those who were online, while it is typed and after it.
size 24 80
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai
key c
wait Nouvel atelier
type email
key Enter Enter
type 60
key Enter
type 12
key Tab Tab Tab
type 3
match En ligne +3 +sur place 9
key Tab
match En ligne +3 +sur place 9
key Escape C-q
exit 0
