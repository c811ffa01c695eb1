-- parameters: :code
-- The ids of the place and of each wider place around it, nearest first. Places that lie in each other end the
-- chain: each comes once, and 20 levels are more than any map has.
WITH RECURSIVE chain (pk, id, level) AS (
  SELECT pk, id, 0 FROM place WHERE code = :code AND retired_at IS NULL
  UNION ALL
  SELECT wider.pk, wider.id, chain.level + 1
  FROM chain
  JOIN place_part_of_place AS lies ON lies.source = chain.pk
  JOIN place AS wider ON wider.pk = lies.target
  WHERE chain.level < 20
)
SELECT id FROM chain GROUP BY id ORDER BY min(level)
