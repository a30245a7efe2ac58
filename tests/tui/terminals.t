# Other terminals: what cannot be shown is replaced, nothing is told by colour alone.
include demo.inc
unset NO_COLOR
foreach T linux vt100 screen tmux
env TERM=$T
run --lang fr --now $NOW
wait 09:12
key n
type ema
wait E-mail
key Enter C-s
wait Enregistré
key q
exit 0
end

env TERM=xterm-256color
env NO_COLOR=1
run --lang fr --now $NOW
wait 09:12
plain
key q
exit 0
unset NO_COLOR

# ASCII by request, and by the locale of a terminal that is not UTF-8.
run --lang fr --ascii --now $NOW
wait 09:12
screen home-ascii-fr-80x24
key q
exit 0
env LC_ALL=C
iutf8 off
run --lang fr --now $NOW
wait 09:12
screen home-c-fr-80x24
key q
exit 0
# The same locale on a terminal that edits lines in UTF-8.
iutf8 on
run --lang gcf_MQ --now $NOW
wait 09:12
wait Prèmié
key q
exit 0

# A terminal that goes away ends the program; the draft is there.
env LC_ALL=C.UTF-8
run --lang en --now $NOW
wait 09:12
key n
type email
key Enter
wait E-mail
signal TERM
exit 143

# Keys as other terminals send them, whatever terminfo says: none is Escape and letters.
run --lang en --now $NOW
wait 09:12
key j
match 30[0-9] sessions
key /
foreach BEGIN \e[1~ \e[7~ \e[H \eOH
foreach END \e[4~ \e[8~ \e[F \eOF
type mail
type $BEGIN
type b
type \e[Cx\e[Dy\eOCv\eODw
type $END
type z
wait bmyxwvailz
key C-u
match 30[0-9] sessions
end
end
# What no key is, is nothing at all.
type \e[1;9Z\e[99~\e[<0;1;1Mmail\e[>1;2c\e[?1;2 qz
wait mailz
key Escape
match 30[0-9] sessions
key C-q
exit 0
