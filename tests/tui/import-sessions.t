# Importing sessions from the screen: the file says what it holds; one undo takes it back.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" --lang en init --desk Essai --commune 97213 --mediator Alix
sh "$LAKOU" --lang en --now $NOW add individuel --theme email --duration 30 --title Reprise
sh "$LAKOU" --lang en export journal journal.csv
sh sed -i 's/Reprise/Autrement/; s/$/,0/; 1s/,0$/,lune/; $p; $s/^[^,]*/pas-un-uuid/' journal.csv
sh printf 'a,b\n1,2\n' > other.csv
run --lang en --now $NOW
wait Essai
key i
type nowhere.csv
key Enter
wait There is no file “nowhere.csv”
key C-u
type other.csv
key Enter
wait Columns of the file
key Escape
wait Which file
key C-u
type journal.csv
key Enter
wait Import of sessions
match 2 sessions read: +0 to add +1 to update +0 unchanged +1 refused
match 3 +id +pas-un-uuid
match The row has no identifier
match columns of the file are not known and were left out: lune
key Enter
wait It is done
match 1 updated
match reports/
match sessions-
key Enter
wait Imported: 1 session. Undo takes it back
match Autrement
match u Undo
key u
wait Undone: import of 1 session
key q
exit 0
