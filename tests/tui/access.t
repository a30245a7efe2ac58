# The log of access: who did what with what is known of people, and never whom.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh mkdir -p data && printf 'mangue corossol echelle 47 lune verte\n' >words && "$LAKOU" --now 2026-11-10T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr --passphrase-fd 3 3<words
sh "$LAKOU" add individuel --theme email --duration 30 --date 2026-11-24

# A page that stays open is looked at once, whatever another program writes meanwhile.
run --lang en --now $NOW
wait 09:12
key p
wait Passphrase
type mangue
key Enter
wait You can try again now
key C-u
type mangue corossol echelle 47 lune verte
key Enter
wait Nobody is known yet
key C-n
wait Kept to recognise you
type Zéphirin
key Enter
type Marie-Line
key Enter Enter Enter Enter Tab*8
key Enter Enter
wait Without their agreement
type y
key Enter
wait none yet
sh "$LAKOU" config desk Bourg
key Down
key C-q
exit 0
sh "$LAKOU" --now 2026-11-24T10:15 export journal all.csv

foreach L fr gcf_MQ gcf_GP en
run --lang $L --now $NOW
wait 09:12
key g a
absent Marie
screen access-$L
key C-q
exit 0
end

# The list follows what another program writes; a small window and a large one.
run --lang fr --now $NOW
wait 09:12
key g a
wait Journal des accès
sh "$LAKOU" --now 2026-11-24T10:20 export journal more.csv
key Down
wait 10:20
resize 16 60
wait Journal des accès
screen access-60x16
resize 60 200
screen access-200x60
key C-q
exit 0

# A restore is by whoever is at work, from the command line too.
sh "$LAKOU" --now 2026-11-24T10:30 backup >copy
sh "$LAKOU" --now 2026-11-24T10:40 restore "$(cat copy)"
size 16 60
run --lang fr --now 2026-11-24T10:41
wait 10:41
key g a
match 24/11 10:40 Poste.* AL$$
resize 24 80
match 24/11/2026  10:40  Poste.* Alix$$
key C-q
exit 0
