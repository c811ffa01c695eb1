"""The pages in a real browser, against a real server with the seed of Hannover."""
