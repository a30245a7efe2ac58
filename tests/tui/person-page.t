# The page of a known person, and what waits of a correction that was left.
include desk.inc
run --lang en --now $NOW
wait Essai
key p Enter
type corossol echelle 47 lune verte
key Enter
type corossol echelle 47 lune verte
key Enter
wait Its first group
key Escape Escape C-n
type Zephirin
key Tab
type Luc
key Tab*12
type y
key Enter
wait none yet

# It is told from somebody new, and waits: the next form asks about it again.
key e
wait Correct
type s
key Escape
wait Draft kept
key Escape C-n
wait What was typed to correct Luc Zephirin was left as a draft
key Down Enter
wait Kept to recognise you
key Escape
wait Search
key C-n
wait What was typed to correct Luc Zephirin was left as a draft
key Down Down Enter
wait Kept to recognise you
key Escape
wait Search

# A correction is taken back and made again where it is seen: on the page, and in the list.
key Enter
wait none yet
key e
wait Correct
type s
key C-s
wait Luc Zephirins
wait Kept, sealed with the passphrase.
key u
wait Undone: correction of a person
absent Zephirins
key C-y
wait Redone: correction of a person
wait Luc Zephirins
key Escape
wait Search
key C-z
wait Undone: correction of a person
absent Zephirins
key Tab C-y
wait Redone: correction of a person
wait Zephirins
key u
wait Undone: correction of a person
absent Zephirins
key C-q
exit 0
