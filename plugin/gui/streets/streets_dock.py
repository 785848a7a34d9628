"""The dock for looking streets up."""

from __future__ import annotations

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...host.sign_in import SignIn
from ..place_box import PlaceBox
from ..sign_in.sign_in_strip import SignInStrip
from ..words import tr
from .streets_panel import StreetsPanel


class StreetsDock(QgsDockWidget):
    """Find streets, see their lines and special designations on the map, read who assesses works on them."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn) -> None:
        super().__init__(tr("Streets · Works Extents"), iface.mainWindow())
        self.setObjectName("works_extents_streets")
        body = QWidget(self)
        self.strip = SignInStrip(sign_in, body, "streets")
        self.panel = StreetsPanel(iface, sign_in, body)
        self.place = PlaceBox(iface.mapCanvas(), body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.strip)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.place)
        self.setWidget(body)

    def leave(self) -> None:
        """Let go of the map and of whatever is under way: the dock is going."""
        self.panel.leave()
