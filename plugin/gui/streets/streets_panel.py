"""Streets: found by name, by USRN or on the map; listed, drawn, and described."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host import icons, tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ..words import count, tr
from .street_details import StreetDetails
from .street_search import StreetSearch, street_title
from .street_tool import StreetTool
from .streets_on_map import StreetsOnMap

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...streetmanager.lookup_records import Street

MOST_ROWS = 6
USRN = int(Qt.ItemDataRole.UserRole)

# A street with its features by layer.
Drawn = tuple["Street", dict[str, list[QgsFeature]]]


class StreetsPanel(QWidget):
    """The streets that were looked up, newest first; the chosen one in full. `search_here` asks for its works."""

    search_here = pyqtSignal(object)

    def __init__(self, iface: QgisInterface, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = iface.mapCanvas()
        self._sign_in = sign_in
        self._streets: dict[int, Street] = {}
        self._task: tasks.BackgroundTask | None = None
        self.on_map = StreetsOnMap(self._canvas, self)
        self.tool = StreetTool(self._canvas)
        self.search = StreetSearch(sign_in, self)
        self.pick = self._button("pick_street", tr("&Pick on the map"))
        self.pick.setIcon(icons.icon("street"))
        self.pick.setCheckable(True)
        self.said = QLabel(self)
        self.said.setObjectName("streets_said")
        self.said.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("streets")
        self.list.setAccessibleName(tr("Streets that were looked up"))
        self.again = self._button("streets_again", "")
        self.details = StreetDetails(self)
        self.zoom = self._button("zoom_to_street", tr("&Zoom to it"))
        self.works = self._button("works_of_street", tr("&Works here"))
        self.copy = self._button("copy_street", tr("&Copy"))
        self.remove = self._button("remove_street", tr("&Remove"))
        self._lay_out()
        self._connect()
        self._show()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        picking = QHBoxLayout()
        picking.addWidget(self.pick)
        picking.addWidget(self.said, 1)
        layout.addLayout(picking)
        layout.addWidget(self.again)
        layout.addWidget(self.list)
        layout.addWidget(self.details, 1)
        row = QHBoxLayout()
        for button in (self.zoom, self.works, self.copy, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.search.changed.connect(self._searched)
        self.pick.toggled.connect(self._pick)
        self.tool.picked.connect(self._picked)
        self.tool.deactivated.connect(self._laid_down)
        self.list.currentItemChanged.connect(lambda now, before: self._show())
        self.list.itemActivated.connect(lambda item: self._zoom())
        self.zoom.clicked.connect(self._zoom)
        self.works.clicked.connect(self._search_here)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.details.toPlainText()))
        self.remove.clicked.connect(self._remove)
        self.again.clicked.connect(self._look_up_again)
        self.on_map.adopted.connect(self._begin_anew)

    @property
    def street(self) -> Street | None:
        """The chosen street."""
        item = self.list.currentItem()
        return None if item is None else self._streets.get(item.data(USRN))

    def _searched(self) -> None:
        if self.search.street is not None:
            self._draw([self.search.street], zoom=True)

    def _pick(self, on: bool) -> None:
        if on:
            self._canvas.setMapTool(self.tool)
            self._canvas.setFocus()
            self.say(tr("Click a street; Enter takes the middle of the map."))
        else:
            self._canvas.unsetMapTool(self.tool)

    def _laid_down(self) -> None:
        self.tool.clear()
        self.pick.setChecked(False)
        self.say("")

    def _picked(self, easting: float, northing: float) -> None:
        self._look_up(lambda service, crs: _near(service, easting, northing, crs), self._found_near)

    def _look_up(
        self, find: Callable[[StreetManager, Any], list[Drawn]], done: Callable[[list[Drawn]], None]
    ) -> None:
        service = self._sign_in.service
        if service is None:
            self.say(tr("Sign in first: streets are looked up at the service."))
            return
        self._drop()
        self.say(tr("Looking up the streets …"))
        own, crs = service.fork(), self.on_map.crs()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking up streets"),
                lambda task: find(own, crs),
                done=done,
                failed=self._failed,
                line=own,
            )
        )

    def _found_near(self, drawn: list[Drawn]) -> None:
        self._task = None
        if not drawn:
            self.say(tr("No street within 25 m. Click nearer to one."))
            return
        self.say(
            tr("{streets} within 25 m, the nearest first.").format(
                streets=count(len(drawn), tr("street"), tr("streets"))
            )
        )
        self.search.clear()
        self._add(drawn)

    def _draw(self, streets: list[Street], zoom: bool = False) -> None:
        self._drop()
        crs = self.on_map.crs()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Drawing streets"),
                lambda task: _drawn(streets, crs),
                done=lambda drawn: self._drawn(drawn, zoom),
                failed=self._failed,
            )
        )

    def _drawn(self, drawn: list[Drawn], zoom: bool) -> None:
        self._task = None
        self.say("")
        self._add(drawn)
        if zoom:
            self._zoom()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.say(error_words(error))

    def _add(self, drawn: list[Drawn]) -> None:
        """Put streets at the top of the list, and on the map; the first of them becomes the chosen one."""
        for street, features in reversed(drawn):
            self._take_from_list(street.usrn)
            self._streets[street.usrn] = street
            item = QListWidgetItem(street_title(street))
            item.setData(USRN, street.usrn)
            item.setToolTip(street_title(street))
            self.list.insertItem(0, item)
            self.on_map.add(street.usrn, features)
        self.list.setCurrentRow(0)
        self._show()

    def _take_from_list(self, usrn: int) -> None:
        for row in reversed(range(self.list.count())):
            if self.list.item(row).data(USRN) == usrn:
                self.list.takeItem(row)

    def _zoom(self) -> None:
        if self.street is not None:
            self.on_map.zoom_to(self.street.usrn)

    def _search_here(self) -> None:
        if self.street is not None:
            self.search_here.emit(self.street)

    def _remove(self) -> None:
        street = self.street
        if street is not None:
            self._streets.pop(street.usrn, None)
            self._take_from_list(street.usrn)
            self.on_map.remove(street.usrn)
            self.say("")
            self._show()

    def _begin_anew(self) -> None:
        """Another project: its streets have still to be looked up."""
        self._streets = {}
        self.list.clear()
        self.say("")
        self._show()

    def _look_up_again(self) -> None:
        usrns = self.on_map.waiting
        self._look_up(
            lambda service, crs: _drawn([service.lookup.get_street(usrn) for usrn in usrns], crs),
            lambda drawn: self._drawn(drawn, zoom=False),
        )

    def _show(self) -> None:
        street = self.street
        missing = len(self.on_map.waiting)
        self.again.setVisible(bool(missing))
        self.again.setText(
            tr("Look up the project's {streets} again").format(
                streets=count(missing, tr("street"), tr("streets"))
            )
        )
        self.details.show_street(street)
        for button in (self.zoom, self.works, self.copy, self.remove):
            button.setEnabled(street is not None)
        rows = min(self.list.count(), MOST_ROWS)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth() + 2)

    def say(self, words: str) -> None:
        """Say how a search or a pick went."""
        self.said.setText(words)

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """Let go of the map and of what is under way: the dock is going."""
        self._drop()
        self.search.leave()
        self._canvas.unsetMapTool(self.tool)
        self.tool.take_away()
        self.on_map.leave()


def _near(service: StreetManager, easting: float, northing: float, crs: Any) -> list[Drawn]:
    """The streets within 25 m of a place, the nearest first, with their features."""
    import shapely

    from ...geometry.geojson import read

    place = shapely.Point(easting, northing)

    def distance(street: Street) -> float:
        line = read(street.street_line, street.street_centre_point).geometry
        return float("inf") if line is None else float(shapely.distance(place, line))

    return _drawn(sorted(service.lookup.streets_near([(easting, northing)]), key=distance), crs)


def _drawn(streets: list[Street], crs: Any) -> list[Drawn]:
    from ...layers.street_layers import street_features

    return [(street, street_features(street, crs)) for street in streets]
