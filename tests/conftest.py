"""What every test may use: the servers and browsers of the plugins, and how long Hypothesis searches."""

from hypothesis import settings

pytest_plugins = ["tests.neo4j_fixtures", "tests.browser_fixtures", "tests.r_fixtures"]

# No example fails for being slow: that depends on the machine, not on the code.
settings.register_profile("graphsvc", deadline=None, max_examples=50)
settings.load_profile("graphsvc")
