"""Measure, print, and write `docs/operate/performance.md`: `python -m tests.benchmarks [--scale K]`."""

import click

from tests.benchmarks.report import write_section
from tests.benchmarks.sqlite_measures import measured


@click.command()
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="50 makes size L.")
@click.option("--requests", type=click.IntRange(min=0), default=0, show_default=True, help="For the memory figure.")
def main(scale: int, requests: int) -> None:
    """Measure SQLite on the synthetic model project beside the same questions asked by hand."""
    section = measured(scale, requests)
    click.echo(section.text())
    write_section(section)


main()
