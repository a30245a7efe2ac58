# What the screen says is what the keys do.
include demo.inc
run --lang en --now $NOW
wait 09:12

# An empty period is said in one sentence; the way on still works.
key s
wait attendances
key Left*6
wait Nothing was logged
absent nothing in this period
key Home
wait attendances
key Escape

# Esc first empties the search, and the footer says so.
key a
wait Esc Back
type zzzz
wait Nothing like that
wait Esc Clear
# Neither Tab nor Down leads into an empty list, where letters would be commands.
key Tab Down
type i
wait zzzzi
key Escape
wait Esc Back
key Escape
key C-p
wait Esc Back
type sta
wait Esc Clear
key Escape
wait Esc Back
key Escape

# The start of a code counts as the start of a word, also where procedures are logged most.
key n
type ema
key Enter
match ^  Themes +E-mail
key Escape b C-s
wait Saved
key u

# What is marked in the journal is acted on by what the footer offers then.
key j
wait Edit
wait Esc Back
key Space
match ^ d Delete  g Tag  m Other day .*Esc Unmark
absent Enter Edit
key Escape
wait Enter Edit
wait Esc Back
key Escape
wait Today

# A duration that is most often a slip is asked about once.
key n
type email
key Enter Enter
type 1439
key C-s
wait more than 8 hours
key C-s
wait Saved
key u q
exit 0

# A choice taken at its number goes on by itself; Enter after it confirms, and skips no field.
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
run --lang en --now $NOW
wait Essai
key n
type ema
key Enter Enter Enter C-n
wait Enter chooses and goes on
type 1
key Enter
type 4
key Enter
type 1
key Enter
type ducos
key Enter
type y
key C-s
wait no. 1
sh "$LAKOU" export places x.csv && "$LAKOU" stats --month 2026-11 --by gender --by age --by status --by residence --format csv > f.csv
sh grep -q 'gender.*feminin.*1' f.csv && grep -q 'residence.*97207.*1' f.csv

# Letters within several items mean none of them: Ctrl-S does not guess.
key n
type ema
key Enter Enter Enter C-n
wait Enter chooses and goes on
key Tab Tab Tab Tab Tab
wait Language
type re
key C-s
wait is not in the list
key Escape
wait Draft kept
key b
key C-q
exit 0

# Without a draft b says so; a session being changed is not called new; a long message is whole.
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
sh "$LAKOU" --now 2026-11-24T09:00 add individuel --theme email --duration 30
size 16 60
run --lang en --now $NOW
wait Essai
key b
wait No draft is waiting
key e
wait Session · change of no. 1
key Tab C-u
type zz
key C-s
wait type it like 45 or
match ^ +1h30\.
key Escape
key C-q
exit 0

# The arrows chose a day for what is logged next; a session that goes to another day takes that back.
fresh
size 24 80
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
sh "$LAKOU" --now $NOW add individuel --theme email --duration 30 --date 2026-11-23
run --lang en --now $NOW
wait Essai
key Left
wait 30 min
key e
wait change of no. 1
key C-n C-n C-n
wait yesterday, -2
type 20/11
key C-s
wait Fri 20 Nov
wait Saved
key n
match Date +Tue 24 Nov
key C-q
exit 0

# A theme and its procedure are joined as the language joins them.
run --lang fr --now $NOW
wait Essai
key n
type social
key Enter
wait administratives : Social
key Escape C-q
exit 0

# The footer names what is of use now: nothing to change or delete where nothing is marked, the way
# back right after something was done, and help always.
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai
match n Nouveau.* x Export.* . Aide
absent Modifier
absent Supprimer
key n
match Échap Retour.*F1 Aide
type email
key Enter Enter C-s
wait Enregistré
match u Annuler +e Modifier.* . Aide
key d
wait corbeille
match n Nouveau.* u Annuler.* . Aide
absent e Modifier
key q
exit 0
run --lang en --now $NOW
wait Essai
match n New +r Repeat +. One more +a Actors.* . Help
key s
wait Esc Back
match . Help
key C-q
exit 0

# An empty day has nothing to change or to delete.
fresh
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix --lang fr
run --lang en --now $NOW
wait Essai
key e
wait No session is marked
key Left
absent No session is marked
key d
wait No session is marked
key q
exit 0

# In the form the desk's name gives way whole to what is being done.
fresh
size 24 80
sh "$LAKOU" init --desk 'Espace numérique du Lamentin' --commune 97232 --mediator 'Alix Bellance' --lang fr
run --lang fr --now $NOW
wait Espace num
key n
wait Thèmes
match ^ Nouvel accompagnement  +Alix
key Escape C-q
exit 0
