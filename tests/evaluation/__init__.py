"""How good suggestions are, measured on invented populations: `make evaluate`."""
