"""One Neo4j Community server on a free port of this machine."""

import atexit
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from neo4j import GraphDatabase, NotificationMinimumSeverity

from tests.neo4j_server import distribution

_HOST = "127.0.0.1"
# Ten times what a quiet machine takes, because tests share theirs.
_START_SECONDS = 240
_STOP_SECONDS = 40
_ADMIN_SECONDS = 180
_SHOWN_LINES = 20
_ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"

# Waits for the end of its input, which comes when Python is gone however it ended, then ends the server.
_END_WITH_PYTHON = 'read -r _; kill -s KILL -- "-$1"'


@dataclass(frozen=True, slots=True)
class Memory:
    """What the server may take, as Neo4j writes it."""

    heap: str
    page_cache: str


SMALL, LARGE = Memory("1g", "128m"), Memory("3g", "2g")


class StartError(RuntimeError):
    """The server did not start; the message ends with the last lines that it wrote."""


class LocalServer:
    """A running Neo4j inside a `with` block; afterwards no process is left.

    Without a home folder the data live in a temporary one and go with the server. A given home keeps data
    and password for the next start. The server listens on the loopback address only, over Bolt.
    """

    user = "neo4j"

    def __init__(
        self,
        home: Path | None = None,
        port: int | None = None,
        environment: Mapping[str, str] = os.environ,
        *,
        memory: Memory = SMALL,
    ) -> None:
        """Choose the port, any free one unless given, and the home; nothing runs yet.

        Raises StartError when the given port is taken.
        """
        self.version = distribution.chosen_version(environment)
        self.port = _open_port(port)
        self.password = ""
        self._temporary = home is None
        self.home = (home or Path(tempfile.mkdtemp(prefix="graphsvc-neo4j-"))).absolute()
        self._environment = environment
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The store URL with user and password, as GRAPHSVC_STORE takes it."""
        return f"neo4j://{self.user}:{self.password}@{_HOST}:{self.port}"

    @property
    def bolt_url(self) -> str:
        """The address alone, without routing, for a driver that gets user and password apart."""
        return f"bolt://{_HOST}:{self.port}"

    def __enter__(self) -> Self:
        """Start the server and return when it answers."""
        atexit.register(self.stop)
        try:
            self._write_settings()
            self._set_password()
            self._launch()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self.stop()

    def stop(self) -> None:
        """End the server, if it runs, and remove a temporary home.

        Kept data get an orderly shutdown of about ten seconds; temporary data need none.
        """
        if not self._temporary:
            self._shut_down()
        self.kill()
        if self._temporary:
            shutil.rmtree(self.home, ignore_errors=True)
        atexit.unregister(self.stop)

    def kill(self) -> None:
        """End the server at once (SIGKILL), as a crash would; the data stay for `restart`."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
        if self._watch is not None:
            self._watch.kill()
            self._watch.communicate()
        self._process = self._watch = None

    def freeze(self) -> None:
        """Stop the server from answering (SIGSTOP) while its connections stay open; it has stopped on return."""
        self._signal(signal.SIGSTOP)
        if self._process is not None and self._process.returncode is None:
            # The signal alone returns before every thread has stopped, and one could still answer.
            os.waitpid(self._process.pid, os.WUNTRACED)

    def thaw(self) -> None:
        """Let a frozen server go on (SIGCONT)."""
        self._signal(signal.SIGCONT)

    def restart(self) -> None:
        """Start again on the same data and port, after an orderly shutdown if the server still runs."""
        self._shut_down()
        self.kill()
        self._write_settings()  # another start in this home may have left another port there
        self._launch()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Shut the server down in order, and start it again at the end of the block."""
        self._shut_down()
        self.kill()
        try:
            yield
        finally:
            self.restart()

    def admin(self, *arguments: str) -> str:
        """Return what `neo4j-admin` prints for these arguments, run on this server's home.

        Raises StartError when it fails.
        """
        environment = {
            **self._environment,
            "NEO4J_HOME": str(self.home),
            "NEO4J_CONF": str(self.home / "conf"),
        }
        done = subprocess.run(  # noqa: S603
            self._java(_ADMIN, *arguments),
            env=environment,
            capture_output=True,
            text=True,
            timeout=_ADMIN_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            message = f"neo4j-admin {self.version} failed: {done.stderr[-2000:]}"
            raise StartError(message)
        return done.stdout + done.stderr

    def wait(self) -> int:
        """Return the exit code once the server ends by itself; 0 when none runs."""
        return self._process.wait() if self._process is not None else 0

    def _signal(self, number: signal.Signals) -> None:
        # A group is signalled only while its leader is ours and unreaped, so never a stranger's.
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def _shut_down(self) -> None:
        self._signal(signal.SIGTERM)
        self._signal(signal.SIGCONT)  # a frozen server hears SIGTERM only when it goes on
        if self._process is not None:
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                return
            except KeyboardInterrupt:
                self.kill()
                raise

    def _java(self, *arguments: str) -> list[str]:
        java = distribution.java_command(self._environment)
        reason = distribution.why_not_available(self._environment)
        if reason or java is None:
            raise distribution.NotAvailableError(reason)
        jars = distribution.fetched_jars(self._environment)
        return [str(java), "-Xms512m", f"-Xmx{self._memory.heap}", "-cp", f"{jars}/*", *arguments]

    def _write_settings(self) -> None:
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        (conf / "neo4j.conf").write_text(_settings(self.port, self.version, self._memory), encoding="utf-8")

    def _set_password(self) -> None:
        kept = self.home / "password"
        if not kept.exists():
            password = secrets.token_hex(16)
            self.admin("dbms", "set-initial-password", password)
            kept.touch(mode=0o600)
            kept.write_text(password, encoding="ascii")
        self.password = kept.read_text(encoding="ascii")

    def _launch(self) -> None:
        entry = distribution.main_class(distribution.fetched_jars(self._environment), self.version)
        command = self._java(entry, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode")
        with self._console.open("wb") as console:
            # A session of its own keeps Ctrl-C in the terminal from ending the server before its tests.
            self._process = subprocess.Popen(  # noqa: S603
                command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._watch = subprocess.Popen(  # noqa: S603
            ["/bin/sh", "-c", _END_WITH_PYTHON, "watch", str(self._process.pid)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self._await_started(self._process)
        self._warm_up()

    def _warm_up(self) -> None:
        # The very first query makes the server load its planner, which on a busy machine takes longer than any request.
        login, silent = (self.user, self.password), NotificationMinimumSeverity.OFF
        with GraphDatabase.driver(self.bolt_url, auth=login, notifications_min_severity=silent) as driver:
            driver.execute_query("MATCH (n:Nothing) OPTIONAL MATCH (n)-->(m) RETURN n, collect(m) ORDER BY n.id")

    @property
    def _console(self) -> Path:
        return self.home / "console.log"

    def _await_started(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            ended = process.poll() is not None
            lines = self._console.read_text(encoding="utf-8", errors="replace").splitlines()
            if not ended and any(line.endswith("Started.") for line in lines):
                return
            if ended or time.monotonic() > deadline:
                what = "ended while starting" if ended else f"did not start within {_START_SECONDS} seconds"
                message = "\n".join([f"Neo4j {self.version} {what}; its last lines:", *lines[-_SHOWN_LINES:]])
                self.kill()
                raise StartError(message)
            time.sleep(0.2)


def _open_port(wanted: int | None) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, wanted or 0))
        except OSError as taken:
            message = f"Port {wanted} of {_HOST} is taken."
            raise StartError(message) from taken
        return int(probe.getsockname()[1])


def _settings(port: int, version: str, memory: Memory) -> str:
    settings = {
        "server.default_listen_address": _HOST,
        "server.bolt.listen_address": f"{_HOST}:{port}",
        "server.bolt.advertised_address": f"{_HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.heap.initial_size": "512m",
        "server.memory.heap.max_size": memory.heap,
        "server.memory.pagecache.size": memory.page_cache,
        "db.tx_log.rotation.size": "16m",
        "db.tx_log.rotation.retention_policy": "1 files",
        "db.tx_log.preallocate": "false",
        "dbms.usage_report.enabled": "false",
    }
    if distribution.is_calendar_release(version):
        settings |= {"dbms.fleet_manager.enabled": "false", "server.fleet_discovery.enabled": "false"}
    return "".join(f"{name}={value}\n" for name, value in settings.items())
