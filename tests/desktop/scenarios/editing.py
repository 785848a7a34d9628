"""Drawing, editing and taking back: with the mouse, with QGIS's own undo, across projects and their CRSs.

arguments: a folder for pictures.
"""

from pathlib import Path

import desk
import journey
import place
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsSnappingConfig,
    QgsTolerance,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QPushButton

pictures = Path(arguments[0])
canvas = iface.mapCanvas()
project = QgsProject.instance()
window = iface.mainWindow()
window.resize(1280, 900)
plugin = desk.the_plugin()
journey.sign_in(plugin, "v2")
journey.show_town(plugin)
middle = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page = dock.drawing, dock.draw_page
store = dock.store


def on_disk(identity: str = "") -> dict:
    return store.get(identity or drawing.draft.id).geometry()


def on_map() -> dict:
    from works_extents.plugin.layers import draft_layer

    return draft_layer.extent_of(drawing.layer)


def same(one: dict, other: dict) -> bool:
    """The same corners; a layer tells them as tuples, a file as lists."""
    return QgsGeometry.fromWkt(_wkt(one)).equals(QgsGeometry.fromWkt(_wkt(other)))


def _wkt(shape: dict) -> str:
    ring = ", ".join(f"{x!r} {y!r}" for x, y in shape["coordinates"][0])
    return f"POLYGON(({ring}))"


def painted() -> str:
    """The colour of the map within the shape, beside the street."""
    at = desk.pixel(canvas, *journey.on_canvas(middle[0] - 9, middle[1] + 2))
    return str(canvas.grab().toImage().pixelColor(at).name())


def found() -> list:
    return [finding.code for finding in drawing.findings]


# A vertex is moved by mouse: on disk at once, and what is wrong with it is told at once.
journey.look_at(*middle, 120)
corners = place.rectangle(middle, 30, 10)
journey.draw(dock, "polygon", corners)
first = drawing.draft.id
drawn = on_disk()
assert not drawing.stopped_by
journey.press(page.edit)
vertices = drawing.draft.vertices
place.move_vertex(vertices[2], (vertices[0][0] - 6, vertices[0][1] + 4))
moved = on_disk()
assert not same(moved, drawn), "the move was not kept"
assert same(moved, on_map())
print("FOUND", found())
desk.picture(window, pictures / "moved.png")

# QGIS's own undo, in the vertex tool, and its redo.
stack = drawing.layer.undoStack()
canvas.setFocus()
desk.wait_until(canvas.hasFocus, "the map's focus")
QTest.keyClick(canvas.viewport(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
desk.wait_until(lambda: same(on_disk(), drawn), "QGIS's undo to be kept")
assert same(on_map(), drawn)
assert not drawing.stopped_by
stack.redo()
desk.wait_until(lambda: same(on_disk(), moved), "QGIS's redo to be kept")

# The dock's undo, with the vertex tool still at work.
journey.press(page.undo)
assert same(on_disk(), drawn) and same(on_map(), drawn)
place.move_vertex(vertices[1], (vertices[1][0] + 5, vertices[1][1]))
again = on_disk()
assert not same(again, drawn) and same(again, on_map())
assert drawing.layer.featureCount() == 1
# Edit pressed twice, another tool taken: the editing ends, and what was edited stays.
journey.press(page.edit)
iface.actionPan().trigger()
desk.wait(100)
assert not drawing.layer.isEditable()
assert same(on_disk(), again) and same(on_map(), again)
journey.press(page.undo)
assert same(on_disk(), drawn) and same(on_map(), drawn)

# QGIS's own pencil ends the editing without a question, and nothing is lost.
journey.press(page.edit)
place.move_vertex(vertices[2], (vertices[2][0] + 5, vertices[2][1] + 5))
pencilled = on_disk()
assert not same(pencilled, drawn)
iface.setActiveLayer(drawing.layer)
iface.actionToggleEditing().trigger()
desk.wait(200)
assert not drawing.layer.isEditable()
assert same(on_disk(), pencilled), "the pencil threw the edit away"
assert same(on_map(), pencilled), "the map shows something else than the disk"

# Deleted, and brought back from the message bar.
iface.messageBar().clearWidgets()
desk.settle()
filled = painted()
journey.press(page.delete)
assert drawing.draft is None and drawing.layer is None
assert first not in [draft.id for draft in store.all()]
assert not [name for name in project.mapLayers() if "Extent" in project.mapLayer(name).name()]
desk.settle()
desk.wait_until(lambda: painted() != filled, "the shape to go from the map")
desk.picture(window, pictures / "deleted.png")
undo = iface.messageBar().currentItem().findChildren(QPushButton)[-1]
assert undo.text() == "Undo"
journey.press(undo)
desk.wait(200)
assert drawing.draft.id == first and same(on_disk(), pencilled) and same(on_map(), pencilled)
print("EDITED")

# A new project while something is being drawn: it is in the drafts, and goes on in the new one.
journey.press(journey.child(dock, "draw_polygon", QAbstractButton))
desk.settle()
sketch = drawing.draft.id
for corner in corners[:3]:
    desk.click_map(canvas, *journey.on_canvas(*corner))
three = list(store.get(sketch).vertices)
assert len(three) == 3
project.setDirty(False)
iface.newProject(False)
desk.settle()
assert drawing.draft is None and not drawing.sketching
assert "ketch" not in type(canvas.mapTool()).__name__, type(canvas.mapTool())
assert store.get(sketch).vertices == three
for place_on_map in ((0, 0), (10, 10)):
    desk.click_map(canvas, *place_on_map)
assert store.get(sketch).vertices == three
dock.open(sketch)
desk.settle()
journey.press(page.go_on)
desk.settle()
desk.click_map(canvas, *journey.on_canvas(*corners[3]))
# One more by mistake; Backspace takes it back.
desk.click_map(canvas, *journey.on_canvas(corners[3][0] - 5, corners[3][1]))
assert len(store.get(sketch).vertices) == 5
canvas.setFocus()
QTest.keyClick(canvas, Qt.Key.Key_Backspace)
desk.wait(50)
assert len(store.get(sketch).vertices) == 4
desk.click_map(canvas, *journey.on_canvas(*corners[3]), button=journey.RIGHT)
assert store.get(sketch).finished and store.get(sketch).vertices[:3] == three
# A new project while the vertex tool is at work with an edit.
journey.press(page.edit)
desk.settle()
whole = store.get(sketch).vertices
place.move_vertex(whole[1], (whole[1][0] + 7, whole[1][1]))
edited = on_disk(sketch)
assert not same(edited, {"coordinates": [[*whole, whole[0]]]})
project.setDirty(False)
iface.newProject(False)
desk.settle()
assert same(on_disk(sketch), edited), "the new project took the edit back"
print("ANOTHER PROJECT")

# In a web-map project, snapped to a corner of a layer in the National Grid: exactly that corner.
target = QgsVectorLayer("Polygon?crs=EPSG:27700", "kerbs", "memory")
exact = [
    (middle[0] - 10.123456, middle[1] - 4.654321),
    (middle[0] + 10.111111, middle[1] - 4.222222),
    (middle[0] + 10.333333, middle[1] + 4.777777),
]
feature = QgsFeature()
feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in exact]]))
target.dataProvider().addFeature(feature)
project.addMapLayer(target)
# An empty project takes its CRS from its first layer, a moment later.
desk.settle()
project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
snapping = QgsSnappingConfig(project)
snapping.setEnabled(True)
snapping.setMode(getattr(QgsSnappingConfig, "SnappingMode", QgsSnappingConfig).AllLayers)
snapping.setType(QgsSnappingConfig.SnappingType.Vertex)
snapping.setTolerance(15)
snapping.setUnits(QgsTolerance.UnitType.Pixels)
project.setSnappingConfig(snapping)
desk.settle()
iface.messageBar().clearWidgets()
journey.look_at(*middle, 60)
desk.settle()
# A few pixels beside each corner: snapping has something to do.
aside = [(x + 0.4, y - 0.3) for x, y in exact]
for corner in aside:
    desk.snaps(*journey.on_canvas(*corner))
journey.draw(dock, "polygon", aside)
snapped = [tuple(vertex) for vertex in drawing.draft.vertices]
assert snapped == exact, f"{snapped} instead of {exact}"
assert [tuple(vertex) for vertex in store.get(drawing.draft.id).vertices] == exact
assert canvas.mapSettings().destinationCrs().authid() == "EPSG:3857"
assert iface.messageBar().currentItem() is None, iface.messageBar().currentItem().text()
desk.picture(window, pictures / "snapped.png")
# A click where there is nothing to snap to is where the screen showed it.
project.setSnappingConfig(QgsSnappingConfig(project))
[clicked] = journey.draw(dock, "point", [(middle[0] + 3, middle[1] + 3)])
shown = journey.on_canvas(*drawing.draft.vertices[0])
assert abs(shown[0] - clicked.x()) < 0.002 and abs(shown[1] - clicked.y()) < 0.002, (shown, clicked)
print("SNAPPED EXACTLY")
