# Known persons: what is said before anything is kept, the passphrase, the list, the form, the page,
# a session for one of them, and the lock. The passphrase costs what it costs a real desk.
include demo.inc
sh mkdir -p sortie

# Before anything is kept: in every language, and in a small window.
foreach L en gcf_MQ gcf_GP fr
run --lang $L --now $NOW
wait 09:12
key p
screen persons-explained-$L-80x24
key Enter
type mangue corossol
screen persons-chosen-$L-80x24
key Escape Escape C-q
exit 0
end
size 16 60
run --lang fr --now $NOW
wait 09:12
key p
screen persons-explained-fr-60x16
key Enter
type mangue corossol
screen persons-chosen-fr-60x16
key Escape Escape C-q
exit 0

# Chosen: too weak, then not twice the same, then taken. The code is another one each time.
size 24 80
run --lang en --now $NOW
wait 09:12
key p
wait Someone who agrees
key Enter
type mangue
wait 8 of 50
key Enter
wait too easy to guess
type  corossol echelle 47 lune verte
wait Enter takes it
absent corossol
key C-v
wait corossol echelle
key C-v Enter
wait Type it once more: after a slip the recovery code alone
type mangue corossol echelle
key Enter
wait not the same
type mangue corossol echelle 47 lune verte
key Enter
wait Its first group
key Enter
wait Type the first four characters
type 0000
key Enter
wait This is not the first group of the code
# On paper by the key that the footer has, or by hand where there is no printer.
match (Ctrl-E Print|No printer here: copy this code)
key C-e
match (Handed over|No printer here: copy the code by hand)
match [0-9A-Z]{4}-[0-9A-Z]{4}-
wait names open
key Escape
wait Nobody has this code yet
key Escape
wait Nobody is known yet

# The notice, before anybody agrees: a text where no printer is, else the last choice.
key C-e
wait The information notice, in French
key End Enter
wait Saved as
sh grep -q 'CNIL' sortie/lakou-notice-2026-2.txt
sh rm sortie/lakou-notice-2026-2.txt

# The first person: what is wrong is said at its field, and nothing is kept without agreement.
key C-n
wait Kept to recognise you
type Zéphirin
key Enter
type Marie-Line
key Enter
type 1958
key Enter
type 12
key Enter
wait telephone number
type 0696 11 12 13
key Enter Tab*8
type comes with her son
key Enter Enter
wait Without their agreement
key C-e
wait The information notice, in French
key Escape
wait Without their agreement
# One key answers: no letter of a sentence does.
type non pas encore, oui plus tard
match they agree +no
wait Backspace takes the answer back
key BS
type pas oui
match they agree +no
key BS
type y
match they agree +yes
key Enter
wait Marie-Line Zéphirin, 1958
wait none yet

# A session for her in two keys from the list.
key Escape
match ZÉPHIRIN|Zéphirin Marie-Line +1958 +0696 11 12 13
key C-o
wait New session
match Marie-Line Zéphirin
type email
key Enter C-s
wait Saved at
match 24/11/2026

# Found in spite of a slip; nobody by that name.
type zefirin
match Zéphirin Marie-Line
key C-u
type qqq
wait Nobody like that
key C-u

# Half typed, then another one: nothing of the first is under what is typed.
key C-n
type Mi
key Escape
wait Draft kept
key C-n
wait Go on with the draft: Mi
key Enter
wait is back
type Jo
match Family name +Mi +First names +Jo
key Escape C-n
wait Go on with the draft: Jo Mi
match Keep it for later and begin
key Down Down Enter
wait Kept to recognise you
absent Family name        Mi
# Letters that choose nothing are in the draft, marked, those that are being typed, too.
type Ty
key Tab*7
type zzq
key Tab
match !Gender +zzq
type qqx
key Escape
wait Draft kept
key C-n
wait Go on with the draft: Ty
key Enter
wait is back
match !Gender +zzq
match !Status +qqx
# Going through them keeps them; deleted they are no longer there.
key Tab*6
match !Gender +zzq
key C-u Tab
absent zzq
match Status +qqx
key C-u Escape
wait Draft kept
key C-n
wait Go on with the draft: Ty
key Enter
wait is back
match Gender +–
match Status +–
key Escape C-n
wait Go on with the draft: Ty
key Down Down Enter
wait Kept to recognise you
key Escape
wait Search

# A second one, recognised while typed: taken instead.
key C-n
type zephirin
key Enter
type marie
wait Known already
match Marie-Line Zéphirin, 1958
key C-t
wait 1 visit

# Corrected, with a note that only the passphrase shows; the copy without a name in its path.
key e
wait Correct
key Tab*12 C-u
type needs large letters
key C-s
wait needs large letters
key a
wait whoever finds it
key Enter
wait lakou-acces-
sh grep -q 'Zéphirin' sortie/lakou-acces-*.txt
sh test "$(stat -c %a sortie/lakou-acces-*.txt)" = 600
sh rm sortie/lakou-acces-*.txt

# The same person twice becomes one: both sides, then the result. What is erased leaves figures alone.
key Escape
key C-u C-n
type Zefirin
key Enter
type M.-L.
key Enter Tab Tab
type ml@example.org
key C-s
wait Without their agreement
type y
key C-s
wait ml@example.org
# Not with herself, whatever is typed.
key m
wait who is th
match Search +1 person
type zefirin
match Zéphirin Marie-Line
absent M.-L.
key Enter
wait Stays
match Zefirin +Zéphirin +Zéphirin
match ml@example.org +– +ml@example.org
wait No visit moves
wait cannot be undone
# Enter keeps both; what they do not have alike is said.
key Enter
wait The first entry goes for good
match Not the same on both sides: First names
match k +Keep both
key Enter
wait cannot be undone
absent are one now
key Enter
wait Keep both
type m
wait The two are one now
match E-mail +ml@example.org
wait 1 visit
key Escape C-n
type Passant
key C-s
wait Give the first name
type Paul
key Enter Tab
type 0596 51 69 76
key C-s
wait Without
type y
key C-s
wait Paul Passant
# A phone that is not kept goes into the note.
key m
wait who is th
type marie
key Enter
wait The other one goes into the note: Phone.
key Enter
wait Keep both
match Not the same on both sides: First names, Phone\.
key Escape
wait goes into the note
key Escape
wait none yet
key x
wait Erase Paul Passant
# Enter keeps them.
key Enter
wait Paul Passant
absent Keep everything
key x
wait Keep everything
type e
wait Erased: nothing
absent Passant

# Locked by one key on any screen: nothing with a name stays.
key C-k
wait Names and notes are locked
absent Zéphirin
key C-k
wait no open names to lock

# A session opened meanwhile shows that there is somebody, not who; F3 asks for the passphrase.
key e
wait change of no.
match known, locked
match Note +locked
key Escape
wait Home
key n
wait anonymous
key F3
wait Names and notes are locked
type not this one
key Enter
wait This is not the passphrase
match in [12] second
key Tab
wait Recovery code
type ABCD
key Enter
wait This is not the recovery code
key Escape
wait Passphrase
key Escape
wait anonymous
key Escape C-q
exit 0
sh "$LAKOU" check

# What is typed in a note outlives the lock, sealed; the form says what it waits for.
run --lang en --now $NOW
wait 09:12
key n
wait New session
match Note +locked
key F3
type mangue corossol echelle 47 lune verte
key Enter
wait who is it
key Enter
wait Marie-Line
type email
key Enter
key C-n C-n C-n S-Tab
wait nobody else without
type a rare secret note
key C-k
wait Names and notes are locked
match Note +locked
match known, locked
absent rare secret
key C-s
wait unlock them with the passphrase
sh ! grep -rq 'rare secret' .
key F3
type mangue corossol echelle 47 lune verte
key Enter
match Note +a rare secret note
match Marie-Line
key C-s
wait Saved at
key e
match Note +a rare secret note
key C-k
match Note +locked
key Escape
# It is read on her page, without opening the session.
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
type marie
key Enter
wait needs large letters
wait a rare secret note
key C-k
wait Names and notes are locked
absent rare secret
key Escape Escape
wait Home
# The journal of one person is a filter of it: picked while names are open, told by no name after.
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
key Escape Escape j
wait newest first
key f
match Person +all persons
key End Enter
wait Search
type zeph
match Zéphirin Marie-Line
key Enter
match Person +Marie-Line Zéphirin
key Escape
wait 2 sessions
wait one known person
absent Zéphirin
key f
match Person +Marie-Line Zéphirin
key C-k
match Person +one known person
absent Zéphirin
key End d
absent Person
key Escape
absent one known person
key Escape
wait Home
# Taken out again by one key: the session stays anonymous.
key n F3
type mangue corossol echelle 47 lune verte
key Enter
wait who is it
key Enter
match Known person +Marie-Line
key F3
wait anonymous
key Escape
wait Home
# A workshop has several, and those nobody knows.
key c
type email
key Enter Enter
type 60
key Enter
type 4
key Enter F3
type mar
key Enter
match Known people +Marie-Line
key C-s
wait Saved at
match 4 participants
key C-q
exit 0
sh ! grep -rq 'rare secret' .
sh ! grep -rq 'phirin' .
sh "$LAKOU" check

# Every screen with a name, as it is seen.
foreach L fr en gcf_MQ gcf_GP
run --lang $L --now $NOW
wait 09:12
key p
screen persons-locked-$L-80x24
type mangue
key Enter
match (try again now|pouvez réessayer|Ou pé éséyé ankò (kon|atj))
screen persons-wrong-$L-80x24
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
screen persons-list-$L-80x24
key C-n
type zephirin
key Enter
type mari
wait 1958
screen person-edit-$L-80x24
key C-t
wait 0696 11 12 13
screen person-$L-80x24
key x
screen person-erase-$L-80x24
key Escape n
screen session-person-$L-80x24
key C-k Escape
wait 09:12
# The next language begins without a draft.
key n Down Down Enter Escape C-q
exit 0
end

# And in a small window.
size 16 60
run --lang fr --now $NOW
wait 09:12
key p
screen persons-locked-fr-60x16
type mangue
key Enter
match (try again now|pouvez réessayer|Ou pé éséyé ankò (kon|atj))
screen persons-wrong-fr-60x16
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
screen persons-list-fr-60x16
key C-n
type zephirin
key Enter
type mari
wait 1958
screen person-edit-fr-60x16
key C-t
wait Marie-Line
screen person-fr-60x16
key x
screen person-erase-fr-60x16
key Escape n
screen session-person-fr-60x16
key C-k Escape
wait 09:12
# The next language begins without a draft.
key n Down Down Enter Escape C-q
exit 0
