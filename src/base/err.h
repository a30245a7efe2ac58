/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, as facts: a code, the thing concerned and a detail for the log.
 * Sentences for people are made from it by app/sentence.c, never here. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err_code {
	ERR_NONE,
	ERR_USAGE,      /* wrong command line; subject: the word concerned */
	ERR_VALUE,      /* a value is not acceptable; subject: the value typed */
	ERR_DATA,       /* an input file holds nothing usable; subject: its path */
	ERR_NO_INPUT,   /* no such file, row or id; subject: what was asked for */
	ERR_MISSING,    /* a library or program is needed; subject: its name */
	ERR_INTERNAL,   /* cannot happen; detail says where */
	ERR_OS,         /* an operating system call failed; detail: strerror */
	ERR_EXISTS,     /* will not overwrite; subject: the path */
	ERR_IO,         /* reading or writing failed */
	ERR_FULL,       /* no space left, or over quota */
	ERR_BUSY,       /* another program writes to the desk */
	ERR_READONLY,   /* the file or its medium cannot be written */
	ERR_DENIED,     /* permission, or the statistics guard, says no */
	ERR_NO_DESK,    /* no desk file yet; subject: its path */
	ERR_NOT_OURS,   /* a file that is not a desk; subject: its path */
	ERR_NEWER,      /* a desk made by a newer Lakou; subject: its path */
	ERR_DAMAGED,    /* a desk whose file is corrupt; subject: its path */
	ERR_COPY,       /* a backup whose file is corrupt; subject: its path */
	ERR_NETWORK_FS, /* a desk on a network file system; subject: its path */
	ERR_ENCODING,   /* unknown or unusable character encoding; subject: its name */
	ERR_CLOSED,     /* the object was already closed */
	ERR_CONFLICT,   /* the row changed since it was read */
	ERR_NOTHING,    /* nothing to do: nothing to undo, nothing to repeat, nothing to publish */
	ERR_TOO_EARLY,  /* a period that cannot be published yet; subject: the first day possible */
	ERR_WITHDRAWN,  /* a period whose publication was taken back; subject: the day of that */
	ERR_NO_FOLDER,  /* no folder to write in; subject: its path */
	ERR_LOCKED,     /* names and notes are locked */
	ERR_KEY,        /* a wrong passphrase or recovery code */
	ERR_WAIT,       /* too many of these: subject: the seconds before the next one is heard */
	ERR_SINCE,      /* a step of undo can never be applied: its rows were changed since */
	ERR_FINAL,      /* the same: what it did is never taken back */
	ERR_NAME_TAKEN, /* the same: another row has the name that it would bring back */
	ERR_CARRIED,    /* a tag that sessions carry, or that has other names */
	ERR_ERASED,     /* a person who is to be noted was erased meanwhile */
	ERR_COVERED,    /* what cannot be published any more; subject: the period that was */
	ERR_UNSAFE,  /* a figure that is hidden could be worked out; subject: its table and code */
	ERR_FROZEN,  /* of somebody frozen at their wish, sessions too; subject: a tag, or "" */
	ERR_STOPPED, /* the person stopped a long piece of work; nothing was changed */
};

struct err {
	enum err_code code;
	char subject[256]; /* UTF-8; never a citizen's name or words */
	char detail[256];  /* English, for the log; never a citizen's name or words */
};

/* Fills err and returns -1, so that a function can end with `return err_set(...)`.
 * The detail is formatted as by printf; both texts are cut to fit at a character's edge. */
int err_set(struct err *err, enum err_code code, const char *subject, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* The same from errno: ENOSPC, EDQUOT and EFBIG become ERR_FULL, EROFS ERR_READONLY, EACCES and
 * EPERM ERR_DENIED, ENOENT ERR_NO_INPUT, EEXIST ERR_EXISTS, the rest ERR_IO. */
int err_set_errno(struct err *err, int errnum, const char *subject, const char *what);

void err_clear(struct err *err);

#endif
