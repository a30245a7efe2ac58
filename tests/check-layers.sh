#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The layers: who may include whom, which system header belongs where, and the three things that
# only the top may do. The linker's wall is in Makefile.am (the tests of reports link without the
# store), the database's in the tests of the statistics.
set -u
. "${srcdir:-.}/tests/lib/report.sh"
src=$srcdir/src

# may_include LAYER 'allowed|prefixes'
may_include()
{
	report "$1 includes only $2" "$(
		grep -nE '^#[[:space:]]*include "' "$src/$1"/*.[ch] 2>/dev/null |
			grep -vE "include \"(config\.h|($2).*)\"" | sed "s|^$src/||"
	)"
}

# only_in 'header|headers' 'where|else'
only_in()
{
	report "<$1> only in $2" "$(
		grep -rnE "^#[[:space:]]*include <($1)>" "$src" --include='*.[ch]' |
			sed "s|^$src/||" | grep -vE "^($2)"
	)"
}

# only_called 'functions' 'where|else'
only_called()
{
	report "$1 only in $2" "$(
		grep -rnE "(^|[^A-Za-z0-9_])($1)\(" "$src" --include='*.[ch]' |
			sed "s|^$src/||" | grep -vE "^($2)" | grep -vE ':[0-9]+:[[:space:]]*(/?\*|//)'
	)"
}

may_include base 'base/'
may_include store 'base/|store/'
may_include app 'base/|store/|app/'
may_include report 'base/|report/|store/stats\.h'
may_include ui 'base/|store/(types|stats)\.h|app/|report/|ui/'
may_include cli 'base/|store/(types|stats|version)\.h|app/|report/|cli/'

report "the program's own header comes first" "$(
	list_sources 'src/*.c' | while read -r f; do
		first=$(grep -m 1 -E '^#[[:space:]]*include' "$srcdir/$f")
		[ "$first" = '#include "config.h"' ] || echo "$f: $first"
	done
)"

only_in '(n?curses|ncursesw/.*|form|panel|menu|term)\.h' 'ui/'
only_in 'sqlite3\.h' 'store/'
only_in 'sodium\.h' 'store/|base/hash\.c'
only_in 'csv\.h' 'base/csv'
only_in 'utf8proc\.h' 'base/'
only_in 'dlfcn\.h' 'base/library'
only_in 'glpk\.h' 'report/disclose_solver'
only_in 'xlsxwriter\.h' 'report/xlsx_library'
only_in 'seccomp\.h' 'base/sandbox'

only_called 'sqlite3_[a-z0-9_]+' 'store/'
only_called 'exit|quick_exit' 'main\.c|base/mem\.c'
# A signal, or a lack of memory, ends the program after the terminal was given back.
only_called '_exit' 'ui/term\.c|base/mem\.c|base/(helper|printer|lp)\.c'
only_called 'endwin|initscr|newterm|wget_wch|get_wch|wgetch|getch' 'ui/term'
only_called 'strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|gets|alloca|system|popen' 'nowhere'

report "the low layers say nothing to a person" "$(
	grep -rnE '(^|[^A-Za-z0-9_])(_|ngettext|C_|printf|puts|perror)\(' "$src/store" \
		--include='*.[ch]' | sed "s|^$src/||"
)"

finish
