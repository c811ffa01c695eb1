-- parameters: :code
-- The place and each wider place around it, nearest first, each with its properties in their order. Places that lie in
-- each other end the chain: each comes once, and 20 levels are more than any map has.
WITH RECURSIVE chain (pk, level) AS (
  SELECT pk, 0 FROM place WHERE code = :code AND retired_at IS NULL
  UNION ALL
  SELECT lies.target, chain.level + 1
  FROM chain
  JOIN place_part_of_place AS lies ON lies.source = chain.pk
  WHERE chain.level < 20
)
SELECT id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source
FROM (SELECT pk, min(level) AS level FROM chain GROUP BY pk) AS nearest
JOIN place USING (pk)
ORDER BY level, id
