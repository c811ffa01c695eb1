// parameters: $key, $properties (of the whole record)
MATCH (claimed:WriteKey {key: $key})
SET claimed = $properties
