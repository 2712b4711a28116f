-- What fetching must remember between two runs beside what v0001 keeps for each source.

-- What the bytes of the last reading turned out to be: decides whether robots.txt applies (pages) or not (feeds).
ALTER TABLE source_state ADD COLUMN format_seen TEXT;
-- What a server asked for with Retry-After, milliseconds since the epoch: `--all` does not override it.
ALTER TABLE source_state ADD COLUMN hold_until INTEGER;

-- robots.txt by scheme, host and port, as it was read last; kept a day.
CREATE TABLE robots (
    origin     TEXT    PRIMARY KEY,
    status     INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    fetched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
