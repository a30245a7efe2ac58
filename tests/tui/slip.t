# From the card to paper in three keys; a slip in another language than the screen's; without a printer
# it is two files; the dial sheet.
include desk.inc
sh mkdir -p "$HOME/bin" "$HOME/none" && printf '#!/bin/sh\n/bin/cat > "%s/printed"\n' "$HOME" > "$HOME/bin/lp" && chmod 700 "$HOME/bin/lp"
env OLDPATH=$PATH
env PATH=$HOME/bin
run --lang en --now $NOW
wait Essai
key a
wait entries
type up and space
key Tab Enter
wait Send there
key p
wait identity card
match Large type
wait Referral slip
match 0596 51 69 76
match Monday to Thursday
type 1
wait 1 [x] identity card
type 1
wait 1 [ ] identity card
type f
wait Fiche d’orientation
match lundi au jeudi
match identity card
type l
wait F i c h e
type l
wait Fiche d’orientation
# The digits of a French keyboard need no Shift; a line of one's own is not a command.
type &é
wait 2 [x] health card
type n
wait Your line
type fsqe <1>
key Enter
absent Your line
key Enter
wait Handed over to the printer
wait Send there
env PATH=$OLDPATH
sh grep -q '\[ \] fsqe <1>' "$HOME/printed" && grep -q 'carte Vitale' "$HOME/printed"
sh ! grep -q Alix "$HOME/printed"

# The number, to be dialled; any key goes back.
key d
wait To call
match 0596 51 69 76
match Up and Space
# To the last figure.
absent …
type x
wait Send there
key C-q
exit 0

# A printer that does not answer keeps nobody waiting for ever: saved, over no other file.
sh printf '#!/bin/sh\nexec /usr/bin/tail -f /dev/null\n' > "$HOME/bin/lp" && echo mine > "$HOME/fiche-cacem-2026-11-24.html"
env PATH=$HOME/bin
run --lang en --now $NOW
wait Essai
key a
wait entries
type cacem
key Tab p
wait Large type
key Enter
wait The printer does not answer
match fiche-cacem-2026-11-24-2.txt
key C-q
exit 0
env PATH=$OLDPATH
sh grep -qx mine "$HOME/fiche-cacem-2026-11-24.html" && rm "$HOME/fiche-cacem-2026-11-24.html"
sh rm "$HOME"/fiche-cacem-2026-11-24-2.txt "$HOME"/fiche-cacem-2026-11-24-2.html

# Nothing to print with: the same key saves.
env PATH=$HOME/none
size 16 60
run --lang fr --now $NOW --ascii
wait 09:12
key a
wait sur
type cacem
key Tab p
wait Gros texte
type m
wait Ki kot
key Enter
wait Enregistré en texte
match fiche-cacem-2026-11-24.txt
# Another one of the day lies beside it.
key p
wait Gros texte
key Enter
wait fiche-cacem-2026-11-24-2.txt
key v
wait Orienter
key d
match #### +####
match CACEM
# Below the figures the line of keys is whole.
match .chap Retour  . Aide
key Escape Escape Escape C-q
exit 0
env PATH=$OLDPATH
sh ls "$HOME" && grep -q 'lang="gcf-MQ"' "$HOME"/fiche-*-2026-11-24.html && grep -q lendi "$HOME"/fiche-*-2026-11-24.txt
