# The screens beside the command line: what another program logs comes up with the next key, what is
# typed meanwhile stays, and each has its own number. A desk that another program holds is said to be
# busy, with the form as it was typed.
include desk.inc
run --lang en --now $NOW
wait Essai

# Another program logs, while the home screen is open: it is there without a key, and counted.
absent Health
sh "$LAKOU" --now $NOW add individuel --theme sante --duration 20
wait Health
match Today +1 attend\. · 20 min

# While a form is half typed.
key n
type email
key Enter
sh "$LAKOU" --now $NOW add individuel --theme bureautique --duration 25
key C-s
wait no. 3
sh test "$("$LAKOU" list | wc -l)" = 3
match E-mail

# What one program logged the other may take back, one by one.
sh "$LAKOU" undo
key Left Right
wait Health
absent E-mail
sh test "$("$LAKOU" list | wc -l)" = 2

# Held by another program for longer than anybody waits.
key n
type email
key Enter
sh $builddir/tests/tui/lock "$XDG_DATA_HOME"/lakou/desk.db >holder
key C-s
wait Another program is writing
match E-mail
sh test "$("$LAKOU" list | wc -l)" = 2
sh kill "$(cat holder)"
key C-s
wait no. 4
absent draft
sh test "$("$LAKOU" list | wc -l)" = 3

# What comes to stand before the marked one, or goes from there, leaves it marked.
match ▸.*E-mail
sh "$LAKOU" --now $NOW add individuel --theme parentalite --start 08:01 --duration 15
wait 08:01
match ▸.*E-mail
sh "$LAKOU" undo
match Today +3 attend\.
absent 08:01
match ▸.*E-mail

# A form that is open does not change, nor does the screen under it jump.
key n
type san
wait san
sh "$LAKOU" --now $NOW add individuel --theme parentalite --start 08:01 --duration 15
key Escape
wait 08:01
match ▸.*E-mail
key B
wait Throw
key Down Enter
wait thrown away

# The change of a session that was changed elsewhere meanwhile: the way out is said, and is one.
key n
type email
key Enter C-s
wait no. 7
key Enter
wait change of no. 7
key Tab C-u
type 45
sh "$LAKOU" --now $NOW edit 7 --duration 50
key C-s
wait Changed elsewhere meanwhile, and kept so: Esc, then B
key Escape
wait Draft kept
key b
wait change of no. 7
key C-s
wait Changed elsewhere meanwhile, and kept so: Esc, then B
key Escape
wait Draft kept
key B
wait Throw
key Down Enter
wait thrown away
key Enter
match Duration +50 min
key Escape
wait Today
key q
exit 0
sh "$LAKOU" check
