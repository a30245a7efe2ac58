/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the process that prints, and that process. */
#include "config.h"

#include "base/printer.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/helper.h"
#include "base/lp.h"
#include "base/mem.h"

enum {
	PATIENCE_MS = 10000, /* a server of printers that is away is waited for much longer by lp */
	ANSWER_MS = 2000,    /* more than that, until it is said that the command was killed */
	TEXT_MAX = 1 << 24,
};

struct printer {
	struct helper helper;
};

/* Then come both texts. */
struct request {
	uint32_t title, text; /* bytes */
	int32_t patience_ms;
};

struct answer {
	int32_t code; /* enum err_code */
};

static char *
read_text(int fd, uint32_t len)
{
	char *text = len <= TEXT_MAX ? mem_alloc((size_t)len + 1) : NULL;

	if (text != NULL && !helper_read(fd, text, len)) {
		mem_free_secret(text);
		return NULL;
	}
	return text;
}

/* One text after the other until the program ends. */
static void
serve(int fd, const void *arg)
{
	struct request q;

	(void)arg;
	while (helper_read(fd, &q, sizeof(q))) {
		char *title = read_text(fd, q.title);
		char *text = read_text(fd, q.text);
		struct err err = { .code = ERR_NONE };
		struct answer answer;

		if (title == NULL || text == NULL)
			_exit(1);
		lp_print(title, text, q.patience_ms, &err);
		mem_free_secret(title);
		mem_free_secret(text);
		answer.code = (int32_t)err.code;
		if (!helper_write(fd, &answer, sizeof(answer)))
			_exit(1);
	}
}

int
printer_open(struct printer **out, struct err *err)
{
	struct helper helper;
	struct printer *p;

	if (!lp_available())
		return err_set(err, ERR_MISSING, "lp", "no printing command");
	if (helper_start(&helper, serve, NULL, err) != 0)
		return -1;
	p = mem_alloc(sizeof(*p));
	p->helper = helper;
	*out = p;
	return 0;
}

void
printer_close(struct printer *p)
{
	if (p == NULL)
		return;
	helper_end(&p->helper, -1);
	free(p);
}

bool
printer_available(const struct printer *p)
{
	return p != NULL && p->helper.fd >= 0 && lp_available();
}

/* Nothing is known of one that does not answer: it is asked no more. */
static int
ask(struct printer *p, const char *title, const char *text, int patience_ms, struct answer *answer)
{
	const struct request q = { (uint32_t)strlen(title), (uint32_t)strlen(text), patience_ms };
	struct pollfd answered = { .fd = p->helper.fd, .events = POLLIN };
	int ready = -1;

	if (!helper_write(p->helper.fd, &q, sizeof(q)) ||
	    !helper_write(p->helper.fd, title, q.title) ||
	    !helper_write(p->helper.fd, text, q.text))
		return -1;
	while (ready < 0) {
		ready = poll(&answered, 1, patience_ms + ANSWER_MS);
		if (ready < 0 && errno != EINTR)
			return -1;
	}
	return ready > 0 && helper_read(p->helper.fd, answer, sizeof(*answer)) ? 0 : -1;
}

int
printer_print_within(struct printer *p, const char *title, const char *text, int patience_ms,
		     struct err *err)
{
	struct answer answer;

	if (!printer_available(p) || strlen(text) > TEXT_MAX)
		return err_set(err, ERR_MISSING, "lp", "no printing command");
	if (ask(p, title, text, patience_ms, &answer) != 0) {
		close(p->helper.fd);
		p->helper.fd = -1;
		return err_set(err, ERR_OS, "", "the printing process does not answer");
	}
	return answer.code == ERR_NONE ? 0
				       : err_set(err, (enum err_code)answer.code,
						 answer.code == ERR_MISSING ? "lp" : "",
						 "lp: error %d", (int)answer.code);
}

int
printer_print(struct printer *p, const char *title, const char *text, struct err *err)
{
	return printer_print_within(p, title, text, PATIENCE_MS, err);
}
