"""Where the schema and the seed lie, in a checkout, an editable install and a wheel alike; and writing files whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that only its owner may read, which takes the place of `path` at the end.

    It is on disk before it does. An error leaves `path` as it was, and removes the file.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
        _flush(part)
        part.replace(path)
        _flush(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
