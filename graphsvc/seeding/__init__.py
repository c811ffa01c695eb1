"""The seeds: real bodies and invented casework, the same for the same day."""
