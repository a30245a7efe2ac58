# A file whose totals of the days are wrong still shows every session; without the sqlite3 shell they
# are right.
include demo.inc
foreach SESSIONS -1 0 1000000000000000
sh ! command -v sqlite3 >/dev/null || sqlite3 essai.db "UPDATE day_total SET sessions = $SESSIONS"
run --lang fr --now 2026-11-23T09:12
match [0-9][0-9]:[0-9][0-9] .*min
key Up Down Home End Left Right
match [0-9][0-9]:[0-9][0-9] .*min
key q
exit 0
end
