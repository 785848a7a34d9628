"""Installs the plugin into a QGIS profile, from the package that is published.

`python -m scripts.install PROFILE`, where PROFILE is the folder that QGIS shows under
Settings > User Profiles > Open Active Profile Folder.
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path

from scripts.package import FOLDER, PACKAGE, TOP, make_package

LIBRARIES = TOP / ".libraries"
LIBRARIES_IN_PROFILE = "works_extents_libraries"
# QGIS 4 has a settings file of its own.
SETTINGS_FILES = ("QGIS3.ini", "QGIS4.ini")
QUIET = (
    # A dialog that waits for an answer would stop every scenario.
    ("app", r"projections\promptWhenMultipleTransformsExist", "false"),
    ("projections", "promptWhenMultipleTransformsExist", "false"),
    ("qgis", "showTips", "false"),
    # Nothing but the scenario's own calls may go to the network.
    ("core", r"NewsFeed\httpsfeedqgisorg\disabled", "true"),
    ("core", r"httpsfeedqgisorg\disabled", "true"),
    ("fonts", "downloadMissingFonts", "false"),
    ("app", r"plugin_installer\checkOnStart", "false"),
    ("qgis", "checkVersion", "false"),
)


def install(profile: Path, *, package: Path | None = None, link_libraries: bool = False) -> Path:
    """Put the plugin into the QGIS profile folder `profile`, enabled; its folder is returned.

    The plugin comes out of `package` (made afresh if None). The run-time libraries of this
    checkout are copied beside it, or only linked to with `link_libraries`.
    """
    source = package or make_package(PACKAGE)
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    _remove(plugins / FOLDER)
    with zipfile.ZipFile(source) as archive:
        archive.extractall(plugins)
    _put_libraries(profile / "python" / LIBRARIES_IN_PROFILE, link_libraries)
    _change_settings(profile, (("PythonPlugins", FOLDER, "true"),))
    return plugins / FOLDER


def throw_away_profile(root: Path, *, package: Path | None = None) -> Path:
    """Make `root` anew as a folder of profiles with one profile in it, and the plugin in that.

    What it returns, `root`/profiles/default, is what `scripts.in_qgis.run` takes.
    """
    _remove(root)
    return install_quietly(root, package=package)


def install_quietly(root: Path, *, package: Path | None = None) -> Path:
    """As throw_away_profile, but what is in `root` already stays."""
    profile = root / "profiles" / "default"
    install(profile, package=package, link_libraries=True)
    _change_settings(profile, QUIET)
    return profile


def with_setting(text: str, section: str, key: str, value: str) -> str:
    """The text of a QGIS settings file with one setting changed, and every other line as it was."""
    lines = text.splitlines()
    heading = f"[{section}]"
    if heading not in lines:
        return "\n".join([*lines, *([""] if lines else []), heading, f"{key}={value}"]) + "\n"
    start = lines.index(heading) + 1
    end = next((at for at in range(start, len(lines)) if lines[at].startswith("[")), len(lines))
    for at in range(start, end):
        if lines[at].partition("=")[0] == key:
            lines[at] = f"{key}={value}"
            return "\n".join(lines) + "\n"
    lines.insert(start, f"{key}={value}")
    return "\n".join(lines) + "\n"


def _change_settings(profile: Path, settings: tuple[tuple[str, str, str], ...]) -> None:
    files = [profile / "QGIS" / name for name in SETTINGS_FILES]
    # A profile that no QGIS has used yet may be for either.
    for file in [file for file in files if file.exists()] or files:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for section, key, value in settings:
            text = with_setting(text, section, key, value)
        file.write_text(text, encoding="utf-8")


def _put_libraries(folder: Path, link: bool) -> None:
    _remove(folder)
    if not LIBRARIES.is_dir():
        return
    if link:
        folder.symlink_to(LIBRARIES, target_is_directory=True)
        return
    shutil.copytree(LIBRARIES, folder, ignore=shutil.ignore_patterns("__pycache__", "bin"))


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


def main(arguments: list[str]) -> int:
    """Install into the profile named on the command line."""
    if len(arguments) != 1 or not arguments[0]:
        print("Say which profile: make install PROFILE=DIR. QGIS shows it under Settings,")
        print("User Profiles, Open Active Profile Folder.")
        return 2
    folder = install(Path(arguments[0]).expanduser().resolve())
    print(f"Works Extents is in {folder}, and enabled. Start QGIS again to see it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
