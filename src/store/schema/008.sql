-- What belongs to a publication and is not in it: who made it, and that it was taken back. As frozen as
-- itself. Mediators by their id, so that taking back an addition of one meets no row here.
CREATE TABLE publication_by (
	publication INTEGER PRIMARY KEY REFERENCES publication,
	mediator TEXT NOT NULL
) STRICT;

CREATE TABLE publication_withdrawal (
	publication INTEGER PRIMARY KEY REFERENCES publication,
	at TEXT NOT NULL,
	mediator TEXT,                  -- NULL: not said
	reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200)
) STRICT;

CREATE TRIGGER publication_by_fixed_u BEFORE UPDATE ON publication_by
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_by_fixed_d BEFORE DELETE ON publication_by
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_by_fixed_i BEFORE INSERT ON publication_by
WHEN EXISTS (SELECT 1 FROM publication_by WHERE publication = NEW.publication)
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_withdrawal_fixed_u BEFORE UPDATE ON publication_withdrawal
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_withdrawal_fixed_d BEFORE DELETE ON publication_withdrawal
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_withdrawal_fixed_i BEFORE INSERT ON publication_withdrawal
WHEN EXISTS (SELECT 1 FROM publication_withdrawal WHERE publication = NEW.publication)
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;

-- Who receives releases, with what was last chosen for them; NULL: what the desk has.
CREATE TABLE recipient (
	name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
	profile TEXT,
	formats TEXT,                   -- words between spaces
	folder TEXT,
	dialect TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO recipient (name) SELECT value FROM setting
WHERE key = 'recipient' AND length(value) BETWEEN 1 AND 100;
