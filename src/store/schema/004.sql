-- Sessions of every kind, and the people who come back.

-- Who came to an event, those online among them. They are never attendances, so they have columns
-- of their own.
ALTER TABLE session ADD COLUMN audience INTEGER NOT NULL DEFAULT 0
	CHECK (audience BETWEEN 0 AND 10000);
ALTER TABLE session ADD COLUMN audience_online INTEGER NOT NULL DEFAULT 0
	CHECK (audience_online BETWEEN 0 AND audience);

-- A session that sent somebody on, to partners or to a category: a partner that took part in
-- something is no referral. Those to follow up are few, and the home screen counts them.
ALTER TABLE session ADD COLUMN referred INTEGER NOT NULL DEFAULT 0 CHECK (referred IN (0, 1));
UPDATE session SET referred = 1 WHERE kind <= 2
	AND (refer_to IS NOT NULL OR n IN (SELECT session FROM referral));
CREATE INDEX session_open_referral ON session (date)
	WHERE referred = 1 AND deleted = 0 AND (outcome IS NULL OR outcome = 3);

-- Once the link to a person is cut, what the attendance still stands for: 1 it was of a known
-- person, 2 the person's last one of its month, 4 of its quarter, 8 of its year, 16 the first ever
-- at this desk. 0 where no link was ever cut.
ALTER TABLE attendance ADD COLUMN cut INTEGER NOT NULL DEFAULT 0 CHECK (cut BETWEEN 0 AND 31);

CREATE INDEX attendance_cut ON attendance (session) WHERE cut <> 0;

-- Beside that, once for each value of a list that may take several: it is that person's last
-- attendance with the value of its month (2), quarter (4) or year (8). list: 1 theme, 2 procedure,
-- 3 device, 4 language, 5 referral, 6 tag (its n); 7 and 8 have as code how many visits, and how many
-- minutes as one of the participants, that person had in the period.
CREATE TABLE cut_value (
	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
	k INTEGER NOT NULL,
	list INTEGER NOT NULL CHECK (list BETWEEN 1 AND 8),
	code INTEGER NOT NULL,
	periods INTEGER NOT NULL CHECK (periods BETWEEN 2 AND 14),
	PRIMARY KEY (session, k, list, code)
) STRICT, WITHOUT ROWID;

-- Says who is at the keyboard, and protects nothing: a hash of libsodium, NULL where none is asked.
ALTER TABLE mediator ADD COLUMN pin TEXT;

-- A tag that was merged into another stays as its other name. folded: its name without case and
-- accents, by which it is the same tag however it is typed.
ALTER TABLE tag ADD COLUMN merged INTEGER REFERENCES tag;
ALTER TABLE tag ADD COLUMN folded TEXT;
CREATE UNIQUE INDEX tag_folded ON tag (folded);
CREATE INDEX session_tag_tag ON session_tag (tag);

-- Someone whom the desk could not receive.
CREATE TABLE turned_away (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
	date TEXT NOT NULL CHECK (length(date) = 10),
	minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
	mediator INTEGER NOT NULL REFERENCES mediator,
	reason INTEGER
) STRICT;
CREATE INDEX turned_away_by_day ON turned_away (date) WHERE deleted = 0;

-- A session to begin from: a form as text, without what belongs to one person.
CREATE TABLE template (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX template_name ON template (name) WHERE deleted = 0;

-- Since when the person at the desk has been there, for each mediator.
CREATE TABLE timer (
	mediator INTEGER PRIMARY KEY REFERENCES mediator,
	started TEXT NOT NULL           -- local, to the minute
) STRICT;

-- Persons whose identity was erased: random ids, no names, so that an older copy of the desk can be
-- told what to forget.
CREATE TABLE erased (
	id TEXT PRIMARY KEY CHECK (length(id) = 36),
	at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who saw, handed out, changed or erased what is known of a person: the id, never the name. Each
-- row holds a digest of itself and of the one before.
CREATE TABLE access_log (
	n INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	mediator INTEGER REFERENCES mediator,
	action TEXT NOT NULL,
	subject TEXT,
	chain BLOB NOT NULL
) STRICT;
CREATE TRIGGER access_log_fixed BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'the log of access is only added to'); END;
CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log
	WHEN old.at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-12 months')
BEGIN SELECT RAISE(ABORT, 'the log of access is kept for 12 months'); END;

-- How the columns and values of other people's files were understood, for the next file.
CREATE TABLE import_map (
	name TEXT PRIMARY KEY,
	body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal goes over all sessions by the day, and finds, filters and sums them by this index
-- alone: it takes the place of the one of the first schema, so that a save writes no more indexes
-- than before. `deleted` is in it for SQLite, which would read the rows for it.
DROP INDEX session_by_day;
CREATE INDEX session_by_day ON session (date, start, n, kind, participants, minutes, mediator,
	place, themes, procedures, deleted) WHERE deleted = 0;
-- Workshops and events have a title, the others nothing here.
CREATE INDEX session_title ON session (title) WHERE title IS NOT NULL;

-- What a step was about, where its name and its count do not say it: the tag, the new day.
ALTER TABLE undo_step ADD COLUMN detail TEXT;
-- Who was at the keyboard: one is asked before the action of another is taken back.
ALTER TABLE undo_step ADD COLUMN mediator INTEGER;
