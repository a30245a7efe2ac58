/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at the keyboard: PINs and short names. */
#include "config.h"

#include "app/who.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"

int
who_has_pin(struct desk *d, int64_t mediator, bool *has, struct err *err)
{
	char *hash = NULL;

	if (store_mediator_pin(d->store, mediator, &hash, err) != 0)
		return -1;
	*has = hash != NULL;
	free(hash);
	return 0;
}

static int
check(struct desk *d, int64_t mediator, const char *pin, struct err *err)
{
	char *hash = NULL;
	bool good;

	if (store_mediator_pin(d->store, mediator, &hash, err) != 0)
		return -1;
	good = !hash || (pin && hash_password_is(hash, pin));
	free(hash);
	/* Not what was typed: it may be somebody else’s. */
	return good ? 0 : err_set(err, ERR_VALUE, "", "wrong pin");
}

int
who_become(struct desk *d, int64_t mediator, const char *pin, struct err *err)
{
	const struct post *post = desk_post_by_n(d, POST_MEDIATOR, mediator);

	if (check(d, mediator, pin, err) != 0)
		return -1;
	return desk_setting_set(d, "mediator", post ? post->id : "", err);
}

int
who_set_pin(struct desk *d, const char *old, const char *pin, struct err *err)
{
	int64_t mediator = desk_post_now(d, POST_MEDIATOR)->n;
	size_t digits = strspn(pin, "0123456789");
	char hash[HASH_PASSWORD_SIZE];

	if (check(d, mediator, old, err) != 0)
		return -1;
	if (*pin == '\0')
		return store_mediator_pin_set(d->store, mediator, NULL, err);
	if (pin[digits] != '\0' || digits < PIN_DIGITS_MIN || digits > PIN_DIGITS_MAX)
		return err_set(err, ERR_VALUE, "", "pin");
	if (hash_password(pin, hash) != 0)
		return err_set(err, ERR_OS, "", "no memory to hash a PIN");
	return store_mediator_pin_set(d->store, mediator, hash, err);
}

/* First letters of the first word and the last, two of a single one; without accents. */
static char *
letters(const char *name)
{
	char *folded = utf8_fold(name);
	const char *last = strrchr(folded, ' ');
	const char *second = last ? last + 1 : folded + utf8_cluster(folded);
	struct buf out = BUF_INIT;

	buf_add_len(&out, folded, utf8_cluster(folded));
	buf_add_len(&out, second, utf8_cluster(second));
	free(folded);
	for (size_t i = 0; i < out.len; i++)
		out.text[i] = (char)toupper((unsigned char)out.text[i]);
	return buf_take(&out);
}

/* Once until a mediator changes: each row of a list asks. */
static void
add_initials(struct desk *d)
{
	const struct post_list *list = &d->post[POST_MEDIATOR];
	struct strlist plain = { .count = 0 };

	for (size_t i = 0; i < list->count; i++) {
		char *own = letters(list->item[i].name);
		struct buf text = BUF_INIT;
		int before = 0;

		for (size_t k = 0; k < i; k++)
			before += strcmp(plain.item[k], own) == 0;
		buf_add(&text, own);
		if (before > 0)
			buf_addf(&text, "%d", before + 1);
		strlist_add(&plain, own);
		strlist_add(&d->initials, buf_text(&text));
		buf_clear(&text);
		free(own);
	}
	strlist_clear(&plain);
}

char *
who_initials(struct desk *d, int64_t mediator)
{
	return d->post[POST_MEDIATOR].count < 2 ? NULL : who_letters(d, mediator);
}

char *
who_letters(struct desk *d, int64_t mediator)
{
	const struct post_list *list = &d->post[POST_MEDIATOR];
	const struct post *post = desk_post_by_n(d, POST_MEDIATOR, mediator);

	if (!post)
		return NULL;
	if (d->initials.count == 0)
		add_initials(d);
	return mem_strdup(d->initials.item[post - list->item]);
}

char *
who_short_name(const char *name)
{
	const char *last = strrchr(name, ' ');

	if (!last || last == name || last[1] == '\0')
		return mem_strdup(name);
	return mem_printf("%.*s. %s", (int)utf8_cluster(name), name, last + 1);
}
