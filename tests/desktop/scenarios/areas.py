"""Every way of saying where, and going to places, by mouse and keyboard. Arguments: picture folder, version."""

from datetime import date, timedelta
from pathlib import Path

import desk
import journey
import place
import shapely
from keyboard import choose_offered, type_into
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QToolButton

pictures, version = Path(arguments[0]), arguments[1]
canvas, project = iface.mapCanvas(), QgsProject.instance()
today = date.today()
NO_KEYS = Qt.KeyboardModifier.NoModifier
WEB = QgsCoordinateReferenceSystem("EPSG:3857")
DEGREES = QgsCoordinateReferenceSystem("EPSG:4326")


def drag(first, last):
    start, end = (desk.pixel(canvas, *journey.on_canvas(*corner)) for corner in (first, last))
    view = canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NO_KEYS, start)
    for part in (0.3, 0.7, 1.0):
        step = QPoint(
            round(start.x() + part * (end.x() - start.x())), round(start.y() + part * (end.y() - start.y()))
        )
        QTest.mouseMove(view, step)
        desk.wait(20)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NO_KEYS, end)
    desk.wait_until(lambda: not chooser.rectangle.draw.isChecked(), "the rectangle's end")
    return desk.position(canvas, start), desk.position(canvas, end)


def go():
    before = dock.result
    journey.press(dock.search)
    desk.wait_until(lambda: dock.result is not before and not dock.searching.busy, "the search")
    return dock.result


def refused():
    before = dock.result
    dock.outcome.clear()
    journey.press(dock.search)
    desk.wait_until(lambda: dock.outcome.text() and not dock.searching.busy, "the refusal")
    assert dock.result is before
    return dock.outcome.text()


def shapes(result):
    for group in result.groups.values():
        yield from zip(
            group.rows.tolist(), shapely.from_ragged_array(group.type, group.coordinates, group.offsets)
        )


def permits(result, rows=None):
    numbers = result.attributes["permit_reference_number"]
    return sorted(numbers if rows is None else (numbers[row] for row in rows))


def touching(outline):
    area = shapely.geometry.shape(outline)
    return permits(everything, [row for row, one in shapes(everything) if shapely.intersects(area, one)])


def check_area(key, said=""):
    area = chooser.area()
    assert chooser.way.key == key and area is not None, (chooser.way.key, chooser.problem())
    assert chooser._mark.shown and said in area.words, area.words
    found = go()
    assert len(found) and dock.outcome.text(), dock.outcome.text()
    if area.outline is not None:
        assert permits(found) == touching(area.outline), (key, len(found))
    desk.picture(iface.mainWindow(), pictures / f"area_{key}.png")
    return area


plugin = desk.the_plugin()
iface.mainWindow().resize(1500, 950)
dock = journey.sign_in(plugin, version)
server = plugin.office.sign_in.practice.server
journey.show_town(plugin)
town = project.mapLayersByName("Market Rehearsal (practice)")[0]
chooser = dock.area

# The map view, with the boxes that are asked for on the map.
server.manners.delay = 0.02
journey.press(dock.boxes)
most = {}
dock.searching.asked.connect(lambda _: most.update(dock.boxes.counts))
everything = journey.search(dock, journey.TOWN, today, today + timedelta(days=14))
assert len(everything) > 500 and not chooser._mark.shown
assert most["done"] > 10 and most["refused"] > 5 and most["done"] + most["refused"] == everything.calls
desk.wait_until(lambda: not any(dock.boxes.counts.values()), "the boxes to go")
journey.press(dock.boxes)
server.manners.delay = 0.0

# Drawn on the map: a rectangle, given up once; a polygon with a corner taken back.
x, y = place.on_high_street()
journey.look_at(x, y, 900)
journey.pick(chooser.list, "rectangle")
assert "Draw the rectangle" in refused()
journey.press(chooser.rectangle.draw)
QTest.keyClick(canvas, Qt.Key.Key_Escape)
assert not chooser.rectangle.draw.isChecked() and chooser.area() is None
journey.press(chooser.rectangle.draw)
first, last = drag((x - 200, y - 150), (x + 150, y + 250))
area = check_area("rectangle")
drawn = QgsRectangle(first, last)
assert area.outline is None and area.box == drawn and not chooser.rectangle.draw.isChecked()
box = (drawn.xMinimum(), drawn.yMinimum(), drawn.xMaximum(), drawn.yMaximum())
assert len(dock.result) == server.works_held(box, today, today + timedelta(days=14))
journey.pick(chooser.list, "polygon")
assert "Draw the polygon" in refused()
journey.press(chooser.polygon.draw)
corners = [(x - 200, y - 200), (x + 200, y - 150), (x + 100, y + 200)]
desk.click_map(canvas, *corners[0])
desk.click_map(canvas, x + 300, y)
QTest.keyClick(canvas, Qt.Key.Key_Backspace)
where = [desk.click_map(canvas, *corner) for corner in corners[1:]]
QTest.keyClick(canvas, Qt.Key.Key_Return)
area = check_area("polygon", "3 corners")
ring = area.outline["coordinates"][0]
assert [QgsPointXY(*corner) for corner in ring[1:3]] == where, (ring, where)


# By keyboard alone: the corners typed; what is none is refused with what was expected; drawing counts again after it.
def typed(way, text):
    line = way.typed
    journey.into_view(line)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.wait(50)


def letters(easting, northing):
    return f"SK {easting - 400_000:05.0f} {northing - 300_000:05.0f}"


journey.look_at(x + 3000, y, 300)
journey.pick(chooser.list, "rectangle")
west, south = round(x) - 180, round(y) - 160
typed(chooser.rectangle, f"{letters(west, south)} to {letters(west + 349, south + 399)}")
area = check_area("rectangle", "")
assert area.outline is None and area.box == QgsRectangle(west, south, west + 350, south + 400), area.box
assert chooser.said.text() == "350 m by 400 m" and canvas.extent().contains(area.box)
box = (west, south, west + 350, south + 400)
assert len(dock.result) == server.works_held(box, today, today + timedelta(days=14))
desk.picture(iface.mainWindow(), pictures / "typed_rectangle.png")
typed(chooser.rectangle, f"{west}, {south}; {west + 90}, {south + 70}")
assert chooser.area().box == QgsRectangle(west, south, west + 90, south + 70)
for wrong, told in (("the Red Lion to SK 1 1", "no place"), (f"{west}, {south}", "one place only")):
    typed(chooser.rectangle, wrong)
    assert (
        chooser.area() is None and told in chooser.said.text() and "Type two corners" in chooser.said.text()
    )
    assert told in refused() and not chooser._mark.shown
desk.picture(dock, pictures / "typed_refused.png")
typed(chooser.rectangle, "NT 25 73")
assert "outside England" in refused()
journey.press(chooser.rectangle.draw)
drag((x - 200, y - 150), (x + 150, y + 250))
assert chooser.area().box.width() > 90 and not chooser.rectangle.typed.text() and not chooser.problem()
journey.pick(chooser.list, "polygon")
corners = [(round(e), round(n)) for e, n in corners]
typed(chooser.polygon, "; ".join(f"{e}, {n}" for e, n in corners[:2]))
assert "2 corners" in chooser.said.text() and chooser.area() is None
chooser.polygon.typed.setText("; ".join(f"{e}, {n}" for e, n in corners))
# The search takes what stands in the line, even where nobody left it.
area = go() and check_area("polygon", "3 corners")
assert [tuple(corner) for corner in area.outline["coordinates"][0][:3]] == corners, area.outline
desk.picture(dock, pictures / "typed_polygon.png")

# Selected features of a layer in degrees, exactly; then with metres around; of a chosen layer alone.
from works_extents.plugin.geometry import national_grid  # noqa: E402

other = QgsVectorLayer("Polygon?crs=EPSG:4326", "Elsewhere", "memory")
exact = [(x - 120.0, y - 90.0), (x + 110.0, y - 80.0), (x + 60.0, y + 140.0)]
lon, lat = national_grid.to_etrs89(*zip(*exact))
feature = QgsFeature()
feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(*pair) for pair in zip(lon, lat)]]))
other.dataProvider().addFeatures([feature])
project.addMapLayer(other)
journey.pick(chooser.list, "selected")
assert "Nothing is selected" in refused()
other.selectAll()
desk.wait_until(chooser.area, "the selected area")
area = check_area("selected", "1 selected feature")
wanted = shapely.Polygon(exact)
got = shapely.geometry.shape(area.outline)
assert shapely.hausdorff_distance(got.normalize(), wanted.normalize()) < 0.001
type_into(chooser.selected.distance.lineEdit(), "40")
desk.wait_until(
    lambda: chooser.area() and chooser.area().box.width() > wanted.bounds[2] - wanted.bounds[0] + 70
)
check_area("selected")
town.selectByExpression("\"street\" = 'HIGH STREET'")
desk.wait_until(lambda: chooser.area() and "2 selected" in chooser.area().words, "both layers")
journey.into_view(chooser.selected.layers)
chooser.selected.layers.setFocus()
QTest.keyClick(chooser.selected.layers, Qt.Key.Key_End)
chooser.selected.layers.setLayer(town)
desk.wait_until(lambda: chooser.area() and "1 selected" in chooser.area().words, "one layer")
check_area("selected")
town.removeSelection()
other.removeSelection()

# The extent of a layer, in whatever CRS it is.
journey.pick(chooser.list, "layer")
chooser.layer.layers.setLayer(other)
desk.wait_until(chooser.area, "the layer's extent")
area = check_area("layer", "Elsewhere")
assert all(area.box.contains(QgsPointXY(*corner)) for corner in exact), (area.box, exact)
assert area.box.width() < 230 + 10 and area.box.height() < 230 + 10  # degrees are askew to the grid
project.removeMapLayer(other)

# A street by name, by USRN; a place in three ways, what is none, and one outside England.
journey.pick(chooser.list, "street")
assert "Find the street first" in refused()
street = choose_offered(chooser.street.search, "high str")
desk.wait_until(chooser.area, "the street's surroundings")
area = check_area("street", "HIGH STREET")
assert (
    shapely.hausdorff_distance(
        shapely.geometry.shape(area.outline), shapely.geometry.shape(street.street_line).buffer(50)
    )
    < 0.5
)
type_into(chooser.street.distance.lineEdit(), "5")
desk.wait_until(lambda: chooser.area() and "within 5 m" in chooser.area().words, "the nearer surroundings")
type_into(chooser.street.search.text, "99900001")
desk.wait_until(lambda: chooser.area() and "99900001" in chooser.area().words, "the street of the USRN")
type_into(chooser.street.search.text, "12345678")
desk.wait_until(lambda: "12345678" in chooser.street.search.said.text(), "what is wrong with the USRN")
assert chooser.street.search.said.isVisible()
journey.pick(chooser.list, "place")
assert "Type a place" in refused()
lon, lat = national_grid.to_etrs89(x, y)
for text in (f"SK {x - 400_000:05.0f} {y - 300_000:05.0f}", f"{x:.0f}, {y:.0f}", f"{lat:.7f}, {lon:.7f}"):
    type_into(chooser.place.text, text)
    desk.wait_until(chooser.area, f"the place {text}")
    assert abs(chooser.area().box.center().x() - x) < 1 and abs(chooser.area().box.center().y() - y) < 1
check_area("place", "within 100 m")
type_into(chooser.place.text, "the Red Lion")
assert "grid reference" in refused() and chooser.area() is None
type_into(chooser.place.text, "NT 258 738")
assert "outside England" in refused()

# In a web-map project: what is dragged is what is meant.
project.setCrs(WEB)
journey.look_at(x, y, 900)
journey.pick(chooser.list, "rectangle")
journey.press(chooser.rectangle.draw)
first, last = drag((x - 200, y - 150), (x + 150, y + 250))
area = check_area("rectangle")
corners = [journey.on_canvas(*corner) for corner in area.outline["coordinates"][0][:3]]
assert max(abs(corners[0][0] - first.x()), abs(corners[2][1] - last.y())) < 0.01, (corners, first, last)
project.setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
desk.settle()

# Going to a place, and reading it off.
go_to = dock.findChild(QLineEdit, "go_to")
type_into(go_to, "TQ 300")
assert "as many figures" in dock.place.said.text()
type_into(go_to, f"SK {x - 400_000:05.0f} {y - 300_000:05.0f}")
desk.settle()
assert canvas.extent().center().distance(QgsPointXY(x, y)) < 1 and canvas.extent().width() < 900
assert dock.place.said.isHidden()
reading = dock.findChild(QToolButton, "reading")
middle = canvas.viewport().rect().center()
QTest.mouseMove(canvas.viewport(), middle + QPoint(20, 20))
QTest.mouseMove(canvas.viewport(), middle)
desk.wait_until(lambda: reading.text().startswith("SK 7"), "the reading")
journey.in_menu(reading.menu(), lambda: QTest.keyClick(reading.menu(), Qt.Key.Key_D))
journey.press(reading)
desk.wait_until(lambda: reading.text().startswith("52."), "degrees")
journey.in_menu(reading.menu(), lambda: QTest.keyClick(reading.menu(), Qt.Key.Key_C))
journey.press(reading)
desk.wait_until(lambda: QApplication.clipboard().text() == reading.text(), "the copy")
print("AREAS DONE")
