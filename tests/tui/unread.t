# Letters that choose nothing of a list stay in their field when it is left, survive in the draft, and
# keep the session from being saved until they are deleted or something is chosen.
env COMMUNE=97232
include desk.inc

foreach SIZE 24 16
resize $SIZE 80
run --lang fr --now $NOW
wait Essai
key n
type em
key Enter
type xyz
# One may go on; the field says what stands in it, with its mark.
key Tab
match ^ !Thèmes +E-mail · xyz
wait « xyz » n’est pas dans la liste
key C-n Tab
key C-s
wait « xyz » n’est pas dans la liste
match ^ !Thèmes +E-mail xyz
absent Enregistré
# Gone through unchanged it stays; the draft keeps it, too.
key Tab Escape
wait Brouillon gardé
key b
match ^ !Thèmes +E-mail xyz
key Tab
match ^ !Thèmes +E-mail · xyz
key C-s
wait n’est pas dans la liste
match ^ !Thèmes +E-mail xyz
# Deleted, it no longer is in the way.
key BS*3
match ^  Thèmes +E-mail
absent n’est pas dans la liste
key C-s
wait Enregistré
key u
wait Annulé

# In a field of one choice, which keeps it instead of its dash; choosing makes it right.
key n
type em
key Enter C-n C-n
wait Orientation
key Tab*3
type zzq
key Tab
match ^ !Non abouti
key C-s
wait n’est pas dans la liste
type \x15
key Down Enter C-s
wait Enregistré
key u
wait Annulé

# All that is wrong is marked at once, and the cursor goes to the first.
key n
type xyz
key Tab
type zz
key Tab C-s
match ^ !Thèmes +xyz
match ^ !Durée
key C-q
exit 0
# Killed, it is still there.
run --lang fr --now $NOW
wait brouillon attend
key b
match ^  Thèmes +xyz
signal KILL
exit 137
run --lang fr --now $NOW
wait brouillon attend
key b
match ^  Thèmes +xyz
key Tab
match ^ !Thèmes +xyz
key Escape
wait Brouillon gardé
key B
wait Jeter le brouillon
key Down Enter
wait jeté
key q
exit 0
end
sh "$LAKOU" check
