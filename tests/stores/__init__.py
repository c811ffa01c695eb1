"""What holds for the stores beyond their contract."""
