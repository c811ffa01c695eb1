"""Tests of graphsvc/cli."""
