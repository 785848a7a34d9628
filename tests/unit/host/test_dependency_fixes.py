"""What a person is told to do about a missing library, on each kind of system."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugin.host.dependencies import NEEDS, Missing
from plugin.host.dependency_fixes import System, message, this_system

FOLDER = Path("/home/somebody/My QGIS/python/works_extents_libraries")
DEBIAN_12 = System("debian", 12)
DEBIAN_13 = System("debian", 13)
UBUNTU_24 = System("ubuntu", 24)
WINDOWS = System("windows")
MACOS = System("macos")
LINUX = System("linux")
ALL = (DEBIAN_12, DEBIAN_13, UBUNTU_24, WINDOWS, MACOS, LINUX)


def lack(library: str, found: str = "") -> Missing:
    return Missing(library, found, "2 or later", f"{library} {found or 'is not there'}; it is needed.")


def pip_lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if "pip install" in line]


def test_nothing_missing_is_no_message() -> None:
    assert message([], FOLDER, DEBIAN_12) == ""


@pytest.mark.parametrize("system", ALL)
@pytest.mark.parametrize("library", [need.library for need in NEEDS])
def test_every_lack_has_its_words_and_a_step_on_every_system(system: System, library: str) -> None:
    words = message([lack(library)], FOLDER, system)
    assert f"{library} is not there; it is needed." in words
    steps = words.partition("What to do:")[2]
    assert "install" in steps.lower() or "Update QGIS" in steps


@pytest.mark.parametrize("system", ALL)
def test_pip_installs_into_the_plugin_s_own_folder_only(system: System) -> None:
    words = message([lack(need.library) for need in NEEDS], FOLDER, system)
    assert pip_lines(words)
    assert all("--target" in line and str(FOLDER) in line for line in pip_lines(words))


@pytest.mark.parametrize("system", (WINDOWS, MACOS))
@pytest.mark.parametrize("found", ("", "1.8.5"))
def test_shapely_and_pyproj_never_come_from_pip_where_qgis_ships_them(system: System, found: str) -> None:
    words = message([lack("shapely", found), lack("pyproj", found)], FOLDER, system)
    assert pip_lines(words) == []
    assert "Update QGIS" in words


def test_debian_12_builds_shapely_against_the_system() -> None:
    words = message([lack("shapely")], FOLDER, DEBIAN_12)
    assert "libgeos-dev" in words
    assert "--no-deps --no-binary shapely" in words
    assert "apt install python3-shapely" not in words


def test_debian_13_has_all_but_osgb_and_holidays() -> None:
    lacking = [lack(name) for name in ("shapely", "pydantic", "osgb", "holidays", "dateutil")]
    words = message(lacking, FOLDER, DEBIAN_13)
    assert "sudo apt install python3-dateutil python3-pydantic python3-shapely" in words
    assert len(pip_lines(words)) == 1
    assert "'holidays>=0.60' osgb==1.2.0" in pip_lines(words)[0]
    assert "pydantic" not in pip_lines(words)[0]


def test_ubuntu_24_has_shapely_but_no_pydantic_2() -> None:
    words = message([lack("shapely"), lack("pydantic")], FOLDER, UBUNTU_24)
    assert "sudo apt install python3-shapely" in words
    assert "python3-pydantic" not in words
    assert "pydantic>=2.6" in pip_lines(words)[0]


def test_what_comes_with_another_library_is_asked_for_with_it() -> None:
    words = message([lack("typing_extensions"), lack("markupsafe"), lack("six")], FOLDER, LINUX)
    assert "'holidays>=0.60' 'pydantic>=2.6' 'werkzeug>=3.0'" in pip_lines(words)[0]


def test_an_older_copy_in_the_way_is_named() -> None:
    assert "apt remove python3-shapely" in message([lack("shapely", "1.8.5")], FOLDER, DEBIAN_12)
    assert "bring that one up to date" in message([lack("pydantic", "1.10")], FOLDER, WINDOWS)


def test_windows_quotes_as_its_shell_does() -> None:
    line = pip_lines(message([lack("pydantic")], FOLDER, WINDOWS))[0]
    assert f'--target "{FOLDER}" "pydantic>=2.6"' in line


@pytest.mark.parametrize(
    ("platform", "os_release", "system"),
    [
        ("linux", 'ID=debian\nVERSION_ID="12"\n', DEBIAN_12),
        ("linux", 'NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="24.04"\n', UBUNTU_24),
        ("linux", "ID=debian\n", System("debian", 0)),
        ("linux", "ID=fedora\nVERSION_ID=41\n", LINUX),
        ("linux", "", LINUX),
        ("win32", "", WINDOWS),
        ("darwin", "", MACOS),
    ],
)
def test_systems_are_told_apart(platform: str, os_release: str, system: System) -> None:
    assert this_system(platform, os_release) == system
