"""Records and links as lines of JSON."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.files import written_whole
from graphsvc.model.derived import Link, Record
from graphsvc.model.validation import record_to_json


def json_line(item: Record | Link) -> str:
    """The item as one line of JSON with sorted keys: equal items, equal line.

    A record is `{"label", "properties"}`, its properties as the API writes them; a link is
    `{"type", "source", "target", "properties"}`.
    """
    if isinstance(item, Link):
        properties = {name: _plain(value) for name, value in item.properties.items() if value is not None}
        content: dict[str, Any] = {"type": item.type, "source": item.source, "target": item.target}
    else:
        properties = record_to_json(item)
        content = {"label": item.label}
    return json.dumps(content | {"properties": properties}, sort_keys=True, ensure_ascii=False)


def write_json_lines(items: Iterable[Record | Link], path: Path) -> int:
    """The number of lines written to a new file that only its owner may read; raises `InvalidInput` where it exists.

    The file appears when it is whole.
    """
    if path.exists():
        german, english = f"{path} gibt es schon. Bitte anders nennen.", f"{path} exists. Choose another name."
        raise InvalidInput([FieldProblem("FILE", german, english)])
    with written_whole(path) as part, part.open("w", encoding="utf-8") as file:
        return _write(items, file)


def _write(items: Iterable[Record | Link], file: TextIO) -> int:
    count = 0
    for count, item in enumerate(items, start=1):  # noqa: B007  the last number is the answer
        file.write(json_line(item) + "\n")
    return count


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
