#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the program never does is forbidden to it while it runs.
set -u
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

if [ "${HAVE_SECCOMP:-no}" = no ]; then
	skip 'a command' 'libseccomp is missing, or this build has sanitizers'
	finish
fi

make_desk
mkfifo rows
"$program" import sessions - <rows >"$out" 2>"$err" &
child=$!
exec 3>rows
# More than a pipe holds: once it is written, the command reads.
head -c 200000 /dev/zero >&3
is 'a command runs under a filter of system calls' \
	"$(awk '$1 == "Seccomp:" { print $2 }' "/proc/$child/status")" 2
is 'and gets no new rights' "$(awk '$1 == "NoNewPrivs:" { print $2 }' "/proc/$child/status")" 1
exec 3>&-
wait "$child"
finish
