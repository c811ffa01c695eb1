"""Eligibility, ranking and explanation."""
