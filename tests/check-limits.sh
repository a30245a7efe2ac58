#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What keeps the code readable: 500 lines a file, 60 a function, 100 columns, a licence line, no mark
# of unfinished work, comments that are words, no sleeping in tests. Made sources are left out.
set -u
. "${srcdir:-.}/tests/lib/report.sh"
LC_ALL=C
export LC_ALL

code=$(list_sources 'src/*.[ch]' 'tests/*.[ch]')
scripts=$(list_sources 'tests/*.sh' 'tests/*.t')

report "files of 500 lines at most" "$(
	cd "$srcdir" && for f in $code $scripts; do
		awk -v f="$f" 'END { if (NR > 500) print f ": " NR " lines" }' "$f"
	done
)"

# By the layout that .clang-format fixes: a function begins with a brace alone in the first column.
report "functions of 60 lines at most" "$(
	cd "$srcdir" && for f in $code; do
		awk -v f="$f" '
		/^[A-Za-z_].*\(/ { name = $0 }
		/^\{/ { start = NR }
		/^\}/ && start {
			if (NR - start - 1 > 60)
				print f ":" start ": " NR - start - 1 " lines: " name
			start = 0
		}' "$f"
	done
)"

# A tab reaches the next multiple of 8; the bytes that continue a UTF-8 character have no width.
report "lines of 100 columns at most" "$(
	cd "$srcdir" && for f in $code; do
		tr -d '\200-\277' <"$f" | expand | awk -v f="$f" '
			length($0) > 100 { print f ":" NR ": " length($0) " columns" }'
	done
)"

report "each source names its licence on the first line" "$(
	cd "$srcdir" && for f in $code; do
		head -n 1 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$f"
	done
)"

report "no mark of unfinished work" "$(
	cd "$srcdir" && grep -rnE '\<(T[O]DO|F[I]XME|X[X]X|H[A]CK|s[t]ub|not i[m]plemented)\>' \
		src tests po/*.po Makefile.am configure.ac bootstrap .ci/run 2>/dev/null
)"

report "comments say something" "$(
	cd "$srcdir" && for f in $code; do
		grep -nE '/\*[-=*[:space:]]*\*/|/\*\*|^[[:space:]]*//[[:space:]]*$|\\(brief|param|return)\>' \
			"$f" | sed "s|^|$f:|"
		# Code that was put to sleep instead of being removed.
		grep -nE '^[[:space:]]*(//|/\*).*;[[:space:]]*(\*/)?$' "$f" |
			grep -E '[A-Za-z_]+\(.*\);|=.*;' | sed "s|^|$f:|"
		grep -nE '^#[[:space:]]*if 0' "$f" | sed "s|^|$f:|"
	done
)"

report "no test sleeps" "$(
	cd "$srcdir" && grep -rnE '(^|[^A-Za-z0-9_])(u?sleep|nanosleep)([[:space:]]+[0-9.]|\()' tests |
		sed 's/^/tests: /'
)"

report "no space at the end of a line, a newline at the end of a file" "$(
	cd "$srcdir" && for f in $code $scripts; do
		grep -nE '[[:space:]]$' "$f" | grep -vE '^[0-9]+:(type|wait) ' | sed "s|^|$f:|"
		[ -z "$(tail -c 1 "$f")" ] || echo "$f: no newline at the end"
	done
)"

# For information: one comment in ten lines is about right.
(
	cd "$srcdir" && for layer in base store app report ui cli; do
		cat src/$layer/*.[ch] 2>/dev/null | awk -v layer="$layer" '
			/^[[:space:]]*\/\*/ { inside = 1 }
			inside { comments++ }
			/\*\// { inside = 0 }
			END { if (NR) printf "# %s: %d lines, %.1f %% of comments\n", layer, NR, 100 * comments / NR }'
	done
)

finish
