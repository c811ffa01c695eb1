"""The graph on its way out of a store and into another."""
