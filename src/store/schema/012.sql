-- Retention.

-- What it took: of which rule, how many rows, up to which day of theirs. No name, nobody's number.
CREATE TABLE purge_log (
	day TEXT NOT NULL CHECK (length(day) = 10),
	rule TEXT NOT NULL,             -- persons, notes, bin, sessions, drafts, access
	gone INTEGER NOT NULL CHECK (gone > 0),
	until TEXT NOT NULL CHECK (length(until) = 10),
	PRIMARY KEY (day, rule)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER purge_log_kept BEFORE DELETE ON purge_log
BEGIN SELECT RAISE(ABORT, 'the log of retention is kept'); END;

-- Sessions that left the bin for good: nothing of them but that their number was shown, and which of
-- their versions is no longer wanted; 0 where taking them back was an undo.
CREATE TABLE session_emptied (
	id TEXT PRIMARY KEY CHECK (length(id) = 36),
	n INTEGER NOT NULL,
	revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_emptied_n ON session_emptied (n);

-- What the first row of the log of access follows from, once those before it are gone.
CREATE TABLE access_start (
	n INTEGER PRIMARY KEY CHECK (n = 1),
	chain BLOB NOT NULL
) STRICT;

-- Words about people in sessions, which go first.
CREATE INDEX session_words ON session (date) WHERE sealed_note IS NOT NULL OR refer_reason IS NOT NULL;
