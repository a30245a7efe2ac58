# Retention: the day's run while nobody types, its screen, the delay, erasing now. The passphrase costs what it
# costs a real desk.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh mkdir -p data && printf 'mangue corossol echelle 47 lune verte\n' >words && "$LAKOU" --now 2025-01-10T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr --passphrase-fd 3 3<words
sh for d in 05 06 07; do "$LAKOU" --now 2025-11-$d""T10:00 add individuel --theme email --duration 30 --refer-to aide_sociale --refer-reason 'dossier' >/dev/null; done
sh "$LAKOU" --now 2025-12-05T10:00 add individuel --theme email --duration 30 --refer-to aide_sociale --refer-reason 'plus tard' >/dev/null
sh for d in 10-12 11-23; do "$LAKOU" --now 2026-$d""T10:00 add individuel --theme email --duration 30 >/dev/null; done

# Once, by itself, after the first screen.
run --lang fr --now $NOW
wait les notes de 3 activités
key C-q
exit 0
run --lang fr --now $NOW
wait 14 jours
absent Trop ancien
key g
wait Noms gardés
match Noms gardés +12 mois après la dernière visite
key Home Down Down Down Down Down Down Down Down Down Enter
wait Les chiffres des mois, trimestres
match Notes, motifs d’orientation +– +1 +24/11/2026 · 3$$

# The record of processing, in the language of the screens.
key r
wait registre des traitements
key Enter
wait lakou-registre-2026-11-24.txt
sh grep -q 'REGISTRE DES TRAITEMENTS' "$HOME"/lakou-registre-2026-11-24.txt && grep -q 'notes 12 mois' "$HOME"/lakou-registre-2026-11-24.txt
sh rm "$HOME"/lakou-registre-2026-11-24.txt

# The delay: the passphrase first, what cannot be is said, and it is kept.
key d
wait est demandée avant de changer combien de temps
key Escape
wait Les chiffres des mois, trimestres
absent Gardées, en mois
key d
wait Phrase secrète
type mangue corossol echelle 47 lune verte
wait ●
key Enter
wait Gardées, en mois
key C-u
type 25
key Enter
wait donnez des mois entiers, de 1 à 24
key C-u
type 11
key Enter
wait depuis 11 mois
match Notes, motifs d’orientation +1 +–
sh test "$("$LAKOU" config retention-months)" = 11
sh "$LAKOU" --lang en config retention-months 12 2>&1 | grep -q 'are locked'

# Opened for the delay alone, names are locked again however the screen is left: by the palette, too.
key d
wait Phrase secrète
type mangue corossol echelle 47 lune verte
wait ●
key Enter
wait Gardées, en mois
key C-p
wait Toutes les actions
type journal
wait Toutes les actions
key Enter
wait récentes d’abord
key Escape
wait 09:12
key p
wait Phrase secrète
key Escape Escape
wait 09:12
key g
wait Noms gardés
key Home Down Down Down Down Down Down Down Down Down Enter
wait depuis 11 mois

# Erasing now: asked, then the passphrase, even where the names are open.
key e
wait Effacer maintenant, pour de bon
key Enter
wait depuis 11 mois
match Notes, motifs d’orientation +1 +–
# Without a copy of before nothing goes, which is said.
sh cd "$XDG_DATA_HOME/lakou" && mv backups aside && echo no folder >backups
key e
wait Effacer maintenant, pour de bon
key Down Enter
wait est demandée avant d’effacer
type mangue corossol echelle 47 lune verte
wait ●
key Enter
wait backups
match Notes, motifs d’orientation +1 +–
sh cd "$XDG_DATA_HOME/lakou" && rm backups && mv aside backups
key e
wait Effacer maintenant, pour de bon
key Down Enter
wait Phrase secrète
type mangue corossol echelle 47 lune verte
wait ●
key Enter
wait les notes de 1 activité
key e
wait Rien n’est assez ancien
key C-q
exit 0

# Whom it counts: by number and, once the passphrase was typed, by name.
fresh
sh mkdir -p data && printf 'mangue corossol echelle 47 lune verte\n' >words && "$LAKOU" --now 2025-10-10T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr --passphrase-fd 3 3<words
run --lang fr --now 2025-11-28T09:00
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
key C-q
exit 0
sh "$LAKOU" --now 2026-11-23T10:00 add individuel --theme email --duration 30 >/dev/null
run --lang fr --now $NOW
wait 14 jours
key C-p
wait Annuler
type conserv
wait Réglages · c
key Enter
match Personnes suivies +– +1
# Nobody had worked with it for a year: what goes is seen for a month before it does.
wait avant le 23/12/2026
key p
match n° 1 +28/11/2025 +d’ici 30 j
absent Zéphirin
wait demande la phrase secrète
screen purge-persons-fr-80x24
key Enter
wait Phrase secrète
type mangue corossol echelle 47 lune verte
key Enter
match n° 1 +Marie-Line Zéphirin +28/11/2025
key Enter
wait Marie-Line Zéphirin
wait Accueillir
key Escape
wait Personnes à effacer
key C-k
wait Noms et notes sont verrouillés
absent Zéphirin
resize 16 60
screen purge-persons-fr-60x16
key Escape
wait seul avant le 23/12/2026 (30 j d’usage).
key Enter
wait Personnes à effacer
resize 24 80
key C-q
exit 0

# As it looks, with something to go; a training desk erases nothing by itself.
fresh
sh "$LAKOU" demo --sessions 300 --months 60 --seed 4 --end 2026-11-23
foreach L en gcf_MQ gcf_GP fr
run --lang $L --now $NOW
wait 09:12
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
match 24
screen purge-$L-80x24
resize 16 60
screen purge-$L-60x16
resize 24 80
key C-q
exit 0
end
size 16 60
run --lang fr --now $NOW
wait 09:12
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
wait aujourd’hui
key d
wait Gardées, en mois
screen purge-delay-fr-60x16
key C-q
exit 0
size 60 200
run --lang fr --now $NOW
wait 09:12
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
wait aujourd’hui
screen purge-fr-200x60
key p
wait n’a pas de phrase secrète
key Enter
wait La phrase secrète se choisit une fois
key C-q
exit 0
