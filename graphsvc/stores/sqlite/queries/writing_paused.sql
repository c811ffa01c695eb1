-- The table exists only while writing is paused, so no schema version needs to know of it.
SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'writing_paused'
