-- parameters: :holder, :start, :end (first day outside)
-- The short contacts of a service by topic.
SELECT topic, count(*)
FROM short_contact
WHERE holder = :holder AND retired_at IS NULL AND held_on >= :start AND held_on < :end
GROUP BY topic
ORDER BY topic
