# Each page of the statistics, as charts and as tables, in every language and size, frozen.
include demo.inc
foreach L fr gcf_MQ gcf_GP en
run --lang $L --now $NOW
wait 09:12
key s Tab
screen stats-help-$L-80x24
key Tab
screen stats-people-$L-80x24
key Tab
screen stats-when-$L-80x24
key t
screen stats-when-table-$L-80x24
key t Tab
screen stats-where-$L-80x24
key Tab
screen stats-rest-$L-80x24
key Tab t
screen stats-table-$L-80x24
key p
screen stats-period-$L-80x24
key Escape f
screen stats-filter-$L-80x24
key Escape c
screen stats-map-$L-80x24
key t
screen stats-map-table-$L-80x24
key C-q
exit 0
end
size 60 200
run --lang fr --now $NOW
wait 09:12
key s
screen stats-fr-200x60
key Tab
screen stats-help-fr-200x60
key Tab
screen stats-people-fr-200x60
key h
screen stats-when-fr-200x60
key C-q
exit 0
size 16 60
run --lang fr --now $NOW
wait 09:12
key s Tab
screen stats-help-fr-60x16
key h
screen stats-when-fr-60x16
key t
screen stats-when-table-fr-60x16
key c
match Le Lamentin.+49 [(]1,2 pour 1.+000 habitants[)]$$
match personnes par commune de résidence$$
screen stats-map-fr-60x16
key C-q
exit 0
# Neither colours nor signs beyond ASCII.
size 24 80
env NO_COLOR=1
run --lang fr --ascii --now $NOW
wait 09:12
key s
plain
screen stats-ascii-fr-80x24
key h
screen stats-when-ascii-fr-80x24
key PgDn
screen stats-trend-ascii-fr-80x24
key c
screen stats-map-ascii-fr-80x24
key C-q
exit 0
