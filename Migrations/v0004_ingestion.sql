-- What keeps the cost of adding an article the same however many are stored.

-- What a further report is compared with: names, days, sums, events and words, packed by the program; null where an
-- earlier version stored the article, until it is asked for.
ALTER TABLE story_member ADD COLUMN profile BLOB;

-- What article_signature holds of the article, 8 bytes each, so that no index by article is needed there.
ALTER TABLE article ADD COLUMN bands BLOB;
DROP INDEX article_signature_by_article;

-- Reports that tell of an event on a day (counted from 1970-01-01) that is not the day of their publication, by who
-- takes part: how the report of a launch finds the announcement of months ago.
CREATE TABLE announced_day (
    entity_key  INTEGER NOT NULL REFERENCES entity,
    day         INTEGER NOT NULL,
    article_key INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (entity_key, day, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX announced_day_by_article ON announced_day (article_key);

INSERT OR IGNORE INTO announced_day (entity_key, day, article_key)
SELECT p.entity_key, CAST(round(julianday(c.occurred_on) - 2440587.5) AS INTEGER), c.article_key
FROM claim c JOIN article a USING (article_key) JOIN claim_participant p USING (claim_key)
WHERE c.superseded_at IS NULL AND a.deleted_at IS NULL AND p.role <> 'place'
    AND c.occurred_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND julianday(c.occurred_on) IS NOT NULL
    AND (a.published_seconds IS NULL
        OR abs((julianday(c.occurred_on) - 2440587.5) - a.published_seconds / 86400) > 2);
