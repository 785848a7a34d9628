"""Looks at the package as plugins.qgis.org will: its files, its metadata, Bandit and detect-secrets.

`python -m scripts.check_package` prints every finding, and fails if there is one. Also held here:
no file of the project is over 400 lines, and the plugin keeps to the syntax of Python 3.9.
"""

from __future__ import annotations

import ast
import configparser
import json
import shutil
import subprocess  # nosec B404
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.package import FOLDER, LARGEST, PACKAGE, TOP, make_package

REQUIRED_FILES = ("LICENSE", "metadata.txt", "__init__.py")
REQUIRED_FACTS = (
    "name",
    "qgisMinimumVersion",
    "description",
    "about",
    "version",
    "author",
    "email",
    "repository",
    "tracker",
    "homepage",
    "changelog",
)
FORBIDDEN = ("__pycache__", ".pyc", ".git", ".so", ".dll", ".pyd", "__MACOSX", "tests/")
LONGEST_FILE = 400
OLDEST_PYTHON = (3, 9)
# Long enough for a slow machine; a tool that hangs must not hang the check.
TIMEOUT = 300


def main() -> int:
    """Make the package, check it, print what was found."""
    package = make_package(PACKAGE)
    unpacked = TOP / "build" / "checked"
    if unpacked.exists():
        shutil.rmtree(unpacked)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(unpacked)
    plugin = unpacked / FOLDER
    findings = [
        *in_the_archive(package),
        *in_the_metadata(plugin / "metadata.txt"),
        *in_the_syntax(plugin),
        *by_bandit(plugin),
        *by_detect_secrets(plugin),
        *too_long(TOP),
    ]
    for finding in findings:
        print(finding)
    print(f"The package: {len(findings) or 'no'} finding{'' if len(findings) == 1 else 's'}")
    return 1 if findings else 0


def in_the_archive(package: Path) -> Iterator[str]:
    """What plugins.qgis.org would refuse about the zip itself."""
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    if package.stat().st_size > LARGEST:
        yield f"{package.name} is over {LARGEST:,} bytes"
    for name in names:
        if not name.startswith(f"{FOLDER}/"):
            yield f"{name} is outside the one top folder"
        if any(part in name for part in FORBIDDEN):
            yield f"{name} does not belong into a package"
    for name in REQUIRED_FILES:
        if f"{FOLDER}/{name}" not in names:
            yield f"{name} is missing"


def in_the_metadata(file: Path) -> Iterator[str]:
    """What plugins.qgis.org would refuse about metadata.txt."""
    facts = configparser.ConfigParser()
    facts.optionxform = str  # type: ignore[assignment,method-assign]
    facts.read_string(file.read_text(encoding="utf-8"))
    for name in REQUIRED_FACTS:
        if not facts.get("general", name, fallback=""):
            yield f"metadata.txt has no {name}"
    if "plugin" in facts.get("general", "name", fallback="").lower():
        yield "the name in metadata.txt has the word plugin in it"
    icon = facts.get("general", "icon", fallback="")
    if not (file.parent / icon).is_file():
        yield f"metadata.txt names an icon that is not there: {icon}"


def in_the_syntax(plugin: Path) -> Iterator[str]:
    """What the oldest Python that QGIS comes with could not read."""
    for path in sorted(plugin.rglob("*.py")):
        try:
            ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=OLDEST_PYTHON)
        except SyntaxError as error:
            yield f"{path.relative_to(plugin)}:{error.lineno} is not Python 3.9: {error.msg}"


def by_bandit(plugin: Path) -> Iterator[str]:
    """What Bandit finds, whatever its severity; its nosec comments do not count here."""
    tool = [sys.executable, "-m", "bandit", "--quiet", "--ignore-nosec", "--format", "json"]
    report = _json([*tool, "--recursive", str(plugin)], plugin)
    for error in report["errors"]:
        yield f"Bandit could not read {error['filename']}: {error['reason']}"
    for result in report["results"]:
        place = Path(result["filename"]).relative_to(plugin)
        yield f"{place}:{result['line_number']} Bandit {result['test_id']} {result['issue_text']}"


def by_detect_secrets(plugin: Path) -> Iterator[str]:
    """What detect-secrets takes for a secret."""
    report = _json([sys.executable, "-m", "detect_secrets", "scan", "--all-files", "."], plugin)
    for file, secrets in report["results"].items():
        for secret in secrets:
            yield f"{file}:{secret['line_number']} detect-secrets {secret['type']}"


def too_long(top: Path) -> Iterator[str]:
    """The project's own files of over 400 lines."""
    for folder in ("plugin", "scripts", "tests"):
        for path in sorted((top / folder).rglob("*.py")):
            count = len(path.read_text(encoding="utf-8").splitlines())
            if count > LONGEST_FILE:
                yield f"{path.relative_to(top)} has {count} lines; {LONGEST_FILE} are the most"


def _json(command: list[str], folder: Path) -> dict:
    done = subprocess.run(  # nosec B603
        command, cwd=folder, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    if not done.stdout:
        raise RuntimeError(f"{command[2]} gave no report:\n{done.stderr}")
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
