"""The state of a network from its ties: density, reciprocity and components, one kind of tie at a time."""
