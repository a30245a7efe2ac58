# Behind a row are its sessions, also where it is Monday, where people gave no answer, where the desk
# has no place and where they were sent to; above the list stands what it is about.
include demo.inc
run --lang en --now $NOW
wait 09:12
key s
wait for this desk only
key h
wait ▸ Monday
key Enter
wait Journal
match November 2026 · Monday · newest first
key Escape
wait ▸ Monday
key c t End Enter
wait Journal
match November 2026 · Lives in: Not given · newest first
absent 0 sessions
key Escape Escape
wait ▸ Monday
key Home S-Tab S-Tab S-Tab S-Tab
wait Referrals by place
key Down Down Down Down Down
wait ▸ Collectivité
key Enter
wait Journal
match November 2026 · Collectivité territoriale de Martinique · newest first
match 1 session ·
key C-q
exit 0
