"""Where the browser assets of other projects lie, once a build has fetched them."""

from __future__ import annotations

from pathlib import Path

from graphsvc.errors import NotInstalled

STATIC = Path(__file__).parent / "static"
# The build hook writes this list last; without it a fetch was cut off.
CONTENTS = "contents.txt"


def vendor_folder(static: Path = STATIC) -> Path:
    """The folder with every fetched asset in it.

    Raises `NotInstalled`, with the remedy, when the code runs from a checkout that was never installed.
    """
    folder = static / "vendor"
    if not (folder / CONTENTS).is_file():
        message = (
            f"The style sheets and fonts are missing in {folder}. "
            "Remedy: run `pip install -e .` (or `make demo`) in the checkout; it fetches them from npm."
        )
        raise NotInstalled(message)
    return folder
