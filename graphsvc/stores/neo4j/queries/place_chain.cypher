// parameters: $code
// The place and each wider place around it, nearest first; 20 levels are more than any map has.
MATCH (start:Place {code: $code})
WHERE start.retired_at IS NULL
MATCH lies = (start)-[:PART_OF*0..20]->(place:Place)
RETURN place {.*, search_text: null, folded_name: null} AS properties
ORDER BY length(lies)
