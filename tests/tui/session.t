# Logging, changing, deleting, undoing: each is on disk when the screen says so.
include desk.inc
run --lang en --now $NOW
wait Essai

# Six keys: n, two letters, Enter, Ctrl-S.
key n
type email
key Enter
key C-s
wait no. 1
sh test "$("$LAKOU" list | wc -l)" = 1

# A procedure is chosen among the themes and brings its theme; the person's answers by number.
key n
type taxes
key Enter Enter
type 45
key Enter Enter Enter Enter Enter
wait Gender
type 1
type 65
type 1
type ducos
wait Ducos
key C-s
wait no. 2
sh "$LAKOU" list | grep -q 'aide_aux_demarches_administratives'

# An AZERTY keyboard chooses by the unshifted digit keys.
key n
type email
key Enter C-n
type é
wait Age
key C-s
wait no. 3
sh "$LAKOU" stats --month 2026-11 --format json --by gender | grep -q '"code":"masculin","sessions":1'

# Every field can be walked through, forwards and back.
key n
type email
key Enter Tab*20
wait Start
key S-Tab*20
wait Themes
key Escape
wait Draft
key b
wait E-mail
key C-s
wait no. 4

# The end of a word whose choice was taken before its end does not fill the next field.
key n
type email
key Enter Enter Enter
type remotely
wait Devices
absent !
type xyz
key C-s
wait not in the list
key C-u C-s
wait no. 5
sh "$LAKOU" list | tail -1 | grep -q email

# A session logged while another day is shown is of that day.
key Left n
wait Mon 23 Nov
type email
key Enter C-s
wait no. 6
key t

# What is missing is said at the field, and nothing typed is lost.
key n C-s
wait theme
key Enter
type abc
key C-s
wait Duration
key Escape
wait Draft kept

# The draft comes back, also after a kill.
key b
wait abc
signal KILL
exit 137
run --lang en --now $NOW
wait draft
key b
wait abc
type email
key Enter Enter
type 20
key C-s
wait no. 7
absent draft

# Repeat is two keys.
key r
wait Enter saves
key Enter
wait no. 8

# Edit, delete, undo, redo, across a restart.
key e
wait change of no. 8
key Tab
type 75
key C-s
wait 1 h 15
key d
wait bin
absent 1 h 15
key q
exit 0
run --lang en --now $NOW
wait Essai
key u
wait was put into the bin
key Down Enter
wait Undone
match 1 h 15
key u
wait was changed
key Down Enter
wait Undone
match 20 min
key C-y
wait 1 h 15
key q
exit 0
sh "$LAKOU" check
