# SPDX-License-Identifier: GPL-3.0-or-later
# The table of the benchmarks, in columns. With a goal « <= N » a ratio, or where there is none a
# figure, that is larger is marked.

BEGIN {
	head = "what\tfigure\tunit\tbeside what\tratio\tgoal"
	split(head, title, "\t")
	for (i = 1; i <= 6; i++)
		cell[0, i] = title[i]
}
{
	for (i = 1; i <= 6; i++)
		cell[NR, i] = $i
	limit = $6
	if (sub(/^<= /, "", limit)) {
		measured = $5 != "-" ? $5 : $2
		if (measured == "-")
			cell[NR, 6] = $6
		else if (measured + 0 > limit + 0)
			cell[NR, 6] = $6 "  MISSED"
	}
}
END {
	for (r = 0; r <= NR; r++)
		for (i = 1; i <= 6; i++)
			if (length(cell[r, i]) > width[i])
				width[i] = length(cell[r, i])
	for (r = 0; r <= NR; r++) {
		line = ""
		for (i = 1; i <= 6; i++) {
			right = i == 2 || i == 5
			line = line sprintf((right ? "%" : "%-") width[i] "s  ", cell[r, i])
		}
		sub(/ +$/, "", line)
		print line
	}
}
