/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a session in the one order in which they are written and read: private to
 * session_write.c and session_read.c. */
#ifndef STORE_SESSION_ROW_H
#define STORE_SESSION_ROW_H

#define SESSION_COLUMNS                                                                           \
	"deleted, saved, kind, date, start, minutes, channel, place, commune, mediator, themes, " \
	"procedures, devices, procedure_name, autonomy, level, participants, anonymous, "         \
	"anonymous_returning, online, title, refer_to, refer_reason, outcome, not_completed, "    \
	"languages, came_through, animation_type, initiative, coord_themes, event_type, "         \
	"organisers, territory_level, partnership_kinds, partner_kinds, audience, "               \
	"audience_online, clocked"

/* As many. */
#define SESSION_PLACES                                                 \
	"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " \
	"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

#endif
