"""What every test may use: the servers and browsers of the plugins, and how long Hypothesis searches."""

from collections import Counter

import pytest
from hypothesis import settings

pytest_plugins = ["tests.neo4j_fixtures", "tests.browser_fixtures", "tests.r_fixtures"]

# No example fails for being slow: that depends on the machine, not on the code.
settings.register_profile("graphsvc", deadline=None, max_examples=50)
settings.load_profile("graphsvc")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why tests were skipped, one line for each reason."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"skipped {count}: {reason}")
