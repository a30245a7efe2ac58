# In help and palette each action is told whole, on as many rows as that takes: in no language does a
# row end with an ellipsis. The arrows go over all of them, and the end shows the last.
include demo.inc
foreach L en gcf_MQ gcf_GP fr
run --lang $L --now $NOW
wait 09:12
key C-p
wait x  
absent …
key PgDn
absent …
key PgDn PgDn
absent …
key End
absent …
key Up*12
absent …
key Escape j
wait 300
key ?
wait g, +
absent …
key End
wait Ctrl-Q, F10
absent …
# Keys that would be letters of what is typed are not told.
key Escape Escape n F1
wait Ctrl-S
key End
wait Ctrl-Q, F10
absent Ctrl-Q, F10, q
absent Ctrl-P, :
key Escape Escape C-q
exit 0
end

# Where text is typed only keys that work there are told: of the list below, with the key before.
run --lang fr --now $NOW
wait 09:12
key a
wait Chercher
key F1
match ^ +Tab f +Filtrer par horaires
absent Aller à la recherche
key End
match ^ +F9
key Escape
type zzzzqqq
key F1
match Échap, Ctrl-C
absent Filtrer par horaires
key C-q
exit 0
