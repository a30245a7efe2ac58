# What was asked about is retired, also when another program changes the list behind the question.
include demo.inc
sh "$LAKOU" place add Anse --commune 97209 && "$LAKOU" place add Bourg --commune 97209 && "$LAKOU" place add Calvaire --commune 97209
run --lang fr --now $NOW
wait 09:12
key g
wait Calvaire
key Down*9
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
