# A breach: when it was noticed, its sheet, what the home screen reminds of until it is over.
size 24 80
env TERM=xterm-256color
env LC_ALL=C.UTF-8
env NOW=2026-11-24T09:12
fresh
sh "$LAKOU" --now 2025-01-10T09:00 init --desk Essai --commune 97213 --mediator Alix --lang fr
sh "$LAKOU" --now 2026-11-23T10:00 add individuel --theme email --duration 30 >/dev/null

run --lang fr --now $NOW
wait 14 jours
absent Violation
key g
wait Noms gardés
key Home Down Down Down Down Down Down Down Down Down Enter
wait Les chiffres des mois, trimestres

# What is typed as when: not to come, and not a day alone.
key v
wait Quand l’a-t-on constaté
type demain
key Enter
wait pas à venir
key C-u
type hier
key Enter
wait pas à venir
key C-u
type lun 14h30
key Enter
wait Constatée le lundi 23 novembre 2026 à 14:30
match avant le jeudi 26 novembre 2026, 14:30
wait l’accueil le rappelle

# Printed where there is a printer, else saved; with what the desk knows.
key p
wait La fiche de la violation
key Enter
wait lakou-violation-2026-11-24.txt
sh grep -q 'activités.*1' "$HOME"/lakou-violation-2026-11-24.txt && grep -q notifications.cnil.fr "$HOME"/lakou-violation-2026-11-24.txt
sh rm -f "$HOME"/lakou-violation-2026-11-24.txt

# The home screen reminds of it, after a restart too.
key Escape Escape Escape
wait 26 nov. 14:30 (encore 53 h)
key C-q
exit 0
run --lang fr --now 2026-11-26T14:31
wait devait être notifiée à la CNIL avant le jeu. 26 nov. 14:30
resize 16 60
wait CNIL, en retard depuis le jeu. 26 nov. 14:30
resize 24 80
key g
wait Noms gardés
key Home Down Down Down Down Down Down Down Down Down Enter
wait Les chiffres des mois, trimestres

# Until the same key says that the CNIL was told; by mistake, it stays.
key v
wait Constatée le lundi 23
key v
wait La CNIL est-elle prévenue
key Enter
wait Constatée le lundi 23
key v
wait La CNIL est-elle prévenue
key Down Enter
wait la CNIL est prévenue. Gardez
wait Les chiffres des mois, trimestres
key Escape
wait Noms gardés
key a
wait Une violation notifiée à la CNIL
match Une violation de données constatée
key Escape Escape
wait 14 jours
absent Violation
key C-q
exit 0

# Another one, that was none.
run --lang fr --now 2026-11-26T15:00
wait 14 jours
key g
wait Noms gardés
key Home Down Down Down Down Down Down Down Down Down Enter
wait Les chiffres des mois, trimestres
key v
wait Quand l’a-t-on constaté
key Enter
wait Constatée le jeudi 26 novembre 2026 à 15:00
key v
wait La CNIL est-elle prévenue
key Down Down Enter
wait n’a pas à être prévenue
key C-q
exit 0

# As it looks.
fresh
sh "$LAKOU" demo --sessions 300 --months 3 --seed 1 --end 2026-11-23
foreach L gcf_MQ gcf_GP en fr
run --lang $L --now $NOW
wait 09:12
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
match 24
key v
wait 72
screen breach-asked-$L-80x24
resize 16 60
screen breach-asked-$L-60x16
resize 24 80
key Enter
wait notifications.cnil.fr
screen breach-$L-80x24
resize 16 60
screen breach-$L-60x16
resize 24 80
key Escape Escape Escape
wait 09:12 (
screen breach-home-$L-80x24
resize 16 60
screen breach-home-$L-60x16
resize 24 80
key g
wait DPO
key Home Down Down Down Down Down Down Down Down Down Enter
match 24
key v
wait notifications.cnil.fr
key v
wait CNIL
key Down Down Enter
match 24
key C-q
exit 0
end
