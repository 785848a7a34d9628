"""Searching along a street."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...host import settings
from ...host.sign_in import SignIn
from ..streets.street_search import StreetSearch, street_title
from ..words import tr
from .area_ways import within
from .search_area import AreaRefused, SearchArea, WorkedOutWay, area_of, distance_box

STREET_DISTANCE = settings.Setting("search/street_distance", 50.0)


class StreetWay(WorkedOutWay):
    """A street found by name or USRN, and so many metres around its line."""

    key = "street"
    told = False

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = StreetSearch(sign_in, self)
        self.distance = distance_box(self, STREET_DISTANCE, "area_street_distance")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addLayout(within(self, self.distance, tr("of its line")))
        self.search.changed.connect(self.renew)
        self.distance.valueChanged.connect(lambda _: self.renew())

    def title(self) -> str:
        """What it is called in the list."""
        return tr("A street")

    def inputs(self) -> Any:
        """The street and the distance."""
        street = self.search.street
        return (street.usrn, self.distance.value()) if street is not None else None

    def problem(self) -> str:
        """What is still missing."""
        if self.search.street is None:
            return tr(
                "Find the street first: type its name and choose it from the list, or type its USRN and press Enter."
            )
        return super().problem()

    def work(self, inputs: Any) -> Callable[[], SearchArea]:
        """The surroundings of the street's line."""
        street, distance = self.search.street, inputs[1]
        return lambda: _around(street, distance)

    def put_down(self) -> None:
        """Ask nothing any more."""
        self.search.leave()
        super().put_down()


def _around(street: Any, distance: float) -> SearchArea:
    from ...geometry import areas

    outline = areas.area_around_geometry(street.street_line or street.street_centre_point, distance)
    if outline is None:
        raise AreaRefused(tr("The gazetteer has no line for this street. Search by the map view instead."))
    words = tr("{street}, within {distance:.0f} m").format(street=street_title(street), distance=distance)
    return area_of(outline, words)
