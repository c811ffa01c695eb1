"""Tests of graphsvc/answers."""
