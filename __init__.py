"""Works Extents: the package that QGIS loads."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Make the plugin for QGIS, whose interface is `iface`."""
    from .plugin.plugin import WorksExtentsPlugin

    return WorksExtentsPlugin(iface)
