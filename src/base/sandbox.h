/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program never does is forbidden to it, so that a fault in it, or in a library, cannot be
 * used for it: talking to a network, running another program, looking into another process. */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include "base/err.h"

/* For the rest of this process these fail with EPERM: socket() of any family but AF_UNIX, execve(),
 * ptrace() and the other ways into a process, typing into the terminal, io_uring, which could do
 * the first, and what opens more of the kernel: namespaces, bpf, userfaultfd, keys. Nothing is
 * killed. Processes that were started before are free. ERR_MISSING: no libseccomp; ERR_OS: the
 * kernel has no filters. Nothing has changed then, and the program works without. */
int sandbox_enter(struct err *err);

#endif
