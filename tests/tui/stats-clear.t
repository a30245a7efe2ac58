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

# A month under way is compared with as many days of others, one that is over with the whole.
key Home S-Tab S-Tab
wait connues par leur nom
match 1er – 24 oct\. 2026
# The desk had no session yet a year earlier: there is nothing to compare with.
absent nov. 2025
match en individuel, .+en [0-9]+ ateliers +4 activités de coordination
key Left
wait Statistiques · octobre 2026
match  septembre 2026.+: [0-9]+
match ‹ sept\.   nov\. ›
absent octobre 2025

# What is no period stays to be mended; a quarter is typed as it is written. There, too, those who
# are known and those who are not are told apart.
key p
wait Les 12 derniers mois
type 2026-13
key Enter
wait Ce n’est pas une période
match 2026-13
absent Ctrl-N
key C-u
wait ▸ Ce mois
type T3 2026
key Enter
wait Statistiques · T3 2026
match connues par leur nom.+sans nom
absent T2 2026
key p
wait ▸ Ce mois
key End Enter
wait Statistiques · novembre 2026

# Short forms of months differ; a theme by month leads to the sessions of these months; what the
# journal cannot look for is said as it is; every share has its name.
match premier 0, dernier 129
key Tab PgDn
wait Thèmes par mois
match jun jul
key Down Down Down Down Down
wait jun jul
key Enter
wait Journal
match 1er déc. 2025 – 30 nov. 2026 ·
key Escape
wait Thèmes par mois
key S-Tab S-Tab
wait Orientations par lieu
key t
wait % mentions
key t
wait pour le poste seulement
match Orientations par lieu +nombre, part des mentions, des accompagnements

# A table whose activities are fewer than those of the totals says so, in the file that is saved, too.
key Home h t
wait 12 mois
match 12 mois +activités.+: sans la coordination
key w
wait petits nombres
key Enter
wait lakou-poste-2026-11-quand.txt
sh grep -q '^12 mois (activités.*: sans la coordination)$' sortie/lakou-poste-2026-11-quand.txt
sh grep -q '^Mois (activités.*: sans la coordination)$' sortie/lakou-poste-2026-11-quand.txt
# Where a long period has no room in the title, it stands there in digits; facts fill the rows there are.
key p
wait ▸ Ce mois
type 1/9/2026 23/11/2026
key Enter
wait Statistiques · 1/9 – 23/11/2026
key S-Tab S-Tab S-Tab
wait activités de coordination
match [0-9]+ en individuel
match connues par leur nom
match [0-9]+ activités de coordination, [0-9]+ h
# What columns are stays above them when the table scrolls.
key Tab
wait % mentions
key PgDn
wait Thèmes par mois
match accompagnements +% mentions
# What is there is no part of nothing.
key t
wait part des mentions
key Tab Tab Tab
wait Résidence
key PgDn
match <1.+%
absent  0 %
key C-q
exit 0
# Where there is little room: the page, tables and filters are in the footer, the months beneath.
size 16 60
run --lang fr --now $NOW
wait 09:12
key s
wait Statistiques · nov. 2026
match Tab Page +t Tableau +f Filtres
match ‹ octobre +pour le poste seulement
key C-q
exit 0
