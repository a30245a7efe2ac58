#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues: well formed, complete for the sources as they are, nothing guessed, nothing left
# over from messages that are gone; and what no gettext tool knows: widths, French typography, the
# national labels, the grammar that a placeholder would break, the page for the readers.
set -u
. "${srcdir:-.}/tests/lib/report.sh"
LC_ALL=C
export LC_ALL

if ! command -v msgfmt >/dev/null || ! command -v xgettext >/dev/null; then
	skip "catalogues" "gettext is not installed"
	finish
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# The options of po/Makevars are the only place that names the keywords.
options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' "$srcdir/po/Makevars" |
	sed 's/^XGETTEXT_OPTIONS *= *//; s/\\$//' | tr -d '\n')
report "the messages can be read from the sources" "$(
	# shellcheck disable=SC2086 # several options
	xgettext $options --package-name=lakou --directory="$srcdir" \
		--files-from="$srcdir/po/POTFILES.in" --output="$work/lakou.pot" 2>&1
	[ -s "$work/lakou.pot" ] || echo "no message found"
)"

report "LINGUAS names the catalogues that are there" "$(
	for po in "$srcdir"/po/*.po; do
		basename "$po" .po
	done | sort >"$work/there"
	tr ' ' '\n' <"$srcdir/po/LINGUAS" | grep -v '^$' | sort | comm -3 - "$work/there"
)"

while read -r lang; do
	po=$srcdir/po/$lang.po
	report "$lang: msgfmt -c" "$(msgfmt -c -o /dev/null "$po" 2>&1)"
	report "$lang: no fuzzy and no untranslated message" "$(
		msgfmt --statistics -o /dev/null "$po" 2>&1 | grep -E 'fuzzy|untranslated'
		grep -n '^#, .*fuzzy' "$po"
	)"
	report "$lang: has every message of the sources" "$(
		msgmerge --quiet --no-fuzzy-matching --output-file=- "$po" "$work/lakou.pot" 2>&1 |
			msgattrib --untranslated --no-obsolete --no-wrap 2>&1 |
			grep -E '^(#:|msgctxt|msgid|msgid_plural) ' | grep -v '^msgid ""$'
	)"
	report "$lang: no obsolete message" "$(grep -n '^#~' "$po")"

	# One line a message: what it may be wide, context, English, translation.
	msgcat --no-wrap "$po" | awk '
		function flush() {
			if (english != "" && text != "")
				printf "%s\t%s\t%s\t%s\n", width, context, english, text
			width = context = english = text = ""
		}
		/^$/ { flush() }
		/^#\. .*at most [0-9]+ columns/ {
			width = $0
			sub(/.*at most /, "", width)
			sub(/ columns.*/, "", width)
		}
		/^msgctxt / { context = substr($0, 10, length($0) - 10) }
		/^msgid /   { english = substr($0, 8, length($0) - 8) }
		/^msgstr/   { sub(/^msgstr[^ ]* "/, ""); sub(/"$/, ""); text = text (text == "" ? "" : "\001") $0 }
		END { flush() }
	' >"$work/$lang.lines"

	report "$lang: labels keep within their widths" "$(
		awk -F '\t' '
			# Letters are counted, not bytes: of a letter all bytes but the first are 10xxxxxx.
			function columns(s) { gsub(/[\200-\277]/, "", s); return length(s) }
			$2 ~ /\|short$/ && $1 == "" { $1 = 12 }
			$1 != "" {
				n = split($4, form, "\001")
				for (i = 1; i <= n; i++)
					if (columns(form[i]) > $1)
						print $3 ": more than " $1 " columns: " form[i]
			}
		' "$work/$lang.lines"
	)"

	# Not in the vocabularies, which have a context: national labels are kept as they are.
	report "$lang: no-break spaces inside « » and before : ; ? !" "$(
		awk -F '\t' '$2 == "" && $4 ~ / [:;?!]( |$)| »|« / { print $4 }' "$work/$lang.lines"
	)"
done <"$srcdir/po/LINGUAS"

# Files contain these labels to the byte; a screen that said something else would confuse.
report "fr: the national labels word for word" "$(
	awk -F '\t' '
		FNR == NR { said[$2 SUBSEP $3] = $4; next }
		FNR == 1  { for (i = 1; i <= NF; i++) col[$i] = i; next }
		said[$col["vocab"] SUBSEP $col["label"]] != $col["french"] {
			print $col["vocab"] " " $col["code"] ": not " $col["french"]
		}
	' "$work/fr.lines" "$srcdir/data/vocabulary.tsv"
)"

# The article and the possessive follow the sound before them, which nobody knows of a placeholder.
report "gcf_MQ: nothing joined to a placeholder" "$(
	cut -f 4 "$work/gcf_MQ.lines" |
		grep -E "%[0-9\$]*[a-z]+[^A-Za-z ]*(-|’)(la|lan|a|an|tala|ou|w|li|y)([^A-Za-z]|\$)"
)"

report "po/REVIEW.md is what review.awk makes of the catalogues" "$(
	(cd "$srcdir/po" && awk -f review.awk fr.po gcf.po gcf_MQ.po) >"$work/REVIEW.md"
	cmp "$srcdir/po/REVIEW.md" "$work/REVIEW.md" 2>&1
)"

finish
