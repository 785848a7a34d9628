"""The plugin's algorithms, as QGIS's toolbox, models and `qgis_process` find them."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..host import icons, profile_folder
from .check_extents import CheckExtents
from .exact_grid import ExactNationalGrid
from .search_works import SearchWorks
from .sessions import Sessions
from .split_by_street import SplitByStreet
from .streets_under import StreetsUnderExtents

ALGORITHMS = (SearchWorks, CheckExtents, ExactNationalGrid, StreetsUnderExtents, SplitByStreet)


class WorksExtentsProvider(QgsProcessingProvider):
    """Works Extents in the toolbox. Only light things are imported for it; an algorithm reads the rest as it runs."""

    def __init__(self, sessions: Sessions) -> None:
        super().__init__()
        self.sessions = sessions

    def id(self) -> str:
        """What its algorithms' ids begin with."""
        return "worksextents"

    def name(self) -> str:
        """What it is called."""
        return "Works Extents"

    def longName(self) -> str:
        """What it is called where there is room."""
        return "Works Extents: street and road works in England"

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return icons.icon("works_extents")

    def svgIconPath(self) -> str:
        """The plugin's icon, as a file."""
        return str(profile_folder.resource("icons", "works_extents.svg"))

    def versionInfo(self) -> str:
        """The plugin's version."""
        return profile_folder.version()

    def loadAlgorithms(self) -> None:
        """Hand the algorithms over."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm(self.sessions))
