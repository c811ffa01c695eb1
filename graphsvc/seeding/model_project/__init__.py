"""The model project of 18 sites as a synthetic network of any size: the sites are real, all else is invented."""
