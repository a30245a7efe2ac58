# Going back to a backup takes away what others logged: with a passphrase, it is asked for first. The passphrase
# costs what it costs a real desk.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh mkdir -p data && printf 'mangue corossol echelle 47 lune verte\n' >words && "$LAKOU" --now 2026-11-23T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr --passphrase-fd 3 3<words
sh "$LAKOU" --now 2026-11-23T10:00 add individuel --theme email --duration 30 >/dev/null
sh "$LAKOU" --now 2026-11-23T18:05 backup >/dev/null
sh "$LAKOU" --now 2026-11-24T08:00 add individuel --theme email --duration 45 >/dev/null
sh "$LAKOU" list >now

run --lang fr --now $NOW
wait 09:12
key g
wait Noms gardés
key b
wait 18:05
key End Enter
wait Remettre le poste comme il était
key Down Enter
wait Phrase secrète
wait est demandée avant qu’une sauvegarde prenne
key Escape
absent Phrase secrète
wait 18:05
sh "$LAKOU" list | cmp - now

# While another program has it open that is refused at once, and names that are open stay so.
key Escape Escape
wait 14 jours
key p
wait Phrase secrète
type mangue corossol echelle 47 lune verte
key Enter
wait ● noms
key Escape
wait 14 jours
key g
wait Noms gardés
key b
wait 18:05
sh "$builddir"/tests/tui/lock "${LAKOU_DB:-$XDG_DATA_HOME/lakou/desk.db}" >holder
key End Enter
wait ouvert dans un autre programme
match ● noms
absent Remettre le poste
sh kill $(cat holder); while grep -q . /proc/$(cat holder)/cmdline 2>err; do :; done

key Enter
wait Remettre le poste comme il était
key Down Enter
wait Phrase secrète
type mangue corossol echelle 47 lune verte
wait ●
key Enter
wait Le poste est rétabli
match ▸ +c +Continuer
sh test "$("$LAKOU" list | wc -l)" = 1
key C-q
exit 0

# A damaged desk asks nobody.
sh dd if=/dev/zero of="${LAKOU_DB:-$XDG_DATA_HOME/lakou/desk.db}" bs=4096 count=3 conv=notrunc status=none
run --lang fr --now $NOW
wait Sauvegardes
wait 18:05
key End Enter
wait Remettre le poste comme il était
key Down Enter
wait Le poste est rétabli
match ▸ +c +Continuer
key C-q
exit 0
