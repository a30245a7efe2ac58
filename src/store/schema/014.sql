-- Limitation: since which day a person is frozen at their wish (GDPR, art. 18). What is kept of them
-- neither changes nor counts until that is lifted; only to lift it, and to erase them after that, is
-- possible. The message is known to store/db.c.
ALTER TABLE person ADD COLUMN frozen TEXT CHECK (length(frozen) = 10);
CREATE INDEX person_frozen ON person (n) WHERE frozen IS NOT NULL;

CREATE TRIGGER person_frozen_u BEFORE UPDATE OF id, desk, deleted, notice, consent, sealed ON person
WHEN old.frozen IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER person_frozen_d BEFORE DELETE ON person WHEN old.frozen IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;

CREATE TRIGGER attendance_frozen_i BEFORE INSERT ON attendance WHEN new.person IS NOT NULL
	AND EXISTS (SELECT 1 FROM person WHERE n = new.person AND frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER attendance_frozen_u BEFORE UPDATE ON attendance
WHEN EXISTS (SELECT 1 FROM person WHERE n IN (old.person, new.person) AND frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER attendance_frozen_d BEFORE DELETE ON attendance WHEN old.person IS NOT NULL
	AND EXISTS (SELECT 1 FROM person WHERE n = old.person AND frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;

-- A session with one of them stays as it is. Not the columns that follow from others: whoever else
-- was there may be erased.
CREATE TRIGGER session_frozen_u BEFORE UPDATE OF id, desk, deleted, binned, saved, kind, date, start,
	minutes, channel, place, commune, mediator, themes, procedures, procedure_name, devices,
	autonomy, level, participants, anonymous, anonymous_returning, online, title, refer_to,
	refer_reason, outcome, not_completed, languages, came_through, animation_type, initiative,
	coord_themes, event_type, organisers, territory_level, partnership_kinds, partner_kinds,
	sealed_note, audience, audience_online, clocked ON session
WHEN old.anonymous < old.participants AND EXISTS (SELECT 1 FROM attendance AS a
	JOIN person AS p ON p.n = a.person WHERE a.session = old.n AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER session_frozen_d BEFORE DELETE ON session
WHEN old.anonymous < old.participants AND EXISTS (SELECT 1 FROM attendance AS a
	JOIN person AS p ON p.n = a.person WHERE a.session = old.n AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;

-- Their days are counted anew: without who is frozen, and without sessions where nobody else was.
CREATE TRIGGER day_total_frozen AFTER UPDATE OF frozen ON person
WHEN (old.frozen IS NULL) <> (new.frozen IS NULL)
BEGIN
	DELETE FROM day_count WHERE date IN (SELECT s.date FROM attendance AS a
		JOIN session AS s ON s.n = a.session WHERE a.person = new.n);
	UPDATE day_total SET (sessions, attendances, minutes) = (
		SELECT count(*), coalesce(sum(iif(kind <= 2, present, 0)), 0),
			coalesce(sum(iif(kind <= 2, minutes, 0)), 0)
		FROM (SELECT s.kind, s.minutes, s.participants - (SELECT count(*)
			FROM attendance AS h JOIN person AS p ON p.n = h.person
			WHERE h.session = s.n AND p.frozen IS NOT NULL) AS present
			FROM session AS s WHERE s.deleted = 0 AND s.date = day_total.date)
		WHERE kind > 2 OR present > 0)
	WHERE date IN (SELECT s.date FROM attendance AS a
		JOIN session AS s ON s.n = a.session WHERE a.person = new.n);
END;
