-- Sessions that somebody typed into the national tool too, and the revision that they had then: one
-- that has another now was changed since, and is to be looked at there again.
CREATE TABLE reported (
	session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
	revision INTEGER NOT NULL
) STRICT;
