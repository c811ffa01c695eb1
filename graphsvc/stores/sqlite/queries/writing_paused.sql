-- The table exists only while writing is paused, so no schema version needs to know of it. This asks what the
-- connection knows of the schema, not its table of three hundred rows.
PRAGMA table_info(writing_paused)
