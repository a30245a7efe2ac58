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

# Each rule reads all the files at once: a process a file is what costs time here.
# shellcheck disable=SC2086 # lists of names
report "files of 500 lines at most" "$(
	cd "$srcdir" && awk '
		FNR == 501 { long[FILENAME] = 0 }
		FILENAME in long { long[FILENAME] = FNR }
		END { for (f in long) print f ": " long[f] " lines" }' $code $scripts
)"

# By the layout that .clang-format fixes: a function begins with a brace alone in the first column.
# shellcheck disable=SC2086
report "functions of 60 lines at most" "$(
	cd "$srcdir" && awk '
		FNR == 1 { start = 0 }
		/^[A-Za-z_].*\(/ { name = $0 }
		/^\{/ { start = FNR }
		/^\}/ && start {
			if (FNR - start - 1 > 60)
				print FILENAME ":" start ": " FNR - start - 1 " lines: " name
			start = 0
		}' $code
)"

# A tab reaches the next multiple of 8; the bytes that continue a UTF-8 character have no width.
# shellcheck disable=SC2086
report "lines of 100 columns at most" "$(
	cd "$srcdir" && awk '
		length($0) > 100 || /\t/ {
			line = $0
			gsub(/[\200-\277]/, "", line)
			n = split(line, part, "\t")
			columns = 0
			for (i = 1; i < n; i++)
				columns += length(part[i]) + 8 - length(part[i]) % 8
			columns += length(part[n])
			if (columns > 100)
				print FILENAME ":" FNR ": " columns " columns"
		}' $code
)"

# shellcheck disable=SC2086
report "each source names its licence on the first line" "$(
	cd "$srcdir" && awk '
		FNR == 1 && !/SPDX-License-Identifier: GPL-3.0-or-later/ { print FILENAME }' $code
)"

report "no mark of unfinished work" "$(
	cd "$srcdir" && grep -rnE '\<(T[O]DO|F[I]XME|X[X]X|H[A]CK|s[t]ub|not i[m]plemented)\>' \
		src tests po/*.po Makefile.am configure.ac bootstrap .ci/run 2>/dev/null
)"

# The second: code that was put to sleep instead of being removed.
# shellcheck disable=SC2086
report "comments say something" "$(
	cd "$srcdir" && {
		grep -nHE '/\*[-=*[:space:]]*\*/|/\*\*|^[[:space:]]*//[[:space:]]*$|\\(brief|param|return)\>' $code
		grep -nHE '^[[:space:]]*(//|/\*).*;[[:space:]]*(\*/)?$' $code |
			grep -E '[A-Za-z_]+\(.*\);|=.*;'
		grep -nHE '^#[[:space:]]*if 0' $code
	}
)"

report "no test sleeps" "$(
	cd "$srcdir" && grep -rnE '(^|[^A-Za-z0-9_])(u?sleep|nanosleep)([[:space:]]+[0-9.]|\()' tests |
		sed 's/^/tests: /'
)"

# shellcheck disable=SC2086
report "no space at the end of a line, a newline at the end of a file" "$(
	cd "$srcdir" && {
		grep -nHE '[[:space:]]$' $code $scripts | grep -vE '^[^:]*:[0-9]+:(type|wait) '
		[ -z "$(tail -q -c 1 $code $scripts)" ] || for f in $code $scripts; do
			[ -z "$(tail -c 1 "$f")" ] || echo "$f: no newline at the end"
		done
	}
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
