# Two hundred sessions typed without waiting for the screen give two hundred rows, in order: the nth
# lasts n minutes.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix --lang fr
run --lang fr --now 2026-11-24T09:12
wait Essai
repeat 200
type nemail
key Enter Enter
type $I
key C-s
end
wait n° 200
wait 200 · 335 h
key q
exit 0
sh test "$("$LAKOU" list --limit 1000 | sort -k1 | cut -f5 | tr '\n' ' ')" = "$(seq 200 | tr '\n' ' ')"
