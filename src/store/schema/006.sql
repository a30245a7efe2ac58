-- What the desk knows of a place better than the files that it came from: the fields that were typed
-- by hand (a bit each, in the order of to_check), the day on which the desk learnt that it no longer
-- exists, the day of an import in which its source no longer had it, and a note for those at the desk.
ALTER TABLE partner ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE partner ADD COLUMN gone_on TEXT;
ALTER TABLE partner ADD COLUMN missing_on TEXT;
ALTER TABLE partner ADD COLUMN note TEXT;
-- Of one that was merged into another, which is live: its id goes on meaning that one.
ALTER TABLE partner ADD COLUMN merged_into INTEGER REFERENCES partner;
CREATE INDEX partner_merged ON partner (merged_into) WHERE merged_into IS NOT NULL;

-- Two places that look like one, and that somebody said are two.
CREATE TABLE partner_apart (
	a INTEGER NOT NULL REFERENCES partner,
	b INTEGER NOT NULL REFERENCES partner,
	PRIMARY KEY (a, b),
	CHECK (a < b)
) STRICT, WITHOUT ROWID;
