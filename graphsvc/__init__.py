"""A referral-network graph for migration counselling."""

__version__ = "0.1.0"
