"""The schema as Python: derived records, validation, ids and actors."""
