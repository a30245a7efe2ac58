# SPDX-License-Identifier: GPL-3.0-or-later
# Turns the numbered files of the schema into C, in the order given:
#   LC_ALL=C awk -f gen.awk 001.sql 002.sql

BEGIN { count = lines = bad = 0 }

FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	if (name !~ /^[0-9][0-9][0-9]\.sql$/ || substr(name, 1, 3) + 0 != ++count) {
		print "gen.awk: " FILENAME ": number " count " was expected" | "cat >&2"
		bad = 1
		exit 1
	}
	if (count > 1)
		line[++lines] = "\t},"
	line[++lines] = "\t{"
	line[++lines] = "\t\t" count ","
}

{
	line[++lines] = "\t\t" quote($0 "\n")
}

END {
	if (bad)
		exit 1
	print "/* Made by src/store/schema/gen.awk. Do not edit: the next build would lose it. */"
	print "#include \"config.h\""
	print ""
	print "#include \"store/schema.h\""
	print ""
	print "const struct migration store_migrations[] = {"
	for (i = 1; i <= lines; i++)
		print line[i]
	print "\t},"
	print "};"
	print "const int store_migrations_count = " count ";"
}

# A C string literal; two question marks in a row could begin a trigraph.
function quote(s)
{
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	gsub(/\t/, "\\t", s)
	gsub(/\n/, "\\n", s)
	gsub(/\?\?/, "?\\?", s)
	return "\"" s "\""
}
