# Each budget lists its keys one by one: a session logged from home and back.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator 'Alix Bellance' --lang fr
run --lang en --now $NOW
wait Essai

# Nothing to have one more of.
key +
wait No session to repeat yet

# Six keys with what is required.
key n
key e
key m
key a
key Enter
key C-s
wait no. 1

# Two keys repeat.
key r
key Enter
wait no. 2

# One key is one more, at once; e changes the marked one, u takes it back.
key +
wait Saved 09:12 · no. 3 · 30 min as usual
key e
wait change of no. 3
key Escape
key u
wait session no. 3 is no longer logged

# The timer: a key when someone sits down, then the form has duration and start. It survives a restart.
key h
wait Timer since 09:12: 1 min
key q
exit 0
run --lang en --now 2026-11-24T09:46
wait Timer since 09:12: 34 min
key h
wait 34 min
match Start +09:12
key Escape
wait Timer since 09:12
key h
key e m a Enter C-s
wait no. 4
absent Timer since
sh "$LAKOU" list | tail -1 | grep -q '09:12.*34'

# z stops it without a session; one that ran too long is dropped with a word.
key h
wait Timer since 09:46
key z
wait nothing was logged
absent Timer since
key z
wait No timer runs
key h
wait Timer since 09:46
key q
exit 0
run --lang en --now 2026-11-25T09:46
wait too long to be true
absent Timer since
key q
exit 0

# Templates: one of the marked session, one of what is being typed; found by letters, first in the palette.
run --lang en --now $NOW
wait 34 min
key m
wait No template yet
key Escape C-g
wait Name
match Name +E-mail, .* Desk
key C-u
type Courriel
key Enter
wait Kept as the template “Courriel”
key n
type taxes
key C-g
match Name +Money, taxes
key Enter
wait Kept as
key Escape
wait Draft kept
key m
wait Courriel
type cou
absent Money
key Enter
wait left as a draft
key Down Enter
wait Enter saves it as it is
key Enter
wait no. 5
key m
type courriel
key Enter
key Enter
wait no. 6

# Two with the same name are asked about; one is renamed, deleted, and brought back.
key C-g
wait Name
key C-u
type COURRIEL
key Enter
wait There is a template “Courriel” already
key Escape
wait Name
key Enter
wait already
key Down Enter
wait Kept as the template “COURRIEL”
key C-p
wait COURRIEL
match ^ ▸ Template +COURRIEL
key Enter
wait Enter saves it as it is
key Enter
wait no. 7
key m
wait COURRIEL
key Tab e
wait Name
key C-u
type money, taxes, 30 min, desk
key Enter
wait exists already
key C-u
type Mail
key Enter
wait Mail
key d
wait “Mail” is deleted
absent ▸ Mail
key Escape u
wait the template is back
key m
wait Mail
key Escape
key q
exit 0

# Who is at the keyboard: a key and a number; row 0 and the lists say who it is.
sh "$LAKOU" mediator add 'Élise Bellance'
run --lang en --now $NOW
wait Alix Bellance
match One-to-one +AB +E-mail
key w
wait Who are you?
key 2
wait Élise Bellance is at work now
key +
wait Saved
match One-to-one +EB +E-mail
key w
type alix
key Enter
wait Alix Bellance is at work now

# A PIN is set in the settings, typed twice and unseen; then it is asked. A wrong one is said.
key g p
wait 4 to 8 digits
type 12
key Enter
wait 4 to 8 digits and nothing else
absent once more
type 1234
absent 1234
wait ****
key Enter
type 1235
key Enter
wait two different
type &é"'
key Enter
type 1234
key Enter
wait Your PIN is set
key Escape w 2
wait Élise Bellance is at work now
key w 1
wait Your PIN, please
type 4321
key Enter
wait not the right one
absent 4321
key Escape
wait Who are you?
key 1
type 1234
key Enter
wait Alix Bellance is at work now
key g p
wait until now
type 9999
key Enter
wait 4 to 8 digits. Without
key Enter
wait not the right one
type 1234
key Enter Enter
wait No PIN is asked
key q
exit 0

# Fourteen keys with gender, age, status and commune too: a block further, then numbers and letters.
run --lang en --now $NOW
wait Essai
key n
key e
key m
key a
key Enter
key C-n
key 1
key 6
key 5
key 1
key d
key u
key c
key C-s
wait Saved at
match F +60–69 +Ducos
key q
exit 0

# What a person sees of them, frozen.
foreach L fr gcf_MQ
run --lang $L --now $NOW
wait 09:12
key C-g
screen template-name-$L-80x24
key Escape m
screen templates-$L-80x24
key Escape w
screen who-$L-80x24
key Escape g p
screen pin-$L-80x24
key Escape Escape C-q
exit 0
end
size 16 60
run --lang fr --now $NOW
wait 09:12
key m
screen templates-fr-60x16
key Escape w
screen who-fr-60x16
key Escape C-q
exit 0
