#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program as it was built: how it is hardened, and what it cannot even ask the system for.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

symbols=$(LC_ALL=C readelf -W --dyn-syms "$PROGRAM" 2>/dev/null)
headers=$(LC_ALL=C readelf -W -h -l -d "$PROGRAM" 2>/dev/null)

# has WHAT TEXT PATTERN
has()
{
	report "$1" "$(printf '%s\n' "$2" | grep -Eq "$3" || echo "not found: $3")"
}

# imports_none WHAT NAMES
imports_none()
{
	report "$1" "$(printf '%s\n' "$symbols" |
		awk '$7 == "UND" { sub(/@.*/, "", $8); print $8 }' | grep -xE "$2")"
}

# A test under valgrind is given a script.
if [ -z "$headers" ]; then
	skip 'the program' 'readelf is missing, or what is tested is no program'
	finish
fi
imports_none 'no network' 'connect|bind|listen|accept4?|getaddrinfo|gethostby.*|sendto|recvfrom'
imports_none 'no shell' 'system|popen|execlp?|execle|execvp?|execvpe|wordexp'
imports_none 'no function without an end' 'gets|strcpy|strcat|v?sprintf|mktemp|tmpnam'
if printf '%s\n' "$symbols" | grep -Eq '__asan_init|__ubsan_handle'; then
	skip 'hardening' 'this build has sanitizers'
	finish
fi
has 'it lies anywhere in memory (PIE)' "$headers" 'Type:.*DYN'
has 'what the loader has set is set for good (RELRO)' "$headers" 'GNU_RELRO'
has 'at the start (BIND_NOW)' "$headers" 'BIND_NOW|FLAGS.*NOW'
has 'nothing on the stack runs' "$headers" 'GNU_STACK.* RW +0x'
has 'frames are watched' "$symbols" '__stack_chk_fail'
case " $CFLAGS " in
*' -O0 '* | *' -Og '*)
	skip 'functions know the size of what they fill (FORTIFY)' 'the build is not optimised'
	;;
*)
	has 'functions know the size of what they fill (FORTIFY)' "$symbols" \
		'__(vsnprintf|memcpy|read)_chk'
	;;
esac
finish
