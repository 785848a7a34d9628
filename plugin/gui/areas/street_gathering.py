"""Gathers streets for a list, off the main thread: under shapes, of what is selected, near a click, by USRN."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import settings, tasks
from ...host.error_words import error_words
from ..words import count, tr

if TYPE_CHECKING:
    from ...layers.gazetteer_layer import OwnGazetteer
    from ...layers.selected_streets import SelectedIn
    from ...streetmanager.client import StreetManager
    from ...submission.area_streets import AreaStreet

# Pieces of streets of one's own gazetteer: more than an area can hold.
MOST_PIECES = 100_000
Told = tuple[list[Any], str]


class StreetGathering(QObject):
    """`found` brings streets and what there is to say of them; `failed` why there are none, in words.

    `progress` tells how much of how much has been asked, and how many streets there are so far; `looked_up` brings
    what the gazetteer says of streets that are there; `picked` the streets near a click, the nearest first.
    """

    found = pyqtSignal(list, str)
    failed = pyqtSignal(str)
    progress = pyqtSignal(int, int, int)
    looked_up = pyqtSignal(list)
    picked = pyqtSignal(list)

    def __init__(self, service: StreetManager) -> None:
        super().__init__()
        self._service = service
        self._task: tasks.BackgroundTask | None = None
        self._stopping = False

    @property
    def busy(self) -> bool:
        """Whether something is being asked."""
        return self._task is not None

    def under(self, geometry: Mapping[str, Any], least: float) -> None:
        """The streets under a shape. least: the share of a street that has to lie there."""
        gazetteer, why = own_gazetteer()
        self._start(
            tr("Gathering the streets"),
            lambda own: self._under(own, [geometry], least, gazetteer, why),
            self._found,
        )

    def selected(self, layers: Sequence[QgsMapLayer], least: float) -> None:
        """The streets that selected features name, and those under the shapes of features that name none."""
        from ...layers.selected_streets import selected_in

        held = selected_in(layers)
        if not held:
            self.failed.emit(
                tr(
                    "Nothing is selected. Select streets, works or areas of a layer, with QGIS's selection tools."
                )
            )
            return
        gazetteer, why = own_gazetteer()
        self._start(
            tr("Reading what is selected"),
            lambda own: self._selected(own, held, least, gazetteer, why),
            self._found,
        )

    def from_file(self, file: Path) -> None:
        """The streets of a CSV file."""
        self._start(tr("Reading {file}").format(file=file.name), lambda own: _of_file(file), self._found)

    def look_up(self, usrns: Sequence[int]) -> None:
        """What the gazetteer says of these."""
        asked = list(usrns)

        def work(own: StreetManager) -> Told:
            from ...submission.area_streets import look_up

            held: list[AreaStreet] = []
            for number, usrn in enumerate(asked, 1):
                if self._stopping:
                    break
                held += look_up(own, [usrn])
                self.progress.emit(number, len(asked), len(held))
            return held, ""

        self._start(tr("Looking up streets"), work, self._looked_up)

    def near(self, easting: float, northing: float) -> None:
        """The streets near a place (EPSG:27700), the nearest first."""
        self._start(tr("Looking up streets"), lambda own: _near(own, easting, northing), self._near)

    def _under(
        self,
        own: StreetManager,
        geometries: Sequence[Mapping[str, Any]],
        least: float,
        gazetteer: OwnGazetteer | None,
        why: str,
    ) -> Told:
        from ...submission.area_streets import AreaSweep, AreaTooLarge, area_of, streets_of_own

        area = area_of(geometries)
        if area is None:
            return [], tr("There is no area to look under.")
        if gazetteer is not None:
            held, why = _own_streets(gazetteer, area)
            if not why:
                return streets_of_own(held, area, least), tr("From your own gazetteer.")
        try:
            sweep = AreaSweep(own, area, least)
        except AreaTooLarge as error:
            return [], str(error)
        for step in sweep.run():
            self.progress.emit(step.asked, step.points, step.found)
            if self._stopping:
                break
        words = "" if sweep.complete else tr("Stopped: there may be more streets under the area.")
        return sweep.streets(), " ".join(part for part in (why, words) if part)

    def _selected(
        self,
        own: StreetManager,
        held: Sequence[SelectedIn],
        least: float,
        gazetteer: OwnGazetteer | None,
        why: str,
    ) -> Told:
        import shapely

        from ...layers.selected_streets import read_selected

        read = read_selected(held)
        if not read.shapes:
            named = count(len(read.streets), tr("street"), tr("streets"))
            return read.streets, tr("The selected features name {streets}.").format(streets=named)
        shapes = [dict(shapely.geometry.mapping(shape)) for shape in read.shapes]
        streets, words = self._under(own, shapes, least, gazetteer, why)
        return [*read.streets, *streets], words

    def _start(self, title: str, work: Callable[[StreetManager], Any], done: Callable[[Any], None]) -> None:
        self.leave()
        self._stopping = False
        own = self._service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(title, lambda task: work(own), done=done, failed=self._failed, line=own)
        )

    def _found(self, told: Told) -> None:
        self._task = None
        self.found.emit(*told)

    def _looked_up(self, told: Told) -> None:
        self._task = None
        self.looked_up.emit(told[0])

    def _near(self, streets: list[Any]) -> None:
        self._task = None
        self.picked.emit(streets)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(str(error) if isinstance(error, ValueError) else error_words(error))

    def stop(self) -> None:
        """Ask no more; what was found by now comes."""
        self._stopping = True

    def leave(self) -> None:
        """Nobody waits for it any more."""
        self._stopping = True
        if self._task is not None:
            self._task.drop()
            self._task = None


def own_gazetteer() -> tuple[OwnGazetteer | None, str]:
    """The layer that the settings name, on the main thread; or why it cannot be asked, in words."""
    from ...layers import gazetteer_layer, line_layers

    try:
        found = gazetteer_layer.chosen(
            QgsProject.instance(), settings.GAZETTEER_SOURCE.get(), settings.GAZETTEER_FIELD.get()
        )
    except line_layers.CannotRead as error:
        return None, _not_asked(str(error))
    return found, ""


def _not_asked(why: str) -> str:
    return tr("Your own gazetteer was not asked. {why} Street Manager was asked instead.").format(why=why)


def _own_streets(gazetteer: OwnGazetteer, area: Any) -> tuple[list[Any], str]:
    import shapely

    from ...layers.line_layers import CannotRead

    try:
        return gazetteer.streets_around(dict(shapely.geometry.mapping(area)), MOST_PIECES), ""
    except CannotRead as error:
        return [], _not_asked(str(error))


def _of_file(file: Path) -> Told:
    from ...submission.area_streets import AreaStreet
    from ...submission.usrn_lists import read_csv

    held = read_csv(file.read_bytes())
    return [AreaStreet(usrn) for usrn in held.usrns], held.words


def _near(service: StreetManager, easting: float, northing: float) -> list[Any]:
    import shapely

    from ...submission.area_streets import street_told

    place = shapely.Point(easting, northing)
    told = [street_told(street) for street in service.lookup.streets_near([(easting, northing)])]

    def distance(street: Any) -> float:
        return float("inf") if street.line is None else float(shapely.distance(place, street.line))

    return sorted(told, key=distance)
