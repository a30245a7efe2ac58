-- What a day's live sessions come to, so that the home screen does not count them again at each
-- start. Triggers keep it, so that nothing that writes a session can forget it: saves, the bin,
-- undo and redo. It follows from the sessions alone: it is no part of an undo step, and a day that
-- has none left keeps a row of noughts. Coordination activities (kinds 3 to 5) count as sessions
-- only.
CREATE TABLE day_total (
	date TEXT PRIMARY KEY,
	sessions INTEGER NOT NULL,
	attendances INTEGER NOT NULL,
	minutes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO day_total (date, sessions, attendances, minutes)
SELECT date, count(*), sum(iif(kind <= 2, participants, 0)), sum(iif(kind <= 2, minutes, 0))
FROM session WHERE deleted = 0 GROUP BY date;

-- The condition on the row, not in the body: a session born in the bin costs nothing here.
CREATE TRIGGER day_total_insert AFTER INSERT ON session WHEN new.deleted = 0
BEGIN
	INSERT INTO day_total (date, sessions, attendances, minutes)
	VALUES (new.date, 1, iif(new.kind <= 2, new.participants, 0),
		iif(new.kind <= 2, new.minutes, 0))
	ON CONFLICT (date) DO UPDATE SET sessions = sessions + excluded.sessions,
		attendances = attendances + excluded.attendances,
		minutes = minutes + excluded.minutes;
END;
CREATE TRIGGER day_total_delete AFTER DELETE ON session WHEN old.deleted = 0
BEGIN
	UPDATE day_total SET sessions = sessions - 1,
		attendances = attendances - iif(old.kind <= 2, old.participants, 0),
		minutes = minutes - iif(old.kind <= 2, old.minutes, 0)
	WHERE date = old.date;
END;
-- An update is both: in which order does not matter.
CREATE TRIGGER day_total_to AFTER UPDATE OF deleted, date, kind, participants, minutes ON session
WHEN new.deleted = 0
BEGIN
	INSERT INTO day_total (date, sessions, attendances, minutes)
	VALUES (new.date, 1, iif(new.kind <= 2, new.participants, 0),
		iif(new.kind <= 2, new.minutes, 0))
	ON CONFLICT (date) DO UPDATE SET sessions = sessions + excluded.sessions,
		attendances = attendances + excluded.attendances,
		minutes = minutes + excluded.minutes;
END;
CREATE TRIGGER day_total_from AFTER UPDATE OF deleted, date, kind, participants, minutes ON session
WHEN old.deleted = 0
BEGIN
	UPDATE day_total SET sessions = sessions - 1,
		attendances = attendances - iif(old.kind <= 2, old.participants, 0),
		minutes = minutes - iif(old.kind <= 2, old.minutes, 0)
	WHERE date = old.date;
END;
