"""How an extent begins: drawn with a tool, taken from selected features, or after a shape on the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...geometry import geojson, sketches
from ...host.sign_in import SignIn
from ..notices import Notices
from ..words import tr
from .draw_page import DrawPage
from .drawing import Drawing
from .street_lines import StreetLines
from .taking import Taking

Shapes = Sequence[tuple[str, Mapping[str, Any]]]


class Beginning(QObject):
    """Makes drafts for the environment and version at hand. `ready` is called before another draft is taken up.

    `several` tells the ids of drafts that were made at once, and what there is to say about them.
    """

    several = pyqtSignal(list, str)

    def __init__(
        self,
        iface: QgisInterface,
        drawing: Drawing,
        page: DrawPage,
        sign_in: SignIn,
        notices: Notices,
        ready: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._page = page
        self._sign_in = sign_in
        self._notices = notices
        self._ready = ready
        self._taking = Taking(iface, self)
        self._taking.taken.connect(self._taken)
        self._taking.refused.connect(page.tell_mended)
        self._lines = StreetLines(iface.mapCanvas(), sign_in, self)
        self._lines.found.connect(self._lines_found)
        self._lines.failed.connect(page.tell_mended)
        drawing.lines_wanted.connect(self._lines.find)
        page.draw.connect(self._begin)
        page.take.connect(self._taking.take)

    def _here(self) -> tuple[str, str]:
        service = self._sign_in.service
        return (service.environment.key, service.version.value) if service else ("practice", "v2")

    def _begin(self, shape_type: str, construction: Mapping[str, Any] | None) -> None:
        self._ready()
        self._page.tell_mended("")
        self._lines.forget()
        self._drawing.begin(shape_type, *self._here(), construction)
        self._page.list_drafts()

    def _lines_found(self, lines: list[Any], name: str) -> None:
        construction = self._drawing.construction
        if construction is not None and construction["tool"] == sketches.PARALLEL:
            self._page.tell_mended(tr("Along a line of: {name}.").format(name=name))
            self._drawing.construct_by(lines=lines)

    def _taken(self, shapes: Shapes, remark: str) -> None:
        self.draw_after(shapes, remark)

    def draw_after(self, shapes: Shapes, remark: str = "") -> list[str]:
        """Make a draft of each part of each named shape (EPSG:27700), take the first up; their ids are returned."""
        parts = [part for name, geometry in shapes for part in _parts(name, geometry)]
        if not parts:
            self._notices.warn(tr("There is no shape to draw after. Choose something that has one."))
            return []
        self._ready()
        identities = self._drawing.start_from(parts, *self._here())
        self._page.list_drafts()
        self._page.tell_mended(remark)
        if len(identities) > 1:
            self.several.emit(identities, remark)
        return identities

    def forget(self) -> None:
        """Nobody waits for anything any more: the dock is going."""
        self._taking.forget()
        self._lines.forget()


def _parts(name: str, geometry: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """A shape of several parts as several of one; heights and oddities left out."""
    import shapely

    shape = geojson.read(geometry).geometry
    if shape is None:
        return []
    parts = [dict(shapely.geometry.mapping(part)) for part in shapely.get_parts(shape)]
    if len(parts) == 1:
        return [(name, parts[0])]
    return [
        (tr("{name}, part {number}").format(name=name, number=number), part)
        for number, part in enumerate(parts, 1)
    ]
