"""`graphsvc schema`: derive what follows from the schema, and check it."""

import sys
from pathlib import Path

import click
from pydantic import BaseModel

from graphsvc.casework.life_cycle_page import life_cycle_page
from graphsvc.cli.output import plain_errors
from graphsvc.files import data_folder
from graphsvc.matching.rules import RuleDefinition
from graphsvc.matching.weights import WeightsDefinition
from graphsvc.model import derived
from graphsvc.model.definition import META_SCHEMAS, Schema
from graphsvc.model.derivation.writing import derived_files, stale_files, write_files
from graphsvc.model.linting import lint

# The form of every kind of file in schema/, by the name of its meta schema.
FORMS: dict[str, type[BaseModel]] = {**META_SCHEMAS, "rule": RuleDefinition, "ranking": WeightsDefinition}


@click.group("schema")
def schema_group() -> None:
    """Work on the schema: derive files from it, and lint it."""


@schema_group.command("derive")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when a derived file is stale.")
@click.option("--schema-folder", type=click.Path(path_type=Path, exists=True), help="Another schema folder.")
@click.option("--records-file", type=click.Path(path_type=Path), help="Where the typed records go.")
@plain_errors
def derive(*, only_check: bool, schema_folder: Path | None, records_file: Path | None) -> None:
    """Write tables, constraints, JSON Schemas, dictionary, diagram and typed records."""
    folder = schema_folder or data_folder("schema")
    records = records_file or Path(derived.__file__)
    files = derived_files(Schema(folder), folder, records, FORMS)
    if only_check:
        stale = stale_files(files, folder)
        for path in stale:
            click.echo(f"stale: {path.name}. Run: graphsvc schema derive", err=True)
        sys.exit(1 if stale else 0)
    for path in write_files(files, folder):
        click.echo(f"wrote {path.name}")


@schema_group.command("lint")
@click.option("--schema-folder", type=click.Path(path_type=Path, exists=True), help="Another schema folder.")
@plain_errors
def lint_command(schema_folder: Path | None) -> None:
    """List what is missing or refers to nothing in the schema files."""
    faults = lint(Schema(schema_folder or data_folder("schema")))
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(1)
    click.echo("The schema has no faults.")


@schema_group.command("life-cycles")
@plain_errors
def life_cycles() -> None:
    """Print the page about the life cycles, as docs/reference/life-cycles.md holds it."""
    click.echo(life_cycle_page(), nl=False)
