"""Tests of graphsvc/access."""
