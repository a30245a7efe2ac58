/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that the recording goes into. */
#include "config.h"

#include "tests/faults/power.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

enum { OPEN_FOLDERS = 16 };

static int
append(int fd, enum power_kind kind, uint64_t inode, const char *bytes, size_t len)
{
	struct power_record r = { .kind = kind, .len = (uint32_t)len, .file = inode };

	return file_write_all(fd, (const char *)&r, sizeof(r)) == 0 &&
			       file_write_all(fd, bytes, len) == 0
		       ? 0
		       : -1;
}

/* As if somebody had made and synced all of it: nftw() tells nobody for whom it walks. */
static int begun_fd = -1;
static size_t begun_len;

static int
begin_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	const char *name = path + begun_len + 1;
	struct buf text = BUF_INIT;
	struct err err;
	char parent[PATH_MAX] = "";
	int rc = -1;

	if (ftw->level == 0)
		return 0;
	memcpy(parent, name, ftw->level > 1 ? (size_t)(path + ftw->base - 1 - name) : 0);
	if (type == FTW_D)
		rc = append(begun_fd, POWER_MAKE_FOLDER, 0, name, strlen(name) + 1);
	else if (type == FTW_F && file_read(path, &text, &err) == 0 &&
		 append(begun_fd, POWER_MAKE, st->st_ino, name, strlen(name) + 1) == 0 &&
		 append(begun_fd, POWER_WRITE, st->st_ino, buf_text(&text), text.len) == 0)
		rc = append(begun_fd, POWER_SYNC, st->st_ino, "", 0);
	buf_clear(&text);
	return rc == 0 ? append(begun_fd, POWER_SYNC_FOLDER, 0, parent, strlen(parent) + 1) : -1;
}

int
power_begin(const char *log, const char *folder)
{
	int rc;

	begun_fd = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
	if (begun_fd < 0)
		return -1;
	begun_len = strlen(folder);
	rc = nftw(folder, begin_one, OPEN_FOLDERS, FTW_PHYS);
	close(begun_fd);
	return rc == 0 ? power_mark(log) : -1;
}

int
power_mark(const char *log)
{
	int fd = open(log, O_WRONLY | O_APPEND | O_CLOEXEC);
	int rc = fd < 0 ? -1 : append(fd, POWER_MARK, 0, "", 0);

	if (fd >= 0)
		close(fd);
	return rc;
}

int
power_read(struct power_log *log, const char *path)
{
	struct buf text = BUF_INIT;
	struct err err;
	size_t at = 0;

	*log = (struct power_log){ .bytes = NULL };
	if (file_read(path, &text, &err) != 0)
		return -1;
	/* Records lie where the one before them ends: each is copied to where it may be read. */
	log->record = mem_array(text.len / sizeof(struct power_record) + 1, sizeof(*log->record));
	log->bytes = mem_array(2 * text.len + 1, 1);
	for (char *to = log->bytes; at + sizeof(struct power_record) <= text.len;) {
		struct power_record r;

		memcpy(&r, text.text + at, sizeof(r));
		if (text.len - at - sizeof(r) < r.len)
			break;
		memcpy(to, text.text + at, sizeof(r) + r.len);
		log->record[log->count++] = (const struct power_record *)(const void *)to;
		if (r.kind == POWER_MARK && log->begun == 0)
			log->begun = log->count;
		at += sizeof(r) + r.len;
		to += (sizeof(r) + r.len + sizeof(r) - 1) / sizeof(r) * sizeof(r);
	}
	errno = at == text.len ? 0 : EBADMSG;
	buf_clear(&text);
	return errno == 0 ? 0 : -1;
}

void
power_clear(struct power_log *log)
{
	free(log->bytes);
	free(log->record);
	*log = (struct power_log){ .bytes = NULL };
}
