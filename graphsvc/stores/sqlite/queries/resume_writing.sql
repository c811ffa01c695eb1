DROP TABLE IF EXISTS writing_paused
