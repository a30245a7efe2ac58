# Importing places from the screen: what would change is shown first; hostile text stays text.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" init --desk Essai --commune 97213 --mediator Alix
sh printf '"id","pivot","nom","commune","code_postal","adresse","date_maj"\n"a1","00000000000000","Case \033]0;x\007\342\200\256Num\303\251rique","Ducos","97224","Bourg","2024-01-01"\n"a3","00000000000000","Atelier","Ducos","97224","Bourg","2024-01-01"\n"a2","00000000000000","Sans commune","Nulle part","99999","Bourg","2024-01-01"\n' > lieux.csv
run --lang en --now $NOW
wait Essai
key i
type lieux.csv
key Enter
wait Nulle part
match 2 to add
key Escape Escape
sh test "$("$LAKOU" find case num | wc -l)" = 0
key i
type lieux.csv
key Enter
wait Nulle part
key Enter
wait report
# There is nothing to choose from any more.
absent Leave out
key Escape Escape a
type case num
wait Numérique
match Case \]0;xNum
key Escape Escape
key u
wait Undone
sh test "$("$LAKOU" find case num | wc -l)" = 0
key q
exit 0

# Counts agree with the rows they are of.
run --lang fr --now $NOW
wait Essai
key i
type lieux.csv
key Enter
wait Nulle part
match 3 lignes lues.*: +2 à ajouter +0 à mettre à jour +0 inchangée +1 refusée
key t
match à ajouter +Atelier
absent ajoutée
key Enter
match 3 lignes lues.*: +2 ajoutées +0 mise à jour +0 inchangée +1 refusée
key Escape u
wait Annulé
key q
exit 0

# A pipe is not waited for, nor is the keyboard read as a file.
sh mkfifo tube
run --lang en --now $NOW
wait Essai
key i
type -
key Enter
wait There is no file “-”
key Escape
wait Essai
key i
type tube
key Enter
wait Nothing usable was found in “tube”
key Escape
wait No session yet
key q
exit 0
