# The palette finds from home what the other screens can do, also by words that are not in its name:
# it leads there, and does at once what needs no row to be marked.
include demo.inc
run --lang fr --now $NOW
wait 09:12
key C-p
wait Annuler la dernière action
type pin
wait Mettre, changer ou retirer votre propre code
absent Annuler la dernière action
match Réglages · p +Mettre
key Enter
wait Votre nouveau code
key Escape Escape
wait n Nouveau

# Of several words each is looked for; what opens only once names are open waits for them.
key C-p
wait Annuler la dernière action
type phrase secrete
wait Changer la phrase secr
key Escape
wait Annuler la dernière action
type passphrase
wait Changer la phrase secr
key Escape
wait Annuler la dernière action
type recovery
wait Faire un nouveau code de secours
key Escape
wait Annuler la dernière action
type code de secours
wait Faire un nouveau code de secours
wait Ouvrir les noms par le code
key Escape
wait Annuler la dernière action
type corbeille
wait Montrer la corbeille
key Escape
wait Annuler la dernière action
type journal-bin
wait Montrer la corbeille
key Enter
wait La corbeille est vide
key Escape Escape
wait n Nouveau
key C-p
wait Annuler la dernière action
type reglages
wait Changer les réglages
key Escape
wait Annuler la dernière action
type modeles
wait à partir d’un modèle
key Escape
wait Annuler la dernière action
type export
wait Remettre les chiffres
key Escape
wait Annuler la dernière action
type import
wait Importer des lieux ou des activit
key Escape
wait Annuler la dernière action

# Nothing is done to a row that nobody marked: the sentence says what to do.
type étiquettes
wait Voir les tags du poste
key Escape
wait Annuler la dernière action
type tags-delete
wait Supprimer le tag marqué
key Enter
wait Choisissez d’abord la ligne, puis tapez d.
match ^ DÉMO Tags
key Escape
wait n Nouveau

# From any other screen as well; what names are needed for is done once they are open, or never.
key s
wait Résumé
key C-p
wait Choisir une période
type event
wait Noter un évènement
key Enter
wait Nouvel évènement
key Escape
wait n Nouveau
key C-p
wait Annuler la dernière action
type persons-new
wait Ajouter une personne
key Enter
wait Seuls ceux qui savent
key Escape
wait n Nouveau
key p
wait Seuls ceux qui savent
key Enter
type mangue corossol echelle 47 lune verte
key Enter
wait encore une fois
type mangue corossol echelle 47 lune verte
key Enter
wait Son premier groupe
absent Nouvelle personne
key C-q
exit 0
run --lang fr --now $NOW
wait 09:12
key C-p
wait Annuler la dernière action
type persons-new
wait Ajouter une personne
key Enter
wait notes sont verrouillés
type mangue corossol echelle 47 lune verte
key Enter
wait Nouvelle personne
key Escape
wait Personnes suivies
key Escape
wait n Nouveau
key q
exit 0
