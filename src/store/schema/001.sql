-- The first schema. Numbers stand for codes as the table `code` says; dates are local ISO texts.
-- A row that a hub may merge carries its desk and that desk's increasing revision, and is deleted
-- by tombstone.

CREATE TABLE desk (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	name TEXT NOT NULL,
	slug TEXT NOT NULL,             -- the perimeter of its releases, fixed when the desk is made
	commune INTEGER NOT NULL,
	revision INTEGER NOT NULL DEFAULT 0,  -- the last one given
	own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
	created TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX desk_own ON desk (own) WHERE own = 1;

CREATE TABLE setting (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
	name TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the numbers of this file mean, so that it can be read without the program.
CREATE TABLE code (
	vocab TEXT NOT NULL,
	num INTEGER NOT NULL,
	code TEXT NOT NULL,
	PRIMARY KEY (vocab, num)
) STRICT, WITHOUT ROWID;

CREATE TABLE mediator (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX mediator_name ON mediator (name);

CREATE TABLE place (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	commune INTEGER NOT NULL,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX place_name ON place (name);

-- Someone who agreed to be known across visits. Identity is only ever a sealed box.
CREATE TABLE person (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
	notice TEXT,                    -- version of the notice that was handed over
	consent TEXT,                   -- the day it was
	sealed BLOB
) STRICT;

CREATE TABLE session (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
	binned TEXT,                    -- the day it went to the bin
	saved TEXT NOT NULL,            -- when, with its offset from UTC
	kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
	date TEXT NOT NULL CHECK (length(date) = 10),
	start INTEGER CHECK (start BETWEEN 0 AND 1439),
	minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1439),
	channel INTEGER CHECK (channel BETWEEN 1 AND 4),
	place INTEGER REFERENCES place,
	commune INTEGER,                -- of the activity, when it is not the place's
	mediator INTEGER NOT NULL REFERENCES mediator,
	themes INTEGER NOT NULL DEFAULT 0,      -- a bit a value: 1 << (num - 1)
	procedures INTEGER NOT NULL DEFAULT 0,
	procedure_name TEXT,
	devices INTEGER NOT NULL DEFAULT 0,
	autonomy INTEGER,
	level INTEGER,
	participants INTEGER NOT NULL CHECK (participants BETWEEN 0 AND 10000),
	anonymous INTEGER NOT NULL CHECK (anonymous BETWEEN 0 AND participants),
	anonymous_returning INTEGER NOT NULL DEFAULT 0
		CHECK (anonymous_returning BETWEEN 0 AND anonymous),
	online INTEGER NOT NULL DEFAULT 0 CHECK (online BETWEEN 0 AND participants),
	title TEXT,
	refer_to INTEGER,
	refer_reason TEXT,
	outcome INTEGER,
	not_completed INTEGER,
	languages INTEGER NOT NULL DEFAULT 0,
	came_through INTEGER,
	animation_type INTEGER,
	initiative INTEGER,
	coord_themes INTEGER NOT NULL DEFAULT 0,
	event_type INTEGER,
	organisers INTEGER NOT NULL DEFAULT 0,
	territory_level INTEGER,
	partnership_kinds INTEGER NOT NULL DEFAULT 0,
	partner_kinds INTEGER NOT NULL DEFAULT 0,
	sealed_note BLOB
) STRICT;
-- Covers the lists and sums of the home screen.
CREATE INDEX session_by_day ON session (date, start, kind, participants, minutes)
	WHERE deleted = 0;
CREATE INDEX session_bin ON session (binned) WHERE deleted = 1;

-- One for an individual session; one for each known person of a workshop. Codes as they were on
-- the day of the visit; NULL is « not given ». residence: an INSEE number, or 1 elsewhere in France,
-- 2 abroad, 3 no address.
CREATE TABLE attendance (
	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
	k INTEGER NOT NULL,
	person INTEGER REFERENCES person,
	gender INTEGER,
	age INTEGER,
	status INTEGER,
	residence INTEGER,
	PRIMARY KEY (session, k)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance (person) WHERE person IS NOT NULL;

-- How the anonymous participants of a workshop divide; what is missing to their number is « not
-- given ». dim: 1 gender, 2 age, 3 status, 4 residence.
CREATE TABLE breakdown (
	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
	dim INTEGER NOT NULL CHECK (dim BETWEEN 1 AND 4),
	code INTEGER NOT NULL,
	count INTEGER NOT NULL CHECK (count > 0),
	PRIMARY KEY (session, dim, code)
) STRICT, WITHOUT ROWID;

-- The directory: an entry in the national standard, and what the desk adds. A text column holds the
-- cell as it is exported; NULL is an empty one. What an import repaired is kept raw beside it.
CREATE TABLE partner (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
	actor INTEGER NOT NULL DEFAULT 0 CHECK (actor IN (0, 1)), -- a hub actor, not a place
	insee INTEGER,                  -- the commune, as understood
	hub_role INTEGER,
	hub_role_date TEXT,
	actor_kind INTEGER,
	territory TEXT,
	siren TEXT,
	to_check INTEGER NOT NULL DEFAULT 0,    -- a bit a field of the standard that needs a look
	search TEXT NOT NULL,           -- folded words of the name, commune, address, services, kinds
	pivot TEXT, nom TEXT, commune TEXT, code_postal TEXT, code_insee TEXT, adresse TEXT,
	complement_adresse TEXT, latitude TEXT, longitude TEXT, typologie TEXT, telephone TEXT,
	courriels TEXT, site_web TEXT, horaires TEXT, presentation_resume TEXT,
	presentation_detail TEXT, source TEXT, itinerance TEXT, structure_parente TEXT,
	date_maj TEXT, services TEXT, publics_specifiquement_adresses TEXT,
	prise_en_charge_specifique TEXT, frais_a_charge TEXT, dispositif_programmes_nationaux TEXT,
	formations_labels TEXT, autres_formations_labels TEXT, modalites_acces TEXT,
	modalites_accompagnement TEXT, fiche_acces_libre TEXT, prise_rdv TEXT
) STRICT;

CREATE TABLE partner_raw (
	partner INTEGER NOT NULL REFERENCES partner ON DELETE CASCADE,
	field TEXT NOT NULL,            -- a field of the standard, or a column it does not know
	value TEXT NOT NULL,            -- as the file had it
	PRIMARY KEY (partner, field)
) STRICT, WITHOUT ROWID;

-- Columns that files brought beside the standard's, in their order; their cells are in partner_raw.
CREATE TABLE partner_column (
	position INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE referral (
	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
	k INTEGER NOT NULL,
	partner_id TEXT NOT NULL,       -- of the directory; an unknown one is kept
	PRIMARY KEY (session, k)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_partner ON referral (partner_id);

CREATE TABLE tag (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	desk INTEGER NOT NULL REFERENCES desk,
	revision INTEGER NOT NULL,
	name TEXT NOT NULL UNIQUE,
	description TEXT,
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE session_tag (
	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
	tag INTEGER NOT NULL REFERENCES tag,
	PRIMARY KEY (session, tag)
) STRICT, WITHOUT ROWID;

-- What was typed in a form that is not saved yet.
CREATE TABLE draft (
	form TEXT PRIMARY KEY,
	saved TEXT NOT NULL,
	body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One step a person's action: the change to the rows, as a changeset of SQLite's session extension.
CREATE TABLE undo_step (
	n INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	action TEXT NOT NULL,           -- session-add, session-edit, session-delete, partner-import...
	count INTEGER NOT NULL,         -- of rows a person would name
	undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
	changes BLOB NOT NULL
) STRICT;

-- What was published stays as it was published.
CREATE TABLE publication (
	n INTEGER PRIMARY KEY,
	period TEXT NOT NULL,
	perimeter TEXT NOT NULL,
	profile TEXT NOT NULL,
	made TEXT NOT NULL,
	version TEXT NOT NULL,
	language TEXT NOT NULL,
	dialect TEXT NOT NULL,
	encoding TEXT NOT NULL,
	recipient TEXT,
	folder TEXT NOT NULL,           -- the release's folder name, without its path
	seal TEXT NOT NULL,             -- SHA-256 of its manifest
	UNIQUE (period, perimeter, profile)
) STRICT;

CREATE TABLE publication_cell (
	publication INTEGER NOT NULL REFERENCES publication,
	tableau TEXT NOT NULL,
	mesure TEXT NOT NULL,
	geo TEXT NOT NULL,
	categorie TEXT NOT NULL,
	valeur INTEGER,                 -- NULL is secret
	PRIMARY KEY (publication, tableau, mesure, geo, categorie)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication_file (
	publication INTEGER NOT NULL REFERENCES publication,
	name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY (publication, name)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER publication_fixed_u BEFORE UPDATE ON publication
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_fixed_d BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_cell_fixed_u BEFORE UPDATE ON publication_cell
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_cell_fixed_d BEFORE DELETE ON publication_cell
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_file_fixed_u BEFORE UPDATE ON publication_file
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
CREATE TRIGGER publication_file_fixed_d BEFORE DELETE ON publication_file
BEGIN SELECT RAISE(ABORT, 'a publication is frozen'); END;
