"""What may be shown to whom: small cells and the totals that would give them away."""
