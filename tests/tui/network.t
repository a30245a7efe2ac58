# The hub's network: who is of it, what there is in each commune, and the map of tiles.
include desk.inc
fresh
sh "$LAKOU" init --desk Essai --commune 97209 --mediator Alix --lang fr
sh printf 'id,nom,commune,code_postal,adresse,horaires,date_maj,services\n1,Un,Fort-de-France,97200,1 rue,Mo-Fr 08:00-12:00,2026-01-01,Aide aux démarches administratives|Accès internet et matériel informatique\n2,Deux,Fort-de-France,97200,2 rue,le matin,2026-01-01,Aide aux démarches administratives\n3,Trois,La Désirade,97127,3 rue,Mo 08:00-12:00,2026-01-01,\n' >places.csv
sh "$LAKOU" import places places.csv || true
run --lang fr --now $NOW
wait Alix
key a
wait CACEM
# Letters are for the search line first.
key Tab
key r
wait par rôle
wait Réseau · 64 communes sans lieu
match Nom +Dans le hub +Depuis +Type +Territoire
match CACEM +Engagé +07/10/2022 +EPCI +Martinique
match La Mednum +Engagé +07/10/2022 +Coopérative +France
match Le campus digital +Mobilisé +13/10/2022 +Formation +MQ, GP
match LAPM +Mobilisé +13/10/2022 *$$
match CACEM · Engagé, ven. 7 oct. 2022 · Intercommunalité
# The card of the marked one, and back.
key Down Enter
wait Pays Nord
match Dans le hub +Engagé
key Escape
wait par rôle
match ▸ Cap Nord

# Communes by name, without their articles; the marked one is the desk's.
key Tab
wait par nom
match ▸ Fort-de-France +CACEM +2 +20 +2/9
match La Désirade +La Riviéra du Levant +1 +4 +0/9
match Ducos +Espace Sud +aucun lieu
match Fort-de-France · CACEM · 2 lieux · 20 h par semaine \(horaires de 1 connus\)
key Home
wait ▸ Les Abymes
key t
wait les moins dotées d’abord
key Home
wait ▸ Les Abymes
match ▸ Les Abymes +Cap Excellence +aucun lieu
key End
wait ▸ Fort-de-France
key Up
wait ▸ La Désirade
key t
wait par nom
wait ▸ La Désirade

# The same one is marked on the map; arrows lead over to the other island.
key Tab
wait ▸ Carte
match ▸ Carte +lieux
match Guadeloupe +Martinique
match ▸DSI
match La Désirade, 1 lieu, 4 h, 0/9 services
key Right
wait ▸CAR
wait Le Carbet · Cap Nord · aucun lieu
key Down Down Right Right
wait ▸FDF
key m
wait heures par semaine
match Fort-de-France, 2 lieux, 20 h \(1 connus\), 2/9 services
key m
wait services proposés
key m
absent services proposés
match ▸ Carte +lieux
key S-Tab
wait par nom
wait ▸ Fort-de-France
key Tab Tab
wait par rôle

# Another size: one island at a time where there is little room, more between tiles where there is much.
resize 16 60
absent Coopérative
match ▸ Cap Nord +Engagé +07/10/2022 +Martinique *$$
key Tab
wait ▸ Fort-de-France
match ▸ Fort-de-France +2 +20 +2/9
key Tab
wait ▸ Carte
match FDF +2
absent Guadeloupe
match Martinique
match PRE +– GRI +–
match ADA +– DIA
match Fort-de-France, 2 lieux, 20 h \(1 connus\), 2/9 services
key Up Up Up Left Left Left
wait Guadeloupe
absent Martinique
resize 60 200
wait Martinique
match Guadeloupe +Martinique
match PRE +GRI +MAC +BPO
key Escape
wait fiches
key Escape
key Escape
wait Alix
key q
exit 0

# Without a letter of the search line: from the palette.
run --lang fr --now $NOW
wait Alix
key C-p
wait Toutes les actions
type couverture
wait Voir qui est du hub
key Enter
wait par rôle
key Escape Escape Escape
wait Alix
key q
exit 0

# Neither colours nor signs beyond ASCII: each view says the same.
resize 24 80
env NO_COLOR=1
run --lang en --ascii --now $NOW
wait Alix
key a
wait CACEM
key Tab
key r
wait by role
match > CACEM +Committed
key Tab
wait > Fort-de-France
match > Fort-de-France +CACEM +2 +20 +2/9
match Ducos +Espace Sud +no place
key Tab
wait > Map
match > Map +places
match >FDF
match Fort-de-France, 2 places, 20 h \(1 known\), 2/9 services
key Escape Escape Escape
wait Alix
key q
exit 0
unset NO_COLOR

# The other languages, small.
resize 16 60
run --lang gcf_MQ --now $NOW
wait Alix
key a
wait CACEM
key Tab r
wait pa wol
key Tab
wait pies koté
key Tab
wait Matnik
key Escape Escape Escape q
exit 0
run --lang gcf_GP --now $NOW
wait Alix
key a
wait CACEM
key Tab r
wait pa wòl
key Tab
wait pon koté
key Tab
wait Matnik
key Escape Escape Escape q
exit 0

# Of a commune: what nobody offers there, and Enter opens the list of what there is; Esc comes back.
resize 24 80
run --lang fr --now $NOW
wait Alix
key a
wait sur
key Tab r
wait par rôle
key Tab
wait ▸ Fort-de-France
match Personne ne propose.*: Quotidien, Emploi, Sécurité, Parentalité, Loisirs,
match Culture, Matériel
key Enter
wait Deux
match Un .*
absent Trois
absent Cap Nord
key Escape
wait par nom
match ▸ Fort-de-France +CACEM
# Words first, then filters that were put on, then the way back.
key Enter
wait Deux
type un
absent Deux
key Escape
wait Deux
key Escape
wait par nom
# Somebody is sent to one of them: a new session.
key Enter
wait Deux
type deux
key C-o
wait Nouvel accompagnement
match Deux
key Escape
wait par nom
key Tab
wait ▸FDF
key Enter
wait Deux
key Escape
wait ▸FDF
key Escape
wait fiches
key Escape
key Escape
wait Alix

# A form asks for somebody: a card and a list that were opened from the network answer it.
key n
wait resté en brouillon
key Down Down Enter
wait Nouvel accompagnement
type email
key Enter F4 F4 Tab
type c
wait prendre la suite
key BS Tab r
wait par rôle
wait ▸ CACEM
key Enter
wait Fiche · CACEM
key o
wait Nouvel accompagnement
match CACEM
match E-mail
absent par rôle
type c
wait prendre la suite
key BS Tab r
wait par rôle
key Tab
wait ▸ Fort-de-France
key Enter
wait prendre la suite
type deux
key Enter
wait Nouvel accompagnement
match CACEM .* Deux
key C-s
wait Alix
key q
exit 0
