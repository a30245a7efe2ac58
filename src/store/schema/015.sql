-- What a session says beside its own row is frozen with it: its tags, where it sent people and the
-- breakdown of who came. Not whether it was typed into the national tool: that is the desk's own note.
CREATE TRIGGER session_tag_frozen_i BEFORE INSERT ON session_tag
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session = new.session AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER session_tag_frozen_u BEFORE UPDATE ON session_tag
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session IN (old.session, new.session) AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER session_tag_frozen_d BEFORE DELETE ON session_tag
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session = old.session AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER referral_frozen_i BEFORE INSERT ON referral
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session = new.session AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER referral_frozen_u BEFORE UPDATE ON referral
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session IN (old.session, new.session) AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER referral_frozen_d BEFORE DELETE ON referral
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session = old.session AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER breakdown_frozen_i BEFORE INSERT ON breakdown
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session = new.session AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER breakdown_frozen_u BEFORE UPDATE ON breakdown
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session IN (old.session, new.session) AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
CREATE TRIGGER breakdown_frozen_d BEFORE DELETE ON breakdown
WHEN EXISTS (SELECT 1 FROM attendance AS a JOIN person AS p ON p.n = a.person
	WHERE a.session = old.session AND p.frozen IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a person is frozen'); END;
