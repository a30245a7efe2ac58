# A move of the bar draws only what it changes: after each, drawing everything anew shows the same.
include demo.inc
foreach R 16 24 60
foreach C 60 200
size $R $C
run --lang fr --now $NOW
wait 09:12
key Left
whole
key Up
whole
key Up*3 Down
whole
key Home
whole
key End
whole
key d
wait corbeille
key Up
whole
key Down
whole
key u Up Down
whole
key a
wait Chercher
key Tab
whole
key Down
whole
key Down*30
whole
key Up*7
whole
key PgDn
whole
key Home Down
whole
key Escape Escape Left
whole
key q
exit 0
end
end
