"""Where a position on the canvas is in the National Grid, and the transforms that QGIS displays by.

A position that was clicked goes back through the transform by which QGIS showed it; a snapped one is read from
the snapped layer itself. Anything else would move it: QGIS's own transform may be metres off, and what the
officer aimed at is what was on the screen.
"""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDatumTransform,
    QgsGeometry,
    QgsPointLocator,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)

NATIONAL_GRID = QgsCoordinateReferenceSystem("EPSG:27700")


def to_national_grid(project: QgsProject, shown_in: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
    """QGIS's own transform from what the canvas (or a layer) shows to EPSG:27700."""
    return QgsCoordinateTransform(shown_in, NATIONAL_GRID, project)


def from_canvas(point: QgsPointXY, canvas_crs: QgsCoordinateReferenceSystem) -> QgsPointXY:
    """A clicked position (canvas CRS) as easting and northing, back through the project's own transform."""
    return to_national_grid(QgsProject.instance(), canvas_crs).transform(point)


def to_canvas(point: QgsPointXY, canvas_crs: QgsCoordinateReferenceSystem) -> QgsPointXY:
    """Easting and northing as the position at which QGIS shows them on the canvas."""
    return QgsCoordinateTransform(NATIONAL_GRID, canvas_crs, QgsProject.instance()).transform(point)


def box_to_canvas(box: QgsRectangle, canvas_crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """A box of eastings and northings as the box on the canvas that holds it."""
    transform = QgsCoordinateTransform(NATIONAL_GRID, canvas_crs, QgsProject.instance())
    return transform.transformBoundingBox(box)


def box_from_canvas(box: QgsRectangle, canvas_crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """A box on the canvas as the box of eastings and northings that holds it."""
    return to_national_grid(QgsProject.instance(), canvas_crs).transformBoundingBox(box)


def snapped(match: QgsPointLocator.Match, canvas_crs: QgsCoordinateReferenceSystem) -> QgsPointXY | None:
    """The easting and northing of what was snapped to, read from its layer; none where it was no vertex or edge."""
    layer = match.layer()
    if not match.isValid() or layer is None:
        return None
    geometry = layer.getFeature(match.featureId()).geometry()
    if geometry.isNull():
        return None
    point = _point_of(match, geometry, layer.crs(), canvas_crs)
    if point is None:
        return None
    if layer.crs() == NATIONAL_GRID:
        return point
    return exactly_from(point, layer.crs())


def _point_of(
    match: QgsPointLocator.Match,
    geometry: QgsGeometry,
    layer_crs: QgsCoordinateReferenceSystem,
    canvas_crs: QgsCoordinateReferenceSystem,
) -> QgsPointXY | None:
    if match.hasVertex():
        return QgsPointXY(geometry.vertexAt(match.vertexIndex()))
    if not match.hasEdge():
        return None
    start = QgsPointXY(geometry.vertexAt(match.vertexIndex()))
    end = QgsPointXY(geometry.vertexAt(match.vertexIndex() + 1))
    shown = QgsCoordinateTransform(layer_crs, canvas_crs, QgsProject.instance())
    first, last = shown.transform(start), shown.transform(end)
    length = first.distance(last)
    along = first.distance(match.point()) / length if length else 0.0
    return QgsPointXY(start.x() + along * (end.x() - start.x()), start.y() + along * (end.y() - start.y()))


def exactly_from(point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> QgsPointXY:
    """A position that has coordinates of its own in any CRS, to the National Grid through exact OSTN15."""
    from ..geometry import national_grid

    etrs89 = QgsCoordinateReferenceSystem("EPSG:4258")
    degrees = QgsCoordinateTransform(crs, etrs89, QgsProject.instance()).transform(point)
    easting, northing = national_grid.from_etrs89([degrees.x()], [degrees.y()])
    return QgsPointXY(float(easting[0]), float(northing[0]))


def receive_national_grid(project: QgsProject) -> None:
    """Make a project ready for a layer in the National Grid: an empty one becomes one in EPSG:27700.

    QGIS then has no question to ask, neither for the map nor for what it works out in degrees by itself.
    """
    choose_operation(project, QgsCoordinateReferenceSystem("EPSG:4326"))
    if not project.mapLayers():
        project.setCrs(NATIONAL_GRID)
    choose_operation(project, project.crs())


def choose_operation(project: QgsProject, crs: QgsCoordinateReferenceSystem) -> None:
    """Settle how the project shows the National Grid in a CRS, so that QGIS need not ask in a dialog.

    What the project already says is left as it is; otherwise the best operation that works on this machine,
    which is what QGIS would take by itself.
    """
    if crs == NATIONAL_GRID or not crs.isValid():
        return
    context = project.transformContext()
    if context.hasTransform(NATIONAL_GRID, crs):
        return
    operations = QgsDatumTransform.operations(NATIONAL_GRID, crs)
    working = next((operation for operation in operations if operation.isAvailable), None)
    if working is None or len(operations) < 2:
        return
    context.addCoordinateOperation(NATIONAL_GRID, crs, working.proj, True)
    project.setTransformContext(context)
