"""The plugin as QGIS knows it: puts things up, and takes all of them down again."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QAction


class WorksExtentsPlugin:
    """Works Extents in one QGIS window."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._action: QAction | None = None

    def initGui(self) -> None:  # noqa: N802 - QGIS asks for this name
        """Put up what the user sees."""
        self._action = QAction("Works Extents", self._iface.mainWindow())
        self._iface.addPluginToMenu("Works Extents", self._action)

    def unload(self) -> None:
        """Take down everything that initGui put up."""
        if self._action is None:
            return
        self._iface.removePluginMenu("Works Extents", self._action)
        self._action.deleteLater()
        self._action = None
