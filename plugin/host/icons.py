"""The plugin's own icons."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon

from . import profile_folder


def icon(name: str) -> QIcon:
    """An icon from resources/icons by its name."""
    return QIcon(str(profile_folder.resource("icons", f"{name}.svg")))
