"""Where the plugin keeps its files: one folder in the user's QGIS profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication


def folder(*parts: str) -> Path:
    """A folder of the plugin's own in the QGIS profile, made if it is not there."""
    path = Path(QgsApplication.qgisSettingsDirPath(), "works_extents", *parts)
    path.mkdir(parents=True, exist_ok=True)
    return path


def plugin_root() -> Path:
    """The folder that holds metadata.txt, as installed or as checked out."""
    return Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """A file among the plugin's own resources."""
    return plugin_root().joinpath("resources", *parts)


def version() -> str:
    """The plugin's version, from metadata.txt, or "0" where that cannot be read."""
    for line in plugin_root().joinpath("metadata.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("version="):
            return line.partition("=")[2].strip()
    return "0"
