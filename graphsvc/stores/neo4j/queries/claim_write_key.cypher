// parameters: $key
// Locks the key. Of two concurrent writes with one key the second waits here, then sees the answer of the first.
MERGE (claimed:WriteKey {key: $key})
RETURN claimed.digest AS digest, claimed.answer AS answer
