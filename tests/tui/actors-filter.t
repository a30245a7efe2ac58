# The directory under filters: hours, lists, the order, distances, and how to be rid of them.
include demo.inc
sh printf '%s\n' 'id,nom,commune,code_postal,horaires,frais_a_charge' 'a,Zandoli,Ducos,97224,24/7,Gratuit' 'b,Zabriko,Le Gosier,97190,24/7,Payant' 'c,Zoranj,Le Marin,97290,,Gratuit' 'd,Zorey,Sainte-Luce,97228,PH 01:00-02:00,Gratuit' >lieux.csv
sh "$PROGRAM" --db "$LAKOU_DB" import places lieux.csv >/dev/null 2>&1
run --lang en --now $NOW
wait 09:12
key a
wait Esc Back
match nearest first
key Tab f
wait Filters of the directory
key Enter
wait open now
match no known hours +[0-9]
# A day has its count as the others have.
match open on Wed 25 Nov +[0-9]
key Enter
wait All off
match When open +open now
match 16 entries .+ 4 open, [0-9]+ with hours not known
key Escape
wait Hours not known:
match 4 open, [0-9]+ with hours not known
match open now
match Zabriko.*other island
absent Zorey
key t
match by name
key z
wait 17 of 17
absent open now
key f
wait Filters of the directory
key Down*4
key Enter
wait Free
key Enter
wait All off
match Cost +Free
key Escape
match Free .* of
absent Zabriko
key Escape
wait 17 of 17
key /
type zabriko free
wait Nothing like that
match Free .* of
# Letters are typed here: keys of the list are not told of.
match line with Esc
key C-u
type open saturday 10h
wait open on Sat 28 Nov at 10:00
match Zabriko
absent Zandoli .*Zorey
key Tab f
wait Filters of the directory
match open on Sat 28 Nov at 10:00
key d
wait 17 entr
key Enter
wait Or type a day and an hour
type dimanche 3h
key Enter
wait All off
match When open +open on Sun 29 Nov at 03:00
key Enter
wait Or type a day and an hour
type jamais
key Enter
wait no day to come
key d End Enter
wait A commune, or words of a place
type zabriko
key Enter
wait All off
match Distances from +Zabriko
key Escape
wait 17 of 17
match CACEM.*other island
# Many filters leave the count its room; the order is told below, in a small window too.
key z /
type open saturday 10h
wait open on Sat 28 Nov at 10:00
key Tab f
wait Filters of the directory
key Down*4
key Enter
wait Free
key Enter
wait All off
key Down*7
key Enter
wait Le Marin
type marin
key Enter
wait All off
key Escape
wait open on Sat 28 Nov
match Free … .+1 of 17
key z
wait 17 of 17
resize 16 60
wait AB
match nearest first
resize 24 80
key C-q
exit 0
