"""Where the docks stand: as the officer left them, in this QGIS and after the next start."""

from __future__ import annotations

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..host import settings

# Pixels: all of the table's first columns. The docks stay usable down to 380.
WIDTH = 460


def left_open() -> list[str]:
    """The docks that were open when QGIS was closed."""
    return [name for name in settings.OPEN_DOCKS.get().split(",") if name]


class DockPlaces:
    """Puts docks up where they stood, notes which are open, and takes them down again.

    QGIS keeps the places of all docks by their object names, and puts them back before ours are made: a dock
    that comes later takes the place that was kept for it.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._window = iface.mainWindow()
        self._docks: dict[str, QgsDockWidget] = {}
        self._front = ""

    def put_up(self, name: str, dock: QgsDockWidget, action: QAction) -> None:
        """Put a dock where it stood, or beside the others; `action` shows and hides it."""
        if self._window.restoreDockWidget(dock):
            self._list(dock)
        else:
            self._place_anew(dock)
        dock.setToggleVisibilityAction(action)
        self._docks[name] = dock
        dock.visibilityChanged.connect(self._note)
        # Among tabs that were only just put back, raising has no effect before they have been laid out.
        QTimer.singleShot(0, dock.raise_)

    def _place_anew(self, dock: QgsDockWidget) -> None:
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        others = [other for other in self._docks.values() if not other.isFloating()]
        if others:
            self._window.tabifyDockWidget(others[0], dock)
        self._window.resizeDocks([dock], [WIDTH], Qt.Orientation.Horizontal)

    def _list(self, dock: QgsDockWidget) -> None:
        """In View, Panels, as QGIS does for docks that it places itself."""
        menu = self._window.findChild(QMenu, "mPanelMenu")
        if menu is not None:
            menu.addAction(dock.toggleViewAction())

    def _note(self) -> None:
        """Which docks are open; the one that was in front last comes last, so that it is in front again."""
        # While QGIS takes its window down, no dock is in front any more.
        self._front = next((name for name, dock in self._docks.items() if dock.isUserVisible()), self._front)
        ordered = sorted(self._docks, key=lambda name: name == self._front)
        settings.OPEN_DOCKS.set(",".join(name for name in ordered if not self._docks[name].isHidden()))

    def take_down(self) -> None:
        """Remove every dock; which of them were open stays noted."""
        for dock in self._docks.values():
            dock.visibilityChanged.disconnect(self._note)
            self._iface.removeDockWidget(dock)
            dock.setParent(None)
            dock.deleteLater()
        self._docks = {}
