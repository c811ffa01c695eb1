"""A full disk, a file that may not be written, a damaged file, a newer one: each says what to do, and loses nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graphsvc.errors import InvalidInput, StoreNotReady, StoreUnavailable
from graphsvc.exchange.json_lines import write_json_lines
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Organisation
from graphsvc.stores import Store, open_store
from graphsvc.stores.sqlite.backups import back_up
from tests.contract.graph import GROUND, MBE, SCHOOL, organisation, put
from tests.faults.processes import started
from tests.faults.writer import changes, key

KILLED_MIGRATIONS = 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a small graph, which nobody has open."""
    file = tmp_path / "graph.db"
    store = open_store(f"sqlite:///{file}")
    store.init()
    put(store, *GROUND)
    store.close()
    return file


@pytest.fixture
def small_disk(tmp_path: Path, path: Path) -> Iterator[Path]:
    """The graph on a file system of its own with little room."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    folder = tmp_path / "disk"
    folder.mkdir()
    command = [str(mount), "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not mount or not unmount or subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("A small disk can be mounted by root only.")
    shutil.copy(path, folder)
    yield folder / path.name
    subprocess.run([unmount, str(folder)], check=True)  # noqa: S603  the folder of this test


def opened(path: Path) -> Store:
    """A store on the file."""
    return open_store(f"sqlite:///{path}")


def fill(store: Store) -> list[int]:
    """The numbers of the writes that were acknowledged until the store refused one."""
    acknowledged: list[int] = []

    def write_on() -> None:
        for number in range(100_000):
            store.write(OPERATOR, key("full", number), changes("full", number))
            acknowledged.append(number)

    with pytest.raises(StoreUnavailable, match=r"disk is full: nothing was written\. Free some space"):
        write_on()
    return acknowledged


def assert_whole(path: Path, acknowledged: list[int]) -> None:
    """Look at the file with a new store: sound, and each acknowledged write there exactly once."""
    store = opened(path)
    assert store.check() == ()
    receipts = [store.write(OPERATOR, key("full", number), changes("full", number)) for number in acknowledged]
    assert {revision for receipt in receipts for revision in receipt.revisions.values()} == {1}
    store.close()


def test_on_a_full_disk_reads_go_on_and_no_acknowledged_write_is_lost(small_disk: Path, tmp_path: Path) -> None:
    store = opened(small_disk)
    acknowledged = fill(store)
    assert acknowledged
    assert store.get(None, Organisation, SCHOOL.id) == SCHOOL.record
    store.close()
    # With its log, which a full disk has no room to write back into the file.
    room = shutil.copytree(small_disk.parent, tmp_path / "room")
    assert_whole(room / small_disk.name, acknowledged)


def test_a_disk_that_has_room_again_takes_writes_again(small_disk: Path) -> None:
    ballast = small_disk.parent / "ballast"
    ballast.write_bytes(bytes(300_000))
    store = opened(small_disk)
    acknowledged = fill(store)
    ballast.unlink()
    following = len(acknowledged)
    store.write(OPERATOR, key("full", following), changes("full", following))
    store.close()
    assert_whole(small_disk, [*acknowledged, following])


def test_a_load_onto_a_full_disk_leaves_whole_batches(small_disk: Path) -> None:
    store = opened(small_disk)
    seen = [0]
    with pytest.raises(StoreUnavailable, match="disk is full"):
        store.load(OPERATOR, (organisation(f"Verein {number}").record for number in range(50_000)), seen.append)
    stored = [item for item in _organisations(store) if item.name.startswith("Verein")]
    assert len(stored) == seen[-1]
    store.close()


def _organisations(store: Store) -> Iterator[Organisation]:
    after = None
    while True:
        page = store.page(None, Organisation, after=after, limit=200)
        yield from page.records
        after = page.next_after
        if after is None:
            return


@pytest.fixture
def read_only(path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file that this process cannot write to: by its rights, or for root by its file system."""
    path.chmod(0o400)
    if not os.access(path, os.W_OK):
        path.parent.chmod(0o500)
        yield path
        path.parent.chmod(0o700)
        return
    on_disk: Path = request.getfixturevalue("small_disk")
    command = [str(shutil.which("mount")), "-o", "remount,ro", str(on_disk.parent)]
    subprocess.run(command, check=True)  # noqa: S603  the folder of this test
    yield on_disk


def test_a_file_that_is_read_only_is_named_as_that(read_only: Path) -> None:
    store = opened(read_only)
    with pytest.raises(StoreUnavailable, match=r"rights? (?:on|to write)"):
        put(store, organisation("Verein"))
    store.close()


def test_a_damaged_page_is_found_and_the_remedy_is_a_backup(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content) * 3 // 4] = bytes(len(content) * 3 // 4 - 4096)
    path.write_bytes(content)
    store = opened(path)
    with pytest.raises(StoreUnavailable, match="Restore it from a backup"):
        put(store, organisation("Verein"))
    store.close()


def test_a_file_that_is_no_database_is_named_as_that(path: Path) -> None:
    path.write_text("no database " * 1000)
    store = opened(path)
    with pytest.raises(StoreUnavailable, match="Check GRAPHSVC_STORE"):
        store.ready()
    store.close()


def test_a_file_of_a_newer_schema_asks_for_the_newer_product_and_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    store = opened(path)
    for refused in (store.ready, store.check, store.init):
        with pytest.raises(StoreNotReady, match=r"Install the newer graphsvc\."):
            refused()
    assert store.schema_version() == 999
    store.close()


def test_a_backup_taken_while_others_write_holds_every_write_acknowledged_before(path: Path, tmp_path: Path) -> None:
    with started(f"sqlite:///{path}", "create", "full", 100_000) as writer:
        assert writer.stdout is not None
        for _ in range(20):
            writer.stdout.readline()
        back_up(path, tmp_path / "backup.db")
        before = int(writer.stdout.readline())
        # The writer went on: it did not wait for the backup to end.
        assert before >= 20
        writer.kill()
    assert_whole(tmp_path / "backup.db", list(range(20)))


def test_a_backup_or_an_export_into_a_missing_folder_says_what_to_check(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "missing" / "file"
    for write in (lambda: back_up(path, file), lambda: write_json_lines((), file)):
        with pytest.raises(InvalidInput) as raised:
            write()
        assert "Check its folder and the rights on it." in raised.value.problems[0].en


def test_a_setup_that_is_killed_leaves_nothing_or_the_whole_schema(tmp_path: Path) -> None:
    versions = set()
    for number in range(KILLED_MIGRATIONS):
        file = tmp_path / f"{number}.db"
        kill_setting_up(file, number * 0.01)
        store = opened(file)
        versions.add(store.schema_version())
        with closing(sqlite3.connect(file)) as connection:
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        assert (tables > 0) == (store.schema_version() > 0)
        store.init()
        put(store, *GROUND)
        assert store.check() == ()
        assert store.links(None, MBE.id)
        store.close()
    assert 0 in versions


def kill_setting_up(file: Path, seconds: float) -> None:
    """Start `graphsvc init` on the file, and kill it that long after the file has come to be."""
    command = [sys.executable, "-m", "graphsvc", "init"]
    environment = os.environ | {"GRAPHSVC_STORE": f"sqlite:///{file}"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as setting_up:  # noqa: S603  our own
        while not file.exists() and setting_up.poll() is None:
            time.sleep(0.001)
        time.sleep(seconds)
        setting_up.kill()
