"""Placing many people on few places."""
