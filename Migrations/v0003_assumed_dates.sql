-- Which days rest on nothing but the day on which an undated article was read: they are shown as such, give way to days
-- that a dated report tells, and never speak against one.

ALTER TABLE article ADD COLUMN reference_is_assumed INTEGER NOT NULL DEFAULT 0 CHECK (reference_is_assumed IN (0, 1));
ALTER TABLE claim ADD COLUMN occurred_is_assumed INTEGER NOT NULL DEFAULT 0 CHECK (occurred_is_assumed IN (0, 1));
ALTER TABLE event ADD COLUMN occurred_is_assumed INTEGER NOT NULL DEFAULT 0 CHECK (occurred_is_assumed IN (0, 1));

DROP VIEW v_events;
CREATE VIEW v_events AS
SELECT e.id AS event_id, e.type, e.status, e.occurred_on, e.occurred_precision, e.occurred_first_day,
       e.occurred_last_day, e.amount_usd, e.confidence, e.report_count, e.has_conflict, s.id AS story_id,
       strftime('%Y-%m-%dT%H:%M:%SZ', e.published_seconds, 'unixepoch') AS published_utc,
       c.quote AS evidence, a.id AS article_id, e.occurred_is_assumed
FROM event e
LEFT JOIN story s USING (story_key)
LEFT JOIN claim c ON c.claim_key = e.claim_key
LEFT JOIN article a ON a.article_key = c.article_key
WHERE e.deleted_at IS NULL AND e.merged_into IS NULL;
