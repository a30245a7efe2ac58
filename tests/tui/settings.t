# A place is called otherwise, and its commune corrected: asked about where past sessions count in it.
include demo.inc
fresh
sh "$LAKOU" init --desk Médiatek --commune 97115 --mediator Alix --lang fr
sh "$LAKOU" --now $NOW add individuel --theme email --duration 30
run --lang en --now $NOW
wait Médiatek
key g
wait Médiatek, Lamentin
key e
wait Mark one of the desk’s places
key n Escape Up e
wait as it will stand in the list
key C-u
type Médiathèque
key Enter
wait Enter keeps its commune
key Enter
wait Médiathèque, Lamentin
wait undo on the home screen
key e Enter
wait Enter keeps its commune
type le lam
key Enter
wait will count in Le Lamentin, past sessions too
key Enter
wait Enter keeps its commune
sh "$LAKOU" stats --month 2026-11 --by commune --format csv | grep -q '97115.*1'
type le lam
key Enter
wait past sessions too
key Down Enter
wait Médiathèque, Le Lamentin
sh "$LAKOU" stats --month 2026-11 --by commune --format csv | grep -q '97213.*1'

# The title is the desk's, which has a name of its own; another program's change is seen.
wait Settings · Médiatek
key Home Down Down Enter
wait in the title of every screen
key C-u
type Le Bourg
key Enter
wait Settings · Le Bourg
wait Médiathèque, Le Lamentin
sh "$LAKOU" config desk | grep -qx 'Le Bourg'
sh "$LAKOU" config desk 'Le Grand Bourg'
key Down
wait Settings · Le Grand Bourg

# The folder is the usual one: a recipient's own comes first.
match Folder of releases +the program’s own, by default
key Down Down Enter
wait may have another one.
key Escape

# A name that is taken is said where it is typed.
sh "$LAKOU" place add Annexe --commune 97213
key Escape g
wait Annexe
key n Escape Up e C-u
type Médiathèque
key Enter Enter
wait exists already
key Escape

# So is a mediator's.
key End Up Up e C-u
type Alix B.
key Enter
wait Alix B.
key Escape

# The same name again is no change: nothing is said to be undone by the next u.
key End Up e Enter Down
absent Changed; undo
key Escape

# Each is a step of undo; where one works stays where one works.
key u
wait the mediator has the name of before
key u
wait Done elsewhere
key Down Enter
wait the place “Annexe” is retired
key u
wait the place is as it was
sh "$LAKOU" place list | grep -q 'Médiathèque.*97115'
key Down
absent the place is as it was
key u
wait the place is as it was
sh "$LAKOU" place list | grep -q 'Médiatek.*97115'
key q
exit 0

# Whom people ask about their data: typed, told to other programs, and taken out again.
run --lang en --now $NOW
wait 09:12
key g
wait Data officer (DPO)
key Home Down Down Down Down Down Down Enter
wait a line to fill by hand
type dpo@exemple.fr
key Enter
match Data officer .DPO. +dpo@exemple.fr
sh "$LAKOU" config dpo-contact | grep -qx dpo@exemple.fr
key Enter C-u Enter
match Data officer .DPO. +not said
key Down Enter
wait written decision
type 2/11/2026
key Enter
match Under 15 by name +yes, decision of
sh "$LAKOU" config minors-decision | grep -qx 2026-11-02
key Enter C-u Enter
match Under 15 by name +no, they stay
match Lock names after +5 minutes
key Down Enter
wait Minutes without a key
key C-u
type 16
key Enter
wait “16” cannot be used: give whole minutes, from 1 to 15
key C-u
type 0
key Enter
wait “0” cannot be used: give whole minutes, from 1 to 15
key C-u
type cinq
key Enter
wait “cinq” cannot be used: give whole minutes, from 1 to 15
sh "$LAKOU" config lock-minutes | grep -qx 5
key C-u
type 10
key Enter
match Lock names after +10 minutes
sh "$LAKOU" config lock-minutes | grep -qx 10
key Enter C-u Enter
match Lock names after +5 minutes
sh "$LAKOU" config lock-minutes | grep -qx 5
# Sources disagree on this day; a key says it.
match Good Friday +a day like any other
key Down Down Down Enter
wait a public holiday
match Good Friday +a public holiday
sh "$LAKOU" config good-friday | grep -qx yes
key Enter
wait a day like any other
sh "$LAKOU" config good-friday | grep -qx no
key Escape q
exit 0

# In the other languages, too.
run --lang fr --now $NOW
wait 09:12
key g Home Down Down Down Down Down Down Down Down Enter
wait Minutes sans touche
key C-u
type 16
key Enter
wait « 16 » ne convient pas : donnez des minutes entières, de 1 à 15
key Escape Escape q
exit 0
run --lang gcf --now $NOW
wait 09:12
key g Home Down Down Down Down Down Down Down Down Enter
wait Minit san touch
key C-u
type 16
key Enter
wait « 16 » pa bon : bay on chif minit, di 1 pou rivé 15
key Escape Escape q
exit 0
run --lang gcf_MQ --now $NOW
wait 09:12
key g Home Down Down Down Down Down Down Down Down Enter
wait Minit san touch
key C-u
type 16
key Enter
wait « 16 » pa bon : bay an chif minit, di 1 pou rivé 15
key Escape Escape q
exit 0
