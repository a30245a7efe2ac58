# Whoever does not agree to be known: Esc leaves the session anonymous, and nothing that was typed of them is kept.
include desk.inc
fresh
sh echo 'mangue corossol echelle 47 lune verte' >phrase
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix --passphrase-fd 3 3<phrase >code
run --lang en --now $NOW
wait Alix
key n F3
wait Passphrase
type mangue corossol echelle 47 lune verte
key Enter
wait who is it
key C-n
wait Kept to recognise you
type Refusing
key Enter
type Paul
key C-s
wait Without their agreement
key BS
type n
wait Backspace takes the answer back
key Escape
wait Nothing was kept about them
match Known person +anonymous
key F3
wait who is it
# A save that was refused says so, too; a form that is only left is a draft.
key C-n
wait Kept to recognise you
absent Refusing
type Other
key Enter
type Paul
key C-s
wait Without their agreement
key Escape
wait Nothing was kept about them
key F3 C-n
wait Kept to recognise you
absent Other
type Later
key Escape
wait Draft kept
key C-n
wait Go on with the draft: Later
key Escape Escape Escape
wait Home
key q
exit 0
