# The day's total says what it counts where there is room; a day of coordination alone counts that.
include desk.inc
sh "$LAKOU" --now 2026-11-23T18:00 add animation --duration 360 --animation-type webinaire
run --lang fr --now $NOW
wait 0 accomp. · 0 min
key Left
wait 1 activité · 6 h
key q
exit 0
sh "$LAKOU" --now 2026-11-24T09:00 add collectif --theme email --duration 240 --participants 11
foreach L fr en gcf_GP gcf_MQ
run --lang $L --now $NOW
wait 11
match 11 (accomp\.|attend\.|pal|koudmen) · 4 h
key q
exit 0
end
size 16 60
run --lang fr --now $NOW
wait 11 · 4 h
key q
exit 0
