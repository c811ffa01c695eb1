"""Paths over several offers and papers."""
