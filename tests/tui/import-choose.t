# What a newer file of places would change, field by field: what was typed here stays, rows and fields
# are left out one by one, what the source lacks is marked; one undo.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix
sh printf 'id,nom,commune,code_postal,adresse,telephone,date_maj,source\na,Atelier,Ducos,97224,1 rue A,0596561010,2024-01-01,Hub\nb,Biblio,Ducos,97224,2 rue B,0596561011,2024-01-01,Hub\nc,Cyberbase,Ducos,97224,3 rue C,0596561012,2024-01-01,Hub\n' > un.csv
sh printf 'id,nom,commune,code_postal,adresse,telephone,date_maj,source\na,Atelier neuf,Ducos,97224,1 rue A,0596561020,2024-01-01,Hub\nb,Biblio neuve,Ducos,97224,2 rue B,0596561011,2024-01-01,Hub\nd,La biblio,Ducos,97224,4 rue D,,2024-01-01,Hub\n' > deux.csv
sh "$LAKOU" import places un.csv >/dev/null
run --lang en --now $NOW
wait Essai
key i
type deux.csv
key Enter
wait Atelier neuf
match 1 to add +2 to update +0 unchanged +0 refused
match 1 missing
match Hub: 2 of its 3 places are in the file
match Cyberbase
# The same key again takes its filter off, as t does, which the footer says.
match t All
key u
wait Rows to update
key u
wait All rows of the file
# A field, as it is and as the file says.
key u
wait Rows to update
absent Cyberbase
match Phone +0596 56 10 10 [^ ]+ 0596 56 10 20
key Down Down
wait Now: 0596 56 10 10
match In the file: 0596 56 10 20
key Space
wait left out
match 2 to update
# A row.
key Down Down Space
wait 1 to update
match 1 to update +0 unchanged +0 refused +1 left out
match left out +Biblio
# A new row that looks like an entry, left out and taken again.
key c
wait La biblio
match look-alike
key Down
wait Perhaps the same place as this entry
match directory: Biblio, Ducos
match [(]source: Hub[)]
key Space
wait 0 to add
match left out +La biblio
key Space
wait 1 to add
key m
wait Places that the file
match missing +Cyberbase
key Space
wait nothing to take
key Down Space
wait left out
match left out +Cyberbase
absent 1 missing
key Space
wait 1 missing
key Enter
wait 1 added
match 1 added +1 updated +0 unchanged +0 refused +1 left out
match marked as missing
key Escape
wait Essai
sh "$LAKOU" find atelier | grep -q 'Atelier neuf.*+596596561010'
sh "$LAKOU" find biblio | grep -q 'La biblio'
sh ! "$LAKOU" find biblio | grep -q neuve
sh grep -q ',Cyberbase,.*,missing$' "$XDG_DATA_HOME"/lakou/reports/*.csv
sh grep -q '^3,b,.*,left out$' "$XDG_DATA_HOME"/lakou/reports/*.csv
key u
wait Undone
sh ! "$LAKOU" find atelier | grep -q neuf
key q
exit 0

# What was repaired is told with what it became; a row that is left out says so in full.
sh printf 'id,nom,commune,code_postal,telephone,date_maj,source\ne,Fournil,SAinte luce,97228,05.96.72.76.03,2024-01-01,Hub\n' > quatre.csv
run --lang fr --now $NOW
wait Essai
key i
type quatre.csv
key Enter
wait Fournil
key Down
wait Devient
match Dans le fichier.+: SAinte luce
match Devient.+: Sainte-Luce
key Down
wait 0596 72 76 03
match Dans le fichier.+: 05.96.72.76.03
# Of a new row the field alone is left out, the row on its own line; what makes an entry, only so.
match réparé
key Space
wait écartée
match 1 à ajouter
match Devient.+: [-—–]
key Up Space
wait ne peut s’en passer
match 1 à ajouter
key Up Space
wait 0 à ajouter
match 1 écartée
match écartée +Fournil
# A second report of the same second has another name, and that is no failure.
key Space
wait 1 à ajouter
key Enter
wait 00-2.csv
absent existe déjà
key Escape
wait Essai
key u
wait Annulé
key q
exit 0

# Of a file that is a part of a source, it is said that nothing is marked.
sh printf 'id,nom,commune,code_postal,adresse,date_maj,source\na,Atelier,Ducos,97224,1 rue A,2024-01-01,Hub\n' > trois.csv
run --lang fr --now $NOW
wait Essai
key i
type trois.csv
key Enter
wait Atelier
match Hub.*le fichier n’a que 1 de ses 3 lieux, aucun n’est marqué absent
absent absents du fichier
resize 24 60
key m
wait Lieux absents
key End
wait marqué absent.
key Escape Escape q
exit 0

# A file of the year before: told, left out, and taken by Space, a row or a field of it.
sh printf 'id,nom,commune,code_postal,adresse,telephone,date_maj,source\na,Vieil atelier,Ducos,97224,9 rue Z,0596561010,2023-01-01,Hub\nb,Biblio,Ducos,97224,2 rue B,0596561011,2024-01-01,Hub\nc,Cyberbase,Ducos,97224,3 rue C,0596561012,2024-01-01,Hub\n' > vieux.csv
resize 24 80
run --lang fr --now $NOW
wait Essai
key i
type vieux.csv
key Enter
wait Vieil atelier
match 2 inchangées
match 1 écartée
match 1 plus ancienne
match plus ancien +Vieil atelier
match Plus ancienne que
key Down
match Nom +Atelier .* Vieil atelier +plus ancien
key Space
wait 1 à mettre à jour
match Adresse +1 rue A .* 9 rue Z +plus ancien
absent 1 plus ancienne
key Enter
wait 1 mise à jour
key Escape
wait Essai
sh "$LAKOU" export places tout.csv && grep -q '^"a",,"Vieil atelier",.*"1 rue A",.*"2024-01-01"' tout.csv
sh "$LAKOU" import places vieux.csv 2>&1 | grep -Eq 'older|plus ancienne'
key q
exit 0
