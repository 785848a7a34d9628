"""How a project turns the National Grid into degrees and web maps: measured, and put right by a grid file.

QGIS's own operations, without Ordnance Survey's grid, are metres off, for EPSG:4258 more than a hundred. A project's
transform context can name an operation of ours instead, that goes through a file made of the OSTN15 tables.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDatumTransform,
    QgsPointXY,
    QgsProject,
)

from .positions import NATIONAL_GRID

CODES = (3857, 4326, 4258)
GRID_NAME = "national_grid_ostn15.tif"
# Metres: more than this is no rounding, and less than this nobody sees.
GOOD_ENOUGH = 0.02
# Of Ordnance Survey's test points of OSTN15, some over England: easting, northing, latitude, longitude.
KNOWN_POINTS = (
    (91492.146, 11318.804, 49.92226393730, -6.29977752014),
    (438710.920, 114792.250, 50.93127937910, -1.45051433700),
    (530624.974, 178388.464, 51.48936564950, -0.11992557180),
    (599445.590, 225722.826, 51.89436637350, 0.89724327012),
    (357455.843, 383290.436, 53.34480280190, -2.64049320810),
    (424639.355, 565012.703, 54.97912273660, -1.61657685184),
)
# A degree of longitude in metres of Web Mercator.
_RADIUS = 6378137.0
_METRES_A_DEGREE = 111_320.0
_SCOPE = "works_extents"
_GRID_ENTRY, _BEFORE_ENTRY = "exact/grid", "exact/before"
_NAMED = re.compile(r'\+grids="?([^"]*?' + re.escape(GRID_NAME) + r')"?(?:\s|$)')


def crs_of(code: int) -> QgsCoordinateReferenceSystem:
    """A CRS of the EPSG's."""
    return QgsCoordinateReferenceSystem(f"EPSG:{code}")


def code_of(crs: QgsCoordinateReferenceSystem) -> int | None:
    """Which of CODES a CRS is, or none of them."""
    return next((code for code in CODES if crs.authid() == f"EPSG:{code}"), None)


def codes_beside_the_grid(project: QgsProject) -> list[int]:
    """The CRSs beside which this project shows the National Grid, among CODES.

    The project's own, in which what is drawn is shown; or, where that is the National Grid, those of its layers.
    """
    own = code_of(project.crs())
    if own is not None:
        return [own]
    if project.crs() != NATIONAL_GRID:
        return []
    held = {code_of(layer.crs()) for layer in project.mapLayers().values()}
    return [code for code in CODES if code in held]


def difference(
    context: QgsCoordinateTransformContext, code: int, easting: float, northing: float
) -> float | None:
    """Metres between where QGIS shows a position of EPSG:27700 and where it is; None where it has no answer."""
    from ..geometry import national_grid

    transform = QgsCoordinateTransform(NATIONAL_GRID, crs_of(code), context)
    try:
        shown = transform.transform(QgsPointXY(easting, northing))
    except QgsCsException:
        return None
    found_e, found_n = national_grid.from_etrs89(*_degrees(shown, code))
    away = math.hypot(float(found_e) - easting, float(found_n) - northing)
    return away if math.isfinite(away) else None


def largest_difference(project: QgsProject, codes: Iterable[int], place: QgsPointXY) -> float | None:
    """The same in a project, for the worst of some CRSs; None where nothing can be said."""
    found = [
        difference(_as_shown(project.transformContext(), code), code, place.x(), place.y()) for code in codes
    ]
    return max((metres for metres in found if metres is not None), default=None)


def place_shown_at(project: QgsProject, shown: QgsPointXY) -> QgsPointXY | None:
    """Where the map shows what is at a position of the project's CRS, in EPSG:27700; None for a CRS not in CODES.

    Unlike the project's own transform, without a remark of QGIS's where no operation has been settled.
    """
    if project.crs() == NATIONAL_GRID:
        return shown
    code = code_of(project.crs())
    if code is None:
        return None
    context = _as_shown(project.transformContext(), code)
    try:
        return QgsCoordinateTransform(crs_of(code), NATIONAL_GRID, context).transform(shown)
    except QgsCsException:
        return None


def error_at_known_points(context: QgsCoordinateTransformContext, codes: Iterable[int] = CODES) -> float:
    """Metres: how far a context is off at Ordnance Survey's points at most, there and back."""
    worst = 0.0
    for code in codes:
        there = QgsCoordinateTransform(NATIONAL_GRID, crs_of(code), context)
        back = QgsCoordinateTransform(crs_of(code), NATIONAL_GRID, context)
        for easting, northing, latitude, longitude in KNOWN_POINTS:
            try:
                lon, lat = _degrees(there.transform(QgsPointXY(easting, northing)), code)
                again = back.transform(_shown(longitude, latitude, code))
            except QgsCsException:
                return math.inf
            across = (lon - longitude) * math.cos(math.radians(latitude))
            worst = max(
                worst,
                math.hypot(across, lat - latitude) * _METRES_A_DEGREE,
                math.hypot(again.x() - easting, again.y() - northing),
            )
    return worst


def with_grid(context: QgsCoordinateTransformContext, grid: Path) -> QgsCoordinateTransformContext:
    """A context like this one that goes through a grid file, both ways. ValueError for a path PROJ cannot read."""
    from ..geometry import grid_file

    changed = QgsCoordinateTransformContext(context)
    for code in CODES:
        _forget(changed, code)
        # Where the file has gone, on somebody else's computer, QGIS may go on as if there had been none.
        changed.addCoordinateOperation(NATIONAL_GRID, crs_of(code), grid_file.pipeline(grid, code), True)
    return changed


def register(project: QgsProject, grid: Path) -> None:
    """Make a project go through a grid file; what it said before is kept in it, to be put back."""
    before = project.transformContext()
    if grid_in_use(project) is None:
        project.writeEntry(_SCOPE, _BEFORE_ENTRY, json.dumps(_operations(before)))
    project.writeEntry(_SCOPE, _GRID_ENTRY, grid.as_posix())
    _set(project, with_grid(before, grid))


def unregister(project: QgsProject) -> None:
    """Put back what the project said before it went through the grid file."""
    context = QgsCoordinateTransformContext(project.transformContext())
    for code in CODES:
        _forget(context, code)
    for source, destination, operation, fallback in _kept_operations(project):
        crs = QgsCoordinateReferenceSystem
        context.addCoordinateOperation(crs(source), crs(destination), operation, fallback)
    for entry in (_GRID_ENTRY, _BEFORE_ENTRY):
        project.removeEntry(_SCOPE, entry)
    _set(project, context)


def grid_in_use(project: QgsProject) -> Path | None:
    """The grid file that a project goes through, or would if it were there; None where it goes through none."""
    operations = project.transformContext().coordinateOperations()
    for code in CODES:
        named = _NAMED.search(operations.get((NATIONAL_GRID.authid(), f"EPSG:{code}"), ""))
        if named is not None:
            return Path(named.group(1))
    kept, found = project.readEntry(_SCOPE, _GRID_ENTRY, "")
    # QGIS may leave out an operation whose grid it does not find. Where the file is there, somebody took it out.
    return Path(kept) if found and kept and not Path(kept).is_file() else None


def forget_transforms() -> None:
    """Make QGIS build its transforms anew.

    It keeps them by the words of their operation, those that had to do without their grid too.
    """
    QgsCoordinateTransform.invalidateCache()


def _set(project: QgsProject, context: QgsCoordinateTransformContext) -> None:
    forget_transforms()
    project.setTransformContext(context)
    project.setDirty(True)


def _forget(context: QgsCoordinateTransformContext, code: int) -> None:
    # Removing alone would take it out of every copy of the context, the project's too; adding makes it one's own.
    context.addCoordinateOperation(NATIONAL_GRID, crs_of(code), "+proj=noop", True)
    context.removeCoordinateOperation(NATIONAL_GRID, crs_of(code))
    context.removeCoordinateOperation(crs_of(code), NATIONAL_GRID)


def _operations(context: QgsCoordinateTransformContext) -> list[tuple[str, str, str, bool]]:
    """What a context says of the National Grid beside CODES: source, destination, operation, with fallback."""
    own = NATIONAL_GRID.authid()
    pairs = {(own, f"EPSG:{code}") for code in CODES} | {(f"EPSG:{code}", own) for code in CODES}
    crs = QgsCoordinateReferenceSystem
    return [
        (*pair, operation, context.allowFallbackTransform(crs(pair[0]), crs(pair[1])))
        for pair, operation in context.coordinateOperations().items()
        if pair in pairs
    ]


def _kept_operations(project: QgsProject) -> list[tuple[str, str, str, bool]]:
    kept, _ = project.readEntry(_SCOPE, _BEFORE_ENTRY, "[]")
    try:
        return [(str(a), str(b), str(operation), bool(c)) for a, b, operation, c in json.loads(kept)]
    except (ValueError, TypeError):
        return []


def _as_shown(context: QgsCoordinateTransformContext, code: int) -> QgsCoordinateTransformContext:
    """The context with what QGIS takes by itself where it says nothing, so that QGIS has nothing to remark."""
    crs = crs_of(code)
    if context.hasTransform(NATIONAL_GRID, crs):
        return context
    operations = QgsDatumTransform.operations(NATIONAL_GRID, crs)
    working = next((operation for operation in operations if operation.isAvailable), None)
    if working is None:
        return context
    changed = QgsCoordinateTransformContext(context)
    changed.addCoordinateOperation(NATIONAL_GRID, crs, working.proj, True)
    return changed


def _degrees(shown: QgsPointXY, code: int) -> tuple[float, float]:
    """Longitude and latitude; ETRS89 and WGS 84 are taken for the same, as everybody does."""
    if code != 3857:
        return shown.x(), shown.y()
    latitude = 2 * math.atan(math.exp(shown.y() / _RADIUS)) - math.pi / 2
    return math.degrees(shown.x() / _RADIUS), math.degrees(latitude)


def _shown(longitude: float, latitude: float, code: int) -> QgsPointXY:
    if code != 3857:
        return QgsPointXY(longitude, latitude)
    northing = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return QgsPointXY(_RADIUS * math.radians(longitude), _RADIUS * northing)
