"""Tests of graphsvc/exchange."""
