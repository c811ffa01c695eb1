"""Run a Neo4j in the foreground for development: `python -m tests.neo4j_server`, or `make neo4j`."""

import argparse
import signal
import sys
from pathlib import Path

from tests.neo4j_server.distribution import NotAvailableError, chosen_version
from tests.neo4j_server.local_server import LocalServer, StartError

_KEPT = Path(__file__).parents[2] / ".neo4j"


def main() -> int:
    """Return 0 after Ctrl-C or SIGTERM, 1 when the server cannot start or ends by itself.

    Data and password stay in .neo4j/VERSION of the checkout, one folder per version, because an older
    release cannot read what a newer one has written.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j_server", description=__doc__)
    parser.add_argument("--port", type=int, default=7687, help="Bolt port on 127.0.0.1 (default: 7687)")
    port: int = parser.parse_args().port
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        return _run(port)
    except (NotAvailableError, StartError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 0


def _run(port: int) -> int:
    version = chosen_version()
    _KEPT.mkdir(exist_ok=True)
    (_KEPT / ".gitignore").write_text("*\n", encoding="ascii")
    _say(f"Starting Neo4j {version}; the first time its jars are fetched (about 125 MB).")
    with LocalServer(home=_KEPT / version, port=port) as server:
        _say(f"export GRAPHSVC_STORE={server.url}")
        _say("Ctrl-C stops it, within about ten seconds.")
        server.wait()
    sys.stderr.write(f"Neo4j ended by itself; see {_KEPT / version / 'console.log'}.\n")
    return 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
