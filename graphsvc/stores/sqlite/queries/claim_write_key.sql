-- parameters: the properties of a write key
-- Stores no row where the key was used before.
INSERT INTO write_key (id, revision, updated_at, retired_at, key, digest, answer, at)
VALUES (:id, :revision, :updated_at, :retired_at, :key, :digest, :answer, :at)
ON CONFLICT (key) DO NOTHING
