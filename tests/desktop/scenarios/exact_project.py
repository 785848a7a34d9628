"""A web-map project made exact, drawn in before and after, undone, opened where the grid file has gone.

arguments: a folder for pictures, and a project file to be written.
"""

import math
from pathlib import Path

import desk
import journey
import numpy as np
import place
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsLineSymbol,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSnappingConfig,
    QgsTolerance,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QTextBrowser, QToolButton

pictures, project_file = Path(arguments[0]), Path(arguments[1])
window, canvas, project = iface.mainWindow(), iface.mapCanvas(), QgsProject.instance()
window.resize(1280, 900)
GRID, WEB_MAP = (QgsCoordinateReferenceSystem(f"EPSG:{code}") for code in (27700, 3857))


def _parts(geometry: QgsGeometry) -> list:
    return geometry.asMultiPolyline() if geometry.isMultipart() else [geometry.asPolyline()]


def web_map_of(town: QgsVectorLayer) -> QgsVectorLayer:
    """The town's streets as a web map has them: converted by the definition of the National Grid."""
    from works_extents.plugin.layers.reprojection import from_national_grid

    layer = QgsVectorLayer("MultiLineString?crs=EPSG:3857", "Web map (EPSG:3857)", "memory")
    made = []
    for feature in town.getFeatures():
        parts = [
            [QgsPointXY(*pair) for pair in from_national_grid(np.array(part), WEB_MAP)]
            for part in _parts(feature.geometry())
        ]
        made.append(QgsFeature())
        made[-1].setGeometry(QgsGeometry.fromMultiPolylineXY(parts))
    layer.dataProvider().addFeatures(made)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.renderer().setSymbol(
        QgsLineSymbol.createSimple({"color": "#d4351c", "width": "0.8", "line_style": "dash"})
    )
    return layer


def apart() -> float:
    """Metres at most between the town's vertices as QGIS shows them now and the web map's, on the ground."""
    shown = QgsCoordinateTransform(GRID, WEB_MAP, project)
    worst = 0.0
    for one, other in zip(town.getFeatures(), web_map.getFeatures()):
        for here, there in zip(one.geometry().vertices(), other.geometry().vertices()):
            away = shown.transform(QgsPointXY(here)).distance(QgsPointXY(there))
            worst = max(worst, away * math.cos(math.radians(52.7)))
    return worst


def row(dock, name: str, kind: type = QPushButton):
    return journey.child(dock.findChild(QFrame, "exact_row"), name, kind)


def words(dock) -> str:
    return row(dock, "exact_words", QLabel).text()


def agrees(clicked: list) -> None:
    """What is stored is shown where it was clicked, to a tenth of a pixel; the layer in the project too."""
    from works_extents.plugin.host import positions

    draft = dock.store.get(dock.drawing.draft.id)
    stored = [QgsPointXY(*vertex) for vertex in draft.vertices]
    assert len(stored) == len(clicked), (stored, clicked)
    for vertex, click in zip(stored, clicked):
        assert positions.to_canvas(vertex, WEB_MAP).distance(click) < 0.005, (vertex, click)
        assert positions.from_canvas(click, WEB_MAP).distance(vertex) < 0.002
    feature = next(dock.drawing.layer.getFeatures())
    shown = canvas.mapSettings().layerToMapCoordinates(
        dock.drawing.layer, feature.geometry().asPolygon()[0][0]
    )
    assert min(shown.distance(click) for click in clicked) < 0.005


def snap_to(layer: QgsVectorLayer) -> None:
    """Snapping to a layer's vertices, as its toolbar sets it."""
    config = QgsSnappingConfig(project)
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.SnappingMode.AdvancedConfiguration)
    config.setIndividualLayerSettings(
        layer,
        QgsSnappingConfig.IndividualLayerSettings(
            True, QgsSnappingConfig.SnappingTypes.VertexFlag, 12, QgsTolerance.UnitType.Pixels
        ),
    )
    project.setSnappingConfig(config)


def snapped_vertex() -> tuple[float, float]:
    """Click the map within reach of a vertex of the town's, at where QGIS shows it; what was stored."""
    desk.snaps(*journey.on_canvas(*vertex))
    journey.draw(dock, "point", [vertex])
    return dock.store.get(dock.drawing.draft.id).vertices[0]


def corners(side: float) -> list[tuple[float, float]]:
    return place.rectangle((x + 9, y), side, side)


plugin = desk.the_plugin()
search = journey.sign_in(plugin, "v2")
journey.show_town(plugin)
x, y = place.on_high_street()
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
dock = journey.open_draw_dock(plugin)
exact = plugin.office.exact
desk.wait(400)
assert exact.state.name == "QUIET" and dock.findChild(QFrame, "exact_row").isHidden()

# A web map: QGIS's own transform shows the National Grid metres off, and the dock says by how much here.
web_map = web_map_of(town)
project.addMapLayer(web_map, False)
project.layerTreeRoot().insertLayer(0, web_map)
desk.wait_until(lambda: exact.state.name == "INEXACT", "a web map beside a National Grid project")
project.setCrs(WEB_MAP)
desk.settle()
journey.look_at(x, y, 30)
desk.wait_until(lambda: exact.state.name == "INEXACT" and "web map" in words(dock), "the offer")
desk.wait_until(lambda: not exact._later.isActive(), "the look at the middle of this map")
before = apart()
assert 0.5 < before < 5 and f"{exact.metres:.1f} m off" in words(dock), (before, words(dock))
assert abs(before - exact.metres) < 0.1
iface.messageBar().clearWidgets()
desk.picture(window, pictures / "before.png")
agrees(journey.draw(dock, "polygon", corners(8)))
line = next(feature for feature in town.getFeatures() if feature["street"] == "HIGH STREET").geometry()
vertex = line.closestVertex(QgsPointXY(x, y))[0]
vertex = (vertex.x(), vertex.y())
journey.look_at(*vertex, 30)
snap_to(town)
assert math.dist(snapped_vertex(), vertex) < 1e-6
assert exact.grid is None, "changed without being asked"
said = project.transformContext().coordinateOperations()

# Made exact, by keyboard.
button = row(dock, "make_exact")
button.setFocus()
QTest.keyClick(button, Qt.Key.Key_Space)
meter = desk.GapMeter().start()
desk.wait_until(lambda: exact.state.name == "EXACT", "the project to be exact")
desk.settle()
gap = meter.stop()
after = apart()
assert after < 0.01, after
assert exact.grid.is_file() and project.isDirty() and "exactly" in words(dock) and "exactly" in words(search)
for code in (4326, 4258):
    from works_extents.plugin.host import grid_transforms

    assert grid_transforms.difference(project.transformContext(), code, x, y) < 0.001
journey.look_at(x, y, 30)
desk.picture(window, pictures / "after.png")
agrees(journey.draw(dock, "polygon", corners(8)))
journey.look_at(*vertex, 30)
assert math.dist(snapped_vertex(), vertex) < 1e-6
print(
    f"A National Grid layer and a web map: {before:.3f} m apart before, {after:.6f} m after; gap {gap:.0f} ms"
)

# However much the map shows, QGIS has nothing to complain of.
iface.messageBar().clearWidgets()
for across in (3_000, 600_000, 3_000_000):
    journey.look_at(x, y, across)
canvas.setExtent(QgsRectangle(-2e7, -2e7, 2e7, 2e7))
desk.settle()
told = [label.toPlainText() for label in iface.messageBar().findChildren(QTextBrowser)]
assert not any("ballpark" in text for text in told), told

# Undone by mouse in the midst of a sketch, which goes on where QGIS shows it now.
journey.look_at(x, y, 30)
journey.press(journey.child(dock, "draw_polygon", QAbstractButton))
desk.settle()
first = [desk.click_map(canvas, *journey.on_canvas(*corner)) for corner in corners(10)[:2]]
kept = list(dock.drawing.draft.vertices)
journey.press(row(dock, "undo_exact"))
desk.wait_until(lambda: exact.state.name == "INEXACT", "the project as it was")
desk.settle()
assert abs(apart() - before) < 1e-6 and exact.grid is None
assert project.transformContext().coordinateOperations() == said
assert dock.drawing.sketching and dock.drawing.draft.vertices == kept
last = [desk.click_map(canvas, *journey.on_canvas(*corner)) for corner in corners(10)[2:]]
desk.click_map(canvas, *journey.on_canvas(*corners(10)[3]), button=journey.RIGHT)
assert dock.drawing.draft.finished and dock.drawing.draft.vertices[:2] == kept
desk.picture(window, pictures / "undone.png")
agrees(journey.draw(dock, "polygon", corners(8)))
journey.look_at(*vertex, 30)
assert math.dist(snapped_vertex(), vertex) < 1e-6

# Made again, at once this time; kept, and opened where the file has gone.
journey.press(row(dock, "make_exact"))
desk.wait_until(lambda: exact.state.name == "EXACT", "the project to be exact again")
grid = exact.grid
project.removeMapLayer(web_map)
assert project.write(str(project_file))
project.clear()
grid.unlink()
assert project.read(str(project_file))
desk.settle()
desk.wait_until(lambda: exact.state.name == "GONE", "the file to be missed")
assert "not on this computer" in words(dock), words(dock)
desk.picture(window, pictures / "gone.png")
dock_names = [row(one, "make_exact").text() for one in (dock, search)]
assert dock_names == ["Make it e&xact again"] * 2
journey.press(row(dock, "make_exact"))
desk.wait_until(lambda: exact.state.name == "EXACT" and grid.is_file(), "the file to be there")
journey.press(row(dock, "exact_not_now", QToolButton))
assert dock.findChild(QFrame, "exact_row").isHidden()
project.setDirty(False)
print("EXACT AND UNDONE")
