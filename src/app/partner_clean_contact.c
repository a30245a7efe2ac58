/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways to reach a place: telephone, e-mail and web addresses as people type them. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/partner_clean.h"
#include "app/phone.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum { LABEL_MAX = 63, TLD_MIN = 2 };
/* A cell of more addresses is damaged: it is kept as it stands, for a person to look at. */
enum { ADDRESSES_MAX = 100 };

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char host_signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

enum import_reason
partner_clean_phone(const char *raw, int department, char **out)
{
	char e164[PHONE_SIZE];

	*out = NULL;
	if (str_empty(raw))
		return IMPORT_FINE;
	if (phone_parse(raw, department, e164, NULL) < 0)
		return IMPORT_DROPPED;
	*out = mem_strdup(e164);
	return strcmp(e164, raw) == 0 ? IMPORT_FINE : IMPORT_REPAIRED;
}

/* Labels with dots between, at least two, the last of letters (or in the ASCII form of other
 * scripts). */
static bool
host_valid(const char *s, size_t len)
{
	size_t labels = 0;
	const char *last = s;

	for (size_t at = 0; at <= len; labels++) {
		size_t n = strspn(s + at, host_signs);

		if (n > len - at)
			n = len - at;
		if (n == 0 || n > LABEL_MAX || s[at] == '-')
			return false;
		last = s + at;
		at += n;
		if (at < len && s[at] != '.')
			return false;
		at++;
	}
	if (strncasecmp(last, "xn--", 4) == 0)
		return labels > 1;
	return labels > 1 && s + len - last >= TLD_MIN &&
	       strspn(last, letters) >= (size_t)(s + len - last);
}

bool
partner_email_valid(const char *s)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    ".!#$%&'*+-/=?^_`{}~";
	size_t n = strspn(s, signs);

	return n > 0 && s[n] == '@' && s[0] != '.' && s[n - 1] != '.' &&
	       host_valid(s + n + 1, strlen(s + n + 1));
}

/* A token as an address: the words and signs round it gone; NULL when it is none. Yours. */
static char *
email_repair(const char *token)
{
	struct buf b = BUF_INIT;
	char *ascii;

	token += strspn(token, ".:<([\"'");
	if (strncasecmp(token, "mailto:", 7) == 0)
		token += 7;
	ascii = utf8_ascii(token); /* no mail system writes accents, people do */
	for (const char *s = ascii; *s != '\0'; s++)
		if (*s != '@' || s == ascii || s[-1] != '@')
			buf_addc(&b, *s);
	free(ascii);
	while (b.len > 0 && strchr(".:>)]\"'", b.text[b.len - 1]))
		b.text[--b.len] = '\0';
	if (partner_email_valid(buf_text(&b)))
		return buf_take(&b);
	buf_clear(&b);
	return NULL;
}

/* The tokens of a cell: what stands between white space and these separators. */
static void
tokens(struct strlist *out, const char *raw, const char *separators)
{
	char *line = NULL;

	partner_clean_line(raw, &line);
	for (const char *s = line ? line : ""; *s != '\0';) {
		size_t n = strcspn(s, separators);

		if (n > 0)
			strlist_add_len(out, s, n);
		s += n;
		s += strspn(s, separators);
	}
	free(line);
}

/* Each part between '|' is valid. */
static bool
all_valid(const char *raw, bool (*valid)(const char *))
{
	struct strlist parts = { .item = NULL };
	bool result = raw[strlen(raw) - 1] != '|';

	strlist_split(&parts, raw, '|');
	for (size_t i = 0; i < parts.count; i++)
		result = result && valid(parts.item[i]);
	strlist_clear(&parts);
	return result;
}

static void
add_once(struct strlist *l, const char *s)
{
	if (!strlist_has(l, s))
		strlist_add(l, s);
}

/* What was found, or the text as it stands when nothing was, for a person to look at. */
static enum import_reason
finish(const char *raw, struct strlist *found, bool doubt, char **out)
{
	if (found->count > ADDRESSES_MAX)
		strlist_clear(found);
	if (found->count == 0) {
		partner_clean_line(raw, out);
		return IMPORT_TO_CHECK;
	}
	*out = strlist_join(found, "|");
	strlist_clear(found);
	return doubt ? IMPORT_TO_CHECK : IMPORT_REPAIRED;
}

enum import_reason
partner_clean_emails(const char *raw, char **out)
{
	struct strlist token = { .item = NULL };
	struct strlist found = { .item = NULL };
	bool doubt = false;

	*out = NULL;
	if (str_empty(raw))
		return IMPORT_FINE;
	if (all_valid(raw, partner_email_valid)) {
		*out = mem_strdup(raw);
		return IMPORT_FINE;
	}
	tokens(&token, raw, " ;,|");
	for (size_t i = 0; i < token.count && found.count <= ADDRESSES_MAX; i++) {
		char *email = email_repair(token.item[i]);

		if (email)
			add_once(&found, email);
		else if (strchr(token.item[i], '@'))
			doubt = true;
		free(email);
	}
	strlist_clear(&token);
	return finish(raw, &found, doubt, out);
}

/* Length of « http:// » or « https:// » at s, 0 when it is not there. */
static size_t
scheme(const char *s)
{
	if (strncasecmp(s, "http://", 7) == 0)
		return 7;
	return strncasecmp(s, "https://", 8) == 0 ? 8 : 0;
}

/* Where a second address is glued to the first; one inside a path or a query is part of it. */
static const char *
glued(const char *s)
{
	for (const char *at = s; *at != '\0'; at++)
		if (at > s && scheme(at) && !strchr("/=", at[-1]))
			return at;
	return NULL;
}

static bool
url_valid(const char *s)
{
	size_t start = scheme(s);
	size_t host = strcspn(s + start, "/?#:");
	const char *rest = s + start + host;

	if (start == 0 || !host_valid(s + start, host))
		return false;
	if (*rest == ':') {
		size_t port = strspn(rest + 1, "0123456789");

		if (port == 0)
			return false;
		rest += 1 + port;
	}
	if (*rest != '\0' && !strchr("/?#", *rest))
		return false;
	return strpbrk(rest, " \t\r\n|\"<>") == NULL && !glued(s);
}

/* The text behind « http », « https:/ », « https//: » and other slips; the scheme meant in
 * *secure. */
static const char *
skip_scheme(const char *s, bool *secure)
{
	size_t n, signs;

	for (;;) {
		if (strncasecmp(s, "http", 4) != 0)
			return s;
		n = 4 + (s[4] == 's' || s[4] == 'S');
		signs = strspn(s + n, ":;/");
		if (signs == 0)
			return s;
		*secure = n == 5;
		s += n + signs;
	}
}

/* A token as an address; NULL when it is none. Yours. */
static char *
url_repair(const char *token)
{
	bool secure = false;
	struct buf b = BUF_INIT;
	size_t host;

	token = skip_scheme(token + strspn(token, "<(\"'"), &secure);
	buf_add(&b, secure ? "https://" : "http://");
	host = b.len;
	if (strncasecmp(token, "www,", 4) == 0) {
		buf_add(&b, "www.");
		token += 4;
	}
	buf_add(&b, token);
	while (b.len > host && strchr(".,;:>)\"'", b.text[b.len - 1]))
		b.text[--b.len] = '\0';
	/* The rest of an address may tell capitals from small letters. */
	for (; b.text[host] != '\0' && !strchr("/?#", b.text[host]); host++)
		if (b.text[host] >= 'A' && b.text[host] <= 'Z')
			b.text[host] = (char)tolower(b.text[host]);
	if (url_valid(b.text))
		return buf_take(&b);
	buf_clear(&b);
	return NULL;
}

/* One token, which may be several addresses glued together. True when all of it was understood. */
static bool
read_urls(const char *token, struct strlist *found)
{
	bool sound = true, secure;

	for (const char *next; token && found->count <= ADDRESSES_MAX; token = next) {
		char *one, *url;

		next = glued(token);
		one = next ? mem_strndup(token, (size_t)(next - token)) : mem_strdup(token);
		url = url_repair(one);
		if (url)
			add_once(found, url);
		/* « http:// » alone is what a form puts there. */
		sound = sound && (url || *skip_scheme(one, &secure) == '\0' || !strpbrk(one, ".@"));
		free(url);
		free(one);
	}
	return sound;
}

/* Words before an address announce it, and these stand between two; others mean that an address has
 * spaces in it, and that what looks like addresses is parts of one. */
static bool
breaks_address(const char *token, const struct strlist *found)
{
	return found->count > 0 && !strpbrk(token, ".@") && strcasecmp(token, "et") != 0 &&
	       strcasecmp(token, "ou") != 0 && strpbrk(token, letters) != NULL;
}

enum import_reason
partner_clean_urls(const char *raw, bool only_one, char **out)
{
	struct strlist token = { .item = NULL };
	struct strlist found = { .item = NULL };
	bool doubt = false, nothing = true, broken = false, secure;

	*out = NULL;
	if (str_empty(raw))
		return IMPORT_FINE;
	if (only_one ? url_valid(raw) : all_valid(raw, url_valid)) {
		*out = mem_strdup(raw);
		return IMPORT_FINE;
	}
	tokens(&token, raw, " |");
	for (size_t i = 0; i < token.count && found.count <= ADDRESSES_MAX; i++) {
		broken |= breaks_address(token.item[i], &found);
		doubt |= !read_urls(token.item[i], &found);
		nothing = nothing && *skip_scheme(token.item[i], &secure) == '\0';
	}
	strlist_clear(&token);
	if (nothing)
		return IMPORT_DROPPED;
	if (broken)
		strlist_clear(&found);
	if (only_one && found.count > 1) {
		*out = mem_strdup(found.item[0]);
		strlist_clear(&found);
		return IMPORT_REPAIRED;
	}
	return finish(raw, &found, doubt, out);
}
