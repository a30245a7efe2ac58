# On which day a session is logged: the one that the home screen shows. What is said to be saved
# names a day that is not today.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-12-07T14:32
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator 'Alix Bellance' --lang fr
run --lang fr --now $NOW
wait Essai
key n
type mail\n
key C-s
wait n° 1 · 30 min
absent , le

# Two days before: a new one, a repeat, one more, one of another kind, one from a template.
key C-g
wait Nom
key Enter
wait Gardé
key Left*2
wait sam. 5 déc.
key n
type mail\n
wait sam. 5 déc.
key C-s
wait n° 2, le sam. 5 déc. · 30 min
key r Enter
wait n° 3, le sam. 5 déc.
key +
wait Enregistré 14:32 · n° 4, le sam. 5 déc. · 30 min d’habitude — e
key k p
wait sam. 5 déc.
key Escape m Enter
wait Entrée l’enregistre
match Date +sam. 5 déc.
key Enter
wait n° 5, le sam. 5 déc.
key C-p
wait ▸
type mail
wait Modèle
key Enter
wait Entrée l’enregistre
match Date +sam. 5 déc.
key Enter
wait n° 6, le sam. 5 déc.

# The timer is always today's; so is everything once today is shown again.
key h
wait Chrono
key h
match Date +lun. 7 déc.
key Escape z t
wait Aujourd’hui
key +
wait n° 7 · 30 min
key r Enter
wait n° 8
absent , le

# A date typed in the form of today is told, and today stays shown: the next ones are of today.
key n
type mail\n
key C-n*3
type hier
key C-s
wait n° 9, le dim. 6 déc.
match Aujourd’hui
key +
wait n° 10 · 
absent , le
key n
wait Nouvel
match Date +lun. 7 déc.
key Escape

# So is it after a session that goes to yet another day than the one shown.
key Left
wait dim. 6 déc.
wait mail
key n
type mail\n
key C-n*3
type -2
key C-s
wait n° 11, le sam. 5 déc.
match Aujourd’hui
key r Enter
wait n° 12
absent , le
key q
exit 0

# Of a month that is published: neither what is added nor what is changed or deleted changes that.
sh for i in 1 2 3 4 5 6 7 8 9 10 11 12; do "$LAKOU" --now $NOW add individuel --theme email --duration 30 --date 2026-11-30 || exit 1; done
sh "$LAKOU" --now $NOW export release --period 2026-11 --to sortie
run --lang fr --now $NOW
wait Aujourd’hui
key Left*7
wait lun. 30 nov.
key +
wait novembre 2026, déjà publié, ne change pas (n° 25, le
key e
wait modification du n° 25
key C-s
wait novembre 2026, déjà publié, ne change pas (n° 25, le
key d
wait À la corbeille
match novembre 2026, déjà publié, ne change pas .*n° 25
# Nor what is done to several at once, nor one that leaves the month.
key j /
type 30/11/2026
key Enter Space Space
wait 2 marquées
key d
match 2 activités à la corbeille.* ce qui est publié .novembre 2026. ne change pas
key u
wait Annulé
key Space Space m
type hier
key Enter
match 2 activités déplacées.* ce qui est publié .novembre 2026. ne change pas
key u
wait Annulé
key Escape Escape Escape
wait lun. 30 nov.
key e
wait modification du n°
key C-n C-n C-n C-u
type hier
key C-s
match Enregistré.* novembre 2026, déjà publié, ne change pas
key q
exit 0

# The timer and a template: the one that has a duration of use, and which is said.
run --lang fr --now $NOW
wait Aujourd’hui
key h
wait Chrono
key m Enter
wait la durée du modèle est gardée
match Durée +30 min
key Escape q
exit 0
run --lang fr --now 2026-12-07T14:50
wait 18 min
key m Enter
wait celle du chrono
match Durée +18 min
key C-q
exit 0
