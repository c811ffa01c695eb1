"""Measure, print, and write `docs/evaluation.md`: `python -m tests.evaluation [--only NAME]`."""

import click

from tests.evaluation.report import write_section
from tests.evaluation.sections import SECTIONS


@click.command()
@click.option("--only", type=click.Choice(tuple(SECTIONS)), help="Measure this section alone.")
def main(only: str | None) -> None:
    """Measure suggestions and the report on a change on invented data, and put the tables into docs/evaluation.md."""
    for name, measured in SECTIONS.items():
        if only in {None, name}:
            section = measured()
            click.echo(section.text())
            write_section(section)


main()
