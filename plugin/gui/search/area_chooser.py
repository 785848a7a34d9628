"""Where to search: a list of ways of saying it, and the widgets of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ...host import settings
from ...host.sign_in import SignIn
from ..narrow import narrow
from ..words import tr
from .area_mark import AreaMark
from .area_ways import LayerExtentWay, MapViewWay, PlaceWay
from .drawn_ways import PolygonWay, RectangleWay
from .search_area import AreaWay
from .search_area import SearchArea as SearchArea
from .selected_way import SelectedWay
from .street_way import StreetWay

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import Street

AREA_WAY = settings.Setting("search/area_way", MapViewWay.key)
# Metres. A search is a search of many boxes; a whole region would be thousands.
WIDEST = 100_000.0


class AreaChooser(QWidget):
    """One way of saying where is chosen at a time. `changed` comes when the area is another."""

    changed = pyqtSignal()

    def __init__(self, iface: QgisInterface, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        canvas = iface.mapCanvas()
        self.map_view = MapViewWay(canvas, self)
        self.rectangle = RectangleWay(iface, self)
        self.polygon = PolygonWay(iface, self)
        self.selected = SelectedWay(canvas, self)
        self.layer = LayerExtentWay(self)
        self.street = StreetWay(sign_in, self)
        self.place = PlaceWay(self)
        self.ways: list[AreaWay] = [
            self.map_view,
            self.rectangle,
            self.polygon,
            self.selected,
            self.layer,
            self.street,
            self.place,
        ]
        self.list = narrow(QComboBox(self))
        self.list.setObjectName("area_way")
        self.list.setAccessibleName(tr("Where to search"))
        self.said = QLabel(self)
        self.said.setObjectName("area_said")
        self.said.setWordWrap(True)
        self._mark = AreaMark(canvas)
        self._marking = True
        self._way: AreaWay = self.map_view
        self._build()
        self.choose(AREA_WAY.get())

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        for way in self.ways:
            self.list.addItem(way.title(), way.key)
            layout.addWidget(way)
            way.hide()
            way.changed.connect(self._changed)
        layout.addWidget(self.said)
        self.setFocusProxy(self.list)
        self.list.currentIndexChanged.connect(self._listed)

    @property
    def way(self) -> AreaWay:
        """The way that is chosen."""
        return self._way

    def choose(self, key: str) -> None:
        """Choose a way by its key: map_view, rectangle, polygon, selected, layer, street or place."""
        index = max(self.list.findData(key), 0)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        else:
            self._listed(index)

    def choose_street(self, street: Street) -> None:
        """Choose a street that was found elsewhere."""
        self.choose(StreetWay.key)
        self.street.search.take(street)

    def _listed(self, index: int) -> None:
        self._way.put_down()
        self._way.hide()
        self._way = self.ways[index]
        AREA_WAY.set(self._way.key)
        # A way without widgets of its own takes no room.
        self._way.setVisible(self._way is not self.map_view)
        self._way.enter()
        self._changed()

    def area(self) -> SearchArea | None:
        """Where to search; none where nothing has been drawn or chosen yet."""
        return self._way.area()

    def problem(self) -> str:
        """What is wrong with where, in words; empty where nothing is."""
        missing = self._way.problem()
        area = self.area()
        if missing or area is None:
            return missing or tr("Say where to search first.")
        if not area.box.isFinite() or max(area.box.width(), area.box.height()) > WIDEST:
            return tr("This area is too large to search: over 100 km across. Choose a smaller one.")
        if not _in_england(area):
            return tr(
                "This area is outside England, which is all that Street Manager covers. "
                "Choose another, and search again."
            )
        return ""

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something as soon as `area` and `problem` answer for what is chosen now."""
        self._way.when_ready(act)

    def show_mark(self, on: bool) -> None:
        """Mark the area on the map, or do not: while the dock is out of sight, it would only be in the way."""
        self._marking = on
        self._changed_mark(self.area() if self._way.marked else None)

    def _changed_mark(self, area: SearchArea | None) -> None:
        if area is not None and self._marking:
            self._mark.show(area)
        else:
            self._mark.clear()

    def _changed(self) -> None:
        area = self.area() if self._way.marked else None
        self._changed_mark(area)
        if area is None:
            self._say("")
        else:
            self._say((area.words or _size_words(area.box)) if self._way.told else "")
        if self._way.marked and area is None and self._way.refused:
            self._say(self._way.problem())
        self.changed.emit()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def leave(self) -> None:
        """Take the tools and the mark off the map: the dock is going."""
        self._way.put_down()
        self._mark.leave()


def _in_england(area: SearchArea) -> bool:
    from ...geometry.areas import box_polygon
    from ...geometry.england import in_england

    box = area.box
    sides = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return in_england(area.outline or box_polygon(sides))


def _size_words(box: QgsRectangle) -> str:
    return tr("{width:,.0f} m by {height:,.0f} m").format(width=box.width(), height=box.height())
