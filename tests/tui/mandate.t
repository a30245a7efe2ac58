# The mandate to act online in somebody's name: typed, warned about, seen at once on their page, and
# that it has ended.
include desk.inc
sh mkdir sortie && "$LAKOU" config export-folder sortie
run --lang fr --now $NOW
wait Essai
key p Enter
type corossol echelle 47 lune verte
key Enter
type corossol echelle 47 lune verte
key Enter
wait premier groupe
key Escape Escape C-n
wait Nouvelle personne
type Zephirin
key Tab
type Luc
key Tab*8
type mot de passe : Tombola12
key Tab
wait Le jour de la signature
type demain
key Tab
wait une fois signé
key S-Tab C-u
type 24/11
key Tab
match Mandat signé le +24/11/2026
wait 1 mois, 6 mois, 1 an
type 2 ans
key Tab
wait un an plus tard au plus
key S-Tab C-u
type 1 an
key Tab
match Mandat jusqu’au +24/11/2027
key Tab
type o
key C-s
wait Retirez-le
key C-u
type démarches CAF
key C-s
match Mandat +démarches CAF, du 24/11/2026 au 24/11/2027
screen mandate-page-fr-80x24
# On the list, too.
key Escape
match Mandat +démarches CAF, du 24/11/2026 au 24/11/2027
key Enter e
wait Corriger
screen mandate-edit-fr-80x24
key Tab*8
# A small window shows the rows around the cursor.
resize 16 60
match Mandat pour +démarches CAF
key Tab Tab
match Mandat signé le +24/11/2026
screen mandate-edit-fr-60x16
key Tab Tab
match ^. Note
match ^. Notice remise
key S-Tab*12
match Nom +Zephirin
key Escape
match Mandat +démarches CAF
screen mandate-page-fr-60x16
resize 24 80
# What they are handed says it.
key a
wait fichier
key End Up Enter
wait lakou-acces-
sh grep -q 'Mandat pour.*démarches CAF' sortie/lakou-acces-*.txt
key C-q
exit 0
sh ! grep -rqa --exclude-dir=sortie 'marches CAF' .
sh "$LAKOU" check

# The day after its last one it has ended, in every language.
foreach L fr en gcf_MQ gcf_GP
run --lang $L --now 2027-11-25T09:12
wait 09:12
key p
type corossol echelle 47 lune verte
key Enter
wait Zephirin
key Enter
match (terminé|ended|i fini)
screen mandate-ended-$L-80x24
key C-q
exit 0
end
