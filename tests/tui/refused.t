# What keeps a form from being saved is said whole at its field, and marked everywhere at once.
env COMMUNE=97232
include desk.inc

# A person: what is typed wrong and the agreement that is missing, all in one go.
run --lang fr --now $NOW
wait Essai
key p
wait phrase secrète se choisit
key Enter
type mangue corossol echelle 47 lune verte
key Enter
type mangue corossol echelle 47 lune verte
key Enter
wait Code de secours
key C-e
match (remis|recopiez)
key Escape
wait code
key Escape
key C-n
wait Nouvelle personne
type Zéphirin
key Tab
type Jean
key Tab
# Enter stays where a number is wrong, and what is typed then is typed instead; once more leaves it.
type 19588
key Enter
wait année
type 1899
match Né·e en +1899
key Enter Enter
type 06961112
match Téléphone +06961112
key Enter BS
match Téléphone *$$
type 06961112
key Tab Tab
type xyz
key Tab C-s
match ^ !Né·e en.* !Téléphone +06961112
match !Résidence +xyz
match ^ !Notice remise
cursor 6 25
key C-q
exit 0

# A sentence of two rows shows both, in every language: nothing is said over its end.
size 24 80
foreach L en fr gcf_MQ gcf_GP
run --lang $L --now $NOW
wait Essai
key c
type email
key Enter Enter
type 30
key Enter
type 4
key Enter
type 4111 1111 1111 1111
key C-s
match (none|réenregistrez|ankò)[.]
key C-u C-n*4
type 12/3
key C-s
match (right|juste|ankò)[.]
key Escape B Down Enter q
exit 0
end
size 16 60
foreach L en fr gcf_MQ gcf_GP
run --lang $L --now $NOW
wait Essai
key c
type email
key Enter Enter
type 30
key Enter
type 4
key Enter
type 4111 1111 1111 1111
key C-s
match (none|réenregistrez|ankò)[.]
key C-u C-n*4
type 12/3
key C-s
match (right|juste|ankò)[.]
key Escape B Down Enter q
exit 0
end
