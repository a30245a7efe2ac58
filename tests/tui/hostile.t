# Texts that want to move the cursor, turn the line round or be wider than the screen stay text, in
# every screen at the smallest size: the first row keeps its clock and the last row its keys. What
# the program lets in (wide letters, stacked accents, two directions, a thousand letters) comes by its
# own doors; what it takes out is put into the file behind its back, where there is a sqlite3 shell.
include demo.inc
size 16 60
env BAD='\033[2J\033[1;1HX' || char(27) || '[2J' || char(27) || '[5;1H' || char(27) || ']0;t' || char(7) || char(155) || '3J' || char(8238) || 'oví' || char(8297,8203,65279,0x200f) || 'שלום عربي ' || '漢字漢字 👩‍👩‍👧 ' || 'e' || replace(hex(zeroblob(8)), '00', char(0x301)) || char(10,13,9,8,127)
env WIDE='漢字漢字 👩‍👩‍👧 שלום عربي é́́́́́́́́'
sh "$LAKOU" mediator add "$WIDE" && "$LAKOU" place add "$WIDE"
sh "$LAKOU" add individuel --theme email --duration 30 --date 2026-11-23 --procedure-name "$WIDE"
sh { echo id,nom,commune,code_postal,adresse; printf 'h1,%s%01000d,Ducos,97224,%s\n' "$WIDE" 0 "$WIDE"; } >wide.csv && "$LAKOU" import places wide.csv
sh command -v sqlite3 >/dev/null || exit 77; sqlite3 essai.db "UPDATE mediator SET name = substr($BAD || n || name, 1, 100); UPDATE place SET name = substr($BAD || n || name, 1, 100); UPDATE desk SET name = substr($BAD || name, 1, 100); INSERT OR REPLACE INTO setting VALUES ('recipient', $BAD);"
sh command -v sqlite3 >/dev/null || exit 77; sqlite3 essai.db "UPDATE session SET title = substr($BAD || 'Z', 1, 200) WHERE title IS NOT NULL; UPDATE session SET procedure_name = substr($BAD, 1, 200); UPDATE partner SET nom = $BAD || replace(hex(zeroblob(500)), '00', 'W漢');"
run --lang fr --now $NOW
match 09:12 *$$
match ^ n Nouveau
key Left
match 09:12 *$$
match ^ n Nouveau
foreach SCREEN n a s x g i F1 C-p
key $SCREEN
match 09:12 *$$
match ^(─){60}$$
key Down Down
match 09:12 *$$
key Escape Escape Escape
match ^ n Nouveau
end

# In the list of places and of mediators, and on a card.
key n Tab Tab Tab
match 09:12 *$$
key Down
key Escape
key a Down v
match 09:12 *$$
key Escape Escape Escape
key g Enter Down
match 09:12 *$$
key Escape Escape

# Typed and pasted, they are cleaned before they are text.
key n C-n C-n
paste \e[2J\e[5;1H‮left\x07 שלום 漢字
match 09:12 *$$
key Escape
match ^ n Nouveau
key q
exit 0
