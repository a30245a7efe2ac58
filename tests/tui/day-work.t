# The first start of a day looks for faults and makes a backup, beside the screens; what is wrong is
# said.
include desk.inc
run --lang fr --now $NOW
wait 09:12
sh until cat "$XDG_DATA_HOME"/lakou/desk.db* | grep -aq day-work2026-11-24; do :; done
# Screens do not wait for it, and it does not wait for them.
key n
wait Thèmes
key Escape
key C-q
exit 0

# Once a day.
run --lang fr --now 2026-11-24T15:00
wait 15:00
key C-q
exit 0
sh test "$(ls "$XDG_DATA_HOME"/lakou/backups)" = lakou_essai_2026-11-24_0912.db

# No room, or no folder: the day's work goes on without one.
sh mv "$XDG_DATA_HOME"/lakou/backups elsewhere
sh touch "$XDG_DATA_HOME"/lakou/backups
run --lang en --now 2026-11-25T09:12
wait There is no backup of today
key C-q
exit 0
sh rm "$XDG_DATA_HOME"/lakou/backups
sh mv elsewhere "$XDG_DATA_HOME"/lakou/backups

# Of a damaged desk no backup is made, and nothing more is written to it.
sh cp "$XDG_DATA_HOME"/lakou/desk.db whole.db
sh for page in $(seq 9 99); do cp whole.db before.db; dd if=/dev/zero of=before.db bs=4096 seek=$page count=1 conv=notrunc status=none; "$LAKOU" --db before.db list >out && "$LAKOU" --db before.db stats >out && ! "$LAKOU" --db before.db check >out && break; done 2>out
sh cp before.db "$XDG_DATA_HOME"/lakou/desk.db
run --lang en --now 2026-11-25T09:12
wait A fault was found in the desk’s file
key C-q
exit 0
sh cmp "$XDG_DATA_HOME"/lakou/desk.db before.db
sh test "$(ls "$XDG_DATA_HOME"/lakou/backups)" = lakou_essai_2026-11-24_0912.db
