"""The command line: each command translates and calls, and holds no rule."""

from graphsvc.cli.main import main

__all__ = ["main"]
