"""A line to a Neo4j server that can be cut at the very commit."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Literal, Self
from urllib.parse import urlsplit

# The Bolt message COMMIT as one chunk: its length, the message, the end of its chunks.
COMMIT = bytes((0, 2, 0xB0, 0x12, 0, 0))
When = Literal["before", "after"]


class CutLine:
    """Passes bytes between drivers and the server on a port of its own, and cuts the line when told.

    "before" the commit: the server never hears of it. "after": the server has answered it, and nobody hears that.
    """

    def __init__(self, url: str) -> None:
        """Choose a port; nobody is let through yet."""
        parts = urlsplit(url)
        self._server = (parts.hostname or "", parts.port or 0)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"bolt://{parts.username}:{parts.password}@127.0.0.1:{self._listening.getsockname()[1]}"
        self.cuts = 0
        self._cut: When | None = None
        self._skipping = 0
        self._then: Callable[[], object] | None = None
        self._open: list[socket.socket] = []

    def __enter__(self) -> Self:
        """Let everybody through."""
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Close everything."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        _close(*self._open)

    def cut_next_commit(self, when: When, skipping: int = 0, then: Callable[[], object] | None = None) -> None:
        """Cut the line at the next commit, once, letting `skipping` others pass; call `then` at that moment."""
        self._cut, self._skipping, self._then = when, skipping, then

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(self._server)
                self._open += [near, far]
                deaf = threading.Event()
                threading.Thread(target=self._ask, args=(near, far, deaf), daemon=True).start()
                threading.Thread(target=self._answer, args=(near, far, deaf), daemon=True).start()

    def _ask(self, near: socket.socket, far: socket.socket, deaf: threading.Event) -> None:
        for sent in _received(near):
            if COMMIT in sent and self._cut is not None and not self._passes():
                when, self._cut = self._cut, None
                self.cuts += 1
                if when == "before":
                    self._call_then()
                    break
                deaf.set()
            # The other side may be closed by now, at the end of a test at the latest.
            with suppress(OSError):
                far.sendall(sent)
        if not deaf.is_set():
            _close(near, far)

    def _answer(self, near: socket.socket, far: socket.socket, deaf: threading.Event) -> None:
        for sent in _received(far):
            if deaf.is_set():
                self._call_then()
                break
            with suppress(OSError):
                near.sendall(sent)
        _close(near, far)

    def _passes(self) -> bool:
        self._skipping -= 1
        return self._skipping >= 0

    def _call_then(self) -> None:
        if self._then is not None:
            self._then()


def _received(line: socket.socket) -> Iterator[bytes]:
    with suppress(OSError):
        while sent := line.recv(65_536):
            yield sent


def _close(*lines: socket.socket) -> None:
    for line in lines:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()
