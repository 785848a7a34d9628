"""Where an algorithm has its streets from: a layer that was given, one's own gazetteer, or Street Manager."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProject,
)

from ..host import settings
from ..layers.layer_words import tr
from ..layers.line_layers import CannotRead

if TYPE_CHECKING:
    from ..layers.gazetteer_layer import OwnGazetteer
    from ..streetmanager.client import StreetManager
    from ..streetmanager.lookup_records import Street
    from ..submission.street_match import StreetMatch

# Pieces of streets around one extent: more than any extent of works has.
MOST_PIECES = 100_000


class StreetSource:
    """The streets of one run. Either `own` or `service` is there."""

    def __init__(self, own: OwnGazetteer | None, service: StreetManager | None = None) -> None:
        self._own = own
        self._service = service
        self._known: dict[Any, tuple[Any, ...]] = {}
        self._by_usrn: dict[int, Street | None] = {}

    @property
    def version(self) -> str:
        """The version of the service that is asked; "" where it is not."""
        return "" if self._service is None else str(self._service.version.value)

    def match(self, geometry: Mapping[str, Any] | None) -> StreetMatch:
        """The streets on which an extent (GeoJSON-like, EPSG:27700) lies, best first, as the draw dock finds them.

        An extent that is too long for the dock's few questions is asked for as an area is. Raises what the
        service's calls raise, AreaTooLarge, and CannotRead.
        """
        from ..submission import street_match

        if geometry is None:
            return street_match.StreetMatch([], 0)
        if self._own is not None:
            return street_match.among(geometry, self._own_streets(geometry))
        if len(street_match.points_along(geometry)) <= street_match.MOST_POINTS:
            return street_match.match(self._service, geometry, self._known)
        return street_match.among(geometry, self._swept(geometry))

    def _own_streets(self, geometry: Mapping[str, Any]) -> list[Street]:
        if self._own is None:
            return []
        return [
            _street(street.usrn, street.name, "", street.line)
            for street in self._own.streets_around(geometry, MOST_PIECES)
        ]

    def _swept(self, geometry: Mapping[str, Any]) -> list[Street]:
        import shapely

        from ..geometry.street_shares import NEAR
        from ..submission.area_streets import AreaSweep, area_of

        area = area_of([geometry])
        sweep = AreaSweep(self._service, shapely.buffer(area, NEAR))
        for _ in sweep.run():
            pass
        return [_street(street.usrn, street.name, street.town, street.line) for street in sweep.streets()]

    def street(self, usrn: int) -> Street | None:
        """The street of a USRN, wherever it is; None where nobody knows it. Asked for once."""
        if usrn not in self._by_usrn:
            self._by_usrn[usrn] = self._own_street(usrn) if self._own is not None else self._asked(usrn)
        return self._by_usrn[usrn]

    def _own_street(self, usrn: int) -> Street | None:
        found = self._own.street(usrn) if self._own is not None else None
        return None if found is None else _street(found.usrn, found.name, "", found.line)

    def _asked(self, usrn: int) -> Street | None:
        from ..streetmanager.errors import NotFound

        if self._service is None:
            return None
        try:
            return self._service.lookup.get_street(usrn)
        except NotFound:
            return None


def _street(usrn: int, name: str, town: str, line: Any) -> Street:
    import shapely

    from ..streetmanager.lookup_records import Street

    mapping = None if line is None else dict(shapely.geometry.mapping(line))
    return Street(usrn=usrn, street_descriptor=name, town=town, street_line=mapping)


class _WithoutChecks:
    """A layer that is read as it is: a street's line need not be simple."""

    def __init__(self, source: QgsProcessingFeatureSource) -> None:
        self._source = source

    def getFeatures(self, request: QgsFeatureRequest) -> QgsFeatureIterator:
        """The features that are asked for."""
        flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        return self._source.getFeatures(request, flag)


def of_layer(source: QgsProcessingFeatureSource, field: str) -> OwnGazetteer:
    """A layer of street lines that was given. field: the one with USRNs; "" for the usual one.

    QgsProcessingException where there is none.
    """
    from ..layers.gazetteer_layer import OwnGazetteer
    from ..layers.line_layers import usual_field
    from .extents import crs_of, field_in

    names = tuple(source.fields().names())
    field = field_in(source, field) or usual_field(names)
    if not field:
        words = tr("“{layer}” has no field that is called after USRNs. Say which field holds them.")
        raise QgsProcessingException(words.format(layer=source.sourceName()))
    crs = crs_of(source)
    return OwnGazetteer(field, source=_WithoutChecks(source), crs=crs, fields=names)


def of_settings(project: QgsProject) -> OwnGazetteer | None:
    """The gazetteer that the options name, on the main thread; None where there is none.

    QgsProcessingException where it cannot be read.
    """
    from ..layers import gazetteer_layer

    try:
        return gazetteer_layer.chosen(
            project, settings.GAZETTEER_SOURCE.get(), settings.GAZETTEER_FIELD.get()
        )
    except CannotRead as error:
        words = tr("Your own gazetteer, as the options name it, cannot be read. {why}")
        raise QgsProcessingException(words.format(why=error)) from error
