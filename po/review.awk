# SPDX-License-Identifier: GPL-3.0-or-later
# Makes po/REVIEW.md, what a reader of each island is asked to judge, from the « # grade: » comments
# of the Creole catalogues. French comes first, to know what was left in French.
#
#   cd po && LC_ALL=C awk -f review.awk fr.po gcf.po gcf_MQ.po >REVIEW.md

BEGIN {
	name["gcf"] = "Guadeloupe: kréyòl gwadloupéyen (gcf.po)"
	name["gcf_MQ"] = "Martinique: kréyol matnik (gcf_MQ.po)"
	languages = 0
	clear()
}

FNR == 1 {
	message_end()
	language = FILENAME
	sub(/.*\//, "", language)
	sub(/\.po$/, "", language)
	if (language in name)
		order[++languages] = language
}

/^$/              { message_end(); next }
/^#~/             { next }
/^# grade: /      { grade[++grades] = substr($0, 10); next }
/^#/              { next }
/^msgctxt /       { part = "context"; take(substr($0, 9)); next }
/^msgid_plural /  { part = "plural"; next }
/^msgid /         { part = "english"; take(substr($0, 7)); next }
/^msgstr\[[1-9]/  { part = "plural"; next }
/^msgstr\[0\] /   { part = "text"; take(substr($0, 11)); next }
/^msgstr /        { part = "text"; take(substr($0, 8)); next }
/^"/              { take($0); next }

END {
	message_end()
	print "# What to read before these words are trusted"
	print ""
	print "No native speaker has reviewed the Creole of Lakou yet. It was written from a glossary of"
	print "attested words, each graded for each island: A attested in that sense, B attested and its"
	print "sense extended, C composed from attested words, D a guess. Below is every message that rests"
	print "on a C or a D. Where French is what people say, the French term was kept on purpose."
	print ""
	print "To correct one: change its `msgstr` in the catalogue, take the `# grade:` line above it away,"
	print "and make this page again as `review.awk` says. This page is generated: do not edit it."
	for (l = 1; l <= languages; l++)
		write(order[l])
}

function clear(    k)
{
	said["context"] = said["english"] = said["text"] = ""
	grades = 0
	part = "plural"
}

function take(quoted)
{
	if (part != "plural")
		said[part] = said[part] substr(quoted, 2, length(quoted) - 2)
}

# One cell of a table: an escaped bar, nothing that would be read as markup.
function cell(s)
{
	gsub(/\\"/, "\"", s)
	gsub(/\\n/, " ", s)
	gsub(/[|*_<`]/, "\\\\&", s)
	return s
}

function message_end(    key, row, where, i, words)
{
	key = said["context"] SUBSEP said["english"]
	if (said["english"] == "" || said["text"] == "") {
		clear()
		return
	}
	if (language == "fr")
		french[key] = said["text"]
	messages[language]++
	if (said["text"] == french[key])
		kept[language]++
	if (grades > 0) {
		where = said["context"] == "" ? "" : " (" cell(said["context"]) ")"
		row = " | " cell(said["text"]) " | " cell(said["english"]) where " |"
		for (i = 1; i <= grades; i++)
			words = words (i > 1 ? ", " : "") cell(grade[i])
		if (grade[1] == "C composed sentence")
			sentence[language, ++sentences[language]] = "|" substr(row, 3)
		else if (grade[1] ~ /^D/)
			guess[language, ++guesses[language]] = "| " words row
		else
			compound[language, ++compounds[language]] = "| " words row
	}
	clear()
}

function write(l,    i)
{
	print ""
	print "## " name[l]
	print ""
	print messages[l] + 0 " messages, " kept[l] + 0 " of them as in French; " guesses[l] + 0 \
		" rest on a guess (D), " compounds[l] + 0 " on a composed word (C), " \
		sentences[l] + 0 " are sentences composed from attested words (C)."
	print ""
	print "| grade and word | Creole | English |"
	print "|---|---|---|"
	for (i = 1; i <= guesses[l]; i++)
		print guess[l, i]
	for (i = 1; i <= compounds[l]; i++)
		print compound[l, i]
	print ""
	print "Sentences composed from attested words, all C:"
	print ""
	print "| Creole | English |"
	print "|---|---|"
	for (i = 1; i <= sentences[l]; i++)
		print sentence[l, i]
}
