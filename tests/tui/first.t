# The first start: four questions, then the home screen of a real desk.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
foreach L fr en gcf_MQ gcf_GP
fresh
run --lang $L --now 2026-11-24T09:12
wait kréyol matnik
screen first-$L-80x24
key Enter
type Médiathèque du Lamentin
key Enter
type lamentin
wait 97232
key Down*2
screen first-commune-$L-80x24
key Enter
type A. Bellance
key Enter
wait Médiathèque du Lamentin
wait 09:12
screen first-home-$L-80x24
key q
exit 0
sh "$LAKOU" find cacem | grep -q CACEM
sh test "$(stat -c %a "$XDG_DATA_HOME/lakou/desk.db")" = 600
end

# An answer that is missing is asked for; nothing typed is lost.
size 16 60
fresh
run --lang fr --now 2026-11-24T09:12
wait français
key Enter
key Enter
wait réponse
type Cyber-base
key Enter
type zzz
key Enter
wait Aucune commune
screen first-problem-fr-60x16
key C-u
type 97232
wait ▸ Le Lamentin
key C-u
type 97228
wait Sainte-Luce
key Enter
type Élise
key C-s
wait Cyber-base
key q
exit 0

# Which Lamentin was meant stays seen, and is the one that is made: by name, or by its postal code.
fresh
run --lang en --now 2026-11-24T09:12
wait français
key Enter
type Cyber-base
key Enter
type lament
wait 97129 Guadeloupe
wait 97232 Martinique
absent ▸
key Enter
wait Several communes are written like that
key Down Enter
match ^ +Commune +Lamentin +97129 Guadeloupe
key S-Tab C-u
type 97232
wait ▸ Le Lamentin
key Enter
match ^ +Commune +Le Lamentin +97232 Martinique
# Two of one island that begin alike: none is taken unseen; its whole name is sure.
key S-Tab C-u
type mar
match Le Marigot +97225
match Le Marin +97290
absent ▸
key Enter
wait Several communes are written like that
key Down*2 Enter
match ^ +Commune +Le Marin +97290 Martinique
key S-Tab C-u
type le marin
key Enter
match ^ +Commune +Le Marin +97290 Martinique
resize 24 80
match ^ +Commune +Le Marin +97290 Martinique
key S-Tab C-u
type marie-galante
wait 97140 Guadeloupe
resize 16 60
match Capesterre-de-Marie-Galante +97140 Guadeloupe
key Enter
match ^ +Commune +Capesterre-.* 97140 Guadeloupe
key S-Tab C-u
type fran
wait ▸ Le François
key C-u
type saint
key Down*3
match ▸ Saint.* 97
key C-u
type 97232
key Enter
type Élise
key Enter
wait Home · Cyber-base
sh "$LAKOU" place list | grep -q 'Cyber-base.*97213'
key q
exit 0
