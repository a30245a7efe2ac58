# SPDX-License-Identifier: GPL-3.0-or-later
# Turns the tables of data/ into C. The first line of every table names its columns.
#
#   LC_ALL=C awk -v table=vocab   -f gen-c.awk vocabulary.tsv
#   LC_ALL=C awk -v table=commune -f gen-c.awk epcis.tsv communes.tsv
#   LC_ALL=C awk -v table=tile    -f gen-c.awk epcis.tsv communes.tsv tiles.tsv
#   LC_ALL=C awk -v table=actor   -f gen-c.awk vocabulary.tsv actors.tsv
#   LC_ALL=C awk -v table=demo    -f gen-c.awk vocabulary.tsv demo/*.tsv
#
# Codes are looked up here, so that a misspelt one stops the build and not the program.
# Nothing is printed before all of the input was found good.

BEGIN {
	FS = "\t"
	lines = nvocab = ncommune = ntile = nactor = lists = 0
	bad = 0
}

FNR == 1 {
	file = FILENAME
	sub(/.*\//, "", file)
	split("", col)
	for (i = 1; i <= NF; i++)
		col[$i] = i
	columns = NF
	next
}

NF != columns {
	fail("has " NF " cells, not " columns)
	next
}

file == "vocabulary.tsv" { read_vocab(); next }
file == "epcis.tsv"      { read_epci(); next }
file == "communes.tsv"   { read_commune(); next }
file == "tiles.tsv"      { read_tile(); next }
file == "actors.tsv"     { read_actor(); next }
file == "words.tsv"      { read_word(); next }
file == "rhythm.tsv"     { read_rhythm(); next }
file == "mix.tsv"        { read_mix(); next }
file == "status.tsv"     { read_status(); next }
                         { fail("belongs to no known table") }

END {
	if (bad)
		exit 1
	if (table == "vocab")
		write_vocab()
	else if (table == "commune")
		write_commune()
	else if (table == "tile")
		write_tile()
	else if (table == "actor")
		write_actor()
	else if (table == "demo")
		write_demo()
	else {
		print "gen-c.awk: no such table: " table | "cat >&2"
		exit 1
	}
	for (i = 1; i <= lines; i++)
		print line[i]
}

function fail(why)
{
	print FILENAME ":" FNR ": " why | "cat >&2"
	bad = 1
}

# The cell of the column NAME.
function cell(name)
{
	if (!(name in col)) {
		fail("has no column " name)
		return ""
	}
	return $col[name]
}

function number(name,    s)
{
	s = cell(name)
	if (s !~ /^-?[0-9]+(\.[0-9]+)?$/)
		fail(name " is no number: " s)
	return s
}

# A C string literal; two question marks in a row could begin a trigraph.
function quote(s)
{
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?\?/, "?\\?", s)
	return "\"" s "\""
}

function put(s)
{
	line[++lines] = s
}

function put_head(header)
{
	put("/* Made by data/gen-c.awk. Do not edit: the next build would lose it. */")
	put("#include \"config.h\"")
	put("")
	put("#include \"" header "\"")
	put("")
}

# --- vocabulary ---

function read_vocab(    v, n)
{
	v = cell("vocab")
	if (!(v in vocab_size)) {
		vocab[++nvocab] = v
		vocab_size[v] = 0
	}
	n = ++vocab_size[v]
	if ((v, cell("code")) in code_num)
		fail("repeats the code " cell("code") " of " v)
	if ((v, number("num")) in num_seen)
		fail("repeats the number " cell("num") " of " v)
	code_num[v, cell("code")] = cell("num")
	num_seen[v, cell("num")] = 1
	order[v, n] = number("order") + 0
	item[v, n] = "\t{" cell("num") ", " cell("order") ", " quote(cell("code")) ",\n" \
		"\t NC_(\"" v "\", " quote(cell("label")) "),\n" \
		"\t /* TRANSLATORS: at most 12 columns. */\n" \
		"\t NC_(\"" v "|short\", " quote(cell("short")) "),\n" \
		"\t " quote(cell("group")) ", " quote(cell("keywords")) ", " quote(cell("french")) "},"
}

function vocab_num(v, code)
{
	if (!((v, code) in code_num)) {
		fail(v " has no code " code)
		return 0
	}
	return code_num[v, code]
}

function sort_vocab(v,    i, j, key, text)
{
	for (i = 2; i <= vocab_size[v]; i++) {
		key = order[v, i]
		text = item[v, i]
		for (j = i - 1; j >= 1 && order[v, j] > key; j--) {
			order[v, j + 1] = order[v, j]
			item[v, j + 1] = item[v, j]
		}
		order[v, j + 1] = key
		item[v, j + 1] = text
	}
}

function write_vocab(    i, j, v)
{
	put_head("base/vocab.h")
	put("#ifndef NC_")
	put("#define NC_(ctx, msg) (msg)")
	put("#endif")
	for (i = 1; i <= nvocab; i++) {
		v = vocab[i]
		sort_vocab(v)
		put("")
		put("static const struct vocab_item " v "_items[] = {")
		for (j = 1; j <= vocab_size[v]; j++)
			put(item[v, j])
		put("};")
	}
	put("")
	put("const struct vocab_table vocab_tables[VOCAB_COUNT] = {")
	for (i = 1; i <= nvocab; i++) {
		v = vocab[i]
		put("\t[VOCAB_" toupper(v) "] = {\"" v "\", \"" v "|short\", " v "_items, " \
			vocab_size[v] "},")
	}
	put("};")
}

# --- communes ---

function read_epci()
{
	epci_short[cell("code")] = cell("short")
}

function read_commune(    n, i, part, postal)
{
	if (!(cell("epci") in epci_short))
		fail("no such EPCI: " cell("epci"))
	if (ncommune && number("insee") + 0 <= last_insee)
		fail("is not in the order of the INSEE codes")
	last_insee = cell("insee") + 0
	n = split(cell("postal"), part, "|")
	for (i = 1; i <= n; i++)
		postal = postal quote(part[i]) ", "
	department_of[cell("insee")] = cell("department")
	commune[++ncommune] = "\t{" cell("insee") ", " quote(cell("insee")) ", " \
		quote(cell("name")) ", {" postal "NULL},\n" \
		"\t " quote(cell("epci")) ", " number("department") ", " number("population") ", " \
		number("lat") ", " number("lon") ",\n" \
		"\t " number("min_lon") ", " number("min_lat") ", " number("max_lon") ", " \
		number("max_lat") ", " quote(cell("siren")) ",\n" \
		"\t " quote(epci_short[cell("epci")]) "},"
}

function write_commune(    i)
{
	put_head("base/commune.h")
	put("const struct commune commune_table[] = {")
	for (i = 1; i <= ncommune; i++)
		put(commune[i])
	put("};")
	put("const size_t commune_table_count = " ncommune ";")
}

# --- a tile for each commune ---

function read_tile()
{
	if (!(cell("insee") in department_of))
		fail("no such commune: " cell("insee"))
	tile[++ntile] = "\t{" cell("insee") ", " department_of[cell("insee")] ", " number("row") ", " \
		number("column") ", " quote(cell("short")) "},"
}

function write_tile(    i)
{
	put_head("ui/tiles.h")
	put("const struct tile tile_table[] = {")
	for (i = 1; i <= ntile; i++)
		put(tile[i])
	put("};")
	put("const size_t tile_table_count = " ntile ";")
}

# --- founding actors ---

function read_actor(    n, i, part, name, text)
{
	n = split(cell("territory"), part, "|")
	for (i = 1; i <= n; i++)
		vocab_num("territory", part[i])
	n = split("role_date territory address postal phone email web hours siret siren note", name, " ")
	for (i = 1; i <= n; i++)
		text = text "\t ." name[i] " = " quote(cell(name[i])) ",\n"
	actor[++nactor] = "\t{.key = " quote(cell("key")) ",\n\t .name = " quote(cell("name")) ",\n" \
		"\t .kind = " vocab_num("actor_kind", cell("kind")) ",\n" \
		"\t .role = " vocab_num("hub_role", cell("role")) ",\n" \
		"\t .commune = " (cell("commune_insee") == "" ? 0 : number("commune_insee")) ",\n" \
		text "\t},"
}

function write_actor(    i)
{
	put_head("app/actor_data.h")
	put("const struct actor_data actor_data[] = {")
	for (i = 1; i <= nactor; i++)
		put(actor[i])
	put("};")
	put("const size_t actor_data_count = " nactor ";")
}

# --- words and weights of the training desk ---

# Appends to the list NAME, which becomes the C array demo_NAME.
function add_weight(name, num, weight)
{
	if (!(name in list_size)) {
		list[++lists] = name
		list_size[name] = list_total[name] = 0
	}
	list_text[name, ++list_size[name]] = "{" num ", " weight "}"
	list_total[name] += weight
}

function read_word(    what, detail)
{
	what = cell("what")
	detail = 0
	if (what == "desk" || what == "place")
		detail = number("detail")
	else if (what == "workshop")
		detail = vocab_num("theme", cell("detail"))
	else if (what == "coordination")
		detail = vocab_num("kind", cell("detail"))
	else if (what != "mediator")
		fail("no such kind of word: " what)
	words[what] = words[what] "\t{" quote(cell("text")) ", " detail "},\n"
	word_count[what]++
}

function read_rhythm()
{
	add_weight("rhythm_" cell("unit"), number("num"), number("weight"))
}

function read_mix(    v)
{
	v = cell("vocab")
	if (v == "commune") {
		add_weight("commune_mix", number("code"), number("weight"))
		return
	}
	add_weight("mix_" v, vocab_num(v, cell("code")), number("weight"))
}

function read_status(    age)
{
	age = vocab_num("age", cell("age"))
	add_weight("status_age_" age, vocab_num("status", cell("status")), number("weight"))
}

function list_ref(name)
{
	return "{" name ", " list_size[name] ", " list_total[name] "}"
}

# One element for each list whose name begins with PREFIX, in the order of the input: "for (x in y)"
# would give another file with another awk.
function write_refs(prefix, enumerator,    i, rest)
{
	for (i = 1; i <= lists; i++) {
		if (index(list[i], prefix) != 1)
			continue
		rest = toupper(substr(list[i], length(prefix) + 1))
		put("\t[" enumerator rest "] = " list_ref(list[i]) ",")
	}
}

function write_words(what)
{
	put("const struct demo_word demo_" what "s[] = {\n" words[what] "};")
	put("const size_t demo_" what "s_count = " word_count[what] + 0 ";")
	put("")
}

function write_demo(    i, j, name)
{
	put_head("app/demo_data.h")
	write_words("desk")
	write_words("place")
	write_words("mediator")
	write_words("workshop")
	write_words("coordination")
	for (i = 1; i <= lists; i++) {
		name = list[i]
		put("static const struct demo_weight " name "[] = {")
		for (j = 1; j <= list_size[name]; j++)
			put("\t" list_text[name, j] ",")
		put("};")
	}
	put("")
	put("const struct demo_list demo_communes = " list_ref("commune_mix") ";")
	put("")
	put("const struct demo_list demo_rhythms[DEMO_RHYTHM_COUNT] = {")
	write_refs("rhythm_", "DEMO_")
	put("};")
	put("")
	put("const struct demo_list demo_mixes[VOCAB_COUNT] = {")
	write_refs("mix_", "VOCAB_")
	put("};")
	put("")
	put("const struct demo_list demo_status_by_age[DEMO_AGES] = {")
	write_refs("status_age_", "")
	put("};")
}
