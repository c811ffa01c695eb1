"""The address of a Neo4j database, taken from the URL of the store."""

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit

from graphsvc.errors import FieldProblem, InvalidInput

_DEFAULT_DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens and which database is meant; never shows user or password."""

    url: str
    database: str
    login: tuple[str, str] | None = field(repr=False)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """The address in `neo4j://USER:PASSWORD@HOST:PORT/DATABASE`; without a database it is `neo4j`.

        User and password may be percent-encoded. Raises `InvalidInput`, which does not repeat the URL.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise InvalidInput([_UNREADABLE]) from None
        if not parts.hostname:
            raise InvalidInput([_UNREADABLE])
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        address = f"{parts.scheme}://{host}" + (f":{port}" if port else "") + (f"?{parts.query}" if parts.query else "")
        login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        return cls(address, unquote(parts.path.strip("/")) or _DEFAULT_DATABASE, login)


_UNREADABLE = FieldProblem(
    "/store",
    "Die Adresse heißt neo4j://BENUTZER:KENNWORT@RECHNER:PORT/DATENBANK. Sonderzeichen darin als %XX.",
    "The URL is neo4j://USER:PASSWORD@HOST:PORT/DATABASE. Special characters in it as %XX.",
)
