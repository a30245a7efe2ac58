-- Whether the clock said how long a session took: what nobody chose becomes no habit. Of sessions
-- logged before, and of other people's files, one can only guess: people say five minutes, ten, a
-- quarter of an hour.
ALTER TABLE session ADD COLUMN clocked INTEGER NOT NULL DEFAULT 0 CHECK (clocked IN (0, 1));
UPDATE session SET clocked = 1 WHERE minutes % 5 <> 0;
