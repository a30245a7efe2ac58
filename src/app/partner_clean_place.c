/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a place is: its postal code and its position on the map. */
#include "config.h"

#include "app/partner_clean.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

enum { POSTAL_DIGITS = 5, DEGREES_DIGITS_MAX = 20 };

/* How far outside its commune's box a place may be: about 2 km, for places on a border. */
#define BOX_MARGIN 0.02

static const char digits[] = "0123456789";

enum import_reason
partner_clean_postal(const char *raw, char **out)
{
	struct buf b = BUF_INIT;
	size_t len;

	*out = NULL;
	if (str_empty(raw))
		return IMPORT_TO_CHECK;
	for (const char *s = raw; *s != '\0'; s++)
		if (!strchr(" \t\n\r", *s))
			buf_addc(&b, *s);
	/* A spreadsheet took it for a number. */
	len = strcspn(buf_text(&b), ".,");
	if (len < b.len && strspn(b.text + len + 1, "0") == b.len - len - 1)
		b.text[len] = '\0';
	if (strspn(b.text, digits) != POSTAL_DIGITS || b.text[POSTAL_DIGITS] != '\0') {
		buf_clear(&b);
		return IMPORT_DROPPED;
	}
	*out = buf_take(&b);
	return strcmp(*out, raw) == 0 ? IMPORT_FINE : IMPORT_REPAIRED;
}

char *
partner_postal_in(const char *text)
{
	while (*text != '\0') {
		size_t n = strspn(text, digits);

		if (n == POSTAL_DIGITS && (str_starts(text, "971") || str_starts(text, "972")))
			return mem_strndup(text, n);
		text += n + (n == 0);
	}
	return NULL;
}

struct degrees {
	double value;
	char *text; /* with a decimal point; NULL: not a number */
	bool clean; /* the text is as it was */
};

/* Never by strtod, whose decimal sign is the locale's. */
static struct degrees
degrees_read(const char *raw, size_t len)
{
	struct degrees d = { .text = NULL };
	char *part = mem_strndup(raw, len);
	char *text = str_trim(part);
	char *comma = strchr(text, ',');
	const char *s = text;
	double unit = 1;

	if (comma)
		*comma = '.';
	s += *s == '-' || *s == '+';
	if (strspn(s, digits) == 0 || strlen(s) > DEGREES_DIGITS_MAX)
		goto out;
	for (; *s >= '0' && *s <= '9'; s++)
		d.value = d.value * 10 + (*s - '0');
	if (*s == '.' && s[1] != '\0')
		for (s++; *s >= '0' && *s <= '9'; s++)
			d.value += (*s - '0') * (unit /= 10);
	if (*s != '\0')
		goto out;
	if (*text == '-')
		d.value = -d.value;
	d.clean = *text != '+' && strlen(text) == len && strncmp(text, raw, len) == 0;
	d.text = mem_strdup(*text == '+' ? text + 1 : text);
out:
	free(part);
	free(text);
	return d;
}

static bool
fits(const struct commune *c, const struct degrees *lat, const struct degrees *lon)
{
	return lat->text && lon->text && lat->value >= c->min_lat - BOX_MARGIN &&
	       lat->value <= c->max_lat + BOX_MARGIN && lon->value >= c->min_lon - BOX_MARGIN &&
	       lon->value <= c->max_lon + BOX_MARGIN;
}

struct position {
	struct degrees lat, lon;
};

static void
position_clear(struct position *p)
{
	free(p->lat.text);
	free(p->lon.text);
	*p = (struct position){ .lat = { .text = NULL } };
}

static struct position
exchanged(const struct position *p)
{
	struct position other = { .lat = p->lon, .lon = p->lat };

	other.lat.clean = false;
	return other;
}

/* Both numbers in one cell: tried at every sign that could part them, for a comma may also be
 * decimal. False, and nothing to clear, when no way gives a place in the commune. */
static bool
read_both(const char *cell, const struct commune *commune, struct position *p)
{
	for (const char *s = cell; *s != '\0'; s++) {
		if (!strchr(",; \t/|", *s))
			continue;
		p->lat = degrees_read(cell, (size_t)(s - cell));
		p->lon = degrees_read(s + 1, strlen(s + 1));
		p->lat.clean = false;
		if (!fits(commune, &p->lat, &p->lon))
			*p = exchanged(p);
		if (fits(commune, &p->lat, &p->lon))
			return true;
		position_clear(p);
	}
	return false;
}

enum import_reason
partner_clean_position(const char *raw_lat, const char *raw_lon, const struct commune *commune,
		       char **lat, char **lon)
{
	bool no_lat = str_empty(raw_lat);
	bool no_lon = str_empty(raw_lon);
	struct position p = { .lat = { .text = NULL } };
	bool found;

	*lat = *lon = NULL;
	if (no_lat && no_lon)
		return IMPORT_FINE;
	if (no_lat || no_lon || strcmp(raw_lat, raw_lon) == 0) {
		found = read_both(no_lat ? raw_lon : raw_lat, commune, &p);
	} else {
		p.lat = degrees_read(raw_lat, strlen(raw_lat));
		p.lon = degrees_read(raw_lon, strlen(raw_lon));
		if (!fits(commune, &p.lat, &p.lon) && fits(commune, &p.lon, &p.lat))
			p = exchanged(&p);
		found = fits(commune, &p.lat, &p.lon);
	}
	if (!found) {
		position_clear(&p);
		return IMPORT_DROPPED;
	}
	*lat = p.lat.text;
	*lon = p.lon.text;
	return p.lat.clean && p.lon.clean ? IMPORT_FINE : IMPORT_REPAIRED;
}
