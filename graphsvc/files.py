"""Where the schema and the seed lie, in a checkout, an editable install and a wheel alike; and writing files whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from graphsvc.errors import FieldProblem, InvalidInput, NotInstalled

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

    It is on disk before it does. An error leaves `path` as it was, and removes the file. Raises `InvalidInput` where
    its folder is missing or may not be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
    except OSError as error:
        german = f"{path} lässt sich nicht anlegen. Bitte den Ordner und seine Rechte prüfen."
        english = f"{path} cannot be made ({error.strerror}). Check its folder and the rights on it."
        raise InvalidInput([FieldProblem("FILE", german, english)]) from None
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
