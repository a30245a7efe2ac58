-- What was published is not added to either. The manifest is stored last: a publication is complete,
-- and closed, once it has the file whose digest is its seal. REPLACE deletes without asking the
-- triggers for DELETE; it does ask these.

CREATE TRIGGER publication_fixed_i BEFORE INSERT ON publication
WHEN EXISTS (SELECT 1 FROM publication WHERE n = NEW.n OR (period = NEW.period
	AND perimeter = NEW.perimeter AND profile = NEW.profile))
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;

CREATE TRIGGER publication_cell_fixed_i BEFORE INSERT ON publication_cell
WHEN EXISTS (SELECT 1 FROM publication p JOIN publication_file f ON f.publication = p.n
	WHERE p.n = NEW.publication AND f.sha256 = p.seal)
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;

CREATE TRIGGER publication_file_fixed_i BEFORE INSERT ON publication_file
WHEN EXISTS (SELECT 1 FROM publication p JOIN publication_file f ON f.publication = p.n
	WHERE p.n = NEW.publication AND f.sha256 = p.seal)
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
