// parameters: $start, $end (first day outside)
MATCH (:Network)<-[member:MEMBER_OF]-(unit)
WHERE member.valid_from < $end AND coalesce(member.valid_to >= $start, true)
WITH DISTINCT unit
RETURN unit.id AS id, coalesce(unit.short_name, unit.name) AS name, unit.kind AS kind, unit.carrier AS carrier
ORDER BY id
