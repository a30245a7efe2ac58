# Somebody is frozen at their wish: what the page, the lists and the figures say, what is refused and loses
# nothing that was typed, and that undo and a second press lift it.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh mkdir -p data && printf 'mangue corossol echelle 47 lune verte\n' >words && "$LAKOU" --now 2026-10-10T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr --passphrase-fd 3 3<words
sh "$LAKOU" --now 2026-11-24T08:10 add individuel --theme sante --duration 60 >/dev/null

run --lang fr --now $NOW
wait 14 jours
key p
wait Phrase secrète
type mangue corossol echelle 47 lune verte
key Enter
wait Personne n’est encore suivi
key C-n
type Zéphirin
key Tab
type Marie-Line
key Tab*12
type o
key Enter
wait aucune
key n
wait Nouvel accompagnement
type email
key Enter C-s
match Visites +1 visite

# Asked once; the page says it at the top, and the footer what the key does now.
key g
wait Geler Marie-Line Zéphirin
screen limitation-ask-fr-80x24
key Enter
key g
wait Geler Marie-Line Zéphirin
key Down Enter
wait rien de cette personne ne change
screen limitation-page-fr-80x24
match g Lever le gel

# Nothing of them changes, and the sentence says what to do.
key n
wait levez le gel par g
key e
wait levez le gel par g
key m
wait levez le gel par g
key x
wait levez le gel par g
absent Effacer pour de bon
# What is typed in the visit stays there.
key Enter
wait modification du n
type santé
key Enter C-s
wait levez le gel
match E-mail · Santé
screen limitation-refused-fr-80x24
key Escape
wait Brouillon
key Escape
match Chercher
match Zéphirin Marie-Line +gelée
screen limitation-list-fr-80x24
key Escape
match Aujourd’hui +1 accomp
screen limitation-home-fr-80x24
key s
wait Statistiques
screen limitation-stats-fr-80x24
key Escape
key j
wait Journal
screen limitation-journal-fr-80x24
key Escape

# Taken back by undo, and lifted by the same key.
key p
wait Chercher
key Enter
wait Lever le gel
key u
wait Cela lèverait un gel
key Enter
absent la personne n’est plus gelée
key u
wait Cela lèverait un gel
key Down Enter
wait la personne n’est plus gelée
key C-y
wait la personne est de nouveau gelée
key g
wait Prévenez d’abord la personne
screen limitation-lift-fr-80x24
key Down Enter
wait Gel levé
key e
wait Corriger
key Escape
wait Marie-Line
key g Down Enter
wait rien de cette personne
key C-q
exit 0

# In every language, and in a small window and a large one.
foreach L gcf_MQ gcf_GP en
run --lang $L --now $NOW
match Essai
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
key Enter
wait Marie-Line Zéphirin
screen limitation-page-$L-80x24
key g
screen limitation-lift-$L-80x24
key Escape C-q
exit 0
end
size 16 60
run --lang fr --now $NOW
match Essai
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
screen limitation-list-fr-60x16
key Enter
wait Marie-Line Zéphirin
screen limitation-page-fr-60x16
key e
wait le gel par g
screen limitation-refused-fr-60x16
key C-q
exit 0
size 60 200
run --lang fr --now $NOW
match Essai
key j
wait Journal
screen limitation-journal-fr-200x60
key C-q
exit 0

# Nor does a word of the desk for two change what their visits say: that is refused, and says how to go on.
size 24 80
run --lang fr --now $NOW
match Essai
key p
type mangue corossol echelle 47 lune verte
key Enter
wait Zéphirin
key Enter
wait Lever le gel
key g Down Enter
wait Gel levé
sh "$LAKOU" --now 2026-11-24T09:20 edit 2 --tag canicule
sh "$LAKOU" --now 2026-11-24T09:21 add individuel --theme email --duration 30 --tag chaleur >/dev/null
key g
wait Geler Marie-Line
key Down Enter
wait rien de cette personne
key C-q
exit 0
run --lang fr --now $NOW
match Essai
key y
wait canicule
key Home m
type chal
key Enter
wait 1 activité passe à « chaleur »
key Down Enter
wait Une activité gelée porte « canicule »
screen limitation-tags-fr-80x24
key C-q
exit 0
