-- The statistics go over all sessions of a period, too, and count them from this index alone: rows
-- are read of sessions with known persons only. A save writes the same indexes as before.
DROP INDEX session_by_day;
CREATE INDEX session_by_day ON session (date, start, n, kind, participants, minutes, mediator,
	place, themes, procedures, deleted, anonymous, anonymous_returning, channel, devices, commune,
	autonomy, level, languages, refer_to, not_completed) WHERE deleted = 0;
