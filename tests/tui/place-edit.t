# A place added by hand, changed, noted on, said to be gone, and each of it taken back; hostile text
# stays text; nothing that was typed is lost.
include desk.inc
run --lang fr --now $NOW
wait 09:12
key a
wait fiches
key Tab a
wait Nouveau lieu
match Comme il est écrit

# Without a name and a commune nothing is kept.
key C-s
wait Le nom manque
type Kaz a klik
key Enter
wait premières lettres
type robert
wait Le Robert
key Enter
wait 97231
# What is wrong is said when it is left, and told again when it is to be kept.
key Tab Tab Tab
type 05.96.51
key Enter
wait numéro de téléphone
key C-s
wait numéro de téléphone
key C-u
type 0596516976
key Enter
wait 0596 51 69 76
# Lists: several values, each put in by its first letters.
key Tab Tab Tab
wait lu-ve
type lu-ve 8:00-12:00
key Enter
wait Mo-Fr 08:00-12:00
type démarches
key Enter
wait Tab continue
key C-s
wait Enregistré dans l’annuaire
# Its card: what was typed here is said.
wait saisi ici
match 0596 51 69 76 .*saisi ici
match lundi +08:00–12:00
sh "$LAKOU" find kaz klik | grep -q 'Le Robert'

# Changed from its card; a draft is left, asked about and taken up again.
key e
wait Modifier la fiche
key Tab Tab Tab
type 12 rue  Delgrès
key Escape
wait Brouillon gardé
key e
wait resté en brouillon
key Enter
wait 12 rue
key C-s
wait Enregistré dans l’annuaire
match 12 rue Delgrès +.saisi ici

# A note, for those at the desk.
key n
wait pas de nom de personne ici
type sonner deux fois
key Enter
wait Notre note
match Notre note +sonner deux fois

# It no longer exists: asked once; said in the list, the preview and the card; others come first.
key x
wait Elle n’existe plus
key Enter
wait Noté
match n’existe plus .noté le
# Whatever its hours are.
absent ● Ouvert
absent ○ Fermé
absent Horaires non connus
key o
wait quand même
key Escape
wait Notre note
key Escape
wait fiches
key /
type kaz klik
wait 1 sur 14
match Kaz a klik.* x n’existe plus
match noté le
absent Maintenant
key Escape Escape
wait Essai
key u
wait Annulé
key q
exit 0

# A commune as people write it; a postal code typed first chooses its own, or offers those it has.
run --lang fr --now $NOW
wait 09:12
key a
wait fiches
key Tab a
wait Nouveau lieu
key Tab
type st pier
wait Saint-Pierre
key C-u
key Tab
type 97250
key S-Tab
wait Le Prêcheur
match Fonds-Saint-Denis
match Saint-Pierre
key Tab
absent Le Prêcheur
key C-u
type 97231
key Tab
wait Le Robert
key Escape
wait fiches
type a
wait resté en brouillon
key Down Enter
wait Nouveau lieu
key Escape
wait fiches
key Escape Escape C-q
exit 0

# What looks alike is shown while the name of a new one is typed; hostile text stays text.
run --lang fr --now $NOW
wait 09:12
key a
wait fiches
key Tab a
wait Nouveau lieu
type kaz kli
wait Déjà là
match Déjà là.*Kaz a klik .Le Robert
key C-u
paste <script>\e[31mX
match 09:12
key Escape
wait Brouillon gardé
key Escape Escape
wait Essai
sh ! "$LAKOU" find kaz klik | grep -q existe
# Each of it was a step: the note, the change, the place.
key u
wait Fait ailleurs
key Down Enter
wait Accueil
wait Annulé
key t
absent Annulé
key u
wait Fait ailleurs
key Down Enter
wait Accueil
wait Annulé
key t
absent Annulé
key u
wait Fait ailleurs
key Down Enter
wait Accueil
wait Annulé
sh ! "$LAKOU" find kaz klik | grep -q 'Kaz a klik'
key q
exit 0

# What is wrong is said of the field that was just left, then the next one says its own.
run --lang fr --now $NOW
wait 09:12
key a
wait fiches
key Tab a
wait en brouillon
key Down Enter
wait Comme il est
type Kaz
key Tab Tab Tab Tab Tab
wait Comme 0596
type 12
key Tab
wait pas un numéro de téléphone
type accueil
key Tab
wait pas une adresse e-mail
key Tab
wait Peut rester vide
key Escape
wait Brouillon gardé
key Escape Escape
wait Essai
key q
exit 0

# Two communes bear the name: the list says on which island.
sh printf 'id,nom,commune,code_postal\nx,Zaboka,Sainte-Anne,97227\ny,Zaboka,Sainte-Anne,97180\n' >anne.csv
sh "$LAKOU" import places anne.csv >/dev/null
run --lang fr --now $NOW
wait 09:12
key a
wait fiches
type zaboka
wait 2 sur
match Zaboka +Sainte-Anne MQ
match Zaboka +Sainte-Anne GP
key Escape Escape
wait Essai
key q
exit 0
