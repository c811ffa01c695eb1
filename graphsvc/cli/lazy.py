"""Commands whose modules are imported when somebody calls them, so that `--help` and completion answer at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True, slots=True)
class Later:
    """Where a command stands, as `module:name`, and the first sentence of its help."""

    place: str
    says: str

    def command(self) -> click.Command:
        """The command itself."""
        module, _, name = self.place.partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


class LazyGroup(click.Group):
    """A group that lists its commands without importing them."""

    def __init__(self, *, later: Mapping[str, Later], **settings: object) -> None:
        """`later` holds the commands by name."""
        super().__init__(**settings)  # type: ignore[arg-type]  # what click.group passes on
        self.later = later

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click calls it
        """The names in their order."""
        return sorted(self.later)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as click calls it
        """The command, imported; None where there is none of that name."""
        found = self.later.get(cmd_name)
        return found.command() if found else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list that stands in the help of the group."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.later[name].says) for name in self.list_commands(ctx)])
