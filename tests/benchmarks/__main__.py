"""Measure, print, and write `docs/operate/performance.md`: `python -m tests.benchmarks [--store neo4j] [--scale K]`."""

import click

from tests.benchmarks.measures import measured
from tests.benchmarks.report import write_section
from tests.benchmarks.starting import starting
from tests.benchmarks.stores import measured_neo4j, measured_sqlite

_STORES = {"sqlite": measured_sqlite, "neo4j": measured_neo4j}


@click.command()
@click.option("--store", "stores", type=click.Choice(tuple(_STORES)), multiple=True, help="Both by default.")
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="50 makes size L.")
@click.option("--requests", type=click.IntRange(min=0), default=10_000, show_default=True, help="For the memory.")
@click.option("--fresh", is_flag=True, help="Load anew, even where a store of the same recipe is kept.")
def main(*, stores: tuple[str, ...], scale: int, requests: int, fresh: bool) -> None:
    """Measure the stores on the synthetic model project beside the same questions asked by hand.

    Each result is written once it is there, and loaded stores are kept: a run that was broken off is repeated.
    """
    for name in stores or tuple(_STORES):
        with _STORES[name](scale, fresh=fresh) as on:
            section = measured(on, scale, requests)
        click.echo(section.text())
        write_section(section)
    if scale == 1 and not stores:
        section = starting()
        click.echo(section.text())
        write_section(section)


main()
