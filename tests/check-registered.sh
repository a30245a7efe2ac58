#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing lies in the tree unused: every source is compiled and has its line in ARCHITECTURE.md, every
# test runs, every file with a message is read for the catalogues, every golden screen belongs to a
# script.
set -u
. "${srcdir:-.}/tests/lib/report.sh"

# not_in 'words': the lines of the input that are no word of it.
not_in()
{
	while read -r name; do
		case " $1 " in
		*" $name "*) ;;
		*) echo "$name" ;;
		esac
	done
}

if [ -z "${LAKOU_REGISTERED:-}" ]; then
	skip "every source and test is registered" "run by make check only"
	finish
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL

report "every source is compiled" "$(list_sources 'src/*.[ch]' | not_in "$LAKOU_SOURCES")"

report "every source that is compiled is there" "$(
	for f in $LAKOU_SOURCES; do
		[ -e "$srcdir/$f" ] || echo "$f"
	done
)"

# Names as they stand there: a section a folder, one line for a header and its source, sorted.
report "ARCHITECTURE.md has a line for each source, and for nothing else" "$(
	for folder in $(cd "$srcdir/src" && echo */); do
		folder=${folder%/}
		awk -v section="## src/$folder:" '
			/^## / { here = index($0, section) == 1 }
			here && /^    / { print $1 }' "$srcdir/ARCHITECTURE.md" >"$work/said"
		(cd "$srcdir/src/$folder" && printf '%s\n' *.[ch]) | sed 's/\.[ch]$//' |
			while read -r name; do
				if [ ! -e "$srcdir/src/$folder/${name}.h" ]; then
					case $name in *_data) continue ;; esac
				fi
				echo "$name"
			done | sort -u >"$work/there"
		diff "$work/said" "$work/there" | sed -n "s|^[<>]|src/$folder: &|p"
	done
)"

report "its lines are whole phrases of 100 columns at most, in lower case" "$(
	awk '{ line = $0; gsub(/[\200-\277]/, "", line) }
		length(line) > 100 { print "too long: " $0; next }
		/^## / { here = /^## src\// }
		here && /^    / && ($2 ~ /^[A-Z][a-z]/ || $NF ~ /^(a|an|and|can|the|they|what)$/) {
			print "cut: " $0
		}' "$srcdir/ARCHITECTURE.md"
)"

report "every test runs" "$(
	{
		list_sources 'tests/t-*.c' 'tests/fuzz/fuzz-*.c' | sed 's/\.c$//'
		list_sources 'tests/*.sh' 'tests/*.t' | grep -v '^tests/lib/'
	} | not_in "$LAKOU_REGISTERED"
)"

report "every file with a message is in POTFILES.in" "$(
	{
		list_sources 'src/*.c' | while read -r f; do
			grep -qE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext)\("' "$srcdir/$f" && echo "$f"
		done
		echo src/base/vocab_data.c
	} | not_in "$(tr '\n' ' ' <"$srcdir/po/POTFILES.in")"
)"

report "every file of POTFILES.in is there" "$(
	grep -vE '^(#|$)' "$srcdir/po/POTFILES.in" | while read -r f; do
		[ -e "$srcdir/$f" ] || echo "$f"
	done
)"

# A script may name its goldens with a variable, so that only the text before it can be looked for.
report "every golden screen is named by a script" "$(
	names=$(sed -n 's/^[[:space:]]*screen[[:space:]]*//p' "$srcdir"/tests/tui/*.t \
		"$srcdir"/tests/tui/*.inc 2>/dev/null | sed 's/\${*[A-Za-z_][A-Za-z_0-9]*}*/*/g')
	for f in "$srcdir"/tests/tui/golden/*.screen; do
		[ -e "$f" ] || continue
		golden=$(basename "$f" .screen)
		found=no
		set -f
		for name in $names; do
			# shellcheck disable=SC2254 # the pattern is meant
			case $golden in
			$name) found=yes ;;
			esac
		done
		set +f
		[ "$found" = yes ] || echo "$golden"
	done
)"

report "every script is executable" "$(
	cd "$srcdir" || exit 1
	for f in bootstrap .ci/run; do
		[ -x "$f" ] || echo "$f"
	done
)"

finish
