# Whole words are typed at the counter: each chooses its own field’s value and fills no other field.
env COMMUNE=97209
include desk.inc
run --lang fr --now $NOW
wait Essai

# « Le Lamentin » of this island, not « Lamentin » of the other one.
key n
type email
key Enter C-n Tab Tab Tab
type lam
key Enter C-s
wait n° 1
sh "$LAKOU" stats --month 2026-11 --by residence --format csv | grep -q 'residence.*97213.*1'
key C-q
exit 0

# Words that no label says, ages, and more letters than were needed: each stays in its field.
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter C-n
type femme35retraité
match Genre +Féminin +Âge +25 - 39 ans
match Statut +Retraité
type ducos
key Enter
match Résid.* +Ducos
key C-s
wait n° 2
foreach WORD femme fille madame mme homme garçon monsieur h f
key n
type email
key Enter C-n
type $WORD
wait Moins de 12 ans
match Genre +(Féminin|Masculin) +Âge +–
type 6
type 5 ans
match Âge +60 - 69 ans
match Statut +–
wait Scolarisé
key C-s
wait Enregistré
end

# The é of « étudiant » is its letter there, not the key of the 2.
key n
type email
key Enter C-n
type f35étudiant
match Statut +Scolarisé
key C-s
wait Enregistré

# One digit alone waits for Enter, and is then the number of a choice.
key n
type email
key Enter C-n
type f3
wait 25 - 39 ans
key Enter
match Âge +25 - 39 ans
key S-Tab
type 12
match Âge +12 - 17 ans
key Escape b C-s
wait Enregistré

# Letters that cannot be of the word do not choose elsewhere by themselves: one place is left there.
key n
type email
key Enter Enter Enter
type telephone
match Canal +À distance
match Matériel +–
key S-Tab
type bureauk
match Canal +Lieu d’activité +Lieu +k
key BS C-u
type x
wait Rien de tel
key C-q
exit 0

# Neither an ending, nor a slip, nor its correction answers the next field.
fresh
sh "$LAKOU" init --desk Essai --commune 97209 --mediator Alix --lang fr
run --lang fr --now $NOW
wait Essai
key n
type email
key Enter C-n
type f35retraitée
match Statut +Retraité
match Résid.* +–
key Enter
match Résid.* +–
key C-s
wait Enregistré
key n
type email
key Enter C-n
type femne
key Enter
match Genre +Féminin +Âge +–
key C-s
wait Enregistré
key n
type email
key Enter C-n
type hon
key BS
type mme
match Genre +Masculin +Âge +–
type 101
key Enter
match Âge +70 ans et plus
match Statut +–
key C-s
wait Enregistré

# Nor does the Enter of letters typed ahead answer a question.
key n
type email
key Enter Escape
wait Brouillon
type nsan\x0d\x13
wait Reprendre
key Escape
key C-q
exit 0
