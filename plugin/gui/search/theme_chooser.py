"""By what the works are coloured on the map: a list of themes, for all layers of the search at once."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ...layers import themes
from ..narrow import narrow
from ..words import tr
from .found_layers import FoundLayers


class ThemeChooser(QWidget):
    """The list; what is chosen is shown at once, and remembered for searches to come."""

    def __init__(self, found: FoundLayers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.list = narrow(QComboBox(self))
        self.list.setObjectName("theme")
        self.list.setAccessibleName(tr("Colour the works by"))
        for key, words in themes.THEMES.items():
            self.list.addItem(tr(words), key)
        label = QLabel(tr("Colo&ur by"), self)
        label.setBuddy(self.list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.list, 1)
        self.list.activated.connect(lambda _: found.set_theme(self.list.currentData()))
        found.followed.connect(self._show)
        self._show()

    def _show(self) -> None:
        shown = themes.current(self._found.layers) or self._found.theme
        self.list.setCurrentIndex(self.list.findData(shown))
        self.setEnabled(self._found.has_themes)
