"""Measure, print, and write `docs/operate/performance.md`: `python -m tests.benchmarks [--store neo4j] [--scale K]`."""

import click

from tests.benchmarks.measures import measured
from tests.benchmarks.report import write_section
from tests.benchmarks.stores import measured_neo4j, measured_sqlite

_STORES = {"sqlite": measured_sqlite, "neo4j": measured_neo4j}


@click.command()
@click.option("--store", type=click.Choice(tuple(_STORES)), default="sqlite", show_default=True)
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="50 makes size L.")
@click.option("--requests", type=click.IntRange(min=0), default=0, show_default=True, help="For the memory figure.")
def main(store: str, scale: int, requests: int) -> None:
    """Measure a store on the synthetic model project beside the same questions asked by hand."""
    with _STORES[store]() as on:
        section = measured(on, scale, requests)
    click.echo(section.text())
    write_section(section)


main()
