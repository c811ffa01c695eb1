"""Placing many waiting clients on few places: the best assignment, how good it is, and who stays without a place."""
