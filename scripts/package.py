"""Makes build/works_extents.zip, the package for plugins.qgis.org and for installing."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FOLDER = "works_extents"
PACKAGE = TOP / "build" / f"{FOLDER}.zip"
LARGEST = 25_000_000
SINGLE_FILES = ("LICENSE", "CHANGELOG.md", "metadata.txt", "__init__.py")
FOLDERS = ("plugin", "resources")
LEFT_OUT = {".pyc", ".pyo", ".so", ".pyd", ".dll", ".dylib", ".exe", ".orig", ".rej"}
# One date for every file: the same sources make the same package, byte for byte.
DATE = (2020, 1, 1, 0, 0, 0)


def packaged_files(top: Path = TOP) -> Iterator[Path]:
    """The files of the plugin under `top`, sorted, as paths relative to it."""
    for name in SINGLE_FILES:
        if not (top / name).is_file():
            raise FileNotFoundError(f"The package needs {name}, which is not there.")
        yield Path(name)
    for folder in FOLDERS:
        for path in sorted((top / folder).rglob("*")):
            relative = path.relative_to(top)
            if path.is_file() and _belongs(relative):
                yield relative


def make_package(package: Path = PACKAGE, top: Path = TOP) -> Path:
    """Write the plugin under `top` into the zip `package`; ValueError if it is too big to publish."""
    package.parent.mkdir(parents=True, exist_ok=True)
    unfinished = package.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for relative in packaged_files(top):
            entry = zipfile.ZipInfo(f"{FOLDER}/{relative.as_posix()}", DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, (top / relative).read_bytes())
    size = unfinished.stat().st_size
    if size > LARGEST:
        raise ValueError(f"The package has {size:,} bytes; plugins.qgis.org takes at most {LARGEST:,}.")
    unfinished.replace(package)
    return package


def _belongs(relative: Path) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
    return not hidden and relative.suffix not in LEFT_OUT


def main() -> int:
    """Make the package and say where it is."""
    package = make_package()
    with zipfile.ZipFile(package) as archive:
        count = len(archive.namelist())
    print(f"{package.relative_to(TOP)}: {count} files, {package.stat().st_size / 1000:,.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
