-- What the live sessions of a day come to, as store/stats_days.c counts and writes it, so that the
-- statistics of years do not count them again; it holds sums alone, nobody's answers together. A day
-- without a row is counted when it is asked for. Whatever changes what a session counts for takes
-- the row of its day away: most saves are of today, whose row is not there. rules: a number that the
-- program raises where it counts otherwise.
CREATE TABLE day_count (
	n INTEGER PRIMARY KEY,
	date TEXT NOT NULL UNIQUE CHECK (length(date) = 10),
	rules INTEGER NOT NULL,
	counts BLOB NOT NULL
) STRICT;

CREATE TRIGGER day_count_session_i AFTER INSERT ON session WHEN new.deleted = 0
BEGIN DELETE FROM day_count WHERE date = new.date; END;
CREATE TRIGGER day_count_session_d AFTER DELETE ON session WHEN old.deleted = 0
BEGIN DELETE FROM day_count WHERE date = old.date; END;
CREATE TRIGGER day_count_session_u AFTER UPDATE ON session
WHEN old.deleted = 0 OR new.deleted = 0
BEGIN DELETE FROM day_count WHERE date IN (old.date, new.date); END;

CREATE TRIGGER day_count_attendance_i AFTER INSERT ON attendance
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = new.session); END;
CREATE TRIGGER day_count_attendance_d AFTER DELETE ON attendance
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = old.session); END;
CREATE TRIGGER day_count_attendance_u AFTER UPDATE ON attendance
BEGIN DELETE FROM day_count WHERE date IN
	(SELECT date FROM session WHERE n IN (old.session, new.session)); END;

CREATE TRIGGER day_count_breakdown_i AFTER INSERT ON breakdown
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = new.session); END;
CREATE TRIGGER day_count_breakdown_d AFTER DELETE ON breakdown
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = old.session); END;
CREATE TRIGGER day_count_breakdown_u AFTER UPDATE ON breakdown
BEGIN DELETE FROM day_count WHERE date IN
	(SELECT date FROM session WHERE n IN (old.session, new.session)); END;

CREATE TRIGGER day_count_tag_i AFTER INSERT ON session_tag
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = new.session); END;
CREATE TRIGGER day_count_tag_d AFTER DELETE ON session_tag
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = old.session); END;
CREATE TRIGGER day_count_tag_u AFTER UPDATE ON session_tag
BEGIN DELETE FROM day_count WHERE date IN
	(SELECT date FROM session WHERE n IN (old.session, new.session)); END;

CREATE TRIGGER day_count_referral_i AFTER INSERT ON referral
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = new.session); END;
CREATE TRIGGER day_count_referral_d AFTER DELETE ON referral
BEGIN DELETE FROM day_count WHERE date = (SELECT date FROM session WHERE n = old.session); END;
CREATE TRIGGER day_count_referral_u AFTER UPDATE ON referral
BEGIN DELETE FROM day_count WHERE date IN
	(SELECT date FROM session WHERE n IN (old.session, new.session)); END;

-- Which place a referral means, and where a place of the desk is, is said of all days at once.
CREATE TRIGGER day_count_partner_i AFTER INSERT ON partner
WHEN EXISTS (SELECT 1 FROM referral WHERE partner_id = new.id)
BEGIN DELETE FROM day_count; END;
CREATE TRIGGER day_count_partner_d AFTER DELETE ON partner
WHEN EXISTS (SELECT 1 FROM referral WHERE partner_id = old.id)
BEGIN DELETE FROM day_count; END;
CREATE TRIGGER day_count_partner_u AFTER UPDATE OF n, id, merged_into ON partner
WHEN old.n <> new.n OR old.id <> new.id OR old.merged_into IS NOT new.merged_into
BEGIN DELETE FROM day_count; END;
CREATE TRIGGER day_count_place_u AFTER UPDATE OF n, commune ON place
WHEN old.n <> new.n OR old.commune <> new.commune
BEGIN DELETE FROM day_count; END;

-- Sessions with somebody who is known: few of many, and those that are read again for who came.
CREATE INDEX session_known ON session (date) WHERE deleted = 0 AND anonymous < participants;
