"""The wheel holds all that the pages need, and the lock file names no registry."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
KERN = "graphsvc/web/static/vendor/kern"
KERN_STYLES = "vendor/kern/kern.min.css"


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built from a copy, so that a build leaves nothing in the checkout."""
    folder = tmp_path_factory.mktemp("build")
    # .gitignore stays: the build must take the fetched assets although git ignores them.
    leave_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "node_modules")
    shutil.copytree(ROOT, folder / "project", ignore=leave_out)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "."],
        cwd=folder / "project",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return zipfile.ZipFile(next((folder / "project").glob("*.whl")))


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment into which the wheel was installed with what it asks for."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=True)
    done = subprocess.run(  # noqa: S603  our own wheel
        [folder / "bin/python", "-m", "pip", "install", "--constraint", ROOT / "constraints.txt", str(wheel.filename)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "bin"


@pytest.fixture
def checkout(tmp_path: Path, hook: ModuleType) -> Path:
    """The smallest project that the hook works in, with a vendor folder that is already complete."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    vendor = tmp_path / hook.VENDOR
    vendor.mkdir(parents=True)
    (vendor / "kern.min.css").touch()
    (vendor / hook.CONTENTS).write_text(f"{hook.recipe_digest(tmp_path)}\nkern.min.css\n", encoding="utf-8")
    return tmp_path


def test_the_wheel_holds_every_font_that_its_style_sheet_names(wheel: zipfile.ZipFile) -> None:
    styles = wheel.read(f"{KERN}/fonts/fira-sans.css").decode()
    fonts = {f"{KERN}/fonts/{name}" for name in re.findall(r'url\("\./([^"]+)"\)', styles)}

    assert f"{KERN}/fonts/fira-sans/FiraSans-Regular.woff2" in fonts
    assert fonts <= set(wheel.namelist())


def test_the_wheel_holds_the_licences_beside_what_they_cover(wheel: zipfile.ZipFile) -> None:
    assert "EUPL" in wheel.read(f"{KERN}/LICENSE.md").decode()
    assert "SIL OPEN FONT LICENSE" in wheel.read("graphsvc/web/static/fira-sans-OFL-1.1.txt").decode()


def test_the_wheel_holds_the_style_sheet_of_the_design_system(wheel: zipfile.ZipFile) -> None:
    assert ".kern-btn--primary" in wheel.read(f"{KERN}/kern.min.css").decode()


def test_every_style_sheet_that_a_page_links_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    layout = wheel.read("graphsvc/web/templates/layout.html").decode()
    linked = re.findall(r"filename='([^']+)'", layout)

    assert linked
    assert {f"graphsvc/web/static/{name}" for name in linked} <= set(wheel.namelist())


@pytest.mark.parametrize("folder", ["schema", "seed"])
def test_the_wheel_carries_every_data_file_of_the_checkout(wheel: zipfile.ZipFile, folder: str) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}

    assert files
    assert {f"graphsvc/_data/{name}" for name in files} <= set(wheel.namelist())


def test_the_wheel_holds_the_two_packages_and_nothing_beside_them(wheel: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in wheel.namelist()}

    assert {name for name in top if not name.endswith(".dist-info")} == {"graphsvc", "visualisations"}


def test_the_demo_runs_from_the_wheel_in_an_empty_folder_without_node(installed: Path, tmp_path: Path) -> None:
    # No PATH: neither node nor anything else of this machine.
    environment = {"PATH": "", "GRAPHSVC_PORT": "0"}
    with subprocess.Popen(  # noqa: S603  our own demo
        [installed / "graphsvc", "demo"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout is not None
        said = next(line for line in demo.stdout if "runs at" in line)
        address = re.findall(r"http://\S+", said)[0].rstrip("/")
        pages = {path: answer_of(address + path) for path in ("/", "/angebote", "/readyz", f"/static/{KERN_STYLES}")}
        asked = answer_of(f"{address}/api/v1/suggestions", b'{"topic": "german_course", "profile": {"age": 34}}')
        demo.terminate()
    assert b"graphsvc" in pages["/"]
    assert b".kern-btn" in pages[f"/static/{KERN_STYLES}"]
    assert json.loads(asked)["suggestions"]
    assert [path.name for path in tmp_path.iterdir()] == [".graphsvc-demo"]


def answer_of(address: str, content: bytes | None = None) -> bytes:
    """The body of a good answer to a GET, or to a POST of the JSON; any other answer raises."""
    request = urllib.request.Request(address, content, {"Content-Type": "application/json"})  # noqa: S310  our own demo
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  our own demo
        body: bytes = answer.read()
        return body


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert "http" not in lock
    assert "resolved" not in lock


def test_every_locked_package_has_an_exact_version_and_a_checksum() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {path.removeprefix("node_modules/"): entry for path, entry in lock["packages"].items() if path}

    assert {name: entry["version"] for name, entry in packages.items()} == wanted
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_a_complete_folder_is_left_alone_without_npm(
    checkout: Path, hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert hook.complete_vendor_folder(checkout) is False


def test_a_missing_file_makes_the_folder_incomplete(checkout: Path, hook: ModuleType) -> None:
    (checkout / hook.VENDOR / "kern.min.css").unlink()

    assert not hook.is_complete(checkout / hook.VENDOR, hook.recipe_digest(checkout))


def test_another_lock_file_makes_the_folder_incomplete(checkout: Path, hook: ModuleType) -> None:
    (checkout / "package-lock.json").write_text("{}", encoding="utf-8")

    assert not hook.is_complete(checkout / hook.VENDOR, hook.recipe_digest(checkout))


def test_a_failing_npm_names_the_remedy_and_keeps_the_folder(checkout: Path, hook: ModuleType) -> None:
    (checkout / "package-lock.json").write_text("not json", encoding="utf-8")

    with pytest.raises(hook.AssetBuildError, match=r"npm ping"):
        hook.complete_vendor_folder(checkout)
    assert (checkout / hook.VENDOR / "kern.min.css").is_file()
