"""Where the schema and the seed lie: in a checkout, an editable install and a wheel alike."""

from pathlib import Path
from typing import Literal

from graphsvc.errors import NotInstalled

_PACKAGE = Path(__file__).parent


def data_folder(name: Literal["schema", "seed"]) -> Path:
    """The folder of that name: inside the package in a wheel, beside it in a checkout.

    Raises `NotInstalled` when neither place holds it.
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    message = f"The folder '{name}' is missing. Install graphsvc again, or run it from a whole checkout."
    raise NotInstalled(message)
