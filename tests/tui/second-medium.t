# Backups on a second medium: where it is plugged in, each day; where it is not, nothing takes its place, and after
# a week it is said.
include desk.inc
env BACKUPS=$XDG_DATA_HOME/lakou/backups
sh ! "$LAKOU" --lang en config backup-folder key 2>said; grep -q "There is no folder" said; test "$("$LAKOU" config backup-folder)" = -

# Choosing it makes the first one.
run --lang fr --now $NOW
wait 09:12
sh until ls "$XDG_DATA_HOME"/lakou/backups/*_0912.db; do :; done
key g
wait ce PC seulement
sh mkdir 'une clé'
key Home Down Down Down Down Down Down Down Down Down Down Enter
wait dossier d’une clé USB
type une clé
key Enter
wait une clé
absent dossier d’une clé USB
sh ls 'une clé'/lakou/lakou_essai_2026-11-24_0912.db
sh test "$("$LAKOU" config backup-folder)" = "$PWD/une clé"
key C-q
exit 0

# Each day, once.
run --lang fr --now 2026-11-25T08:00
wait 08:00
sh until ls 'une clé'/lakou/lakou_essai_2026-11-25_0800.db; do :; done
key C-q
exit 0

# Pulled out: no folder is made for it, and after a week it is said.
sh mv 'une clé' ailleurs
sh mkdir 'une clé'
run --lang fr --now 2026-12-01T08:00
wait 08:00
sh until ls "$XDG_DATA_HOME"/lakou/backups/lakou_essai_2026-12-01_0800.db; do :; done
absent second support depuis
key C-q
exit 0
run --lang fr --now 2026-12-02T08:00
wait second support depuis 7 jours
sh test -z "$(ls 'une clé')"
key g
wait une clé
key b
wait Sauvegardes
key c
wait Sur ce PC seulement
screen second-medium-away

# Plugged in again while the program runs, and at the next start of the same day.
sh rmdir 'une clé'; mv ailleurs 'une clé'
key c
wait sur le second support
sh ls 'une clé'/lakou/lakou_essai_2026-12-02_0800.db
key C-q
exit 0
sh "$LAKOU" --db 'une clé'/lakou/lakou_essai_2026-12-02_0800.db list >there; "$LAKOU" list | cmp - there
sh mv 'une clé' ailleurs
run --lang fr --now 2026-12-03T08:00
wait 08:00
sh until ls "$XDG_DATA_HOME"/lakou/backups/lakou_essai_2026-12-03_0800.db; do :; done
key C-q
exit 0
sh mv ailleurs 'une clé'
run --lang fr --now 2026-12-03T15:00
wait 15:00
sh until ls 'une clé'/lakou/lakou_essai_2026-12-03_1500.db; do :; done
key C-q
exit 0

# What cannot be written there is said, and the one on the disk is made all the same.
sh rm -r 'une clé'/lakou; touch 'une clé'/lakou
run --lang en --now 2026-12-04T08:00
wait No backup on the second medium
key C-q
exit 0
sh ls "$XDG_DATA_HOME"/lakou/backups/lakou_essai_2026-12-04_0800.db

# None any more.
sh "$LAKOU" config backup-folder '' && test "$("$LAKOU" config backup-folder)" = -

# Copies on it are in the list, marked, and one can go back to them; what is set about this PC stays.
include desk.inc
sh "$LAKOU" --now 2026-11-20T08:00 add individuel --theme email --duration 30
sh mkdir key && "$LAKOU" --now 2026-11-20T09:00 config backup-folder key && "$LAKOU" list >before
sh "$LAKOU" --now 2026-11-23T08:10 add individuel --theme email --duration 30
run --lang fr --now $NOW
wait 09:12
sh until ls key/lakou/*_0912.db; do :; done
key g
wait Noms gardés
key b
match 09:12 +2 activités
match 09:12 +second support · 2 activités
match 09:00 +second support · 1 activité
key End
screen second-medium-list
resize 16 60
match 20/11/2026 +09:00 +second support · 1 activité$$
resize 24 80
key Enter
wait Remettre le poste
key Down Enter
wait Le poste est rétabli
sh "$LAKOU" list | cmp - before
sh test "$("$LAKOU" config backup-folder)" = "$PWD/key"
match ▸ +c +Continuer
key C-q
exit 0

# Of a desk that cannot be read a backup says where they are.
sh dd if=/dev/zero of="$XDG_DATA_HOME"/lakou/desk.db bs=4096 seek=1 count=3 conv=notrunc status=none
run --lang fr --now $NOW
wait Sauvegardes
match 09:00 +second support · 1 activité
key C-q
exit 65

# It comes while the program is open: at the next minute, without a key, once a day. For this program a quarter
# of an hour goes by at each signal.
env NOON=yes
env LAKOU=$builddir/tests/tui/later
include desk.inc
sh mkdir key && "$LAKOU" --now 2026-01-01T08:00 config backup-folder key && rm key/lakou/* && mv key away
run --lang en
wait 12:00
wait plug it in
signal USR1
wait 12:15
sh mv away key
signal USR1
wait Backed up on the second medium.
sh ls key/lakou/*.db
sh mv key away
signal USR1
wait 12:45
sh mv away key
signal USR1
wait 13:00
key C-q
exit 0
sh test "$(ls key/lakou | wc -l)" = 1

# What cannot be written then is said once, until it comes again.
include desk.inc
sh rm -r key; mkdir key && "$LAKOU" --now 2026-01-01T08:00 config backup-folder key && rm -r key/lakou
run --lang fr
wait 12:00
wait branchez
signal USR1
wait 12:15
sh touch key/lakou
signal USR1
wait Pas de sauvegarde sur le second support.
key Left
absent Pas de sauvegarde sur
signal USR1
wait 12:45
absent Pas de sauvegarde sur
key C-q
exit 0
