"""The plugin's place in QGIS's options: light, because it is put there when QGIS starts."""

from __future__ import annotations

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QWidget

from ...host import icons

# The name by which QGIS finds the page.
PAGE = "works_extents_options_page"


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the options are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("Works Extents")
        self.setIcon(icons.icon("works_extents"))

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:  # noqa: N802, QGIS's name
        """The page, filled with what is set."""
        from .options_page import OptionsPage

        page = OptionsPage(parent)
        page.setObjectName(PAGE)
        return page
