"""What a person does about a missing library, in words, on Debian, Ubuntu, Windows and macOS."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .dependencies import Missing, need_of

# Debian 13's python3-shapely is of QGIS's own kind; Debian 12's is older than 2.
FIRST_DEBIAN_WITH_SHAPELY_2 = 13
FIRST_UBUNTU_WITH_SHAPELY_2 = 24
IN_APT = {
    *("shapely", "pyproj", "numpy", "requests", "pydantic", "pydantic_core", "werkzeug", "dateutil", "six"),
}
# With which library of the plugin's own a library comes; all others come with pydantic.
OWNER = {
    **{"osgb": "osgb", "werkzeug": "werkzeug", "markupsafe": "werkzeug"},
    **dict.fromkeys(("holidays", "dateutil", "six"), "holidays"),
}


@dataclass(frozen=True)
class System:
    """The system that QGIS runs on: `kind` is debian, ubuntu, linux, windows or macos."""

    kind: str
    release: int = 0

    @property
    def has_shapely_2(self) -> bool:
        """Whether apt's shapely is new enough, so that all but osgb and holidays can come from apt."""
        if self.kind == "ubuntu":
            return self.release >= FIRST_UBUNTU_WITH_SHAPELY_2
        return self.kind == "debian" and (self.release >= FIRST_DEBIAN_WITH_SHAPELY_2 or not self.release)


def this_system(platform: str = sys.platform, os_release: str | None = None) -> System:
    """The system that this is; `os_release` is the text of /etc/os-release, read if None."""
    if platform == "win32":
        return System("windows")
    if platform == "darwin":
        return System("macos")
    file = Path("/etc/os-release")
    if os_release is None:
        os_release = file.read_text(encoding="utf-8") if file.exists() else ""
    facts = _facts(os_release)
    identity = facts.get("ID", "")
    if identity not in ("debian", "ubuntu"):
        return System("linux")
    release = facts.get("VERSION_ID", "").partition(".")[0]
    return System(identity, int(release) if release.isdigit() else 0)


def message(lacking: Sequence[Missing], folder: Path, system: System | None = None) -> str:
    """What is missing and how to mend it, as plain text of several lines; "" if nothing is."""
    if not lacking:
        return ""
    system = system or this_system()
    lines = ["Works Extents needs Python libraries that this QGIS does not have as it needs them:"]
    lines += [f"  - {lack.words}" for lack in lacking]
    lines += ["", "What to do:"]
    lines += [f"  {line}" for line in steps(lacking, folder, system)]
    lines += ["", "Then start QGIS again. Nothing else in QGIS is affected."]
    return "\n".join(lines)


def steps(lacking: Sequence[Missing], folder: Path, system: System) -> list[str]:
    """The steps that mend `lacking` on `system`, a line each; commands stand on lines of their own."""
    of_host = [lack for lack in lacking if need_of(lack.library).of_host]
    others = [lack for lack in lacking if not need_of(lack.library).of_host]
    lines = _remove_clashes(of_host, system)
    if system.kind in ("windows", "macos"):
        return lines + _of_installed_qgis(of_host, others, folder, system)
    if system.has_shapely_2:
        return lines + _with_apt(lacking, folder, system)
    if system.kind in ("debian", "ubuntu"):
        return lines + _with_old_apt(of_host, others, folder)
    return lines + _on_other_linux(of_host, others, folder)


def _remove_clashes(of_host: Sequence[Missing], system: System) -> list[str]:
    names = [lack.library for lack in of_host if lack.found_version]
    if not names or system.kind in ("windows", "macos"):
        return []
    packages = " ".join(f"python3-{name}" for name in names)
    return [
        f"Remove the copy of {_and(names)} named above, because the first one found is the one used,",
        f"with whatever installed it: pip uninstall {' '.join(names)}, or sudo apt remove {packages}",
    ]


def _of_installed_qgis(
    of_host: Sequence[Missing], others: Sequence[Missing], folder: Path, system: System
) -> list[str]:
    lines = []
    if of_host:
        names = _and([lack.library for lack in of_host])
        lines += [
            f"Update QGIS, to 3.34 or later: {names} must be the copy that comes with QGIS.",
            "Do not install it with pip: another copy can crash QGIS.",
        ]
    if others and system.kind == "windows":
        lines += ["Open the OSGeo4W Shell from the Start menu, under QGIS, and enter:"]
        lines += [_pip("python", _wanted(others), f'"{folder}"', '"{}"'.format)]
    if others and system.kind == "macos":
        lines += ["Open Terminal and enter (with the place of your QGIS, if it is another):"]
        python = "/Applications/QGIS.app/Contents/MacOS/bin/python3"
        lines += [_pip(python, _wanted(others), shlex.quote(str(folder)))]
    return lines + _upgrade_clashes(others)


def _with_apt(lacking: Sequence[Missing], folder: Path, system: System) -> list[str]:
    in_apt = [lack.library for lack in lacking if lack.library in IN_APT]
    # Ubuntu 24.04 has shapely 2, but still pydantic 1.
    from_pip = [lack for lack in lacking if lack.library not in IN_APT]
    if system.kind == "ubuntu":
        from_pip += [lack for lack in lacking if lack.library in ("pydantic", "pydantic_core")]
        in_apt = [name for name in in_apt if not name.startswith("pydantic")]
    lines = []
    packages = sorted({f"python3-{name.replace('_', '-')}" for name in in_apt})
    if packages:
        lines += ["In a terminal:", f"sudo apt install {' '.join(packages)}"]
    return lines + _from_pip(from_pip, folder)


def _with_old_apt(of_host: Sequence[Missing], others: Sequence[Missing], folder: Path) -> list[str]:
    packages = sorted(f"python3-{lack.library}" for lack in of_host if lack.library != "shapely")
    lines = []
    if packages:
        lines += ["In a terminal:", f"sudo apt install {' '.join(packages)}"]
    if any(lack.library == "shapely" for lack in of_host):
        lines += _shapely_from_source(folder)
    return lines + _from_pip(others, folder)


def _on_other_linux(of_host: Sequence[Missing], others: Sequence[Missing], folder: Path) -> list[str]:
    names = [lack.library for lack in of_host]
    lines = [f"Install {_and(names)} from your system's own packages."] if names else []
    if "shapely" in names:
        lines += ["If the system has no shapely 2, build it against the system's GEOS:"]
        lines += [_pip_from_source(folder)]
    return lines + _from_pip(others, folder)


def _shapely_from_source(folder: Path) -> list[str]:
    return [
        "shapely has to be built here, against the GEOS that QGIS uses (about a minute):",
        "sudo apt install libgeos-dev pkgconf python3-dev python3-pip gcc",
        _pip_from_source(folder),
    ]


def _pip_from_source(folder: Path) -> str:
    target = shlex.quote(str(folder))
    wish = shlex.quote(_wish("shapely"))
    return f"/usr/bin/python3 -m pip install --target {target} --no-deps --no-binary shapely {wish}"


def _from_pip(others: Sequence[Missing], folder: Path) -> list[str]:
    lines = []
    if others:
        lines += ["In a terminal (pip itself is in the package python3-pip):"]
        lines += [_pip("/usr/bin/python3", _wanted(others), shlex.quote(str(folder)))]
    return lines + _upgrade_clashes(others)


def _upgrade_clashes(others: Sequence[Missing]) -> list[str]:
    names = [lack.library for lack in others if lack.found_version]
    if not names:
        return []
    return [
        f"The copy of {_and(names)} named above comes first: bring that one up to date where it is,",
        "or remove it. The plugin never puts its own in front of what QGIS uses.",
    ]


def _wanted(others: Sequence[Missing]) -> list[str]:
    """What to ask pip for; it brings what these need themselves."""
    return sorted({_wish(OWNER.get(lack.library, "pydantic")) for lack in others})


def _wish(library: str) -> str:
    need = need_of(library)
    return f"{library}=={need.exactly}" if need.exactly else f"{library}>={need.at_least}"


def _pip(python: str, wanted: Sequence[str], folder: str, quoted: Callable[[str], str] = shlex.quote) -> str:
    return f"{python} -m pip install --upgrade --target {folder} {' '.join(map(quoted, wanted))}"


def _facts(os_release: str) -> Mapping[str, str]:
    pairs = (line.partition("=") for line in os_release.splitlines() if "=" in line)
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
