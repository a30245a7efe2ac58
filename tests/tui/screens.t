# Every screen in every language at 80x24: what a person sees, frozen.
include demo.inc
foreach L fr en gcf_MQ gcf_GP
run --lang $L --now $NOW
wait 09:12
screen home-$L-80x24
key Left
screen home-day-$L-80x24
key t n
screen session-$L-80x24
type em
screen session-typed-$L-80x24
key Escape
key b Tab Tab
screen session-draft-$L-80x24
key C-p
screen palette-$L-80x24
key Escape Escape
key F1
screen help-$L-80x24
key Escape a
screen actors-$L-80x24
type cacem
key Tab Enter
screen actor-$L-80x24
key Escape Escape Escape Escape s
screen stats-$L-80x24
key Left
screen stats-before-$L-80x24
key Escape x
screen export-$L-80x24
key Escape g
screen settings-$L-80x24
key Escape i
screen import-$L-80x24
key Escape C-b
screen hidden-$L-80x24
key Enter n
screen ask-draft-$L-80x24
# The next language begins without a draft.
key Down Down Enter Escape C-q
exit 0
end
