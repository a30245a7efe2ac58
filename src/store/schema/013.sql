-- Who asked for what is held on them, and until when they are to be answered: the day, which of their
-- rights (vocabulary request), the day of the answer, and of a known person the id. No name, no word.
CREATE TABLE request (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	received TEXT NOT NULL CHECK (length(received) = 10),
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
	answered TEXT CHECK (length(answered) = 10 AND answered >= received),
	subject TEXT CHECK (length(subject) = 36)
) STRICT;
CREATE INDEX request_of ON request (subject) WHERE subject IS NOT NULL;
