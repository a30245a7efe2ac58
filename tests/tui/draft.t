# Half a word survives too: it is on disk once the typing pauses, and comes back under the cursor.
include desk.inc
run --lang en --now $NOW
wait Essai
key n
type ema
wait E-mail
sh until grep -qa '^typed=ema' "$XDG_DATA_HOME"/lakou/desk.db-wal; do :; done
signal KILL
exit 137
run --lang en --now $NOW
wait draft
key b
wait Themes
wait ema
key Enter Enter

# A field that is typed, not chosen.
wait 1h30
type 12
sh until grep -qa '^typed=12' "$XDG_DATA_HOME"/lakou/desk.db-wal; do :; done
signal KILL
exit 137
run --lang en --now $NOW
wait draft
key b
wait 1h30
wait E-mail
type 0
key C-s
wait no. 1
sh test "$("$LAKOU" list | cut -f5)" = 120
absent draft

# No pause is needed where the program is told to end, or left from within the form.
key n
type soc
# The word itself: what it finds is in the list before anything is typed.
wait Themes           soc
signal TERM
exit 143
run --lang en --now $NOW
wait draft
key b
wait soc
type ia
key C-q
exit 0
run --lang en --now $NOW
wait draft
key b
wait socia

# Leaving the form does not guess which choice was meant.
key Escape
wait Draft kept: b, on the home screen
key b
wait socia
absent Social media:
key Enter Enter C-s
wait no. 2
key q
exit 0

# A hangup in the middle of a paste that never ends: the program ends, and what was there before stays.
run --lang en --now $NOW
wait Essai
key n
type mob
wait mob
type \e[200~left over
signal HUP
exit 129
run --lang en --now $NOW
wait draft
key b
wait mob
key C-q
exit 0
sh "$LAKOU" check

# A draft is of the place and the mediator, whatever they are called when it is taken up.
fresh
sh "$LAKOU" init --desk Bourg --commune 97213 --mediator Alix --lang fr
run --lang en --now $NOW
wait Bourg
key n
type email
key Enter Escape
wait Draft kept
key g
wait Alix
key End Up Up e C-u
type Zoé
key Enter
wait Zoé
key Up Up e C-u
type Plage
key Enter Enter
wait Plage, Le Lamentin
key Escape b
wait E-mail
match Plage
key C-s
wait no. 1
sh test "$("$LAKOU" list | wc -l)" = 1

# What is wrong with what the form does not show is said all the same.
key n
type email
key Enter Escape
wait Draft kept
sh "$LAKOU" mediator add Bea
sh "$LAKOU" mediator retire Zoé
key Left Right
wait Bea
key b
wait E-mail
key C-s
wait “Zoé” is not among the mediators
sh "$LAKOU" mediator add Zoé
key Tab
wait 1h30
key C-s
wait no. 2
key q
exit 0
sh "$LAKOU" check

# Letters typed ahead answer no question: « caf » would begin this one, and drop the draft.
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter
key Escape
wait Brouillon gardé
key n c a f
# Which draft it is, is said with the question.
wait resté en brouillon (E-mail)
key Down
match ▸ Le garder pour plus tard
key R Up
match ▸ Reprendre le brouillon
key Enter
match ^  Thèmes +E-mail
key Escape q
exit 0

# Sending someone to an entry of the directory begins a new session: a draft is of somebody else.
run --lang fr --now $NOW
wait brouillon attend
key a
type cacem
key Tab o
wait resté en brouillon (E-mail)
key Escape
wait brouillon attend
key b
match ^  Orientation +– +Acteur +–
key Escape a
type cacem
key Tab Enter
wait Téléphone
key o
wait resté en brouillon (E-mail)
key Enter
match ^  Orientation +– +Acteur +–
key Escape a
type cacem
key Tab o
wait resté en brouillon (E-mail)
key Down Down Enter
match Acteur +CACEM
# It is a draft at once, and no longer the other one.
signal KILL
exit 137
run --lang fr --now $NOW
wait brouillon attend
key b
match Acteur +CACEM
key C-q
exit 0

# A draft that waits keeps nobody from serving the next person: set aside it is not asked about again, and
# comes back one after the other, the newest first, also after the program was killed.
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter Escape
wait Brouillon gardé
key n
wait resté en brouillon (E-mail)
key Down Enter
match ^  Thèmes +–
type sante
key Enter
match ^  Thèmes +Santé
signal KILL
exit 137
run --lang fr --now 2026-11-24T09:20
wait brouillon attend
key c
wait resté en brouillon (Santé)
key Down Enter
wait Nouvel atelier
type reseaux
key Enter Escape
wait Brouillon gardé
key k Enter
wait Une activité est restée en brouillon (Atelier, Réseaux
key Down Enter
wait Nouvelle animation
key Escape
key n
match ^  Thèmes +–
type logement
key Enter C-s
wait Enregistré
wait brouillon attend
key b
wait Nouvel atelier
match ^  Thèmes +Réseaux
key Escape
wait Brouillon gardé
key n
wait restée en brouillon (Atelier
key Down Down Enter
match ^  Thèmes +–
key Escape b
match ^  Thèmes +Santé
key C-s
wait Enregistré
key b
match ^  Thèmes +E-mail
key C-s
wait Enregistré
absent brouillon attend
key q
exit 0

# An activity is one, whatever it is left for.
run --lang fr --now $NOW
wait Essai
key k Enter
wait Nouvelle animation
type reunion
key Tab Escape
wait Brouillon gardé
key n
wait Une activité est restée en brouillon (Animation, mar. 24 nov. 09:12)
key Down Down Enter
wait Nouvel accompagnement
key Escape
wait 14 jours

# One whose theme is not known yet is told by its day and its start.
key n Tab
wait Durée
type 45
key Enter Escape
wait Brouillon gardé
key n
wait resté en brouillon (mar. 24 nov. 08:27)
key Down Down Enter
wait Nouvel accompagnement
key Escape
wait 14 jours

# And a change of one is no new one.
key Down Enter
wait modification du n°
key Tab C-u
type 45
key Enter Escape
wait Brouillon gardé
key n
wait La modification du n°
match n° [0-9]+ est restée en brouillon \(
key C-q
exit 0
