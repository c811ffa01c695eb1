// parameters: $seconds
CALL db.awaitIndexes($seconds)
