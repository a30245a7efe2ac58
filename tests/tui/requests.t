# The register of requests: added, answered, deleted, undone; what the home screen reminds of; whose page it is
# opened from.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh mkdir -p data && printf 'mangue corossol echelle 47 lune verte\n' >words && "$LAKOU" --now 2025-01-10T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr --passphrase-fd 3 3<words
sh "$LAKOU" --now 2026-11-23T10:00 add individuel --theme email --duration 30 >/dev/null

run --lang fr --now $NOW
wait 14 jours
key g
wait Noms gardés
key Home Down Down Down Down Down Down Down Down Down Enter
wait Les chiffres des mois, trimestres
key l
wait Pas encore de demande

# One of a month ago, which was a slip: it is answered, taken back, deleted, brought back.
key n
wait Que demande-t-on
key Enter
wait Il faut en choisir une
key 3
wait Quand la demande est-elle
type demain
match ^   Effacement +demain
key Enter
wait Donnez un jour pass
key C-u
type 20/10
key Enter
wait u annule
match 20/10/2026 +Effacement +en retard, ven. 20 nov.
key n
wait Que demande-t-on
key 1
wait Quand la demande est-elle
key Enter
wait d’ici le jeu. 24 déc.
key Home Enter
wait Quand a-t-on répondu
type 19/10
key Enter
wait pas avant la demande
key C-u
key Enter
wait comme répondue
match Effacement +répondue mar. 24 nov.
key u
wait de nouveau à répondre
match Effacement +en retard, ven. 20 nov.
key End d
wait est supprimée
absent Accès
key u
wait de nouveau au registre
match 24/11/2026 +Accès

# The home screen reminds of what is late or due within 7 days.
key Escape Escape Escape
wait 1 demande en retard (ven. 20 nov.)
key C-q
exit 0
run --lang fr --now 2026-12-18T09:00
wait 1 demande en retard (ven. 20 nov.)
resize 16 60
wait RGPD en retard
resize 24 80
key g
wait Noms gardés
key Home Down Down Down Down Down Down Down Down Down Enter
wait Les chiffres des mois, trimestres
key l
wait en retard, ven. 20 nov.
key Home Enter
wait Quand a-t-on répondu
key Enter
wait comme répondue
key Escape Escape Escape
wait répondre à 1 demande (jeu. 24 déc.)

key C-q
exit 0

# From a page: of that person.
run --lang en --now 2026-12-18T09:00
wait to answer until
key p
wait Passphrase
type mangue corossol echelle 47 lune verte
wait ●
key Enter
wait Nobody is known yet
key C-n
type Zephirin
key Tab
type Luc
key Tab*12
type y
key Enter
wait none yet
key d
wait of the person whose page
absent known person
key n
wait What is asked for
key 2 Enter
wait to be answered until Mon 18 Jan 2027
match 18/12/2026 +Correction +answer by Mon 18 Jan +known person
resize 16 60
match 18/12/2026 +Correction +answer by 18/01/2027 +known$$
resize 24 80
key C-q
exit 0
sh test -z "$(strings -a "$XDG_DATA_HOME"/lakou/desk.db | grep Zephirin)"

# As it looks.
fresh
sh "$LAKOU" demo --sessions 300 --months 3 --seed 1 --end 2026-11-23
run --lang fr --now $NOW
wait 14 jours
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
match 24
key l
wait Pas encore de demande
key n 1 Enter
wait u annule
key n 4
wait Quand la demande
type 20/10
key Enter
wait u annule
key n 3
wait Quand la demande
type 2/10
key Enter
wait u annule
key Home Enter Enter
wait comme répondue
key C-q
exit 0
foreach L gcf_MQ gcf_GP en fr
run --lang $L --now 2026-12-05T09:12
wait 09:12
screen requests-home-$L-80x24
resize 16 60
screen requests-home-$L-60x16
resize 24 80
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
match 36 m
key l
wait 20/10/2026
screen requests-$L-80x24
resize 16 60
screen requests-$L-60x16
resize 24 80
key n
wait Limit
screen requests-kinds-$L-80x24
resize 16 60
screen requests-kinds-$L-60x16
resize 24 80
key C-q
exit 0
end
