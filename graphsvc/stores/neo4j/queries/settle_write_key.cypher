// parameters: $key, $answer (of the write), $entry (id of its audit entry), $records (that it touched)
MATCH (key:WriteKey {key: $key})
SET key.answer = $answer
WITH key
MATCH (entry:AuditEntry {id: $entry})
SET entry.records = $records
