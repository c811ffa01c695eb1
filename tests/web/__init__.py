"""The pages for people, asked through the test client."""
