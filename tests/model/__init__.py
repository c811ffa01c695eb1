"""Tests of graphsvc/model."""
