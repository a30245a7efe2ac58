# For whom a release is: named coordinators or everybody, and one of the two for a period.
include demo.inc
sh "$LAKOU" --now 2026-10-06T09:00 export release --period 2026-09 --recipient Mairie
run --lang fr --now $NOW
wait 09:12
key x
wait Export · octobre 2026
match Profil +coordination : destinataires nommés ; secret sous 5
key c
wait Ce qui est pour tous n’a pas de mois
match Profil +diffusion : pour tout le monde ; secret sous 11 personnes
absent Contenu
key Enter
wait Export · octobre 2026
match Ce qui est pour tous n’a pas de mois
sh test ! -e sortie/lakou_demo_2026-10_*

# Quarters are for everybody; the same one is then for nobody else.
key p
wait Export · T3 2026
match Contenu +[0-9]+ tableaux
key Enter
wait T3 2026 : 2 mois qui en font partie ne sont pas publiés
sh test ! -e sortie/lakou_demo_2026-T3_*
key Enter
wait Export · T3 2026
absent C’est fait
key Enter
wait plus l’être ensuite
key Down Enter
wait C’est fait
sh grep -q '^profil;;diffusion' sortie/lakou_demo_2026-T3_*/manifeste.csv
key c
match Profil +coordination : destinataires nommés
wait T3 2026 : déjà publié avec le profil diffusion
absent Contenu
absent prêt
key Enter
match T3 2026 : déjà publié avec le profil diffusion
key c
match Profil +diffusion : pour tout le monde
wait refait, il garde les mêmes chiffres
key p
wait Export · 2025
key p
wait Ce qui est pour tous n’a pas de mois

# It is remembered with whom it was chosen for.
key d
type Coordination CACEM
key Enter
wait Destinataire   Coordination CACEM
sh test ! -e sortie/lakou_demo_2026-10_*
match Profil +coordination : destinataires nommés
key c
match Profil +diffusion : pour tout le monde
key d
wait Qui reçoit les fichiers
type Autre
key Enter
wait Destinataire   Autre
match Profil +coordination : destinataires nommés
key d
wait Qui reçoit les fichiers
type coord
key Enter
wait Destinataire   Coordination CACEM
match Profil +diffusion : pour tout le monde
key q
exit 0
