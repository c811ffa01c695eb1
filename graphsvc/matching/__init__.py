"""Eligibility, ranking and explanation of offers: pure functions of facts, rules and a day."""
