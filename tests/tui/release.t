# The month's release in two keys, once it is known for whom; asked again, the same bytes.
include demo.inc
run --lang en --now 2026-11-24T09:12
wait 09:12
key x
# What the folder would hold is said before it is made.
match Content +[0-9]+ tables, [0-9]+ figures, [0-9]+ hidden
sh test ! -e sortie
key Enter
wait Nobody is known yet who receives the files
key Enter
absent ready to be handed over
key Enter
wait Nobody is known yet who receives the files
sh test ! -e sortie
type Mairie
key Enter
wait lakou_demo_2026-10
match Recipient      Mairie
sh cd sortie/lakou_demo_2026-10_* && grep -q '^2026-10;' statistiques.csv && sha256sum * > ../../sums
screen export-done-en-80x24
key Escape
key q
exit 0
sh rm -r sortie/lakou_demo_2026-10_*
sh "$LAKOU" --now 2026-12-10T09:00 export release --period 2026-10 --to sortie
sh cd sortie/lakou_demo_2026-10_* && sha256sum -c ../../sums

# What is made beside the figures is chosen once, for the months to come.
fresh
env LAKOU_DB=pages.db
sh "$LAKOU" --now 2026-11-24T10:00 demo --sessions 400 --months 3 2>demo.err
sh "$LAKOU" config export-folder pages && "$LAKOU" config recipient Mairie
run --lang en --now 2026-11-24T09:12
wait 09:12
key x
match Files +statistiques.csv \(spreadsheet\), LISEZMOI.txt
key f
key f
match Files +statistiques.csv \(spreadsheet\), statistiques.html,
# Nothing is cut where there is least room.
key f
resize 16 60
match Files +statistiques.csv \(spreadsheet\),
match statistiques.xlsx, statistiques.html,
match LISEZMOI.txt, manifeste.csv
match Content +[0-9]+ tables, [0-9]+ figures, [0-9]+ hidden
resize 24 80
key f f f
match Files +statistiques.csv \(spreadsheet\), statistiques.html,
key Enter
wait ready to be handed over
resize 16 60
match Written to +pages/lakou_demo_2026-10
match manifeste.csv
match Content +[0-9]+ tables
resize 24 80
sh grep -q "<svg " pages/lakou_demo_2026-10_*/statistiques.html
key f
wait its files stay as they are
key Left
match Files +statistiques.csv \(spreadsheet\), statistiques.html,
key Right
key Escape
key q
exit 0
sh "$LAKOU" --now 2026-11-24T10:00 export release --period 2026-09 --to september
sh test -e september/lakou_demo_2026-09_*/statistiques.html

# A month that can give nothing says so before anyone asks.
fresh
env LAKOU_DB=essai.db
sh "$LAKOU" init --desk Essai --commune 97232 --mediator Alix
sh "$LAKOU" --now $NOW add individuel --theme email --duration 30 --date 2026-10-12
run --lang fr --now $NOW
wait Essai
key x
wait Trop peu de personnes
absent prêt
key Right
wait s’exporte à partir du sam. 5 déc. 2026.
key Left
wait Rien n’a été noté dans cette période
absent prêt
key Enter
absent Déjà publiées.*2026
# Quarters and years, as far as they are over.
key p
wait Export · T3 2026
key Right
wait s’exporte à partir du mar. 5 janv. 2027.
key p
wait Export · 2025
key p
wait Export · octobre 2026
key q
exit 0
