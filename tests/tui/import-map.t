# A table of one's own: its columns guessed and corrected, its values explained, imported, undone, and
# the next time imported without a question.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" --lang en init --desk Médiathèque --commune 97213 --mediator Alix
sh printf 'Date;Nom de l'\''usager;Sexe;Tranche d'\''\342ge;Statut;Th\350me;Temps pass\351;Remarques\r\n03/11/2026;A. B.;Homme;33;demandeur d'\''emploi;Bo\356te mail;45 min;\r\n04/11/2026;C. D.;Zz;70 ans et plus;retrait\351;CAF, bureautique;30;venue \340 pied\r\n05/11/2026;E. F.;Zz;?;retrait\351;Autre chose;1h;\r\n06/11/2026;G. H.;Femme;18-24 ans;\351tudiant;;1h30;\r\n' > releve.csv
run --lang fr --now $NOW
wait Médiathèque
key i
type releve.csv
key Enter
wait Colonnes du fichier
match releve.csv +CP1252 · 4 lignes
screen import-map-fr-80x24
resize 16 60
screen import-map-fr-60x16
resize 60 200
screen import-map-fr-200x60
resize 24 80

# Nothing happens before all that is needed has a column, or a value for every row.
key Down Down Down Down Down Down d
wait Il manque encore
key C-s
wait il faut le savoir pour chaque activité
key Enter
wait La durée de toutes les activités
type longtemps
key Enter
wait illisible
key C-u
type 45
key Enter
match 45 min +Durée
absent Il manque

# A column instead: the values of all rows are no longer asked.
key Home Down Down Down Down Down Down Enter
match Que devient la colonne «.+Temps passé.+»
type durée
key Enter
match 1h +Durée
absent La durée de

# The list opens on what it is.
key Enter
wait Que devient la colonne
match ▸ Durée
key Escape
wait Colonnes du fichier

# What means nothing is shown before the preview, column after column.
key C-s
wait Sexe · Genre
match Zz +2 +inconnue
key Enter
match Que veut dire «.+Zz.+»
type fém
key Enter
match Zz +2 +Féminin
key C-s
wait Tranche d'âge
key i
wait écartée
key C-s
wait Thème · Thèmes
match \(case vide\) +1 +inconnue
match Boîte mail +1 +proposé.+: E-mail
screen import-values-fr-80x24
resize 16 60
screen import-values-fr-60x16
resize 24 80
key Enter
wait Que veut dire
type e-mail
key Enter
match ▸ \(case vide\) +1 +E-mail
key Down Enter
match Que veut dire «.+Autre chose.+»
key Escape
wait Valeurs d’une colonne
key Down Enter
match Que veut dire «.+Boîte mail.+»
type e-mail
key Enter
match ▸ Boîte mail +1 +E-mail
key Down Enter
match Que veut dire «.+CAF.+»
type démarches admin
key Enter
match CAF +1 +Aide aux démarches
key C-s
wait 2/3 ce qui change
match 4 activités lues.+: +3 à ajouter
match 4 +Th[^ ]*me +Autre chose

# Back to the columns, where one more value is explained.
key c
wait Colonnes du fichier
match Thèmes.*1 à expliquer
key v
wait Autre chose
key i C-s
wait 2/3 ce qui change
key Escape
wait Colonnes du fichier
key Escape
wait Rien n’est importé
key Enter
wait Colonnes du fichier
key v
match Autre chose +1 +écartée
key Down Enter
type santé
key Enter
match Autre chose +1 +Santé
key C-s
match 4 activités lues.+: +4 à ajouter
sh test "$("$LAKOU" list | wc -l)" = 0
key Enter
wait C’est fait
key Enter
wait 4 activités. Annuler les retire toutes.
match Accueil
sh "$LAKOU" list --from 2026-11-01 | cut -f 2,5,7 | tr '\t' ' ' | tr '\n' ';' | grep -qx '2026-11-03 45 email;2026-11-04 30 .*;2026-11-05 60 sante;2026-11-06 90 email;'
key u
wait Annulé
sh test "$("$LAKOU" list | wc -l)" = 0

# The next time nothing is asked (the rows come back from the bin); the columns can be looked at all the same.
key i
type releve.csv
key Enter
match 4 activités lues.+: +4 à ajouter +0 à mettre à jour
key c
wait Colonnes du fichier
match Sexe +Homme · Zz · Femme +Genre
absent à expliquer
key C-s
match 4 activités lues.+: +4 à ajouter +0 à mettre à jour
key Enter
wait C’est fait
key Escape
wait 4 activités. Annuler
match Accueil

# Titles above the table: its header is found, and can be another line.
sh printf 'Relevé des visites;;\nImprimé le;24/11/2026;\n\nDate;Sujet;Temps;Déjà venu\n03/11/2026;E-mail;30;x\n;;\nTotal;;30\n' > titres.csv
key i
type titres.csv
key Enter
wait en-têtes en ligne 4
match titres.csv +UTF-8 · 1 ligne ·
match Temps +30 +Durée
key Right
wait en-têtes en ligne 5
match 03/11/2026 +ignorée
key Left Left
wait en-têtes en ligne 2
key Right
wait en-têtes en ligne 4
key Down Down Down v
wait Valeurs d’une colonne
match x +1 +oui
key Enter
wait Que veut dire
match non
key Escape
match x +1 +oui
key Escape
wait en-têtes en ligne 4
key C-s
wait 1 activité lue
match 1 activité lue.+: +1 à ajouter
absent Total
key Escape
wait Colonnes du fichier
key Escape
wait Quel fichier
key Escape
wait Accueil
key q
exit 0
