# Entries that may be one place: proposed, looked at side by side, made one field by field, or said to
# be two; nothing by itself, and one key takes it back.
include desk.inc
sh printf 'id,nom,commune,code_postal,adresse,telephone,itinerance,date_maj,services\n' > lieux.csv
sh printf 'a1,Cyber-base du Bourg,Ducos,97224,Rue Neuve,0596561111,,2022-01-01,Accès internet et matériel informatique\n' >> lieux.csv
sh printf 'a2,Cyberbase de Ducos Bourg,Ducos,97224,1 rue Neuve,0596561111,,2024-01-01,Aide aux démarches administratives\n' >> lieux.csv
sh printf 'b1,Maison des services,Le Robert,97231,Bourg,0596651111,,2023-01-01,\n' >> lieux.csv
sh printf 'b2,Maison services,Le Robert,97231,Bourg,0596651111,,2022-01-01,\n' >> lieux.csv
sh printf 'c1,Bus numérique,Le Robert,97231,Bourg,0596651111,Itinérant,2023-01-01,\n' >> lieux.csv
sh printf 'd1,Atelier Soleil,Le Marin,97290,Port,,,2023-01-01,\n' >> lieux.csv
sh "$LAKOU" --now 2026-11-24T08:01 import places lieux.csv
sh printf 'id,nom,commune,clé,Quartier\na1,Cyber-base du Bourg,Ducos,k1,Nord\na2,Cyberbase de Ducos Bourg,Ducos,,Sud\n' > colonnes.csv
sh "$LAKOU" --now 2026-11-24T08:01 import places colonnes.csv
sh "$LAKOU" --now 2026-11-24T08:02 add individuel --theme email --duration 30 --refer a1
sh "$LAKOU" --now 2026-11-24T08:03 add individuel --theme email --duration 30 --refer a2
run --lang fr --now $NOW
wait 09:12
key a
wait Acteurs
key Tab m
wait Doublons · 2 paires se ressemblent
wait Cyberbase de Ducos Bourg
absent Bus numérique
wait même téléphone

# Of each field the one or the other; both of a list; one key takes it back.
key Enter
wait Un lieu ou deux
match Nom +● Cyberbase de Ducos Bourg +Cyber-base du Bourg
match Adresse +● 1 rue Neuve +Rue Neuve
match Téléphone +0596 56 11 11 +pareil
# Columns that the standard does not know: kept, or taken where there is none.
match Quartier +● Sud +Nord
match clé +[^ ]+ +● k1
key Right
match Nom +Cyberbase de Ducos Bourg +● Cyber-base du Bourg
key b
wait Seules des listes se réunissent
key Down Down b
match Services +● Aide aux démarches admin… +● Accès internet
resize 16 60
wait Fiche qui s’en va
match Services +● Aide aux démarches
match ^ +● Accès internet
resize 24 80
wait pareil
key Enter
wait Les deux fiches n’en font plus qu’une : u l’annule.
wait Doublons · 1 paire se ressemble
# Who was sent to either was sent to the one that stays.
sh "$LAKOU" stats --month 2026-11 --by partner --format csv > "$HOME/who"; grep -q 'Cyber-base du Bourg.*2' "$HOME/who" && ! grep -q a1 "$HOME/who"
sh test "$("$LAKOU" find bourg ducos | wc -l)" = 1
sh "$LAKOU" find bourg ducos | grep -q '^a2	Cyber-base du Bourg'
key u
wait Annulé : les deux fiches de l’annuaire sont de nouveau deux.
wait Doublons · 2 paires se ressemblent

# Said to be two, it is not proposed again.
key Enter
wait Un lieu ou deux
key s
wait Ce sont deux lieux : u l’annule.
wait Doublons · 1 paire se ressemble
absent Cyberbase de Ducos Bourg
key Escape
wait Acteurs
key m
wait Doublons · 1 paire se ressemble
absent Cyberbase de Ducos Bourg
key Enter
wait Un lieu ou deux
key Escape
wait Doublons · 1 paire se ressemble
key Escape

# From the card: its own pairs, or any other entry that is picked.
key / C-u
type soleil
wait Atelier Soleil
key Tab v
wait Port
key m
wait Acteurs
type bus
wait Bus numérique
key Enter
wait Un lieu ou deux
match Nom +● Bus numérique +Atelier Soleil
match Itinérance +● Itinérant +–
key Enter
wait Les deux fiches n’en font plus qu’une : u l’annule.
wait Aucune autre fiche ne ressemble à ce lieu
key Escape
wait Itinérant
key q
exit 0

# The end of an import tells how many there are by then, and leads to them.
sh printf 'id,nom,commune,code_postal,adresse,telephone,date_maj,source\ne1,Espace Zouti,Ducos,97224,Rue A,0596561212,2024-01-01,Hub\ne2,Espace zouti,Ducos,97224,Rue A,0596561212,2024-01-01,Hub\n' > pair.csv
run --lang fr --now $NOW
wait 09:12
key i
type pair.csv
key Enter
wait Espace Zouti
absent se ressembl
key Enter
wait C’est fait
wait 2 paires de fiches se ressemblent
match m les montre\.
match Doublons
key m
wait Doublons · 2 paires se ressemblent
wait Espace zouti
key Enter
wait Un lieu ou deux
key Enter
wait Doublons · 1 paire se ressemble
key Escape
wait 1 paire de fiches se ressemble
match m la montre\.
resize 16 60
wait 1 paire de fiches se ressemble
match 3/3
key Enter
wait 09:12
key q
exit 0

# Each says from where it is; after a pair was decided the bar is on the one that comes next.
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix
sh printf 'id,nom,commune,code_postal,telephone,date_maj,source\na1,Alizé,Ducos,97224,0596561001,2024-01-01,Hub\na2,Alizé,Ducos,97224,0596561001,2024-01-01,Réseau\nb1,Balisier,Ducos,97224,0596561002,2024-01-01,Hub\nb2,Balisier,Ducos,97224,0596561002,2024-01-01,Hub\nc1,Corossol,Ducos,97224,0596561003,2024-01-01,Hub\nc2,Corossol,Ducos,97224,0596561003,2024-01-01,Hub\n' > trois.csv
sh "$LAKOU" import places trois.csv >/dev/null
size 24 80
run --lang fr --now $NOW
wait 09:12
key a
wait fiches
key Tab m
wait 3 paires se ressemblent
match ▸ Alizé · Hub +Alizé · Réseau
key Down
wait ▸ Balisier
key Enter
wait Un lieu ou deux
type s
wait 2 paires se ressemblent
match ▸ Corossol
key Escape Escape C-q
exit 0
