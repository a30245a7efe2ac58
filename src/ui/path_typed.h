/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths as people type them, or as a file manager drops them on the window. */
#ifndef UI_PATH_TYPED_H
#define UI_PATH_TYPED_H

#include <stdbool.h>

#include "ui/edit.h"

/* Spaces and quotes around it go, file:// too, and ~/ is the home folder. Yours. */
char *path_typed(const char *typed);

/* Goes on with a path being typed as far as only one name does. Folders end in a slash; hidden
 * names wait for their dot. */
void path_complete(struct edit *e, bool folders_only);

#endif
