# The palette knows what the footer and the help call things, their keys and their identifiers.
include demo.inc
run --lang fr --now $NOW
wait 09:12
key C-p
wait Annuler la dernière action
type export
wait Remettre les chiffres
absent Annuler la dernière action
type er
wait exporter
wait Remettre les chiffres
key Escape
wait Annuler la dernière action
type nouveau
wait Noter un nouvel
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type répéter
wait comme le dernier, ou une
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type ENCORE
wait tout de suite un autre
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type acteurs
wait Trouver le lieu
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type statistiques
wait Voir les chiffres du mois
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type journal
wait Voir toutes les activit
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type supprimer
wait marquée à la corbeille
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type non reçu
wait pas pu être reçue
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type aide
wait Montrer ce qu
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type session-one-more
wait tout de suite un autre
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
type F6
wait modèle
absent Annuler la dernière action
key Escape
wait Annuler la dernière action
# What begins with the letters comes first: Enter runs it.
type stat
key Enter
wait accompagnements
wait Résumé
key Escape q
exit 0
