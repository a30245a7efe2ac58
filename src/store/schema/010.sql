-- To whom the files of a publication were handed, the first time and each time after: it may go to
-- several. Only added to. Mediators by their id, as who made it.
CREATE TABLE publication_handed (
	n INTEGER PRIMARY KEY,
	publication INTEGER NOT NULL REFERENCES publication,
	at TEXT NOT NULL,
	mediator TEXT,                  -- NULL: not said
	recipient TEXT,                 -- NULL: not said
	folder TEXT NOT NULL            -- path of the release's folder
) STRICT;
CREATE INDEX publication_handed_of ON publication_handed (publication);

CREATE TRIGGER publication_handed_fixed_u BEFORE UPDATE ON publication_handed
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_handed_fixed_d BEFORE DELETE ON publication_handed
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_handed_fixed_i BEFORE INSERT ON publication_handed
WHEN EXISTS (SELECT 1 FROM publication_handed WHERE n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
