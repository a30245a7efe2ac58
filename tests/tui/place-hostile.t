# Cells with signs that a terminal obeys, letters of the other direction, marks that pile up and words
# without an end: they stay texts on every screen of a place, at any size.
include desk.inc
sh long=$(printf 'x%.0s' $(seq 400)); for n in 1 2; do printf 'h%s,Zot \033[31m\033]0;title\007مرحبا \342\200\256 m\314\201\314\201\314\201\314\201 %s,Ducos,97224,"%s\n\033[2J %s",\033[5m12%s,le \342\200\256matin %s,2026-01-0%s,%s|مرحبا\n' $n $long $long $long $long $long $n $long; done >lignes
sh { echo 'id,nom,commune,code_postal,adresse,telephone,horaires,date_maj,services'; cat lignes; } >places.csv; "$LAKOU" import places places.csv >/dev/null 2>&1 || true
run --lang fr --now $NOW
wait 09:12
key a
wait sur
type zot
wait 2 sur
match Zot
key F4
wait Orienter
match Zot
absent [2J
resize 16 60
wait Orienter
key End
wait h
key p
wait français
key l
resize 24 200
wait Fiche d’orientation
key Escape
wait Orienter
key m
wait Doublons
key Enter
wait Un lieu ou deux
absent [2J
resize 16 60
wait Un lieu ou deux
resize 24 80
key Escape Escape Escape
wait 2 sur
key Tab r
wait par rôle
key Tab
wait ▸ Le Lamentin
key Tab S-Tab
wait par nom
key Escape
wait 2 sur
key C-q
exit 0
