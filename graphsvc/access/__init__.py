"""Who may enter: tokens and the demo accounts."""
