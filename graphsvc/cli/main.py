"""The command `graphsvc` and its subcommands."""

import click

from graphsvc import __version__
from graphsvc.cli.lazy import Later, LazyGroup

# By name, with the first sentence of each command's own help.
COMMANDS = {
    "agreement": Later(
        "graphsvc.cli.agreements:agreement_group", "Draft, move, amend, sign, review and close agreements."
    ),
    "backup": Later("graphsvc.cli.moving:backup", "Copy the SQLite store into FILE while others write."),
    "check": Later("graphsvc.cli.upkeep:check", "Check the settings, the schema version, and the stored graph."),
    "capacity": Later(
        "graphsvc.cli.referring:capacity_group", "Ask offers for free places, and answer, with nothing about people."
    ),
    "client": Later("graphsvc.cli.casework:client_group", "Look at stored clients, and begin a case."),
    "contact": Later("graphsvc.cli.casework:contact_group", "Short contacts, with no person stored."),
    "copy": Later("graphsvc.cli.moving:copy", "Copy the whole graph from store FROM to store TO, and compare the two."),
    "demo": Later(
        "graphsvc.cli.demonstrating:demo",
        "Serve Hannover with synthetic clients, by default from a file in .graphsvc-demo/.",
    ),
    "due": Later("graphsvc.cli.casework:due", "List what is due in the cases of a service."),
    "export": Later("graphsvc.cli.moving:export", "Write every record and link into a file of JSON lines."),
    "figures": Later("graphsvc.cli.counting:figures", "Print the figures of a service as CSV."),
    "goal": Later("graphsvc.cli.goals:goal_group", "Agree on goals, put them into other words, state their results."),
    "handover": Later("graphsvc.cli.passing_on:handover_group", "Give cases to another service for good."),
    "init": Later("graphsvc.cli.upkeep:init", "Set the store up; repeating it changes nothing."),
    "map": Later("graphsvc.cli.asking:map_group", "Draw maps."),
    "migrate": Later(
        "graphsvc.cli.upkeep:migrate", "Bring a store that an older release has set up to the newest schema version."
    ),
    "network": Later("graphsvc.cli.reporting:network", "How the organisations work together."),
    "referrals": Later(
        "graphsvc.cli.referring:referrals_group", "Send referrals, look at them, and move one for a side that called."
    ),
    "path": Later("graphsvc.cli.pathways:path", "Find the paths over several offers and papers to a goal."),
    "place": Later("graphsvc.cli.placing:place", "Propose places for everybody who waits; nothing is stored."),
    "restore": Later("graphsvc.cli.moving:restore", "Put the backup in FILE in the place of the SQLite store."),
    "resume": Later(
        "graphsvc.cli.moving:resume",
        "Let the store be written again after a copy that was killed, or that ended with --stay-paused.",
    ),
    "rules": Later("graphsvc.cli.rules:rules_group", "The access rules: which there are, and which to read again."),
    "schema": Later("graphsvc.cli.schema:schema_group", "Work on the schema: derive files from it, and lint it."),
    "seed": Later("graphsvc.cli.upkeep:seed", "Fill the store with example data."),
    "serve": Later("graphsvc.cli.running:serve", "Serve API and pages on the address that the settings name."),
    "step": Later(
        "graphsvc.cli.goals:step_group",
        "Agree on steps with their promise check, put them into other words, tick them off.",
    ),
    "substitution": Later(
        "graphsvc.cli.passing_on:substitution_group", "Let a colleague of another service read a case for some days."
    ),
    "suggest": Later(
        "graphsvc.cli.asking:suggest", "Suggest offers for a profile, or for the goal of a stored client."
    ),
    "token": Later("graphsvc.cli.upkeep:token", "Issue a token."),
}


@click.group(cls=LazyGroup, later=COMMANDS)
@click.version_option(__version__)
def main() -> None:
    """Find fitting offers, and see how organisations work together.

    The store is named by GRAPHSVC_STORE, by default sqlite:///graphsvc.db.
    """
