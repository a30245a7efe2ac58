# Every screen of the directory in every language: lists, cards, what is filled in, what is compared;
# then small, large, and with neither colours nor signs beyond ASCII.
include places.inc
env S=80x24
foreach L fr en gcf_MQ gcf_GP
include places-screens.inc
end
env L=fr
env S=60x16
size 16 60
include places-screens.inc
env S=200x60
size 60 200
include places-screens.inc
size 24 80
env NO_COLOR=1
run --lang $L --now $NOW --ascii
wait 09:12
key a
screen places-ascii-$L-80x24
key Tab f Enter
screen places-filter-ascii-$L-80x24
key Escape Escape r Tab Tab
screen network-map-ascii-$L-80x24
key Escape m
wait à moins de 100 m
key Enter
screen twin-ascii-$L-80x24
key Escape Escape
wait sur 27
key /
type mission
key Tab v d
screen dial-ascii-$L-80x24
plain
key C-q
exit 0
