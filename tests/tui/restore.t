# The backups of the desk on a screen, and back to one; by itself where the desk is damaged.
include demo.inc
sh "$LAKOU" --now 2026-11-23T18:05 backup
sh "$LAKOU" add individuel --theme email --duration 30 --date 2026-11-24
sh "$LAKOU" --now 2026-11-24T08:00 backup
sh "$LAKOU" list --limit 9999 >then
sh "$LAKOU" add individuel --theme email --duration 45 --date 2026-11-24
sh "$LAKOU" list --limit 9999 >now
# The one of the day.
run --lang fr --now $NOW
wait 09:12
sh until cat essai.db* | grep -aq day-work2026-11-24; do :; done
key C-q
exit 0

foreach L fr gcf_MQ gcf_GP en
run --lang $L --now $NOW
wait 09:12
key g
wait sortie
key b
wait 18:05
resize 24 80
wait 18:05
screen restore-$L
key C-q
exit 0
end

run --lang fr --now $NOW
wait 09:12
key g
wait sortie
key b
wait 18:05
resize 16 60
wait 18:05
screen restore-60x16
resize 60 200
wait 18:05
screen restore-200x60
resize 24 80
wait 18:05

# Nothing happens by mistake.
key Enter
wait Remettre le poste comme il était
key Enter
absent Remettre le poste comme il était
key Down Enter
wait Remettre le poste comme il était
key Down Enter
wait Le poste est rétabli
match ▸ +c +Continuer
match activité faite depuis est dans
match replaced_2026-11-24_0912
sh "$LAKOU" list --limit 9999 | cmp - then
sh "$LAKOU" --db essai.db.replaced_2026-11-24_0912 list --limit 9999 | cmp - now
# The screens go on with it, and the log says whose restore it was.
key c
wait 09:12
key g a
match Poste rétabli d’une sauvegarde +[A-Z]
key C-q
exit 0

# A damaged copy: the whole sentence, and the list for another one.
sh mkdir sound && cp -p "$XDG_DATA_HOME"/lakou/backups/*.db sound && for b in "$XDG_DATA_HOME"/lakou/backups/*.db; do dd if=/dev/zero of=$b bs=1 seek=8192 count=15 conv=notrunc status=none; done
run --lang fr --now $NOW
wait 09:12
key g
wait sortie
key b
wait 18:05
key Enter
wait Remettre le poste comme il était
key Down Enter
wait Cette sauvegarde est abîmée et rien n’a changé : choisissez-en une autre.
match 18:05
key C-q
exit 0
sh mv sound/*.db "$XDG_DATA_HOME"/lakou/backups && rmdir sound
sh "$LAKOU" list --limit 9999 | cmp - then

# Another program that has it open keeps it as it is.
sh "$builddir"/tests/tui/lock essai.db >holder
run --lang fr --now $NOW
wait 09:12
key g
wait sortie
key b
wait 18:05
match mis de côté · 302 activités · 24/11/2026
key End Enter
wait ouvert dans un autre programme
absent Remettre le poste comme il était
sh kill $(cat holder); while grep -q . /proc/$(cat holder)/cmdline 2>err; do :; done
# It is gone: nothing is in the way any more.
key Enter
wait Remettre le poste comme il était
key Escape
key C-q
exit 0
sh "$LAKOU" list --limit 9999 | cmp - then

# Damaged: the list is what there is, and leaving it tells why.
sh dd if=/dev/zero of=essai.db bs=4096 count=3 conv=notrunc status=none
run --lang fr --now $NOW
wait Sauvegardes
wait 18:05
match Le poste est abîmé|essai.db
key q
exit 65
run --lang fr --now $NOW
wait Sauvegardes
key Enter
wait Remettre le poste comme il était
key Down Enter
wait Le poste est rétabli
match ▸ +c +Continuer
key C-q
exit 0
sh "$LAKOU" check
