# Opening hours on screen: rows, preview, card in the four languages; the week form, its answer and undo.
include desk.inc
sh printf 'id,nom,commune,code_postal,date_maj,horaires\n1,Alizé,Ducos,97224,2026-01-01,"Mo-Th 07:30-12:30,13:30-16:00; Fr 07:30-12:30"\n2,Balisier,Ducos,97224,2026-01-01,lundi matin\n3,Corossol,Ducos,97224,2026-01-01,\n4,Dattier,Ducos,97224,2026-01-01,"Mo 08:00-12:00 ""sur rendez-vous""; Tu 09:00-12:00"\n5,Goyave,Ducos,97224,2026-01-01,"Mo-Fr 08:00-12:00; Sa[1] 09:00-12:00; week 27-35 Mo-Fr off; PH off ""sonner"""\n' >places.csv
sh "$LAKOU" import places places.csv || true

# A row says the state and its change; the preview says it whole, and the week.
foreach L fr en gcf_MQ gcf_GP
size 24 80
run --lang $L --now $NOW
wait Alix
key a
wait CACEM
type ducos
wait ▸ Alizé
match ▸ Alizé +Ducos .*● (jusqu’à|until|jik|jis) 12:30
match Balisier +Ducos .*[?] (à vérifier|to be checked|fok wè|fo vwè)$$
match Corossol +Ducos( .* km)? *$$
match ● (Ouvert jusqu’à|Open until|Wouvè jik|Ouvè jis) 12:30, .* 13:30 .* 16:00
match (Lu–Je|Mo–Th|Le–Jé) 07:30–12:30, 13:30–16:00 · (Ve|Fr|Va) 07:30–12:30
# The card: the same first, then a row a day.
key Tab Enter
wait 24
match ● (Ouvert jusqu’à|Open until|Wouvè jik|Ouvè jis) 12:30, .* 13:30 .* 16:00
match (lundi|Monday|lendi) +07:30–12:30, 13:30–16:00$$
match (samedi|Saturday|sanmdi) +(fermé|closed|fèmen|fèmé)$$
absent Mo-Th
absent férié
key Escape
# What cannot be read is shown as it is, and is not closed.
key Down
wait ▸ Balisier
key Enter
wait Balisier
match [?] (Horaires à vérifier|Hours to be checked|Lè pou wè si yo bon|Lè pou vwè si yo bon).*: lundi matin$$
absent fermé
absent closed
absent fèmen
absent fèmé
key C-q
exit 0

# On a public holiday of which the hours say nothing.
run --lang $L --now 2026-12-25T09:00
wait Alix
key a
wait CACEM
type alize
wait ▸ Alizé
match [?] (jour férié.*: vérifier|public holiday: check|jou férié.*: fok wè|jou férié.*: fo vwè)
key Tab Enter
wait Alizé
match [?] (jour férié.*: vérifier|public holiday: check|jou férié.*: fok wè|jou férié.*: fo vwè)$$
key C-q
exit 0

# Small: the row keeps its name, the card its first line.
size 16 60
run --lang $L --now $NOW
wait Alix
key a
wait CACEM
type alize
wait ▸ Alizé
key Tab Enter
wait 12:30
match ● (Ouvert jusqu’à|Open until|Wouvè jik|Ouvè jis) 12:30
key h
wait 13:30–16:00
match ▸ (lundi|Monday|lendi) +07:30–12:30 +13:30–16:00
match (samedi|Saturday|sanmdi) +(fermé|closed|fèmen|fèmé)$$
match 8h30-12h, 13h30-16h
match F5 .* F6 .* F3
match 35 h .*● (Ouvert jusqu’à|Open until|Wouvè jik|Ouvè jis) 12:30
match Mo-Th 07:30-12:30,13:30-16:00; Fr 07:30-12:30$$
# What does not show comes with the cursor.
absent (Jours fériés|Public holidays|Jou férié)
key Up Up Up
match ▸ (Jours fériés|Public holidays|Jou férié) +(non précisé|not said|ayen)$$
key Down Down Down
match ▸ (lundi|Monday|lendi)
key C-u
type 8h30
key C-s
wait 13h30-16h.
match (ne se lisent pas|cannot be read|Nou pa pé li|Nou pé pa li)
key C-q
exit 0
end

# The week form: hours as people type them, the day before again, holidays; saved in one undo.
size 24 80
run --lang en --now $NOW
wait Alix
key a
wait CACEM
type alize
wait ▸ Alizé
key Tab Enter
wait Send there
key h
wait To Mon–Fri
match Opening hours · Alizé
match ▸ Monday +07:30–12:30 +13:30–16:00
match 35 h a week · ● Open until 12:30, then from 13:30 to 16:00
key C-u Tab C-u
match ▸ Monday +closed$$
key S-Tab
type 8h30-12h
match 31 h a week
match Mo 08:30-12:00; Tu-Th
key Down C-d
match ▸ Wednesday
match Tuesday +08:30–12:00$$
key Down Down Down Down Down
match ▸ Public holidays +not said
wait Space: closed
key Space
match ▸ Public holidays +closed
match on public holidays|PH off
key C-s
wait The opening hours are saved: u undoes it.
match ● Open until 12:00
match Monday +08:30–12:00$$
match Tuesday +08:30–12:00$$
match Wednesday +07:30–12:30, 13:30–16:00$$
match Public holidays +closed$$
sh "$LAKOU" export places out.csv && grep -q 'Mo,Tu 08:30-12:00; We,Th 07:30-12:30,13:30-16:00; Fr 07:30-12:30; PH off' out.csv
key u
wait Undone: the change of “
match Monday +07:30–12:30, 13:30–16:00$$
absent Public holidays
key C-y
wait Redone
match Monday +08:30–12:00$$
# A day that cannot be read is marked when it is left, and keeps the week from being saved.
key h
wait To Mon–Fri
key C-u
type 8-25
absent cannot be read
key Down
match ! Monday +8-25
key Down C-s
wait These hours cannot be read: write 8h30-12h, 13h30-16h.
match ▸ Monday +8-25
key C-u
absent These hours cannot be read
type 8-12, 11-14
key Down Up
wait Two of these times overlap
key C-u
type 14-18 0830-1230
key C-s
wait The opening hours are saved
match Monday +08:30–12:30, 14:00–18:00$$
# What is left as it was is no action, and is not asked about.
key h
wait To Mon–Fri
key C-s
wait Send there
absent The opening hours are saved
key h
wait To Mon–Fri
key Escape
wait Send there

# To the next day, to all weekdays, away by one key; what was changed is asked about before it goes.
key h
wait To Mon–Fri
key C-u
type 9-12
key F5
match ▸ Tuesday +09:00–12:00 +14:00–18:00
key F3
match ▸ Tuesday +closed
type 12-8
match after midnight, until 08:00 the next day
key C-u
absent after midnight
type 8 12 14 17
key F6
match Friday +08:00–12:00 +14:00–17:00
match Monday +08:00–12:00 +14:00–17:00
match ▸ Tuesday +08:00–12:00 +14:00–17:00
match Saturday +closed
match Mo-Fr 08:00-12:00,14:00-17:00; PH off
key Escape
wait is not saved. Leave it
# Letters are meant for the form; only arrows and Enter answer.
type l
key Down Enter
wait To Mon–Fri
match ▸ Tuesday +08:00–12:00
key Escape
wait is not saved. Leave it
key Down Down Enter
wait Send there
match Monday +08:30–12:30, 14:00–18:00$$
key h
wait To Mon–Fri
key F6 Escape
wait is not saved. Leave it
key Enter
wait The opening hours are saved
match Friday +08:30–12:30, 14:00–18:00$$
key u
wait Undone
match Friday +07:30–12:30$$
key Escape

# What no week says stays as it is typed; hours that cannot be read are told before they go.
key Escape
wait of 18
type balisier
wait ▸ Balisier
key Tab Enter
wait Hours to be checked
key h
wait What is typed here will replace: lundi matin
match Monday +not said
key Escape
wait Send there
key Escape Escape
wait of 18
type dattier
wait ▸ Dattier
key Tab Enter
wait Open until 12:00
match on Monday from 8:00 until 12:00 .sur rendez-vous.$$
key h
wait Mo 08:00-12:00 "sur rendez-vous"; Tu 09:00-12:00
match ▸ Monday +see the other rules
match Wednesday +closed
key Escape
wait Send there
key Escape Escape
wait of 18
type goyave
wait ▸ Goyave
key Tab Enter
wait on the 1st Saturday of the month from 9:00 until 12:00
match in weeks 27 to 35: closed Monday to Friday$$
match closed on public holidays$$
match .sonner.$$
absent Sa.1.
key h
wait 20 h a week, without the other rules
match Saturday +see the other rules
match Other rules +Sa.1. 09:00-12:00; week 27-35 Mo-Fr off
match Remark +sonner
key C-u
type 8-11
key Up Up
wait the 1st Saturday of the month from 9:00
key C-u
type le samedi
key Enter
wait ! Other rules
key Up
wait These rules cannot be read
key C-u
type Sa[2] 10:00-12:00
key Enter
type , 2e étage
key Enter
wait The opening hours are saved
sh "$LAKOU" export places out2.csv && grep -q 'Mo 08:00-11:00; Tu-Fr 08:00-12:00; Sa.2. 10:00-12:00; PH off ""sonner, 2e étage""' out2.csv
key C-q
exit 0

# Neither colours nor signs beyond ASCII.
env NO_COLOR=1
run --lang en --ascii --now $NOW
wait Alix
key a
wait CACEM
type ducos
wait > Alizé
match > Alizé +Ducos .*[*] until 12:00$$
match Balisier +Ducos .*[?] to be checked$$
plain
key Tab Enter
wait Send there
match [*] Open until 12:00
match Monday +08:30–12:30, 14:00–18:00$$
key h
wait To Mon
match > Monday +08:30–12:30
key C-q
exit 0
unset NO_COLOR

# The clock goes on while nobody types: in a quarter of an hour it is closed, on the card and in the list.
# The desk is four hours behind UTC; the hours go from an hour ago to ten minutes from now.
sh m=$(( $(date +%s) / 60 + 1200 )) && f=$(( (m - 60) % 1440 )) && t=$(( (m + 10) % 1440 )) && printf 'id,nom,commune,code_postal,date_maj,horaires\n9,Filao,Ducos,97224,2026-01-01,Mo-Su %02d:%02d-%02d:%02d\n' $((f / 60)) $((f % 60)) $((t / 60)) $((t % 60)) >soon.csv
sh "$LAKOU" import places soon.csv
env LAKOU=$builddir/tests/tui/later
run --lang en
wait Alix
key a
wait CACEM
type filao
wait ▸ Filao
match ▸ Filao +Ducos .*● until [0-9:]+$$
key Tab Enter
wait ● Open until
signal USR1
wait ○ Closed, opens
key Escape
wait ○ opens
match ▸ Filao +Ducos .*○ opens
key C-q
exit 0
run --lang en
wait Alix
key a
wait CACEM
type filao
wait ▸ Filao
match ▸ Filao +Ducos .*● until [0-9:]+$$
key Tab
signal USR1
wait ○ opens
match ▸ Filao +Ducos .*○ opens
match ○ Closed, opens
key C-q
exit 0

# Good Friday, where the desk keeps it: what is closed on holidays is not open in the filters either.
include desk.inc
sh printf 'id,nom,commune,code_postal,date_maj,horaires\n1,Alizé,Ducos,97224,2026-01-01,"Mo-Fr 07:30-12:30; PH off"\n2,Balisier,Ducos,97224,2026-01-01,\n' >places.csv
sh "$LAKOU" import places places.csv || true
sh "$LAKOU" config good-friday yes
run --lang en --now 2027-03-26T09:00
wait Alix
key a
wait CACEM
type ducos
wait ▸ Alizé
match ▸ Alizé +Ducos.*○ opens
key Tab f
key Enter
wait open now
match open now +0$$
match no known hours +1$$
key C-q
exit 0
