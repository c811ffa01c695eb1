"""Paths over several offers and papers to a goal."""
