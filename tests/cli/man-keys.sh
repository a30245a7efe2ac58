#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The keys in the manual pages are those of the screens. With GENERATE set, they are written there.
set -u
top=${srcdir:-.}
case $top in
/*) ;;
*) top=$PWD/$top ;;
esac
# shellcheck source=tests/lib/cli.sh
. "${TESTDIR:-tests}/lib/cli.sh"

# The lines between the two marks.
region()
{
	sed -n '/^\.\\" keys begin/,/^\.\\" keys end/p' "$1" | sed '1d;$d'
}

# write PAGE: puts what is in $out between the marks.
write()
{
	sed -e "/^\\.\\\\\" keys begin/r $out" -e '/^\.\\" keys begin/,/^\.\\" keys end/{
		/^\.\\" keys /!d
	}' "$1" >page && cat page >"$1"
}

for page in en:lakou.1 fr:fr/lakou.1; do
	lang=${page%%:*}
	file=$top/man/${page#*:}
	if [ "$lang" != en ] && [ ! -f "${LAKOU_LOCALEDIR:-none}/$lang/LC_MESSAGES/lakou.mo" ]; then
		skip "keys in man/${page#*:}" "the catalogues are not built"
		continue
	fi
	LAKOU_TEST_LANG=$lang lakou keys --format man
	[ -z "${GENERATE:-}" ] || write "$file"
	region "$file" >inside
	ok "keys in man/${page#*:}" cmp -s "$out" inside
done

finish
