/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of system calls, made by libseccomp. */
#include "config.h"

#include "base/sandbox.h"

#ifdef SECCOMP_LIBRARY
#include <errno.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/library.h"

#define SECCOMP_FUNCTIONS(X) \
	X(seccomp_init)      \
	X(seccomp_attr_set) X(seccomp_rule_add_array) X(seccomp_load) X(seccomp_release)

struct seccomp {
	__typeof__(seccomp_init) *seccomp_init;
	__typeof__(seccomp_attr_set) *seccomp_attr_set;
	__typeof__(seccomp_rule_add_array) *seccomp_rule_add_array;
	__typeof__(seccomp_load) *seccomp_load;
	__typeof__(seccomp_release) *seccomp_release;
};

static const struct library_function functions[] = {
#define SECCOMP_ENTRY(name) { #name, offsetof(struct seccomp, name) },
	SECCOMP_FUNCTIONS(SECCOMP_ENTRY)
#undef SECCOMP_ENTRY
};

/* What would type into the terminal for the shell to run later. The kernel looks at the lower half
 * of the number alone. 0, or the negative errno of the library. */
static int
forbid_typing(const struct seccomp *lib, scmp_filter_ctx filter)
{
	static const unsigned long requests[] = { TIOCSTI, TIOCLINUX };
	int rc = 0;

	for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]) && rc == 0; i++) {
		const struct scmp_arg_cmp is = SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, requests[i]);

		rc = lib->seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
						 &is);
	}
	return rc;
}

/* 0, or the negative errno of the library. */
static int
make_rules(const struct seccomp *lib, scmp_filter_ctx filter)
{
	static const int never[] = { SCMP_SYS(execve),
				     SCMP_SYS(execveat),
				     SCMP_SYS(ptrace),
				     SCMP_SYS(io_uring_setup),
				     SCMP_SYS(process_vm_readv),
				     SCMP_SYS(process_vm_writev),
				     SCMP_SYS(pidfd_getfd),
				     SCMP_SYS(unshare),
				     SCMP_SYS(setns),
				     SCMP_SYS(bpf),
				     SCMP_SYS(userfaultfd),
				     SCMP_SYS(keyctl) };
	const struct scmp_arg_cmp other_family = SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0);
	/* Calls of another architecture, too, fail like the others. */
	int rc = lib->seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(EPERM));

	if (rc == 0)
		rc = lib->seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
						 &other_family);
	if (rc == 0)
		rc = forbid_typing(lib, filter);
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]) && rc == 0; i++)
		rc = lib->seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), never[i], 0, NULL);
	return rc;
}

int
sandbox_enter(struct err *err)
{
	struct seccomp lib;
	scmp_filter_ctx filter;
	int rc = -ENOMEM;
	void *handle = library_open(SECCOMP_LIBRARY, "libseccomp", functions,
				    sizeof(functions) / sizeof(functions[0]), &lib, err);

	if (handle == NULL)
		return -1;
	filter = lib.seccomp_init(SCMP_ACT_ALLOW);
	if (filter != NULL) {
		rc = make_rules(&lib, filter);
		if (rc == 0)
			rc = lib.seccomp_load(filter);
		lib.seccomp_release(filter);
	}
	library_close(handle);
	return rc == 0 ? 0 : err_set(err, ERR_OS, "", "seccomp: %s", strerror(-rc));
}
#else
int
sandbox_enter(struct err *err)
{
	return err_set(err, ERR_MISSING, "libseccomp", "built without");
}
#endif
