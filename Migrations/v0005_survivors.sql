-- Which stories and events were absorbed by one: asked for at each merge, which without an index reads all of them.
CREATE INDEX IF NOT EXISTS event_by_survivor ON event (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX IF NOT EXISTS story_by_survivor ON story (merged_into) WHERE merged_into IS NOT NULL;
