"""The command `graphsvc` and its subcommands."""

import click

from graphsvc import __version__
from graphsvc.cli.asking import map_group, suggest
from graphsvc.cli.measuring import compare, measure
from graphsvc.cli.moving import backup, copy, export, restore, resume
from graphsvc.cli.reporting import network
from graphsvc.cli.rules import rules_group
from graphsvc.cli.running import demo, serve
from graphsvc.cli.schema import schema_group
from graphsvc.cli.upkeep import check, init, seed, token


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Find fitting offers, and see how organisations work together.

    The store is named by GRAPHSVC_STORE, by default sqlite:///graphsvc.db.
    """


for command in (
    backup,
    check,
    copy,
    demo,
    export,
    init,
    map_group,
    network,
    restore,
    resume,
    rules_group,
    schema_group,
    seed,
    serve,
    suggest,
    token,
):
    main.add_command(command)
for command in (compare, measure):
    network.add_command(command)
