/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log file. Opened for each line: lines are few, and nothing has to be kept between them. */
#include "config.h"

#include "base/log.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define LOG_SIZE_MAX (1 << 20)
#define LOG_LINE_MAX 1024

static int
open_log(const char *path)
{
	return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
		    S_IRUSR | S_IWUSR);
}

/* The log's descriptor, ready for one more line; -1 when there can be none. */
static int
ready_log(void)
{
	char *dir = path_state();
	char *path = path_join(dir, "lakou.log");
	char *old = path_join(dir, "lakou.log.1");
	struct err ignored;
	struct stat st;
	int fd = -1;

	if (file_make_dir(dir, &ignored) == 0)
		fd = open_log(path);
	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size >= LOG_SIZE_MAX &&
	    rename(path, old) == 0) {
		close(fd);
		fd = open_log(path);
	}
	free(old);
	free(path);
	free(dir);
	return fd;
}

void
log_line(const char *fmt, ...)
{
	char text[LOG_LINE_MAX];
	struct timespec now;
	struct tm utc;
	struct buf line = BUF_INIT;
	char *clean;
	va_list ap;
	int fd;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	fd = ready_log();
	if (fd < 0)
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	clean = utf8_clean(text);
	buf_addf(&line, "%04d-%02d-%02dT%02d:%02d:%02dZ %s\n", utc.tm_year + 1900, utc.tm_mon + 1,
		 utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, clean);
	/* One write a line, so that two programs' lines do not mix; a failure is nobody's
	 * concern. */
	if (write(fd, line.text, line.len) < 0)
		buf_reset(&line);
	close(fd);
	buf_clear(&line);
	free(clean);
}

/* A number or a UUID says which row it was; anything else may be a word that somebody typed, or a
 * path that holds a name. */
static bool
is_id(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789abcdef-")] == '\0';
}

void
log_err(const char *what, const struct err *err)
{
	log_line("%s: error %d, %s%s%s", what, (int)err->code,
		 is_id(err->subject) ? err->subject : "", is_id(err->subject) ? ", " : "",
		 err->detail);
}
