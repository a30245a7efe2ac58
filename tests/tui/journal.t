# The journal: filters, several sessions acted on at once, the bin, undo by name across a restart; and
# its screens in every language.
include demo.inc
foreach L fr en gcf_MQ gcf_GP
run --lang $L --now $NOW
wait 09:12
key j
wait 300
screen journal-$L-80x24
key f Enter
type 10/2026
key Enter
screen journal-filter-$L-80x24
key Escape Space Space
screen journal-marked-$L-80x24
key g
screen journal-tag-$L-80x24
key Escape m
type hier
screen journal-day-$L-80x24
key Escape p
screen journal-bin-$L-80x24
key C-q
exit 0
end

# At 60x16, in French.
size 16 60
run --lang fr --now $NOW
wait 09:12
key j
wait 300
screen journal-fr-60x16
key f
screen journal-filter-fr-60x16
key Escape Space
match ^ d Supprimer  g Tag  m Autre jour  Échap Démarquer  \? Aide
key g
screen journal-tag-fr-60x16
key Escape C-q
exit 0

# Three marked, into the bin at once; undone by name, also by the next program, and done again.
size 24 80
run --lang en --now $NOW
wait 09:12
key j
wait 300 sessions
key Space Space Space
wait 3 marked
key d
wait 3 sessions are in the bin
wait 297 sessions
key u
wait Undone: deletion of 3 sessions.
wait 300 sessions
key C-y
wait Redone: deletion of 3 sessions.
key C-q
exit 0
run --lang en --now $NOW
wait 09:12
key j
wait 297 sessions
key u
wait Done elsewhere, or before Lakou was opened
key Down Enter
wait 300 sessions

# Words narrow the list at each letter; Esc takes them off again, step by step.
# Del takes a letter of the line, and no session.
key /
type zphoto
wait Nothing like that
key Home Del
absent Nothing like that
absent 300 sessions
key Escape
wait 300 sessions
key Escape
key /
type zzz
wait Nothing like that
key Escape Escape
wait 300 sessions

# A tag, new, on two; another day, shown before it is taken; each undone by its name.
key Home Space Space g
wait Which tag
type NEC
wait Enter makes it
key Enter
wait 2 sessions have the tag “NEC” now
key f Down Down Down Down Down Enter
wait NEC
key Enter Escape
wait 2 sessions
# They are marked still: what follows is about both.
wait 2 marked
key m
wait yesterday, -2, 12/3
type 12/11
wait Thu 12 Nov 2026
key Enter
wait 2 sessions moved to Thu 12 Nov 2026
key u
wait Undone: move of 2 sessions to Thu 12 Nov 2026.
key m
type 2030-01-01
key Enter
wait in the future
key Escape Escape -
wait Which tag
type NEC
key Enter
wait 1 session lost the tag
key u
wait Undone: tag “NEC” taken off 1 session.
key Escape
wait 300 sessions

# The bin, and out of it.
key d
wait 1 session is in the bin
key p
wait Bin
key Enter
wait r takes it out
key r
wait 1 session is out of the bin
wait The bin is empty
key p
wait 300 sessions

# A session edited in place stays the marked one; what another program logs comes up with the next key.
key Down Down Enter
wait Session
key C-s
wait Saved at
key Up
sh "$LAKOU" --now $NOW add individuel --theme sante --duration 20
key Down
wait 301 sessions

# Orders, each the other way round; all marked, and none.
key t
wait longest first
key o
wait shortest first
key t t t
wait newest first
key *
wait 301 marked
key Escape
absent marked
key End
wait 01/09
key Home
absent 01/09
key Escape
wait Today
key C-q
exit 0
sh "$LAKOU" check

# What is marked and out of sight is said; an action on it, or on many, asks first, and No is marked.
run --lang en --now $NOW
wait 09:12
key j
wait 301 sessions
key Space Space Space
wait 3 marked
absent not in this list
key /
type zzz
wait 3 of them are not in this list
key Enter d
wait Put 3 sessions into the bin? 3 of them are not in the list that you see.
key Enter
wait Nothing like that
wait 3 marked
key g
type Foire
key Enter
wait Put the tag “Foire” on 3 sessions? 3 of them
key Down Enter
wait 3 sessions have the tag “Foire” now
key u
wait Undone
key Escape Escape
wait 301 sessions
key * d
wait Put 301 sessions into the bin?
absent not in the list
key Escape
wait 301 sessions
key m
type hier
key Enter
wait Move 301 sessions to Mon 23 Nov 2026?
key Down Enter
wait sessions moved to Mon 23 Nov 2026
key u
wait Undone
key C-q
exit 0

# Coordination has its own time among the totals, and alone stands beside no 0.
run --lang fr --now $NOW
wait 09:12
key j f
match Période +toutes
match Médiateur.* +tous
key Escape
match 301 activités · [0-9 ]+ accompagnements · [0-9h ]+ · [0-9h ]+ de coordination
key /
type anim
match [0-9]+ activités · [0-9h ]+ de coordination
key C-q
exit 0

# A move of the bar draws only what it changes.
foreach C 60 80 200
size 24 $C
run --lang fr --now $NOW
wait 09:12
key j
wait 301
key Down
whole
key Down*30
whole
key Up*3 Space
whole
key PgDn Up
whole
key End Up
whole
key Home Down t
whole
key C-q
exit 0
end

# Whatever a row shows is found by typing it, together with the filters.
size 24 100
run --lang fr --now $NOW
wait 09:12
key j
wait 301
key /
type femme 60-69
match Individuel .* F +60–69
absent M   60–69
absent 70+
absent 301
key C-u
type retrait
absent 301
key C-u
type comit
wait Comité
absent Individuel
key C-u
type femme 60–69 lament
match F +60–69 +Le Lamentin
absent M   60–69
absent Ducos
key Enter f Down Enter
type atel
key Enter Escape
wait Atelier
absent Individuel
key C-q
exit 0

# The help says all filters, the person too, whole where its row cuts them.
foreach C 80 60
size 16 $C
run --lang fr --now $NOW
wait 09:12
key j
wait 301
key ?
wait Aide
type filtr
match ^ ▸ f +Filtrer par période
wait personne
key C-q
exit 0
end

# At 200 columns a row says all that it has room for, here and on the home screen; at 80 nothing of it.
sh "$LAKOU" --now $NOW add individuel --duration 20 --theme sante --theme email --theme bureautique --status retraite --residence 97222 --refer-to aide_sociale --tag Foire --tag Marché
size 24 200
run --lang fr --now $NOW
wait 09:12
match Bureautique .* Retraité +Le Robert +Espace numérique .* Aide sociale +Foire · Marché *
resize 24 80
absent Foire
absent Retraité
key j
wait 302
absent Foire
absent Retraité
resize 24 200
match Bureautique .* Retraité +Le Robert +Espace numérique .* Aide sociale +Foire · Marché *
key /
type aide soc bureau marche
match Bureautique .* Aide sociale +Foire · Marché
resize 24 140
match Bureautique .* Retraité +Le Robert
absent Foire
key C-q
exit 0

# A place has the room that the subject can spare; how many came to an event is said as of a workshop.
sh "$LAKOU" place add 'Médiathèque du Lamentin'
sh "$LAKOU" --now $NOW add individuel --duration 20 --theme email --place 'Médiathèque du Lamentin'
sh "$LAKOU" --now $NOW add evenement --duration 60 --title Forum --participants 40
size 60 200
run --lang fr --now $NOW
wait 09:12
match E-mail .* Médiathèque du Lamentin
match « Forum » · 40 participants
key j
match E-mail .* Médiathèque du Lamentin
match « Forum » · 40 participants
key C-q
exit 0
