// parameters: $holder, $start, $end (first day outside)
// The short contacts of a service by topic.
MATCH (contact:ShortContact)
WHERE contact.holder = $holder AND contact.retired_at IS NULL AND contact.held_on >= $start AND contact.held_on < $end
RETURN contact.topic AS topic, count(*) AS contacts
ORDER BY topic
