// parameters: none
// A uniqueness constraint owns an index of its own name, so this lists the constraints too.
SHOW INDEXES YIELD name, state
RETURN name, state
