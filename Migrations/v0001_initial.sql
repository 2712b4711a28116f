-- The data model. Integer keys join tables and are private; text ids (`art_…`) are public and the same on any machine.
-- Clocks: *_at in milliseconds since 1970-01-01T00:00:00Z (ours); published_* is the editor's; occurred_* the event's.
-- Lists of plain words that are never joined on are JSON arrays.

CREATE TABLE source (
    source_key    INTEGER PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE CHECK (id GLOB 'src_*'),
    name          TEXT    NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    url           TEXT    UNIQUE,
    format        TEXT    CHECK (format IN ('feed', 'html', 'digest', 'text', 'json', 'ndjson', 'eml')),
    schedule      TEXT    NOT NULL DEFAULT 'adaptive',
    tier          TEXT    NOT NULL DEFAULT 'trade' CHECK (tier IN ('primary', 'trade', 'general')),
    owner         TEXT,
    country       TEXT    CHECK (country GLOB '[A-Z][A-Z]'),
    language      TEXT,
    topics        TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(topics)),
    keep          TEXT,
    "drop"        TEXT,
    follow        INTEGER NOT NULL DEFAULT 0 CHECK (follow IN (0, 1)),
    recipe        TEXT,
    headers       TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(headers)),
    timezone      TEXT,
    state         TEXT    NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'retired', 'passive')),
    -- Who set it: the configuration file keeps only its own rows in step.
    origin        TEXT    NOT NULL DEFAULT 'document' CHECK (origin IN ('config', 'api', 'command', 'document')),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;

-- What fetching has learnt of a source; one row each, changed by every run.
CREATE TABLE source_state (
    source_key      INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE,
    effective_url   TEXT,
    etag            TEXT,
    last_modified   TEXT,
    last_status     INTEGER,
    last_error      TEXT,
    failures        INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    last_run_at     INTEGER,
    last_success_at INTEGER,
    next_due_at     INTEGER,
    interval_ms     INTEGER CHECK (interval_ms > 0),
    content_sha256  TEXT
) STRICT;

CREATE TABLE ingestion_run (
    run_key        INTEGER PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE CHECK (id GLOB 'run_*'),
    kind           TEXT    NOT NULL CHECK (kind IN ('ingest', 'post', 'fetch', 'reanalyze')),
    source_key     INTEGER REFERENCES source ON DELETE SET NULL,
    started_at     INTEGER NOT NULL,
    finished_at    INTEGER,
    state          TEXT    NOT NULL DEFAULT 'running'
                   CHECK (state IN ('running', 'done', 'partly', 'failed', 'abandoned')),
    documents      INTEGER NOT NULL DEFAULT 0,
    items_new      INTEGER NOT NULL DEFAULT 0,
    items_known    INTEGER NOT NULL DEFAULT 0,
    items_changed  INTEGER NOT NULL DEFAULT 0,
    items_left_out INTEGER NOT NULL DEFAULT 0,
    items_failed   INTEGER NOT NULL DEFAULT 0,
    http_status    INTEGER,
    error          TEXT
) STRICT;
CREATE INDEX ingestion_run_by_source ON ingestion_run (source_key, started_at);

-- One line for each item of a run that was not stored, and why.
CREATE TABLE ingestion_run_item (
    run_key INTEGER NOT NULL REFERENCES ingestion_run ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    outcome TEXT    NOT NULL CHECK (outcome IN ('left_out', 'failed')),
    reason  TEXT    NOT NULL,
    title   TEXT,
    url     TEXT,
    PRIMARY KEY (run_key, ordinal)
) STRICT, WITHOUT ROWID;

-- Raw input, kept whole for re-analysis; `bytes` is null where it was larger than the configured bound.
CREATE TABLE document (
    document_key INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE CHECK (id GLOB 'doc_*'),
    sha256       TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    byte_count   INTEGER NOT NULL CHECK (byte_count >= 0),
    bytes        BLOB,
    content_type TEXT,
    format       TEXT    NOT NULL,
    url          TEXT,
    source_key   INTEGER REFERENCES source ON DELETE SET NULL,
    published    TEXT,
    run_key      INTEGER REFERENCES ingestion_run ON DELETE SET NULL,
    received_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE story (
    story_key         INTEGER PRIMARY KEY,
    id                TEXT    NOT NULL UNIQUE CHECK (id GLOB 'sto_*'),
    headline          TEXT,
    primary_article   INTEGER,
    first_published   INTEGER,
    last_published    INTEGER,
    report_count      INTEGER NOT NULL DEFAULT 0,
    source_count      INTEGER NOT NULL DEFAULT 0,
    independent_count INTEGER NOT NULL DEFAULT 0,
    has_conflict      INTEGER NOT NULL DEFAULT 0 CHECK (has_conflict IN (0, 1)),
    merged_into       TEXT,
    first_seen_at     INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    deleted_at        INTEGER
) STRICT;
CREATE INDEX story_by_time ON story (last_published, story_key);

CREATE TABLE article (
    article_key       INTEGER PRIMARY KEY,
    id                TEXT    NOT NULL UNIQUE CHECK (id GLOB 'art_*'),
    source_key        INTEGER REFERENCES source ON DELETE SET NULL,
    document_key      INTEGER REFERENCES document ON DELETE SET NULL,
    story_key         INTEGER REFERENCES story ON DELETE SET NULL,
    url               TEXT,
    guid              TEXT,
    title             TEXT,
    summary           TEXT,
    body              TEXT    NOT NULL,
    authors           TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(authors)),
    tags              TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
    language          TEXT,
    image_url         TEXT,
    format            TEXT,
    text_level        TEXT    NOT NULL CHECK (text_level IN ('full', 'summary', 'headline')),
    warnings          TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
    -- As written: a day or an instant; the seconds are for ordering and ranges.
    published         TEXT,
    published_seconds INTEGER,
    modified          TEXT,
    -- The day that dates in the text were resolved against when `published` is null.
    reference_day     TEXT,
    text_sha256       TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    version           INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    word_count        INTEGER NOT NULL CHECK (word_count >= 0),
    analyzer          TEXT    NOT NULL,
    -- What the full-text index holds beside title and body: names of the entities found.
    entity_text       TEXT    NOT NULL DEFAULT '',
    -- … and other spellings of what the text says: F16 for F-16, pairs of CJK characters.
    spelling_text     TEXT    NOT NULL DEFAULT '',
    first_seen_at     INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    -- A tombstone: texts are emptied, identities stay, so that the feed does not bring it back.
    deleted_at        INTEGER
) STRICT;
CREATE INDEX article_by_time ON article (published_seconds, article_key);
CREATE INDEX article_by_story ON article (story_key, published_seconds);
CREATE INDEX article_by_source ON article (source_key, published_seconds);
CREATE INDEX article_by_update ON article (updated_at);

-- Earlier texts of an article; the present one stands in `article`.
CREATE TABLE article_version (
    article_key  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    version      INTEGER NOT NULL CHECK (version >= 1),
    title        TEXT,
    summary      TEXT,
    body         TEXT    NOT NULL,
    text_sha256  TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    document_key INTEGER REFERENCES document ON DELETE SET NULL,
    recorded_at  INTEGER NOT NULL,
    PRIMARY KEY (article_key, version)
) STRICT, WITHOUT ROWID;

-- What tells that an item is known: 16 bytes of a hash over the kind of identity and its value.
CREATE TABLE article_identity (
    identity    BLOB    NOT NULL CHECK (length(identity) = 16),
    article_key INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (identity)
) STRICT, WITHOUT ROWID;

-- Bands of a MinHash over word shingles: near-duplicates share one.
CREATE TABLE article_signature (
    band        INTEGER NOT NULL,
    article_key INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (band, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_signature_by_article ON article_signature (article_key);

-- The durable full-text index. Contentless: to delete or change a row, the text as indexed is given again.
CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, body, entities, spellings, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE entity (
    entity_key    INTEGER PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE CHECK (id GLOB 'ent_*'),
    type          TEXT    NOT NULL CHECK (type IN ('organization', 'person', 'place', 'program', 'product')),
    name          TEXT    NOT NULL CHECK (length(name) > 0),
    country       TEXT    CHECK (country GLOB '[A-Z][A-Z]'),
    article_count INTEGER NOT NULL DEFAULT 0,
    merged_into   TEXT,
    first_seen_at INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX entity_by_count ON entity (article_count, entity_key);

CREATE TABLE entity_alias (
    folded     TEXT    NOT NULL,
    entity_key INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    alias      TEXT    NOT NULL,
    PRIMARY KEY (folded, entity_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_alias_by_entity ON entity_alias (entity_key);

CREATE TABLE article_entity (
    article_key       INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    entity_key        INTEGER NOT NULL REFERENCES entity,
    salience          REAL    NOT NULL CHECK (salience BETWEEN 0 AND 1),
    mention_count     INTEGER NOT NULL CHECK (mention_count >= 1),
    published_seconds INTEGER,
    PRIMARY KEY (article_key, entity_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entity_by_entity ON article_entity (entity_key, published_seconds, article_key);

-- Offsets count Unicode scalars into title + two line feeds + body, or body where there is no title; half open.
CREATE TABLE mention (
    article_key  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL CHECK (ordinal >= 0),
    entity_key   INTEGER NOT NULL REFERENCES entity,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset   INTEGER NOT NULL CHECK (end_offset > start_offset),
    rule         TEXT    NOT NULL,
    PRIMARY KEY (article_key, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE amount (
    article_key    INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    ordinal        INTEGER NOT NULL CHECK (ordinal >= 0),
    kind           TEXT    NOT NULL CHECK (kind IN ('money', 'percent', 'quantity')),
    value          REAL    NOT NULL,
    value_max      REAL,
    bound          TEXT    NOT NULL CHECK (bound IN ('exact', 'at_least', 'at_most', 'about')),
    currency       TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    unit           TEXT,
    role           TEXT,
    usd            REAL,
    fx_date        TEXT,
    converted_from INTEGER,
    start_offset   INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset     INTEGER NOT NULL CHECK (end_offset > start_offset),
    rule           TEXT    NOT NULL,
    PRIMARY KEY (article_key, ordinal),
    CHECK ((kind = 'money') = (currency IS NOT NULL)),
    CHECK (role IS NULL OR kind = 'money')
) STRICT, WITHOUT ROWID;

CREATE TABLE temporal_expression (
    article_key  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL CHECK (ordinal >= 0),
    value        TEXT    NOT NULL,
    precision    TEXT    NOT NULL
                 CHECK (precision IN ('day', 'week', 'month', 'quarter', 'half', 'year', 'range', 'partial')),
    first_day    TEXT,
    last_day     TEXT,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset   INTEGER NOT NULL CHECK (end_offset > start_offset),
    rule         TEXT    NOT NULL,
    PRIMARY KEY (article_key, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_topic (
    article_key INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    topic       TEXT    NOT NULL,
    PRIMARY KEY (article_key, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_topic_by_topic ON article_topic (topic, article_key);

CREATE TABLE article_country (
    article_key INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    country     TEXT    NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
    PRIMARY KEY (article_key, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_country_by_country ON article_country (country, article_key);

-- An event's values are derived from the claims that stand; the columns here are that derivation, kept for reading.
CREATE TABLE event (
    event_key          INTEGER PRIMARY KEY,
    id                 TEXT    NOT NULL UNIQUE CHECK (id GLOB 'evt_*'),
    type               TEXT    NOT NULL,
    status             TEXT    NOT NULL CHECK (status IN ('occurred', 'ongoing', 'planned', 'proposed')),
    occurred_on        TEXT,
    occurred_precision TEXT,
    occurred_first_day TEXT,
    occurred_last_day  TEXT,
    amount_usd         REAL,
    confidence         REAL    NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    story_key          INTEGER REFERENCES story ON DELETE SET NULL,
    -- The report that the shown evidence comes from.
    claim_key          INTEGER,
    published_seconds  INTEGER,
    report_count       INTEGER NOT NULL DEFAULT 0,
    has_conflict       INTEGER NOT NULL DEFAULT 0 CHECK (has_conflict IN (0, 1)),
    merged_into        TEXT,
    first_seen_at      INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL,
    deleted_at         INTEGER,
    CHECK ((occurred_on IS NULL) = (occurred_precision IS NULL))
) STRICT;
CREATE INDEX event_by_time ON event (published_seconds, event_key);
CREATE INDEX event_by_story ON event (story_key);
CREATE INDEX event_by_type ON event (type, published_seconds);
CREATE INDEX event_by_day ON event (occurred_first_day, event_key);

CREATE TABLE event_participant (
    event_key  INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    role       TEXT    NOT NULL CHECK (role IN ('actor', 'counterparty', 'object', 'place')),
    entity_key INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (event_key, role, entity_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_participant_by_entity ON event_participant (entity_key, role, event_key);

-- What one report says of an event. Append-only: a later analysis or text supersedes a claim, nothing rewrites it.
CREATE TABLE claim (
    claim_key      INTEGER PRIMARY KEY,
    event_key      INTEGER NOT NULL REFERENCES event,
    article_key    INTEGER NOT NULL REFERENCES article,
    article_version INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    text_sha256    TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    analyzer       TEXT    NOT NULL,
    type           TEXT    NOT NULL,
    status         TEXT    NOT NULL CHECK (status IN ('occurred', 'ongoing', 'planned', 'proposed')),
    occurred_on    TEXT,
    confidence     REAL    NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    start_offset   INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset     INTEGER NOT NULL CHECK (end_offset >= start_offset),
    quote          TEXT    NOT NULL,
    rule           TEXT    NOT NULL,
    recorded_at    INTEGER NOT NULL,
    superseded_at  INTEGER
) STRICT;
CREATE INDEX claim_by_event ON claim (event_key);
CREATE INDEX claim_by_article ON claim (article_key);

CREATE TABLE claim_participant (
    claim_key  INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    role       TEXT    NOT NULL CHECK (role IN ('actor', 'counterparty', 'object', 'place')),
    entity_key INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (claim_key, role, entity_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_amount (
    claim_key      INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    ordinal        INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('money', 'percent', 'quantity')),
    value          REAL    NOT NULL,
    value_max      REAL,
    bound          TEXT    NOT NULL,
    currency       TEXT,
    unit           TEXT,
    role           TEXT,
    usd            REAL,
    fx_date        TEXT,
    -- 1 where it is the same sum as another amount of the claim in another currency.
    is_conversion  INTEGER NOT NULL DEFAULT 0 CHECK (is_conversion IN (0, 1)),
    text           TEXT    NOT NULL,
    PRIMARY KEY (claim_key, ordinal)
) STRICT, WITHOUT ROWID;

-- Why an article belongs to its story.
CREATE TABLE story_member (
    article_key INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    story_key   INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    reasons     TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(reasons)),
    similarity  REAL,
    is_copy     INTEGER NOT NULL DEFAULT 0 CHECK (is_copy IN (0, 1)),
    added_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX story_member_by_story ON story_member (story_key);

-- What a person decided: these two belong together, or apart. Re-analysis respects it.
CREATE TABLE story_decision (
    first_article  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    second_article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    decision       TEXT    NOT NULL CHECK (decision IN ('together', 'apart')),
    decided_at     INTEGER NOT NULL,
    PRIMARY KEY (first_article, second_article),
    CHECK (first_article < second_article)
) STRICT, WITHOUT ROWID;

-- Input that could not be read, kept until somebody retries or drops it.
CREATE TABLE quarantine (
    quarantine_key  INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE CHECK (id GLOB 'qua_*'),
    bytes           BLOB    NOT NULL,
    content_type    TEXT,
    format          TEXT,
    url             TEXT,
    source          TEXT,
    published       TEXT,
    item_index      INTEGER,
    error_code      TEXT    NOT NULL,
    error           TEXT    NOT NULL,
    byte_offset     INTEGER,
    line            INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 1,
    run_key         INTEGER REFERENCES ingestion_run ON DELETE SET NULL,
    received_at     INTEGER NOT NULL,
    last_attempt_at INTEGER NOT NULL
) STRICT;

-- The one order in which everything changed; the sequence never runs backwards and never reuses a number.
CREATE TABLE change (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT    NOT NULL CHECK (kind IN ('article', 'event', 'story', 'entity', 'source')),
    id        TEXT    NOT NULL,
    action    TEXT    NOT NULL CHECK (action IN ('created', 'updated', 'merged', 'split', 'deleted')),
    detail    TEXT    CHECK (detail IS NULL OR json_valid(detail)),
    at        INTEGER NOT NULL
) STRICT;

-- Read-only views: the contract for other programs (Docs/database.md).

CREATE VIEW v_sources AS
SELECT id AS source_id, name, url, format, tier, owner, country, language, state,
       strftime('%Y-%m-%dT%H:%M:%SZ', created_at / 1000, 'unixepoch') AS first_seen_at
FROM source;

CREATE VIEW v_articles AS
SELECT a.id AS article_id, a.title, a.body, a.summary, a.url, s.name AS source, s.id AS source_id,
       a.language, a.published AS published_at,
       strftime('%Y-%m-%dT%H:%M:%SZ', a.published_seconds, 'unixepoch') AS published_utc,
       st.id AS story_id, a.version, a.text_sha256, a.word_count, a.text_level, a.analyzer,
       strftime('%Y-%m-%dT%H:%M:%SZ', a.first_seen_at / 1000, 'unixepoch') AS first_seen_at,
       strftime('%Y-%m-%dT%H:%M:%SZ', a.updated_at / 1000, 'unixepoch') AS updated_at
FROM article a
LEFT JOIN source s USING (source_key)
LEFT JOIN story st ON st.story_key = a.story_key
WHERE a.deleted_at IS NULL;

CREATE VIEW v_entities AS
SELECT id AS entity_id, type, name, country, article_count,
       strftime('%Y-%m-%dT%H:%M:%SZ', first_seen_at / 1000, 'unixepoch') AS first_seen_at
FROM entity
WHERE merged_into IS NULL;

CREATE VIEW v_mentions AS
SELECT a.id AS article_id, e.id AS entity_id, e.type AS entity_type, e.name AS entity,
       m.start_offset AS start, m.end_offset AS "end",
       substr(CASE WHEN a.title IS NULL OR a.title = '' THEN a.body ELSE a.title || char(10, 10) || a.body END,
              m.start_offset + 1, m.end_offset - m.start_offset) AS text,
       m.rule
FROM mention m
JOIN article a USING (article_key)
JOIN entity e USING (entity_key)
WHERE a.deleted_at IS NULL;

CREATE VIEW v_amounts AS
SELECT a.id AS article_id, m.ordinal, m.kind, m.value, m.value_max, m.bound, m.currency, m.unit, m.role, m.usd,
       m.fx_date, m.converted_from, m.start_offset AS start, m.end_offset AS "end", m.rule
FROM amount m
JOIN article a USING (article_key)
WHERE a.deleted_at IS NULL;

CREATE VIEW v_events AS
SELECT e.id AS event_id, e.type, e.status, e.occurred_on, e.occurred_precision, e.occurred_first_day,
       e.occurred_last_day, e.amount_usd, e.confidence, e.report_count, e.has_conflict, s.id AS story_id,
       strftime('%Y-%m-%dT%H:%M:%SZ', e.published_seconds, 'unixepoch') AS published_utc,
       c.quote AS evidence, a.id AS article_id
FROM event e
LEFT JOIN story s USING (story_key)
LEFT JOIN claim c ON c.claim_key = e.claim_key
LEFT JOIN article a ON a.article_key = c.article_key
WHERE e.deleted_at IS NULL AND e.merged_into IS NULL;

CREATE VIEW v_event_participants AS
SELECT e.id AS event_id, p.role, n.id AS entity_id, n.name AS entity, n.type AS entity_type, n.country
FROM event_participant p
JOIN event e USING (event_key)
JOIN entity n USING (entity_key)
WHERE e.deleted_at IS NULL AND e.merged_into IS NULL;

CREATE VIEW v_claims AS
SELECT e.id AS event_id, a.id AS article_id, c.type, c.status, c.occurred_on, c.confidence, c.quote,
       c.start_offset AS start, c.end_offset AS "end", c.text_sha256, c.rule, c.analyzer,
       strftime('%Y-%m-%dT%H:%M:%SZ', c.recorded_at / 1000, 'unixepoch') AS recorded_at,
       c.superseded_at IS NOT NULL AS is_superseded
FROM claim c
JOIN event e USING (event_key)
JOIN article a USING (article_key);

CREATE VIEW v_stories AS
SELECT id AS story_id, headline, report_count, source_count, independent_count, has_conflict,
       strftime('%Y-%m-%dT%H:%M:%SZ', first_published, 'unixepoch') AS first_published,
       strftime('%Y-%m-%dT%H:%M:%SZ', last_published, 'unixepoch') AS last_published
FROM story
WHERE deleted_at IS NULL AND merged_into IS NULL;
