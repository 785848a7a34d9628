"""Every way to draw an extent, by mouse and by keyboard; the same sketch taken up again; shapes taken from layers.

arguments: a folder for pictures, and the version of the service.
"""

import math
from pathlib import Path

import desk
import journey
import place
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel

pictures, version = Path(arguments[0]), arguments[1]
window, canvas = iface.mainWindow(), iface.mapCanvas()
project = QgsProject.instance()
window.resize(1280, 900)
plugin = desk.the_plugin()
journey.sign_in(plugin, version)
journey.show_town(plugin)
middle = place.on_high_street()
dock = journey.open_draw_dock(plugin)
drawing, page, store = dock.drawing, dock.draw_page, dock.store
fields = page.tools.fields
x, y = middle


def shape() -> QgsGeometry:
    """What is on disk."""
    held = store.get(drawing.draft.id).geometry()
    if held["type"] == "LineString":
        return QgsGeometry.fromPolylineXY([QgsPointXY(*vertex) for vertex in held["coordinates"]])
    return QgsGeometry.fromPolygonXY(
        [[QgsPointXY(*vertex) for vertex in ring] for ring in held["coordinates"]]
    )


def tool(name: str) -> None:
    """Take a tool by its button."""
    journey.press(journey.child(dock, f"draw_{name}", QAbstractButton))
    desk.settle()
    assert drawing.sketching and page.tools._buttons[name].isChecked()


def click(*vertices: tuple, button=None) -> list:
    """Click the map at eastings and northings; where that really was, in the National Grid."""
    from works_extents.plugin.host import positions

    crs = canvas.mapSettings().destinationCrs()
    clicked = [desk.click_map(canvas, *journey.on_canvas(*vertex), button=button) for vertex in vertices]
    return [positions.from_canvas(point, crs) for point in clicked]


def type_number(box, text: str) -> None:
    """Type over a number, and tell it by Enter."""
    assert box.isVisible(), box.objectName()
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.wait(30)


def move(easting: float, northing: float) -> str:
    """Move the mouse there; the measures that the dock tells."""
    at, seen = desk.pixel(canvas, *journey.on_canvas(easting, northing)), []
    there = desk.position(canvas, at)

    def see(place: QgsPointXY) -> None:
        seen.append(place)

    canvas.xyCoordinates.connect(see)
    # The window system brings it when it likes, and only where the mouse was elsewhere before.
    QTest.mouseMove(canvas.viewport(), at + QPoint(9, 9))
    QTest.mouseMove(canvas.viewport(), at)
    near = 2 * canvas.mapUnitsPerPixel()
    desk.wait_until(lambda: seen and seen[-1].distance(there) < near, "the mouse over the map")
    canvas.xyCoordinates.disconnect(see)
    desk.wait(80)  # the tool's own timer, which tells the measures
    return page.measures.text()


def sign_in(version: str) -> None:
    """As the practice service's planner, in another version."""
    from works_extents.plugin.host.sign_in import Chosen

    held = plugin.office.sign_in
    held.start(Chosen("practice", version, "planner@practice.example", "practice"))
    desk.wait_until(
        lambda: held.signed_in and held.service.version.value == version,
        f"being signed in with {version}",
    )


def close_to(one: float, other: float, within: float = 0.003) -> bool:
    return abs(one - other) <= within


journey.look_at(x, y, 120)

# A rectangle by three clicks; its measures while drawing, beside the mouse too, and afterwards.
tool("rectangle")
a, b = click((x + 8, y - 10), (x + 8, y + 10))
assert "×" in move(x + 12, y), page.measures.text()
label = canvas.viewport().findChild(QLabel, "works_extents_measures")
assert label.isVisible() and "m²" in label.text(), label.text()
desk.picture(window, pictures / "rectangle.png")
(c,) = click((x + 12, y))
wide = abs(c.x() - a.x())
assert drawing.draft.finished and drawing.draft.shape_type == "Polygon" and not drawing.sketching
assert drawing.draft.construction is None and not drawing.stopped_by
assert close_to(shape().area(), a.distance(b) * wide, 0.1), (shape().area(), a.distance(b) * wide)
assert "×" in page.measures.text() and not page.tools._buttons["rectangle"].isChecked()
assert canvas.viewport().findChild(QLabel, "works_extents_measures") is None or not label.isVisible()

# Undo goes back to before the last click; a typed width ends it.
journey.press(page.undo)
assert drawing.sketching and len(drawing.draft.vertices) == 2
journey.pick(fields.side, "left")
assert drawing.sketching, "nothing says how wide yet"
type_number(fields.width, "2.5")
assert drawing.draft.finished and not drawing.sketching
assert close_to(shape().area(), a.distance(b) * 2.5, 0.05)
assert shape().boundingBox().xMinimum() < a.x() - 2.4

# A rectangle with everything typed: its second corner lies on the bearing.
tool("rectangle")
type_number(fields.angle, "60")
journey.pick(fields.side, "both")
a, _ = click((x - 20, y - 10), (x, y + 3))
assert drawing.draft.finished
ring = shape().asPolygon()[0]
sides = [(one, other) for one, other in zip(ring, ring[1:]) if one.distance(other) > 5]
assert all(abs(one.azimuth(other) % 180 - 60) < 0.05 for one, other in sides), ring
assert close_to(shape().distance(QgsGeometry.fromPointXY(a)), 0)
fields.angle.setValue(-1)

# A line with a width, its places typed, the last clicked; left and gone on with, as after a crash.
tool("corridor")
page.vertices.setCollapsed(False)
typed = page.vertices.typed
journey.into_view(typed)
typed.setFocus()
QTest.keyClicks(typed, f"{x - 20:.3f} {y:.3f}")
QTest.keyClick(typed, Qt.Key.Key_Return)
QTest.keyClicks(typed, "rubbish")
QTest.keyClick(typed, Qt.Key.Key_Return)
assert page.vertices.said.isVisible() and len(drawing.draft.vertices) == 1
typed.clear()
QTest.keyClicks(typed, f"{x - 5:.3f}, {y - 6:.3f}")
QTest.keyClick(typed, Qt.Key.Key_Return)
assert store.get(drawing.draft.id).vertices == [
    (round(x - 20, 3), round(y, 3)),
    (round(x - 5, 3), round(y - 6, 3)),
]
type_number(fields.width, "3")
left = drawing.draft.id
iface.actionPan().trigger()
desk.wait(50)
assert not drawing.sketching and not store.get(left).finished
assert store.get(left).construction["tool"] == "corridor" and store.get(left).construction["width"] == 3.0
journey.press(page.go_on)
desk.settle()
assert drawing.sketching and fields.width.value() == 3.0
click((x + 10, y))
assert "all" in move(x + 12, y + 4) or "m²" in page.measures.text()
desk.picture(window, pictures / "corridor.png")
journey.press(page.finish)
assert drawing.draft.finished and drawing.draft.id == left
length = math.hypot(15, 6) + math.dist(*drawing._sketch_before.vertices[1:])
assert close_to(shape().area(), 3 * length, 1.0), (shape().area(), 3 * length)
assert not drawing.stopped_by

# Along the street: two clicks on it, a third says how far and on which side.
street = next(
    feature
    for feature in project.mapLayersByName("Market Rehearsal (practice)")[0].getFeatures()
    if feature["street"] == "HIGH STREET"
).geometry()
half = street.length() / 2
first, second = (street.interpolate(half + along).asPoint() for along in (-30, 30))
tool("parallel")
click((first.x() + 1, first.y()), (second.x() - 1, second.y()))
told = move(second.x() + 4, second.y())
assert "to the" in told, told
desk.picture(window, pictures / "parallel.png")
click((second.x() + 4, second.y()))
assert drawing.draft.finished and drawing.draft.shape_type == "LineString", page.mended.text()
away = [street.distance(QgsGeometry.fromPointXY(vertex)) for vertex in shape().asPolyline()]
assert max(away) - min(away) < 0.05 and 2 < min(away) < 6, away
assert 55 < shape().length() < 65, shape().length()

# The same with a distance, a side and a width typed: two clicks, and a polygon.
tool("parallel")
type_number(fields.distance, "2")
journey.pick(fields.side, "left")
type_number(fields.band, "1")
click((first.x(), first.y()), (second.x(), second.y()))
assert drawing.draft.finished and drawing.draft.shape_type == "Polygon", page.mended.text()
assert close_to(shape().distance(street), 1.5, 0.01), shape().distance(street)
assert 55 < shape().area() < 65

# Without the street's layer, the gazetteer's line is asked for; in every version.
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
tree = project.layerTreeRoot().findLayer(town.id())
tree.setItemVisibilityChecked(False)
desk.settle()
for version in ("v1", "v6"):
    sign_in(version)
    tool("parallel")
    assert drawing.draft.version == version
    click((first.x(), first.y()), (second.x(), second.y()))
    desk.wait_until(lambda: drawing.draft.finished, "the street's line")
    assert close_to(shape().distance(street), 1.5, 0.01), shape().distance(street)
tree.setItemVisibilityChecked(True)

# Vertices as numbers: typed over, added, pasted, deleted, copied; each can be undone.
panel, table = page.vertices, page.vertices.table
tool("polygon")
corners = click((x, y - 6), (x + 3, y - 6), (x + 3, y + 6), (x, y + 6))
click((x, y + 6), button=journey.RIGHT)
assert drawing.draft.finished and panel.model.rowCount() == 4
journey.into_view(table)
table.setFocus()
cell = panel.model.index(2, 0)
table.setCurrentIndex(cell)
table.edit(cell)
editor = desk.wait_until(lambda: table.findChild(type(typed)), "the cell's editor")
editor.selectAll()
QTest.keyClicks(editor, f"{x + 5:.3f}")
QTest.keyClick(editor, Qt.Key.Key_Return)
desk.wait(50)
assert store.get(drawing.draft.id).vertices[2][0] == round(x + 5, 3)
table.selectRow(2)
desk.wait(20)
assert panel._mark is not None
QTest.keyClicks(typed, f"{x + 2:.3f} {y + 9:.3f}")
QTest.keyClick(typed, Qt.Key.Key_Return)
assert store.get(drawing.draft.id).vertices[3] == (round(x + 2, 3), round(y + 9, 3))
desk.picture(window, pictures / "vertices.png")
table.selectRow(3)
table.setFocus()
QTest.keyClick(table, Qt.Key.Key_Delete)
assert len(store.get(drawing.draft.id).vertices) == 4
for _ in range(3):
    journey.press(page.undo)
assert [QgsPointXY(*vertex) for vertex in store.get(drawing.draft.id).vertices] == corners
table.selectAll()
table.setFocus()
QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
tool("line")
journey.press(panel.paste)
assert len(drawing.draft.vertices) == 4 and not drawing.draft.finished
canvas.setFocus()
QTest.keyClick(canvas, Qt.Key.Key_Backspace)
desk.wait(50)
assert len(drawing.draft.vertices) == 3
QTest.keyClick(canvas, Qt.Key.Key_Return)
assert drawing.draft.finished and drawing.draft.shape_type == "LineString"
assert page.measures.text().endswith("m long")
# Undo goes on drawing what a right click or Enter had ended.
journey.press(page.undo)
assert drawing.sketching and len(drawing.draft.vertices) == 3 and not store.get(drawing.draft.id).finished
journey.press(page.finish)
assert drawing.draft.finished and len(drawing.draft.vertices) == 3

# The selected features of a layer in degrees: exact, each part a draft.
from works_extents.plugin.geometry import national_grid  # noqa: E402

degrees = QgsVectorLayer("MultiPolygon?crs=EPSG:4258", "surveyed", "memory")
exact = [(x + dx, y + dy) for dx, dy in ((0, 0), (4, 0), (4, 4), (0, 4))]
far = [(e + 30, n) for e, n in exact]


def ring_in_degrees(vertices: list) -> list:
    longitude, latitude = national_grid.to_etrs89(*zip(*vertices))
    return [QgsPointXY(*pair) for pair in zip(longitude, latitude)]


feature = QgsFeature()
feature.setGeometry(QgsGeometry.fromMultiPolygonXY([[ring_in_degrees(exact)], [ring_in_degrees(far)]]))
degrees.dataProvider().addFeature(feature)
project.addMapLayer(degrees)
iface.setActiveLayer(degrees)
before = len(store.all())
journey.press(page.tools.take_button)
desk.wait_until(lambda: "Nothing is selected" in page.mended.text(), "why nothing was taken")
assert len(store.all()) == before
degrees.selectAll()
journey.press(page.tools.take_button)
desk.wait_until(lambda: "2 drafts" in page.mended.text(), "the taken shapes")
assert drawing.draft.finished and len(store.all()) == before + 2, len(store.all())
for vertex in exact:
    assert min(math.dist(vertex, held) for held in drawing.draft.vertices) < 0.0005, drawing.draft.vertices
desk.picture(window, pictures / "taken.png")
print("DRAWN IN EVERY WAY")
