# Nobody is at the desk any more: the names are locked by the clock, and that is said, once.
include demo.inc
sh echo 'mangue corossol echelle 47 lune verte' >words
sh rm essai.db*
sh "$LAKOU" --now $NOW init --desk Essai --commune 97213 --mediator Alix --passphrase-fd 3 3<words >code
sh "$LAKOU" config lock-minutes 15
# For this one a quarter of an hour goes by at each signal.
env LAKOU=$builddir/tests/tui/later

# On the home screen, in every language.
foreach L en gcf_MQ gcf_GP fr
run --lang $L --now $NOW
wait 09:12
key p
type mangue corossol echelle 47 lune verte
key Enter
match Ctrl-N (adds|ka ajouté|ajoute)
key Escape
wait ··············
signal USR1
match (Names and notes are locked|Non ek ti-pawol fèmen|Non épi komantasyon fèmé|Noms et notes sont verrouillés)\.
absent ●
# No longer than until the next key.
key Left
absent locked
absent verrouillés
absent fèm
key C-q
exit 0
end

# From the list of persons, which goes with them.
run --lang en --now $NOW
wait 09:12
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Nobody is known yet
signal USR1
wait Home
match Names and notes are locked
key C-q
exit 0

# After the machine has slept, a key comes first: it is for a screen that is not there any more.
env ASLEEP=yes
run --lang en --now $NOW
wait 09:12
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Nobody is known yet
signal USR1
key C-n
wait Home
match Names and notes are locked
key C-q
exit 0
