# The statistics say what they mean: which commune, which columns, which period, which file.
include demo.inc
sh mkdir -p sortie

# Communes of this island come first, also of two that begin alike; and which of a session's two
# communes it is stands beside its name.
run --lang fr --now $NOW
wait 09:12
key s f Down Down Down Down Enter
wait Commune de l’activité
match ▸ Le Lamentin
type lamen
wait lamen
match ▸ Le Lamentin
key Enter
wait Les filtres se combinent
match Commune +Le Lamentin \(activité\)
key Escape
wait Le Lamentin (activité)
match Seulement.+: Le Lamentin
key Escape
wait Échap Retour
key c
wait Où vivent les gens
match Le Lamentin
key t Enter
wait Journal
match novembre 2026 · Le Lamentin \(résidence\)
key Escape
wait Où vivent les gens
key Escape
wait 76 activités

# Columns have words for heads, and a line says why the table of genders beneath counts others.
key Home Tab Tab
wait Âge et genre
match Féminin +Masculin +non précisé +ateliers +Total
match Âge et genre +personnes, dont [0-9]+ en atelier.+: genre compté à part
absent non dit
key C-q
exit 0
