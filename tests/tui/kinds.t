# Every kind of session has its form: opened from home, saved, changed, repeated.
include desk.inc
env NOW=2026-11-24T16:12
run --lang en --now $NOW
wait Essai

# A workshop: what must be said comes first, what is missing is said at its field.
key c
wait New workshop
key C-s
wait at least one theme
type email
key Enter Enter
type 120
key C-s
wait how many people
type 10001
key C-s
wait give 1 to 10,000
key C-u
type 8
key Enter
type Ma boîte mail
key Enter Enter
type 9
key Enter
wait more than all
key Tab S-Tab
wait more than all
key C-u
type 2
key C-s
wait no. 1
match Workshop .*“Ma boîte mail” · 8 participants
sh "$LAKOU" list | grep -q collectif

# Changed where it stands.
key e
wait Workshop · change of no. 1
key Tab Tab
type 9
key C-s
wait 9 participants

# Repeated: what was done, without who came.
key r
wait like no. 1
match Title +Ma boîte mail
match Participants *$$
type 7
key C-s
wait no. 2
match “Ma boîte mail” · 7 participants

# Another activity: which one is chosen by its letter, its number, or arrows; Esc goes back.
key k
wait Which activity
key Escape
absent Which activity
key k e
wait New event
type nec
key Down Enter
wait Minutes
type 3h
key Enter
type 80
key Enter
type Rencontre
key Enter
type 81
key C-s
wait more than
key C-u
type 20
key Enter
type hub
key Enter C-s
wait no. 3
match Local NEC · “Rencontre” · 80 participants \(20
key k 1
wait New network support
type com
key Enter
key C-s
wait how long
type 60
key C-s
wait no. 4
key k
wait Which activity
key Down Down Enter
wait New partnership
type fund
key Enter Enter
type 45
key Enter
type assoc
key Enter C-s
wait no. 5
match Partnership +Funding
key r
wait like no. 5
key Enter
wait no. 6
key e
wait Partnership · change of no. 6
key Escape

# A coordination activity is no attendance; the whole is sound.
key q
exit 0
sh "$LAKOU" stats --month 2026-11 --format json | grep -q '"attendances":{"all":16,'
sh "$LAKOU" check

# A draft is of its kind, and is asked about whichever form is opened.
run --lang fr --now $NOW
wait Essai
key c
wait Nouvel atelier
type email
key Enter Escape
wait Brouillon
key k p
wait brouillon
key Enter
wait Nouvel atelier
match Thèmes +E-mail
key Escape C-q
exit 0

# A date says which day it is while it is typed, before it is accepted; so in every language.
foreach L en fr gcf_MQ gcf_GP
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix --lang $L
run --lang $L --now $NOW
wait Essai
key n C-n C-n C-n
match 2026
type hier
match ^ += .*23 .* 2026
key C-u
type -2
match ^ += .*22 .* 2026
key C-u
type 12
match ^ += .*12 .* 2026
key C-u
type 12/3
match ^ += .*12 .* 2026
key C-u
type lundi
match ^ += .*23 .* 2026
foreach WORD yè lendi yesterday monday
key C-u
type 12
match ^ += .*12 .* 2026
key C-u
type $WORD
match ^ += .*23 .* 2026
end
key C-u
type 30/2
absent 2026
key Escape C-q
exit 0
end

# Nobody is noted by name in a coordination activity: no key for it is offered. Network support is of no
# territory, which what was logged before keeps.
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
sh "$LAKOU" --now $NOW add animation --duration 60 --territory-level communal; test $? -ne 0
run --lang fr --now $NOW
wait Essai
key k
wait Animation
key Enter
wait Nouvelle animation
absent F3
absent Territoire
key F1
wait Aide
type person
absent F3
key Escape Escape C-p
type dire qui
absent F3
key Escape Escape Escape
wait Accueil
key n
wait F3 Personne
key C-p
type dire qui
wait F3
key C-q
exit 0

# An activity is no session in what undo says; no two fields are called the same, nor cut.
foreach L fr gcf_MQ gcf_GP
run --lang $L --now $NOW
wait Essai
key k Enter
type reunion
key Enter
type 60
key C-s
match n°
key u
match n° [0-9]
absent accompagnement n°
absent pal n°
absent koudmen n°
key c
absent suivi…
key Escape k p
match (Ki kalité|Kalité patnè|Partenaires) +–
key Escape C-q
exit 0
end
