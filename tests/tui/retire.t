# What was asked about is retired, also when another program changes the list behind the question.
include demo.inc
sh "$LAKOU" place add Anse --commune 97209 && "$LAKOU" place add Bourg --commune 97209 && "$LAKOU" place add Calvaire --commune 97209
run --lang fr --now $NOW
wait 09:12
key g
wait Vendredi saint
key Down*16
key d
wait Non, le garder
sh "$LAKOU" place retire Anse
key Down
# The change is noticed here, before the answer.
absent Calvaire
key Enter
wait Calvaire
key Escape
key q
exit 0
sh "$LAKOU" place list | grep "Calvaire.*active"
sh "$LAKOU" place list | grep "Bourg.*retired"

# What is added is said to be so, by its name.
run --lang fr --now $NOW
wait 09:12
key g
wait Vendredi saint
key n
type Léwoz
key Enter
type ducos
key Enter
wait Léwoz » compte maintenant parmi les lieux du poste.
key End n
type Zita
key Enter
wait Zita » compte maintenant parmi les médiateurs du poste.
key Escape q
exit 0
