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
wait Saved 09:12 · no. 3 · 1 min
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
