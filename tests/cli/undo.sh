#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The bin, and steps back and forth, each by a program of its own.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"
make_desk

ends "nothing to take back" 0 undo
says "is said" "nothing was changed"
ends "nothing to do again" 0 redo
first=$(add individuel --theme email --duration 30)
second=$(add individuel --theme sante --duration 20)
ends "delete by id" 0 delete "$first"
prints "prints nothing" ""
is "one is left" "$(sessions)" 1
ends "undo" 0 undo
is "brings it back" "$(sessions)" 2
ok "the same" sh -c "'$program' list | grep -q '$first'"
ends "redo" 0 redo
is "takes it away again" "$(sessions)" 1
ends "undo once more" 0 undo
ends "undo of the second session" 0 undo
is "takes it off" "$(sessions)" 1
ok "and it alone" sh -c "! '$program' list | grep -q '$second'"
ends "redo of it" 0 redo
ok "logs it again" sh -c "'$program' list | grep -q '$second'"
lakou --now "$now" edit "$second" --duration 99
ends "undo of a change" 0 undo
is "gives the old value" "$("$program" list | grep "$second" | cut -f5)" 20
ends "a place more" 0 place add Bus
ends "a mediator less" 0 mediator add Zoé
lakou mediator retire Zoé
ends "undo" 0 undo
ok "brings the mediator back" sh -c "'$program' mediator list | grep -q 'Zoé.*active'"
ends "undo of that one" 0 undo
ok "retires them" sh -c "'$program' mediator list | grep -q 'Zoé.*retired'"
ends "undo of the place" 0 undo
# shellcheck disable=SC1111 # as the sentence has them
says "says so, and which" "the place “Bus” is retired"
is "and takes back nothing else" "$("$program" list | grep "$second" | cut -f5)" 20
ends "redo of the place" 0 redo
ok "brings it back" sh -c "'$program' place list | grep -q 'Bus.*active'"
ends "delete of an unknown session" 66 delete 999
ends "delete of nothing" 64 delete
ends "check finds no fault" 0 check

finish
