"""The contract: every promise of the port, on every store."""
