# The month's release in two keys; asked again, the same bytes.
include demo.inc
run --lang en --now 2026-11-24T09:12
wait 09:12
key x Enter
wait lakou_demo_2026-10
sh cd sortie/lakou_demo_2026-10_* && grep -q '^2026-10;' statistiques.csv && sha256sum * > ../../sums
screen export-done-en-80x24
key Escape
key q
exit 0
sh rm -r sortie/lakou_demo_2026-10_*
sh "$LAKOU" --now 2026-12-10T09:00 export release --period 2026-10 --to sortie
sh cd sortie/lakou_demo_2026-10_* && sha256sum -c ../../sums
