# The speed of the hand: keys from the home screen and back, counted here.
include desk.inc
env NOW=2026-11-24T16:12

foreach L fr gcf_MQ gcf_GP en
run --lang $L --now $NOW
wait Essai

# An individual session, required fields only.
keys-from-here
type nema
key Enter C-s
match n[°o]
keys-at-most 6
wait 16:12

# With gender, age, status and commune of residence.
keys-from-here
type nema
key Enter C-n
type 1721du
wait Ducos
key C-s
keys-at-most 14
wait 16:12

# The last one again, today.
keys-from-here
key r Enter
keys-at-most 2
wait 30 min

# A workshop of 8, by gender and age.
keys-from-here
key c
type ema
key Enter Enter
type 120
key Enter
type 8
key C-n
type 5f3h
key Enter
type 3f5g
key C-s
keys-at-most 30
match 8 (participants|moun)
key q
exit 0
sh "$LAKOU" list | grep -q collectif
sh "$LAKOU" stats --month 2026-11 --format json --by gender --by age --by status --by residence > f.json
sh grep -q '"code":"feminin"' f.json && grep -q '"code":"soixante_dix_plus"' f.json
sh "$LAKOU" undo && "$LAKOU" undo && "$LAKOU" undo && "$LAKOU" undo
end
